"""Which version each entry and note is that was ever synced, and which files hold just that."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from tightrope.storage.rows import legible, stamp


class Known(NamedTuple):
    """What an entry or note was when it was synced last, by the fields of a version.

    `revision` is the journal's own; None where the entry was not in it any more. `saved` is when it
    was modified, or deleted (UTC, whole seconds).
    """

    revision: int | None
    saved: datetime
    number: int
    mark: str
    replaces: frozenset[str]


class Seen(NamedTuple):
    """A file as it was when it held one version and nothing else.

    `about` is what its file system says of it; `stands` names the version with all it replaces.
    """

    name: str
    about: str
    stands: str


def get(sql: sqlite3.Connection, name: str) -> Known | None:
    """Return what is known of an entry's id, or of a month."""
    row = sql.execute(
        "SELECT revision, saved, number, mark, replaces FROM synced WHERE name = :name",
        {"name": name},
    ).fetchone()
    if row is None:
        return None
    revision, saved, number, mark, replaces = row
    with legible():
        return Known(
            revision, datetime.fromisoformat(saved), number, mark, frozenset(replaces.split())
        )


def put(sql: sqlite3.Connection, name: str, known: Known) -> None:
    """Remember what an entry or note is now."""
    sql.execute(
        "INSERT OR REPLACE INTO synced (name, revision, saved, number, mark, replaces)"
        " VALUES (:name, :revision, :saved, :number, :mark, :replaces)",
        {
            "name": name,
            "revision": known.revision,
            "saved": stamp(known.saved),
            "number": known.number,
            "mark": known.mark,
            "replaces": _joined(known.replaces),
        },
    )


def names(sql: sqlite3.Connection) -> Iterator[str]:
    """Give the name of everything that was ever synced."""
    return (name for (name,) in sql.execute("SELECT name FROM synced"))


def changed(sql: sqlite3.Connection) -> Iterator[str]:
    """Give the names of what was written, changed or removed since it was synced last."""
    return (name for (name,) in sql.execute(_CHANGED))


def stands(mark: str, replaces: frozenset[str]) -> str:
    """Return what `Seen` calls a version: what it replaces can only become more."""
    return f"{mark} {len(_joined(replaces))}"


def folder(sql: sqlite3.Connection, path: str) -> int:
    """Return the number of a folder, given to it when it is first asked for."""
    values = {"path": path}
    sql.execute("INSERT OR IGNORE INTO synced_folders (path) VALUES (:path)", values)
    row = sql.execute("SELECT folder FROM synced_folders WHERE path = :path", values).fetchone()
    return int(row[0])


def in_step(sql: sqlite3.Connection, path: str) -> dict[str, str]:
    """Return what the file system said of the files that hold just what was synced last."""
    return dict(sql.execute(_IN_STEP, {"path": path}))


def see(sql: sqlite3.Connection, folder: int, seen: Iterable[Seen]) -> None:
    """Remember how files of a folder look."""
    sql.executemany(
        "INSERT OR REPLACE INTO synced_files (folder, name, about, stands)"
        " VALUES (:folder, :name, :about, :stands)",
        ({"folder": folder, **each._asdict()} for each in seen),
    )


def _joined(marks: frozenset[str]) -> str:
    return " ".join(sorted(marks))


_CHANGED = """
SELECT id FROM entries LEFT JOIN synced ON name = id
WHERE (entries.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT month FROM month_notes LEFT JOIN synced ON name = month
WHERE (month_notes.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT name FROM synced
WHERE revision IS NOT NULL AND length(name) > 7 AND name NOT IN (SELECT id FROM entries)
"""
_IN_STEP = """
SELECT name, about FROM synced_folders JOIN synced_files USING (folder) JOIN synced USING (name)
WHERE path = :path AND stands = mark || ' ' || length(replaces)
"""
