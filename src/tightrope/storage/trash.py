"""What was removed and can be restored."""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from tightrope.domain.entry import Entry
from tightrope.storage import entries
from tightrope.storage.row_mapping import as_damage, damaged_error, entry_of, utc_text

_BEHIND = "\U0010ffff"


class Trashed(NamedTuple):
    """An entry in the trash, and when it came there (UTC, whole seconds)."""

    entry: Entry
    removed: datetime


def contents(sql: sqlite3.Connection) -> tuple[Trashed, ...]:
    """Return what lies in the trash, latest removal first."""
    rows = sql.execute(
        "SELECT past.*, removed FROM trash JOIN past USING (id, revision)"
        " ORDER BY removed DESC, trash.place DESC",
    )
    with as_damage():
        return tuple(Trashed(entry_of(row[:-1]), datetime.fromisoformat(row[-1])) for row in rows)


def get(sql: sqlite3.Connection, id_: str) -> Trashed | None:
    """Return the entry with exactly this id, if it lies in the trash."""
    row = sql.execute(
        "SELECT past.*, removed FROM trash JOIN past USING (id, revision) WHERE trash.id = :id",
        {"id": id_},
    ).fetchone()
    with as_damage():
        return Trashed(entry_of(row[:-1]), datetime.fromisoformat(row[-1])) if row else None


def beginning_with(sql: sqlite3.Connection, prefix: str, most: int = 2) -> list[str]:
    """Return up to `most` ids in the trash that begin so; only the one that it is, if it is one."""
    if not entries.can_begin_an_id(prefix):
        return []
    if contains(sql, prefix):
        return [prefix]
    rows = sql.execute(
        "SELECT id FROM trash WHERE id >= :from AND id < :to ORDER BY id LIMIT :most",
        {"from": prefix, "to": prefix + _BEHIND, "most": most},
    )
    return [id_ for (id_,) in rows]


def contains(sql: sqlite3.Connection, id_: str) -> bool:
    """Return whether the entry with exactly this id lies in the trash."""
    return sql.execute("SELECT 1 FROM trash WHERE id = :id", {"id": id_}).fetchone() is not None


def put(sql: sqlite3.Connection, entry: Entry, removed: datetime) -> None:
    """Move an entry from the journal to the trash."""
    entries.archive(sql, entry.id)
    sql.execute(
        "INSERT INTO trash (id, revision, place, removed)"
        " SELECT id, revision, place, :removed FROM entries WHERE id = :id",
        {"id": entry.id, "removed": utc_text(removed)},
    )
    entries.delete(sql, entry.id)


def take(sql: sqlite3.Connection, id_: str) -> Entry:
    """Move an entry from the trash back into the journal, to its old place if that is free.

    Raises JournalError where it is not there.
    """
    row = sql.execute(
        "SELECT past.*, trash.place FROM trash JOIN past USING (id, revision) WHERE trash.id = :id",
        {"id": id_},
    ).fetchone()
    if row is None:
        raise damaged_error()
    entry = entry_of(row[:-1])
    entries.insert(sql, entry, sort_key=row[-1])
    sql.execute("DELETE FROM trash WHERE id = :id", {"id": id_})
    return entry


def count(sql: sqlite3.Connection) -> int:
    """Return how many entries and aims lie in the trash."""
    return int(sql.execute(_COUNT).fetchone()[0])


_COUNT = """
SELECT (SELECT count(*) FROM trash) + (SELECT count(*) FROM aims WHERE removed IS NOT NULL)
"""
