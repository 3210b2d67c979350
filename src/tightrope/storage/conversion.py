"""Turning a journal's file into an encrypted one, a plain one, or one with another key.

The new file is made beside the old one, which stays as it is until the new one has proved to open
and to hold the same. It then takes its place and name in one step. Whoever is killed on the way
leaves the one or the other, whole.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.safe_files import fsync_folder, temp_file
from tightrope.storage.driver import connect, connect_by_sqlcipher, connect_read_only, raw_key
from tightrope.storage.errors import JournalError, is_no_database, translated

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"


class ConvertedFile:
    """The file that holds what the journal at `real` holds, and may take its place."""

    def __init__(self, real: Path, path: Path) -> None:
        self._real = real
        self._path = path

    def opens_with(self, key: "FileKey | None") -> bool:
        """Return whether the new file opens with a key that was derived anew."""
        with closing(connect_by_sqlcipher(self._path, key)) as connection:
            try:
                connection.execute("PRAGMA user_version")
            except sqlite3.DatabaseError as error:
                if not is_no_database(error):
                    raise
                return False
        return True

    def take_place(self) -> None:
        """Put the new file in the place of the old one, and cut what the old one held.

        Raises OSError.
        """
        times = self._real.stat()
        os.utime(self._path, ns=(times.st_atime_ns, times.st_mtime_ns))
        number = os.open(self._real, os.O_RDWR)
        try:
            self._path.replace(self._real)
            fsync_folder(self._real.parent)
            # A program that waits to write into the old file meets a damaged one, and says so.
            os.ftruncate(number, 0)
        finally:
            os.close(number)


@contextmanager
def converted(
    path: Path, key: "FileKey | None", new_key: "FileKey | None"
) -> Iterator[ConvertedFile]:
    """Give a copy of a database that opens with another key, or None for a plain one.

    Meanwhile nobody else can write, or have the journal open. Unless it takes the place of the old
    file, it is gone in the end. Raises JournalError where the file is open elsewhere, cannot be
    read or copied, or the copy does not hold the same.
    """
    real = Path(os.path.realpath(path))
    try:
        with (
            temp_file(real.parent, is_long=True) as unfinished,
            translated(path, saves=True),
            closing(connect_by_sqlcipher(real, key)) as source,
        ):
            _hold(source, path)
            _copy(source, key, unfinished, new_key)
            _compare(source, unfinished, new_key)
            yield ConvertedFile(real, unfinished)
    except OSError as error:
        raise JournalError(
            f"{printable(str(path))} was left as it is, since the new file beside it could not be"
            f" written ({error.strerror}); mend that, and try again."
        ) from None


def _hold(source: sqlite3.Connection, path: Path) -> None:
    """Take everything out of the write-ahead log, and let nobody else in."""
    source.execute("PRAGMA busy_timeout = 1000")
    try:
        # To be had only by the last window: it takes the log away.
        source.execute("PRAGMA journal_mode = DELETE")
        source.execute("PRAGMA locking_mode = EXCLUSIVE")
        source.execute("BEGIN EXCLUSIVE")
        source.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if (error.sqlite_errorcode & 0xFF) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        raise JournalError(
            f"{printable(str(path))} is open in another window or program, so nothing was changed;"
            " close it there, and try again."
        ) from None


def copy_with_key(
    source: Path, key: "FileKey | None", target: Path, new_key: "FileKey | None"
) -> None:
    """Copy a database that nobody writes to into an empty file that another key opens.

    The source is not changed. Raises sqlite3.Error, and ExtraMissingError.
    """
    if key is None and new_key is None:
        with closing(connect_read_only(source)) as plain, closing(connect(target)) as copy:
            plain.backup(copy)
        return
    with closing(connect_by_sqlcipher(source, key)) as opened:
        _copy(opened, key, target, new_key)


def _copy(
    source: sqlite3.Connection, key: "FileKey | None", target: Path, new_key: "FileKey | None"
) -> None:
    if key and new_key:
        with closing(connect_by_sqlcipher(target, new_key)) as copy:
            source.backup(copy)
        return
    # SQLite's own copying wants pages of one kind; encrypted ones hold less.
    (application,) = source.execute("PRAGMA application_id").fetchone()
    (version,) = source.execute("PRAGMA user_version").fetchone()
    source.execute(
        "ATTACH :path AS copy KEY :key",
        {"path": str(target), "key": raw_key(new_key) if new_key else ""},
    )
    source.execute("BEGIN")
    source.execute("SELECT sqlcipher_export('copy')")
    source.execute(f"PRAGMA copy.application_id = {application}")
    source.execute(f"PRAGMA copy.user_version = {version}")
    source.execute("COMMIT")
    source.execute("DETACH copy")


def _compare(source: sqlite3.Connection, target: Path, key: "FileKey | None") -> None:
    """Raise JournalError unless the copy is whole and has as many rows of everything."""
    with closing(connect_by_sqlcipher(target, key)) as copy:
        is_whole = copy.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        if is_whole and _rows(copy) == _rows(source):
            return
    raise JournalError(
        "The new file did not hold what the journal holds, and was thrown away; nothing was"
        " changed. The journal itself may be damaged: see `tightrope rollback`."
    )


def _rows(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    names = [str(name) for (name,) in connection.execute(_TABLES)]
    return [
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in names
        if not name.startswith("sqlite_")
    ]
