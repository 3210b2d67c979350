"""Former states of entries, kept whenever one is overwritten or taken out."""

import sqlite3

from tightrope.domain.entry import Entry
from tightrope.storage.row_mapping import COLUMNS, entry_of


def archive(sql: sqlite3.Connection, id_: str) -> None:
    """Put the present state of an entry aside, under its revision; a second time is harmless."""
    sql.execute(_ARCHIVE, {"id": id_})


def get(sql: sqlite3.Connection, id_: str, revision: int) -> tuple[Entry, int] | None:
    """Return what an entry was at this revision and the place it had, if that was kept."""
    row = sql.execute(
        "SELECT * FROM past WHERE id = :id AND revision = :revision",
        {"id": id_, "revision": revision},
    ).fetchone()
    return (entry_of(row), int(row[-1])) if row else None


_ARCHIVE = f"""
INSERT OR IGNORE INTO versions (place, {", ".join(COLUMNS)})
SELECT place, {", ".join(COLUMNS)} FROM entries WHERE id = :id
"""
