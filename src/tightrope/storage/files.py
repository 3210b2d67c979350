"""Files and folders for their owner alone, and files that appear whole."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_OTHERS = 0o077


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, if it is not there. Raises OSError.

    So are the folders made on the way to it.
    """
    try:
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    except FileNotFoundError:
        if path.parent == path:
            raise
        make_private_folder(path.parent)
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def make_unfinished(place: Path) -> Path:
    """Make an empty file for its owner alone, beside the place that it is meant for.

    Raises OSError.
    """
    path = place.with_name(f".{place.name}.{os.urandom(4).hex()}.new")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE_FILE))
    return path


def appear(unfinished: Path, place: Path) -> bool:
    """Give a finished file its name, unless that is taken; return whether it got it.

    Raises OSError.
    """
    try:
        place.hardlink_to(unfinished)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links; between question and rename another program may still win.
        if os.path.lexists(place):
            return False
        unfinished.rename(place)
    _sync_folder(place.parent)
    return True


def discard(unfinished: Path) -> None:
    """Remove what was not finished, or has its name, with what SQLite put beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def close_to_others(path: Path) -> None:
    """Take away what others may do with a file or folder, if it is there."""
    # A file of somebody else's, or a file system without modes: `doctor` says so, not every start.
    with suppress(OSError):
        if (mode := S_IMODE(path.stat().st_mode)) & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def _sync_folder(path: Path) -> None:
    with suppress(OSError):  # Windows opens no folders; there it is the file system's affair
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
