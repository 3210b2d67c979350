"""Locks by which two runs of the program keep out of each other's way in a file or folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment] # asked for below


def are_there() -> bool:
    """Whether this platform has them."""
    return fcntl is not None


def claim(number: int) -> bool | None:
    """Lock an open file or folder for as long as it is open.

    Return whether it is ours now, or somebody else's; None where a platform or a file system has no
    locks.
    """
    if fcntl is None:
        return None
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


@contextmanager
def claimed(folder: Path) -> Iterator[bool | None]:
    """Lock a folder for as long as this lasts; gives what `claim` returns."""
    if not are_there():
        yield None
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield claim(number)
    finally:
        os.close(number)
