"""The file that a connection has open, and whether it is still the one at its path."""

import os
import sqlite3
from pathlib import Path

from tightrope import libraries, storage
from tightrope.domain.printable import printable
from tightrope.storage import open_files
from tightrope.storage.errors import JournalError


class OpenedFile:
    """The file that a connection has opened, and whether it is still the one at its path.

    `let_go` is for after the connection was closed.
    """

    def __init__(self, path: Path) -> None:
        self._path = Path(os.path.realpath(path))
        self._id = open_files.keep(self._path)
        about = self._path.stat()
        self._looked_like = _look_of(about)
        self._is_replaced = self._has_let_go = False
        self._log = self._path.with_name(f"{self._path.name}-wal")
        self._log_id = _id_of(self._log)

    def was_replaced(self) -> bool:
        """Return whether another file lies at the path, or another content in the file.

        SQLite itself writes to the file when it takes over what is in its log.
        """
        if not self._is_replaced:
            try:
                about = self._path.stat()
            except OSError:
                return False  # moved, or out of reach for now
            if (about.st_dev, about.st_ino) != self._id:
                self._is_replaced = True
            elif _look_of(about) != self._looked_like:
                self._is_replaced = storage.write_ahead_log.is_foreign(self._path)
                self._looked_like = _look_of(about)
        return self._is_replaced

    def is_moved(self) -> bool:
        """Return whether nothing lies at the path, or no log beside it where one was opened."""
        self._find_log()
        return not self._path.exists() or (self._log_id is not None and not self._log.exists())

    def check(self, path: Path) -> None:
        """Raise JournalError where what is saved now would not be found by the next opening.

        `path` is what was opened; it may be a link, and is noticed to lead elsewhere now.
        """
        shown = printable(str(path))
        if self.was_replaced() or _differ(_id_of(path), self._id):
            raise JournalError(
                f"{shown} was replaced while it was open here, so nothing is saved to it; close"
                " every window and open it again. `tightrope rollback` goes back to a backup.",
            )
        if not path.exists():
            lost = (
                f"{shown} was moved or deleted"
                if path.parent.is_dir()
                else (f"The folder of {shown} was moved or deleted")
            )
            raise JournalError(
                f"{lost} while the journal was open here, so nothing is saved to it; bring it"
                " back, or quit and start again with the journal's new place.",
            )
        if not (os.access(self._path, os.W_OK) and os.access(self._path.parent, os.W_OK)):
            raise JournalError(
                f"{shown} or its folder may only be read now, so this was not saved; give yourself"
                " leave to write there, and save again.",
            )
        self._check_log(shown)

    def _check_log(self, shown: str) -> None:
        self._find_log()
        present = _id_of(self._log)
        if self._log_id is not None and (present is None or _differ(present, self._log_id)):
            raise JournalError(
                f"{printable(self._log.name)}, which belongs to {shown}, was moved, deleted or"
                " replaced while the journal was open here, so nothing is saved to it; put it back,"
                " or quit and start again.",
            )

    def _find_log(self) -> None:
        # SQLite makes it when it needs it, and keeps it as long as anybody has the journal open.
        if self._log_id is None:
            self._log_id = _id_of(self._log)

    def let_go(self) -> None:
        """Close what is kept open, if nobody else needs it; twice is once."""
        if self._has_let_go:
            return
        self._has_let_go = True
        open_files.let_go(self._id)


def leave_open(connection: sqlite3.Connection) -> None:
    """Never close a connection, whatever happens, until the process ends.

    For one whose file was replaced: closing it would write its log into what lies there now, and
    remove the log that belongs to that.
    """
    libraries.ctypes.pythonapi.Py_IncRef(libraries.ctypes.py_object(connection))


def _id_of(path: Path) -> tuple[int, int] | None:
    """Return device and number of a file, None where nothing is there or it cannot be asked."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _differ(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    """Whether two files are known to be two; some file systems give their files no numbers."""
    return one is not None and one != other and bool(one[1] and other[1])


def _look_of(about: os.stat_result) -> tuple[int, int]:
    return about.st_mtime_ns, about.st_size
