"""The entries that a query asks for, a page at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from tightrope.domain.entry import Entry
from tightrope.domain.query import Query
from tightrope.storage.question import question
from tightrope.storage.rows import entry_of
from tightrope.storage.wanted import wanted

Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]

# Pages begin small, for whoever looks at the first entries, and grow for whoever reads them all.
_FIRST_PAGE = 64
_LARGEST_PAGE = 1024


def newest_first(reading: Reading, query: Query, limit: int | None = None) -> Iterator[Entry]:
    """Yield what a query asks for, newest first; `limit` None for all.

    No question stays open between pages, so writing in between disturbs neither.
    """
    return _paged(reading, query, limit, _NEWEST_FIRST, "high", -1)


def oldest_first(reading: Reading, query: Query) -> Iterator[Entry]:
    """Yield what a query asks for, oldest first, otherwise like `newest_first`."""
    return _paged(reading, query, None, _OLDEST_FIRST, "low", 1)


def count(sql: sqlite3.Connection, query: Query, most: int) -> int:
    """Return how many entries a query asks for, counting no further than `most`."""
    asked = question(query, wanted(query.words))
    (found,) = sql.execute(
        _COUNT.format(source=asked.source), {**asked.values, "most": most}
    ).fetchone()
    return int(found)


def _paged(
    reading: Reading,
    query: Query,
    limit: int | None,
    statement: str,
    edge: str,
    step: int,
) -> Iterator[Entry]:
    asked = question(query, wanted(query.words))
    text = statement.format(source=asked.source, key=asked.key)
    values, size, left = dict(asked.values), _FIRST_PAGE, limit
    while left is None or left > 0:
        values["most"] = size if left is None else min(size, left)
        with reading() as sql:
            rows = sql.execute(text, values).fetchall()
        yield from map(entry_of, rows)
        if len(rows) < values["most"]:
            return
        values[edge] = rows[-1][-1] + step
        left = None if left is None else left - len(rows)
        size = min(size * 2, _LARGEST_PAGE)


_NEWEST_FIRST = """
SELECT * FROM kept WHERE place IN (
    SELECT {key} FROM {source} ORDER BY {key} DESC LIMIT :most
) ORDER BY place DESC
"""
_OLDEST_FIRST = """
SELECT * FROM kept WHERE place IN (
    SELECT {key} FROM {source} ORDER BY {key} LIMIT :most
) ORDER BY place
"""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT :most)"
