"""Opening a journal's file to read it, where it cannot be written: nothing beside it changes.

Where its log can be used in place, so it is. Else file and log are copied into a private temporary
folder and read there: without a log too, for SQLite needs a file beside a journal to share it with
other windows. Only on a disk that may only be read, where nobody writes, is a journal without a log
read as it stands.
"""

import os
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.paths import temporary_folders
from tightrope.safe_files import close_to_others, lock, make_temp_folder, remove_unfinished
from tightrope.storage import open_files, write_ahead_log
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.open_database import (
    VERSION,
    Opened,
    bring_up_to_date,
    check_owner,
    connect_checked,
)

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey, Unlock

_TRIES = 5
_LOG, _SHARED = "-wal", "-shm"
# Where a plain file says whether it is written with a log, and how long that is: 1 is without
# (https://sqlite.org/fileformat.html#file_format_version_numbers).
_WRITES_NO_LOG = 18, 1
_SETTINGS = """
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
PRAGMA query_only = ON;
"""


class CopyFolder:
    """A private folder with a copy of a journal, locked as long as it is needed."""

    def __init__(self, parent: Path) -> None:
        remove_unfinished(parent)
        self.path = make_temp_folder(parent)
        self._lock = os.open(self.path, os.O_RDONLY) if os.name != "nt" else None
        if self._lock is not None:
            lock(self._lock)

    def remove(self) -> None:
        """Remove the folder and what is in it."""
        rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def open_read_only(
    path: Path, key: "FileKey | None", unlock: "Unlock | None"
) -> tuple[Opened, CopyFolder | None]:
    """Open the journal at `path` for reading, and return the folder of its copy, if there is one.

    Raises JournalError where it is no journal,
    or there is no room for a copy, and what opening it to write raises for an encrypted one.
    """
    real, shown = Path(os.path.realpath(path)), printable(str(path))
    unlock = cache(unlock) if unlock else None  # nobody is asked twice
    for query in _ways_in_place(real):
        try:
            connection, used, _ = connect_checked(real, shown, key, unlock, query)
        except sqlite3.Error:
            continue
        if check_owner(connection, shown) == VERSION:
            connection.executescript(_SETTINGS)
            return Opened(connection, used, ""), None
        connection.close()
    with translated(path):
        return _open_copy(real, shown, key, unlock)


def _ways_in_place(real: Path) -> Iterator[str]:
    has_log = _has_log(real)
    if not has_log and _is_on_read_only_disk(real):
        yield "immutable=1"
    elif has_log and not write_ahead_log.is_foreign(real):
        # Else SQLite would make that file, which nobody could write to afterwards.
        if real.with_name(f"{real.name}{_SHARED}").exists():
            yield "mode=ro"
    elif not has_log and open_files.read_at(real, *_WRITES_NO_LOG) == b"\1":
        yield "mode=ro"


def _has_log(real: Path) -> bool:
    try:
        return real.with_name(f"{real.name}{_LOG}").stat().st_size > 0
    except OSError:
        return False


def _is_on_read_only_disk(real: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(real).f_flag & os.ST_RDONLY)


def _open_copy(
    real: Path, shown: str, key: "FileKey | None", unlock: "Unlock | None"
) -> tuple[Opened, CopyFolder]:
    folder, copy = _copied(real, shown)
    try:
        connection, used, _ = connect_checked(copy, shown, key, unlock)
        if check_owner(connection, shown) < VERSION:
            bring_up_to_date(connection)
        connection.executescript(_SETTINGS)
    except BaseException:
        folder.remove()
        raise
    return Opened(connection, used, ""), folder


def _copied(real: Path, shown: str) -> tuple[CopyFolder, Path]:
    """Copy a journal and its log into the first temporary folder that has room for them."""
    why: OSError | None = None
    for parent in temporary_folders():
        try:
            folder = CopyFolder(parent)
        except OSError as error:
            why = why or error
            continue
        try:
            return folder, _copy(real, folder.path / real.name)
        except OSError as error:
            why = why or error
            folder.remove()
    told = why.strerror if why else "there is no such folder"
    raise JournalError(
        f"{shown} can only be read from a copy, and none could be made in the temporary folder"
        f" ({told}); make room there, or set TMPDIR to a folder with room."
    )


def _copy(real: Path, target: Path) -> Path:
    """Copy a journal and its log as they stand at one moment, and return where the copy is."""
    endings = ("",) if write_ahead_log.is_foreign(real) else ("", _LOG)
    for _ in range(_TRIES):
        before = _state(real)
        for ending in endings:
            source = real.with_name(f"{real.name}{ending}")
            if source.exists():
                copyfile(source, target.with_name(f"{target.name}{ending}"))
                close_to_others(target.with_name(f"{target.name}{ending}"))
        if _state(real) == before:
            break
        # Another program wrote meanwhile.
    return target


def _state(real: Path) -> tuple[tuple[int, int], ...]:
    found = []
    for ending in ("", _LOG):
        try:
            about = real.with_name(f"{real.name}{ending}").stat()
        except OSError:
            found.append((0, 0))
        else:
            found.append((about.st_mtime_ns, about.st_size))
    return tuple(found)
