"""Reading what entries were: the states that were put aside when they were overwritten."""

import sqlite3

from tightrope.domain.entry import Entry
from tightrope.storage.row_mapping import entry_of


def former(sql: sqlite3.Connection, id_: str, present: int) -> tuple[Entry, ...]:
    """Return what an entry was, latest first; `present` is the revision at which it stands now."""
    rows = sql.execute(
        "SELECT * FROM past WHERE id = :id AND revision <> :present ORDER BY revision DESC",
        {"id": id_, "present": present},
    )
    return tuple(map(entry_of, rows))


def first_since(sql: sqlite3.Connection, id_: str, revision: int) -> Entry | None:
    """Return the earliest state of an entry from this revision on, be it the present one."""
    row = sql.execute(
        "SELECT * FROM (SELECT * FROM past UNION ALL SELECT * FROM kept)"
        " WHERE id = :id AND revision >= :revision ORDER BY revision LIMIT 1",
        {"id": id_, "revision": revision},
    ).fetchone()
    return entry_of(row) if row else None
