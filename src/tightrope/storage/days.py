"""Days, their span and the tags: what the figures and the calendar are made of."""

import sqlite3
from datetime import date

from tightrope.domain.day import Day
from tightrope.domain.period import Period
from tightrope.storage.rows import NEEDS, UNREADABLE, damaged


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
    try:
        return tuple(
            Day(
                date=date.fromisoformat(day),
                entries=entries,
                words=words,
                together=together == 1,
                space=space == 1,
                need=NEEDS[need],
            )
            for day, entries, words, together, space, need in rows
        )
    except UNREADABLE:
        raise damaged() from None


def span(sql: sqlite3.Connection) -> Period | None:
    """Return the run of days from the first to the last with an entry."""
    # Two subqueries, each one step into the table's order; one min and max would read all of it.
    first, last = sql.execute(
        "SELECT (SELECT min(day) FROM days), (SELECT max(day) FROM days)",
    ).fetchone()
    return Period(date.fromisoformat(first), date.fromisoformat(last)) if first else None


def tags(sql: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return the tags in use and how many entries carry each, commonest first."""
    rows = sql.execute("SELECT tag, count(*) FROM entry_tags GROUP BY tag ORDER BY 2 DESC, 1")
    return tuple((tag, count) for tag, count in rows)
