"""The entries that a query asks for.

To list what was written last is to ask for everything, and imports nothing that reads a query.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.entry import Entry
from tightrope.storage.query_sql import EVERYTHING, QuerySql, query_sql
from tightrope.storage.row_mapping import entry_of

if TYPE_CHECKING:
    from tightrope.domain.query import Query
    from tightrope.storage.matches import SearchResult
    from tightrope.storage.search_parser import SearchTerms

# Gives a connection for one question, and turns what goes wrong with it into sentences.
OpenReading = Callable[[], AbstractContextManager[sqlite3.Connection]]

# Pages begin small, for whoever looks at the first entries, and grow for whoever reads them all.
_FIRST_PAGE = 64
_LARGEST_PAGE = 1024
# Counting a common word in a long journal to its end takes longer than anybody waits for it.
_MOST_COUNTED = 1000


class _Direction(NamedTuple):
    """A way through a journal: its statements, which end of the range moves on, and how."""

    statement: str
    range: str
    edge: str
    step: int


_NEWEST_FIRST = _Direction(
    """
    SELECT * FROM kept WHERE place IN (
        SELECT {key} FROM {source} ORDER BY {key} DESC LIMIT :most
    ) ORDER BY place DESC
    """,
    "SELECT * FROM kept WHERE place BETWEEN :low AND :high ORDER BY place DESC LIMIT :most",
    "high",
    -1,
)
_OLDEST_FIRST = _Direction(
    """
    SELECT * FROM kept WHERE place IN (
        SELECT {key} FROM {source} ORDER BY {key} LIMIT :most
    ) ORDER BY place
    """,
    "SELECT * FROM kept WHERE place BETWEEN :low AND :high ORDER BY place LIMIT :most",
    "low",
    1,
)
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT :most)"


def newest_first(
    reading: OpenReading, query: "Query | None", limit: int | None = None
) -> Iterator[Entry]:
    """Yield what a query asks for, or everything, newest first; `limit` None for all.

    No question stays open between pages, so writing in between disturbs neither.
    """
    return _paged(reading, _query_sql(query) if query else EVERYTHING, _NEWEST_FIRST, limit)


def oldest_first(reading: OpenReading, query: "Query") -> Iterator[Entry]:
    """Yield what a query asks for, oldest first, otherwise like `newest_first`."""
    return _paged(reading, _query_sql(query), _OLDEST_FIRST)


def search(
    sql: sqlite3.Connection, query: "Query", limit: int, *, counting: bool
) -> "SearchResult":
    """Return the newest entries that a query asks for, with the lines that matched.

    Without `counting` no more is known than whether there are more than these.
    """
    from tightrope.storage.matches import SearchResult, matches  # noqa: PLC0415 - a list shows no matches

    asked_words = _parsed(query.words)
    asked = query_sql(query, asked_words)

    def reading() -> AbstractContextManager[sqlite3.Connection]:
        return nullcontext(sql)

    # One more than is shown tells whether there are more.
    found = list(_paged(reading, asked, _NEWEST_FIRST, limit + 1))
    shown = tuple(matches(found[:limit], asked_words))
    if len(found) <= limit:
        span = Period(found[-1].day, found[0].day) if found else None
        return SearchResult(shown, len(shown), span=span)
    if not counting:
        return SearchResult(shown, limit, more=True)
    values = {**asked.values, "most": _MOST_COUNTED + 1}
    (count,) = sql.execute(_COUNT.format(source=asked.source), values).fetchone()
    oldest = next(_paged(reading, asked, _OLDEST_FIRST, 1), found[-1])
    return SearchResult(
        shown,
        min(count, _MOST_COUNTED),
        more=count > _MOST_COUNTED,
        span=Period(oldest.day, found[0].day),
    )


def count(sql: sqlite3.Connection, query: "Query") -> int:
    """Return how many entries a query asks for, however many they are."""
    asked = _query_sql(query)
    values = {**asked.values, "most": -1}
    (number,) = sql.execute(_COUNT.format(source=asked.source), values).fetchone()
    return int(number)


def _query_sql(query: "Query") -> QuerySql:
    return query_sql(query, _parsed(query.words) if query.words else None)


def _parsed(words: str) -> "SearchTerms":
    from tightrope.storage.search_parser import parse_search  # noqa: PLC0415 - see the module

    return parse_search(words)


def _paged(
    reading: OpenReading,
    asked: QuerySql,
    way: _Direction,
    limit: int | None = None,
) -> Iterator[Entry]:
    statement = way.range
    if not asked.is_range:
        statement = way.statement.format(source=asked.source, key=asked.key)
    values, size, left = dict(asked.values), _FIRST_PAGE, limit
    while left is None or left > 0:
        most = size if left is None else min(size, left)
        with reading() as sql:
            rows = sql.execute(statement, {**values, "most": most}).fetchall()
        yield from map(entry_of, rows)
        if len(rows) < most:
            return
        values[way.edge] = rows[-1][-1] + way.step
        left = None if left is None else left - len(rows)
        size = min(size * 2, _LARGEST_PAGE)
