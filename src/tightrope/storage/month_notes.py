"""The notes of months, and what they were before."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from tightrope import domain
from tightrope.domain.calendar import month_key
from tightrope.storage.row_mapping import as_damage, utc_text

if TYPE_CHECKING:
    from tightrope.domain.month_note import MonthNote

_COLUMNS = "month, revision, created, modified, text"
# Sort before and behind every month.
_EARLIEST, _LATEST = "", "9999-99"


def get(sql: sqlite3.Connection, month: date) -> "MonthNote | None":
    """Return the note of the month that a day is in, also an emptied one."""
    row = sql.execute(
        f"SELECT {_COLUMNS} FROM month_notes WHERE month = :month",
        {"month": month_key(month)},
    ).fetchone()
    return _note_of(row) if row else None


def between(
    sql: sqlite3.Connection, first: date | None, last: date | None
) -> "Iterator[MonthNote]":
    """Give the notes of the months with a day from `first` to `last`, in order, no emptied ones."""
    rows = sql.execute(
        f"SELECT {_COLUMNS} FROM month_notes"
        " WHERE month BETWEEN :first AND :last AND text <> '' ORDER BY month",
        {
            "first": month_key(first) if first else _EARLIEST,
            "last": month_key(last) if last else _LATEST,
        },
    )
    return map(_note_of, rows)


def put(sql: sqlite3.Connection, note: "MonthNote", *, session: str | None = None) -> None:
    """Put a note in the place of its month, whatever stands there; `keep` puts that aside."""
    sql.execute(
        "INSERT OR REPLACE INTO month_notes (month, revision, created, modified, sitting, text)"
        " VALUES (:month, :revision, :created, :modified, :sitting, :text)",
        {
            "month": note.name,
            "revision": note.revision,
            "created": utc_text(note.created),
            "modified": utc_text(note.modified),
            "sitting": session,
            "text": note.text,
        },
    )


def keep(sql: sqlite3.Connection, month: date) -> None:
    """Put the present state of a month's note aside, if there is one; twice is harmless."""
    sql.execute(
        f"INSERT OR IGNORE INTO month_note_versions ({_COLUMNS})"
        f" SELECT {_COLUMNS} FROM month_notes WHERE month = :month",
        {"month": month_key(month)},
    )


def text_at(sql: sqlite3.Connection, month: date, revision: int) -> str | None:
    """Return what the note of a month was at a revision, if that was kept; `keep` keeps it."""
    row = sql.execute(
        "SELECT text FROM month_note_versions WHERE month = :month AND revision = :revision",
        {"month": month_key(month), "revision": revision},
    ).fetchone()
    return str(row[0]) if row else None


def former(sql: sqlite3.Connection, month: date, present: int) -> "tuple[MonthNote, ...]":
    """Return what a month's note was, latest first; it stands at the revision `present` now."""
    rows = sql.execute(
        f"SELECT {_COLUMNS} FROM month_note_versions"
        " WHERE month = :month AND revision <> :present ORDER BY revision DESC",
        {"month": month_key(month), "present": present},
    )
    return tuple(map(_note_of, rows))


def first_since(sql: sqlite3.Connection, month: date, revision: int) -> "MonthNote | None":
    """Return the earliest state of a month's note from this revision on, be it the present one."""
    row = sql.execute(
        f"SELECT * FROM (SELECT {_COLUMNS} FROM month_note_versions"
        f" UNION ALL SELECT {_COLUMNS} FROM month_notes)"
        " WHERE month = :month AND revision >= :revision ORDER BY revision LIMIT 1",
        {"month": month_key(month), "revision": revision},
    ).fetchone()
    return _note_of(row) if row else None


def _note_of(row: tuple[str, int, str, str, str]) -> "MonthNote":

    month, revision, created, modified, text = row
    with as_damage():
        return domain.month_note.MonthNote(
            month=date.fromisoformat(f"{month}-01"),
            text=text,
            created=datetime.fromisoformat(created),
            modified=datetime.fromisoformat(modified),
            revision=revision,
        )
