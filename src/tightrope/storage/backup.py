"""Backups: whole copies of a journal, checked after copying."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.safe_files import make_private_folder, rename_unless_taken, temp_file
from tightrope.storage.driver import connect
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.open_database import APPLICATION_ID

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey


class Reason(StrEnum):
    """Why a backup was made; the last two are what lay in the journal's place, and a log of it."""

    BY_HAND = "by hand"
    DAILY = "daily"
    IMPORT = "import"
    SYNC = "sync"
    CHANGE = "change"
    MIGRATION = "migration"
    ROLLBACK = "rollback"
    SET_ASIDE = "set aside"
    LOG = "its log"


AUTOMATIC = (Reason.DAILY, Reason.IMPORT, Reason.SYNC, Reason.CHANGE)
"""Those that the program makes by itself again and again, and removes by `rotation`."""


def back_up(
    journal: Path,
    target: Path | None,
    now: datetime,
    key: "FileKey | None" = None,
    reason: Reason = Reason.BY_HAND,
) -> Path:
    """Copy a journal, which may be open and written to meanwhile, and return where the copy is.

    `key` is that of an encrypted journal; it opens the copy too.
    The copy is one file for its owner alone, checked before it gets its name. Without a target,
    or in a folder, its name tells the moment `now` (UTC), and the reason. Raises JournalError, also
    where the target exists.
    """
    try:
        if target is None:
            target = folder_of(journal)
            make_private_folder(target)
        if not target.is_dir() and os.path.lexists(target):
            raise _already_there(target)
        folder = target if target.is_dir() else target.parent
        with temp_file(folder, is_long=True) as unfinished:
            _copy(journal, unfinished, key)
            return _named(unfinished, journal, target, now, reason)
    except OSError as error:
        raise JournalError(
            f"The backup could not be written to {printable(str(target or folder_of(journal)))}"
            f" ({error.strerror}); "
            + ("choose another place." if target else "make room there, and see who may write."),
        ) from None


def folder_of(journal: Path) -> Path:
    """Return the folder in which the backups of a journal lie."""
    return journal.with_name(f"{journal.stem}-backups")


def stamp_of(moment: datetime) -> str:
    """Return how the name of a backup tells when it was made; the first 8 signs are the day."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _named(unfinished: Path, journal: Path, target: Path, now: datetime, reason: Reason) -> Path:
    """Give a finished copy its name, and return that."""
    if not target.is_dir():
        if not rename_unless_taken(unfinished, target):
            raise _already_there(target)
        return target
    parts = [journal.stem, stamp_of(now)]
    if reason is not Reason.BY_HAND:
        parts[1:1] = ["auto", reason] if reason in AUTOMATIC else [reason]
    stem = "-".join(parts)
    place, number = target / f"{stem}.db", 1
    while not rename_unless_taken(unfinished, place):
        number += 1
        place = target / f"{stem}-{number}.db"
    return place


def _copy(journal: Path, unfinished: Path, key: "FileKey | None") -> None:
    with (
        closing(connect(journal, key)) as source,
        closing(connect(unfinished, key)) as copy,
        translated(unfinished, saves=True),
    ):
        source.backup(copy)
        # One file that opens from any disk, also one that may only be read.
        copy.execute("PRAGMA journal_mode = DELETE")
        is_whole = _is_whole(copy)
    if not is_whole:
        raise JournalError(
            f"The copy of {printable(str(journal))} is damaged and was thrown away, so the journal"
            " itself may be; `tightrope rollback` goes back to an earlier backup.",
        )


def _is_whole(copy: sqlite3.Connection) -> bool:
    (owner,) = copy.execute("PRAGMA application_id").fetchone()
    with suppress(sqlite3.DatabaseError):
        return owner == APPLICATION_ID and copy.execute("PRAGMA quick_check(1)").fetchall() == [
            ("ok",)
        ]
    return False


def _already_there(place: Path) -> JournalError:
    return JournalError(
        f"{printable(str(place))} is already there and was left alone; choose another name.",
    )
