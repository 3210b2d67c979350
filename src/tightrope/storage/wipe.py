"""Rewriting a journal's file after an erasure, so that no erased word is left in any of its bytes.

`secure_delete` overwrites the rows, but not what the full-text index has in its older pieces, nor
what was copied from page to page when a page was divided, nor the log beside the file.
"""

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.storage import erased, identity
from tightrope.storage.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterator

Stage = Callable[[str], None]
"""Is told what begins: `index`, `file` or `log`."""


def wipe(sql: sqlite3.Connection, folder: Path, stage: Stage) -> None:
    """Finish every erasure in the journal's own files; what is finished is not done again.

    Temporary files go into `folder`. Raises JournalError where another window keeps the log from
    being emptied.
    """
    if (to_do := erased.steps_to_do(sql)) is None:
        return
    least, latest = to_do
    if least < erased.FILE_REWRITTEN:
        rewrite(sql, folder, stage)
        with _saving(sql):
            erased.set_step(sql, erased.FILE_REWRITTEN, latest)
    stage("log")
    (is_blocked, *_) = sql.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_blocked:
        raise JournalError("Another window reads the journal at this moment.")
    with _saving(sql):
        erased.set_step(sql, erased.LOG_EMPTIED, latest)


def rewrite(sql: sqlite3.Connection, folder: Path, stage: Stage) -> None:
    """Build the full-text index anew, and write every page of the file anew."""
    stage("index")
    with _saving(sql):
        # Samples of what an index holds, which some builds of SQLite take; they are taken anew.
        if sql.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat4'").fetchone():
            sql.execute("DELETE FROM sqlite_stat4")
        sql.execute("INSERT INTO entries_fts (entries_fts) VALUES ('rebuild')")
    stage("file")
    with _temporary_files_in(sql, folder):
        sql.execute("VACUUM")


@contextmanager
def _saving(sql: sqlite3.Connection) -> "Iterator[None]":
    sql.execute("BEGIN IMMEDIATE")
    try:
        yield
        # By which a log that does not belong to this file is told from its own.
        identity.renew_save(sql)
        sql.execute("COMMIT")
    except BaseException:
        sql.rollback()
        raise


@contextmanager
def _temporary_files_in(sql: sqlite3.Connection, folder: Path) -> "Iterator[None]":
    """Let SQLite have its temporary files, which lose their names at once, in a private folder.

    In memory, where it has them else, there would have to be room for the whole journal.
    """
    quoted = str(folder).replace("'", "''")
    sql.execute(f"PRAGMA temp_store_directory = '{quoted}'")
    sql.execute("PRAGMA temp_store = FILE")
    try:
        yield
    finally:
        sql.execute("PRAGMA temp_store = MEMORY")
        sql.execute("PRAGMA temp_store_directory = ''")
