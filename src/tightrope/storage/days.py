"""Days, their span and the tags: what the figures and the calendar are made of."""

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import cast

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.patterns import TagDay
from tightrope.storage.row_mapping import NEEDS, as_damage, first_of_day, last_of_day


def written(
    sql: sqlite3.Connection,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Day, ...]:
    """Return the days with entries from `first` to `last`, in order."""
    rows = sql.execute(
        "SELECT day, entries, words, together > 0, space > 0, need FROM days"
        " WHERE day BETWEEN :first AND :last ORDER BY day",
        {"first": (first or date.min).isoformat(), "last": (last or date.max).isoformat()},
    )
    if not (found := rows.fetchall()):
        return ()
    on, entries, words, together, space, needs = zip(*found, strict=True)
    with as_damage():
        # Column by column, so that decades of days take no step in Python for each.
        columns = (
            map(date.fromisoformat, on),
            entries,
            words,
            map(bool, together),
            map(bool, space),
            map(NEEDS.__getitem__, needs),
        )
        return tuple(map(_day, zip(*columns, strict=True)))


# What `Day(…)` does, from a tuple of its fields.
_day = cast("Callable[[tuple[object, ...]], Day]", partial(tuple.__new__, Day))


def span(sql: sqlite3.Connection) -> Period | None:
    """Return the run of days from the first to the last with an entry."""
    # Two subqueries, each one step into the table's order; one min and max would read all of it.
    first, last = sql.execute(
        "SELECT (SELECT min(day) FROM days), (SELECT max(day) FROM days)",
    ).fetchone()
    if first is None:
        return None
    with as_damage():
        return Period(date.fromisoformat(first), date.fromisoformat(last))


def is_empty(sql: sqlite3.Connection) -> bool:
    """Return whether nothing was ever kept that could be lost: no entry, note, aim or talk."""
    return not any(sql.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in _KEPT)


_KEPT = ("entries", "month_notes", "aims", "talk")


def tags(sql: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return the tags in use and how many entries carry each, commonest first."""
    rows = sql.execute("SELECT tag, count(*) FROM entry_tags GROUP BY tag ORDER BY 2 DESC, 1")
    return tuple((tag, count) for tag, count in rows)


def tag_days(sql: sqlite3.Connection, period: Period) -> tuple[TagDay, ...]:
    """Return each tag once with each day of a period that carries it, in the order of the days."""
    rows = sql.execute(
        _TAG_DAYS, {"first": first_of_day(period.first), "last": last_of_day(period.last)}
    )
    with as_damage():
        return tuple(TagDay(tag, date.fromisoformat(day), count) for tag, day, count in rows)


# Each tag is looked up by the step from the one before it, and its entries by their place within
# the period, so that the cost is that of the tags and of the period, not of all that was written.
_TAG_DAYS = """
WITH RECURSIVE names (name) AS (
    SELECT min(tag) FROM entry_tags
    UNION ALL
    SELECT (SELECT min(tag) FROM entry_tags WHERE tag > name) FROM names WHERE name IS NOT NULL
)
SELECT tag, day, count(*)
FROM names
CROSS JOIN entry_tags ON tag = name AND entry_tags.place BETWEEN :first AND :last
CROSS JOIN entries ON entries.place = entry_tags.place
GROUP BY day, tag
"""
