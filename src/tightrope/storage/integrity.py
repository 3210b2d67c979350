"""Whether a journal's file is sound: as a database, and its search index as what it indexes."""

import sqlite3
from contextlib import suppress

_MOST = 20
# With rank 1 the index is compared with the entries; 0 would look at the index alone.
_CHECK_INDEX = "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)"


def is_sound(sql: sqlite3.Connection) -> bool:
    """Return whether the file is whole and the search index in step; takes seconds for a large one.

    For a connection that may write, though nothing is written.
    """
    return not damage(sql) and index_is_in_step(sql)


def damage(sql: sqlite3.Connection) -> list[str]:
    """Return what SQLite's own check finds, at most 20 lines; none of them quotes an entry."""
    try:
        lines = [str(line) for (line,) in sql.execute(f"PRAGMA integrity_check({_MOST})")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if lines == ["ok"] else lines


def index_is_in_step(sql: sqlite3.Connection) -> bool:
    """Return whether the search index is whole and holds what the entries say."""
    with suppress(sqlite3.DatabaseError):
        sql.execute("BEGIN")
        try:
            sql.execute(_CHECK_INDEX)
        finally:
            sql.execute("ROLLBACK")
        return True
    return False


def rebuild_index(sql: sqlite3.Connection) -> None:
    """Make the search index anew from the entries, inside the transaction that is open."""
    sql.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
