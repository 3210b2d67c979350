"""Which database files this process has open, and reading their bytes without harm.

POSIX drops every lock that a process holds on a file when it closes any descriptor of that file,
and SQLite's locks are such: whoever reads a database beside SQLite must not close what he reads
with before SQLite has closed its own.
"""

import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from tightrope import libraries

FileId = tuple[int, int]
"""Device and inode: which file it is, whatever it is called."""

# Where SQLite locks, see https://sqlite.org/walformat.html and its os_unix.c: every connection
# holds a shared lock on this byte of the -shm file.
_SHM_OPEN = 128

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)

# For each file: a descriptor, and for how many connections it is kept.
_KEPT: dict[FileId, list[int]] = {}
_ONE_AT_A_TIME = Lock()


def file_id(path: Path) -> FileId:
    """Return which file lies at a path. Raises OSError."""
    about = path.stat()
    return about.st_dev, about.st_ino


def is_open_here(path: Path) -> bool:
    """Return whether a connection of this process has the file at a path open."""
    return file_id(path) in _KEPT


def keep(path: Path) -> FileId:
    """Note that a connection has opened the file at a path; `let_go` when it is closed again."""
    which = file_id(path)
    with _ONE_AT_A_TIME:
        if which not in _KEPT:
            _KEPT[which] = [os.open(path, _READ), 0]
        _KEPT[which][1] += 1
    return which


def let_go(which: FileId) -> None:
    """Note that a connection has closed its file."""
    with _ONE_AT_A_TIME:
        kept = _KEPT[which]
        kept[1] -= 1
        if not kept[1]:
            del _KEPT[which]
            os.close(kept[0])


def read_at(path: Path, offset: int, size: int) -> bytes:
    """Return bytes of the database at a path. Raises OSError."""
    if kept := _KEPT.get(file_id(path)):
        return _read(kept[0], offset, size)
    number = os.open(path, _READ)
    try:
        return _read(number, offset, size)
    finally:
        os.close(number)


def is_open_elsewhere(path: Path) -> bool:
    """Return whether another process has the database at a path open, as far as one can see.

    For a file that this process has not open.
    """
    shared = path.with_name(f"{path.name}-shm")
    with suppress(OSError):
        number = os.open(shared, os.O_RDWR)
        try:
            return not _can_lock(number, _SHM_OPEN)
        finally:
            os.close(number)
    return False


def _can_lock(number: int, byte: int) -> bool:
    if os.name == "nt":
        return True  # nobody replaces a file there that is open
    try:
        libraries.fcntl.lockf(
            number, libraries.fcntl.LOCK_EX | libraries.fcntl.LOCK_NB, 1, byte, os.SEEK_SET
        )
    except OSError:
        return False
    return True


def _read(number: int, offset: int, size: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(number, size, offset)
    with _ONE_AT_A_TIME:  # Windows
        os.lseek(number, offset, os.SEEK_SET)
        return os.read(number, size)
