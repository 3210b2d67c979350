"""Going back to a backup, through SQLite into the live file, so that open windows come along.

What is to come back is made ready in a file of its own first: copied, checked, brought up to date,
with a generation of its own. It then takes the place of all pages of the live file in one
transaction: whoever is killed on the way leaves the journal as it was. Only where the live file
cannot be opened at all it is moved aside and the new one takes its name.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain.printable import printable
from tightrope.safe_files import (
    fsync_folder,
    make_private_folder,
    rename_unless_taken,
)
from tightrope.storage import identity, integrity, open_files, write_ahead_log
from tightrope.storage.backup import Reason, back_up
from tightrope.storage.driver import connect, connect_read_only
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.file_header import begins_soundly
from tightrope.storage.identity import Identity
from tightrope.storage.open_database import WAL
from tightrope.storage.rollback_source import joined_with_its_base, made_ready

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

# Pages between two looks at whether another window saved something; it cannot after the first.
_PAGES = 8
_TRIES = 3

Progress = Callable[[int, int], object]
"""Is told how many pages are left, and of how many; what it raises leaves all as it was."""


class RolledBack(NamedTuple):
    """What going back did: the backup of what was there before, or the folder that it lies in."""

    saved: Path | None
    set_aside: Path | None


class _SavedMeanwhileError(Exception):
    """Another window saved something after the journal was copied."""


def roll_back(
    journal: Path,
    backup: Path,
    now: datetime,
    *,
    key: "FileKey | None" = None,
    backup_key: "FileKey | None" = None,
    forgets_folders: bool = False,
    progress: Progress | None = None,
) -> RolledBack:
    """Bring back what a backup holds, after the journal as it is was saved as a backup.

    `key` opens the journal, `backup_key` the backup; the journal keeps its own. Open windows read
    what came back, and none saves over it what it has read before. `forgets_folders` leaves out
    what is known of synced folders. Raises JournalError, with nothing changed, where the backup is
    no journal, is damaged or of a newer program, where the journal is busy, or where it is too
    damaged to be opened while another window has it open.
    """
    real = Path(os.path.realpath(journal))
    try:
        make_private_folder(real.parent)
        if backup.name.endswith("-wal"):
            with joined_with_its_base(real, backup) as whole:
                return roll_back(
                    journal, whole, now, key=key, forgets_folders=forgets_folders, progress=progress
                )
        for _ in range(_TRIES):
            present = _identity_of(real, key)
            with made_ready(
                real, backup, key, backup_key, present, forgets_folders=forgets_folders
            ) as ready:
                if present is None:
                    return _take_place(real, ready)
                with suppress(_SavedMeanwhileError):
                    return _write_into(real, ready, present, now, key=key, progress=progress)
    except OSError as error:
        raise JournalError(
            f"Nothing was changed, since {printable(str(error.filename or real))} could not be used"
            f" ({error.strerror}); mend that, and try again.",
        ) from None
    raise JournalError(
        "Another window goes on saving to the journal, so nothing was changed; close it, and try"
        " again.",
    )


def _identity_of(real: Path, key: "FileKey | None") -> Identity | None:
    """Return the identity of the live file, one without content where it has none, or None.

    None says that SQLite cannot open it at all.
    """
    if not real.exists():
        return None
    # Not tried where it cannot work: closing it would write the log into it.
    if key is None and not begins_soundly(real):
        return None
    if not open_files.is_open_here(real):
        with translated(real):
            write_ahead_log.put_right(real, lambda path: connect(path, key))
    with closing(connect(real, key)) as sql:
        try:
            sql.execute("BEGIN IMMEDIATE")
            sql.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            if (error.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                with translated(real):
                    raise
            return None
        return _identity_by(sql)


def _write_into(
    real: Path,
    ready: Path,
    present: Identity,
    now: datetime,
    *,
    key: "FileKey | None",
    progress: Progress | None,
) -> RolledBack:
    """Replace every page of the live file in one transaction, with what it held saved before.

    Raises _SavedMeanwhileError where that is not the state that `present` tells any more.
    """
    saved, set_aside = _save_present(real, now, key)
    with (
        translated(real, saves=True),
        closing(connect_read_only(ready, key)) as source,
        closing(connect(real, key)) as live,
        closing(connect(real, key)) as other,
    ):
        copied = _identity_in(saved, key) if saved else present
        is_checked = False

        def look(status: int, left: int, total: int) -> None:
            nonlocal is_checked
            if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise JournalError(
                    f"Another program keeps {printable(str(real))} busy, so nothing was changed;"
                    " try again in a moment.",
                )
            if not is_checked:
                is_checked = True  # from the first page on nobody else can save
                if not _identity_by(other) == copied == present:
                    raise _SavedMeanwhileError
            if progress:
                progress(left, total)

        with suppress(sqlite3.DatabaseError):
            live.execute(WAL)  # otherwise nobody, and not even `other`, could read meanwhile
        try:
            source.backup(live, pages=_PAGES, progress=look)
        except _SavedMeanwhileError:
            if saved:
                saved.unlink()
            raise
        # The log is as large as the journal now; whoever reads delays this to the last close.
        live.execute("PRAGMA busy_timeout = 0")
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return RolledBack(saved, set_aside)


def _identity_in(path: Path, key: "FileKey | None") -> Identity:
    with closing(connect_read_only(path, key)) as sql:
        return _identity_by(sql)


def _identity_by(sql: sqlite3.Connection) -> Identity:
    with suppress(sqlite3.DatabaseError, TypeError):
        return identity.read(sql)
    return Identity("", "", identity.FIRST, identity.FIRST)


def _save_present(
    real: Path, now: datetime, key: "FileKey | None"
) -> tuple[Path | None, Path | None]:
    """Make a backup of the live file, or, where it is too damaged for one, a copy of its bytes."""
    try:
        return back_up(real, None, now, key, Reason.ROLLBACK), None
    except JournalError:
        with closing(connect(real, key)) as sql, suppress(sqlite3.DatabaseError):
            if not integrity.damage(sql):
                raise  # there is no room for a copy, or no leave to write one
        return None, write_ahead_log.copy_aside(real)


def _take_place(real: Path, ready: Path) -> RolledBack:
    """Let the new file take the name of one that cannot be opened, which is moved aside."""
    log = write_ahead_log.log_of(real)
    if not real.exists() and not log.exists():
        rename_unless_taken(ready, real)
        return RolledBack(None, None)
    if real.exists() and open_files.is_open_here(real):
        raise _open_elsewhere(real)
    if open_files.is_open_elsewhere(real):
        raise _open_elsewhere(real)
    folder = write_ahead_log.set_aside(real)
    ready.replace(real)
    fsync_folder(real.parent)
    return RolledBack(None, folder)


def _open_elsewhere(real: Path) -> JournalError:
    return JournalError(
        f"The beginning of {printable(str(real))} is damaged, so that going back to a backup needs"
        " all windows closed; nothing was changed. Close them, and try again.",
    )
