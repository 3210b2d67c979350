"""What a rollback brings back: a backup, or a log with its base, made ready in a file of its own.

Nothing of the journal is touched here.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.safe_files import temp_file
from tightrope.storage import identity, integrity, write_ahead_log
from tightrope.storage.backup import Reason
from tightrope.storage.backup_folder import backups_of
from tightrope.storage.conversion import copy_with_key
from tightrope.storage.driver import connect, connect_read_only
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.file_header import begins_soundly
from tightrope.storage.identity import Identity
from tightrope.storage.open_database import APPLICATION_ID, VERSION, bring_up_to_date

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey


def folders_in(path: Path, key: "FileKey | None") -> tuple[str, ...]:
    """Return the folders that a backup was synced with, as far as it can be read."""
    with suppress(sqlite3.Error), closing(connect_read_only(path, key)) as sql:
        return _folders(sql)
    return ()


def live_folders_in(journal: Path, key: "FileKey | None") -> tuple[str, ...]:
    """Return the folders that a journal was synced with; none where it cannot be read."""
    real = Path(os.path.realpath(journal))
    with suppress(sqlite3.Error, OSError):
        if key or begins_soundly(real):
            with closing(connect(real, key)) as sql:
                return _folders(sql)
    return ()


def _folders(sql: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(str(folder) for (folder,) in sql.execute("SELECT path FROM synced_folders"))


@contextmanager
def joined_with_its_base(journal: Path, log: Path) -> Iterator[Path]:
    """Give a journal made of a log that was set aside and a copy of the state that it follows.

    That may be a backup, or what else was set aside. Raises JournalError where none is.
    """
    saves = write_ahead_log.saves_in(log)
    for candidate in backups_of(journal):
        if candidate.is_encrypted or candidate.reason is Reason.LOG:
            continue
        with suppress(sqlite3.Error), closing(connect_read_only(candidate.path)) as sql:
            if identity.read(sql).save not in saves:
                continue
            with write_ahead_log.copies_of(candidate.path, log, journal.parent) as whole:
                if _is_sound_together(whole):
                    yield whole
                    return
    raise JournalError(
        f"No backup has the state that {printable(str(log))} follows, so that it cannot be put"
        " together again; it stays where it lies.",
    )


def _is_sound_together(whole: Path) -> bool:
    with closing(connect(whole)) as sql:
        sql.execute("PRAGMA journal_mode = DELETE")  # takes the log in
        return not integrity.damage(sql)


@contextmanager
def made_ready(
    real: Path,
    backup: Path,
    key: "FileKey | None",
    backup_key: "FileKey | None",
    present: Identity | None,
    *,
    forgets_folders: bool = False,
) -> Iterator[Path]:
    """Give a file beside the journal at `real` that holds what is to come back from a backup.

    It has the journal's key, or the backup's where there is no journal to keep one, and a
    generation of its own, later than that of `present`. `forgets_folders` leaves out what is known
    of synced folders. Raises JournalError where the backup is none, damaged or of a newer program.
    """
    shown = printable(str(backup))
    own_key = key if present else key or backup_key
    with temp_file(real.parent, is_long=True) as ready:
        with translated(ready, saves=True):
            copy_with_key(backup, backup_key, ready, own_key)
        with closing(connect(ready, own_key)) as sql, translated(ready, saves=True):
            _check(sql, shown)
            bring_up_to_date(sql)
            sql.execute("BEGIN IMMEDIATE")
            identity.renew_generation(sql, present)
            sql.execute("COMMIT")
            sql.execute("PRAGMA journal_mode = DELETE")
            if forgets_folders:
                _forget_folders(sql)
        yield ready


def _check(sql: sqlite3.Connection, shown: str) -> None:
    (owner,) = sql.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise JournalError(f"{shown} is not a backup of a journal; choose another one.")
    (version,) = sql.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise JournalError(
            f"{shown} was written by a newer Tightrope than this one; update Tightrope first."
        )
    if integrity.damage(sql):
        raise JournalError(
            f"{shown} is damaged, and nothing was changed; choose another one from"
            " `tightrope backups`."
        )


def _forget_folders(sql: sqlite3.Connection) -> None:
    sql.execute("BEGIN IMMEDIATE")
    for table in ("synced_files", "synced", "synced_folders"):
        sql.execute(f"DELETE FROM {table}")
    sql.execute("COMMIT")
