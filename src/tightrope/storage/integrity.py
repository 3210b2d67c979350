"""Whether a journal's file is sound: as a database, and its search index as what it indexes."""

import sqlite3

_MOST = 20
# The last one is what SQLite says of a layout that it does not understand.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
# With rank 1 the index is compared with the entries; 0 would look at the index alone.
_CHECK_INDEX = "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)"


def is_sound(sql: sqlite3.Connection) -> bool:
    """Return whether the file is whole and the search index in step; takes seconds for a large one.

    For a connection that may write, though nothing is written.
    """
    return not damage(sql) and index_is_in_step(sql)


def damage(sql: sqlite3.Connection) -> list[str]:
    """Return what SQLite's own check finds, at most 20 lines; none of them quotes an entry.

    Raises sqlite3.Error where the file cannot be looked at, as on a full disk.
    """
    try:
        lines = [str(line) for (line,) in sql.execute(f"PRAGMA integrity_check({_MOST})")]
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        return [str(error)]
    return [] if lines == ["ok"] else lines


def index_is_in_step(sql: sqlite3.Connection) -> bool:
    """Return whether the search index is whole and holds what the entries say.

    Raises sqlite3.Error where it cannot be looked at.
    """
    sql.execute("BEGIN")
    try:
        sql.execute(_CHECK_INDEX)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        return False
    finally:
        sql.execute("ROLLBACK")
    return True


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Return whether an error tells of the file, and not of the disk, a lock or an interrupt."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return (code & 0xFF) in _DAMAGE


def rebuild_index(sql: sqlite3.Connection) -> None:
    """Make the search index anew from the entries, inside the transaction that is open."""
    sql.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
