"""The file that a connection has open, and whether it is still the one at its path."""

import os
import sqlite3
from pathlib import Path

from tightrope.storage import open_files


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
                from tightrope.storage import write_ahead_log  # noqa: PLC0415 - hardly ever needed

                self._is_replaced = write_ahead_log.is_foreign(self._path)
                self._looked_like = _look_of(about)
        return self._is_replaced

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
    import ctypes  # noqa: PLC0415 - hardly ever needed

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


def _look_of(about: os.stat_result) -> tuple[int, int]:
    return about.st_mtime_ns, about.st_size
