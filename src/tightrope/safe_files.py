"""Writing files so that they are private from their first byte, and whole or not there at all.

A file is written beside its target under a name that nobody else takes, flushed to the disk, and
renamed. A process that is killed leaves such a file behind; the next one that writes in the same
folder removes it, by the rule of `remove_stale_temp_files`. Functions raise OSError.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from stat import S_IMODE, S_ISDIR, S_ISREG
from time import monotonic, sleep, time
from typing import BinaryIO, TextIO

from tightrope import libraries

TEMP_PREFIX = ".tightrope-unfinished-"
"""How the name of every temporary file and folder begins."""

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_OTHERS = 0o077
# Bytes that are handed to the system at once; each time costs as much as writing an entry.
_BUFFER = 2**18
_NEW = os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# SQLite keeps these beside a file for as long as it writes it.
_COMPANIONS = ("-journal", "-wal", "-shm")
# As a file, and as a folder, is called; other names that begin so are not temporary.
_TEMP_NAME = (
    rf"{re.escape(TEMP_PREFIX)}(?:[0-9a-f]{{16}}|[0-9a-z_]{{8}})(?:{'|'.join(_COMPANIONS)})?"
)
_DAY = 24 * 60 * 60  # seconds
_PAUSE = 0.05  # seconds between two looks
_FOLDERS_CAN_BE_OPENED = os.name != "nt"
# Elsewhere SQLite locks parts of a file by other means than `lock`, and neither sees the other.
_LOCKS_ARE_APART = os.name != "nt"
_LOCK_NAME = f"{TEMP_PREFIX}lock"


def make_private_folder(path: Path) -> None:
    """Make a folder (0700), and those on the way to it, unless it is there."""
    try:
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    except FileNotFoundError:
        if path.parent == path:
            raise
        make_private_folder(path.parent)
        path.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def close_to_others(path: Path) -> None:
    """Take away what others may do with a file or folder, if it is there."""
    # Somebody else's file, or a file system without modes, stays as it is.
    with suppress(OSError):
        if (mode := S_IMODE(path.stat().st_mode)) & _OTHERS:
            path.chmod(mode & ~_OTHERS)


def create_private(path: Path) -> BinaryIO:
    """Open a new file (0600) for writing. Raises FileExistsError also where a link lies there."""
    # 0600 from its first byte, whatever the umask.
    number = os.open(path, os.O_WRONLY | _NEW, _PRIVATE_FILE)
    return open(number, "wb")  # noqa: PTH123 - a descriptor


def write_private(path: Path, content: bytes) -> None:
    """Write a new file (0600), whole and on the disk. Raises FileExistsError as above."""
    with create_private(path) as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def write_new(path: str, content: bytes) -> os.stat_result:
    """Write a new file (0600) as `create_private` does, and return what the system says of it.

    Nothing is flushed to the disk. It takes half of what a file object does, for many small files.
    """
    number = os.open(path, os.O_WRONLY | _NEW, _PRIVATE_FILE)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(number, rest) :]
        return os.fstat(number)
    finally:
        os.close(number)


def write_atomically(target: Path, content: bytes) -> None:
    """Write a file (0600) that takes the target's place, also on the disk, once it is whole.

    Where the target is a link, what it leads to is replaced. An error leaves all as it was.
    """
    with (
        _renamed_when_whole(target, is_long=False) as number,
        open(number, "wb", closefd=False) as out,
    ):
        out.write(content)


@contextmanager
def replace_atomically(target: Path) -> Iterator[BinaryIO]:
    """Open a file for what is not known at once, and do with it what `write_atomically` does.

    It is locked meanwhile, however long that takes.
    """
    with (
        _renamed_when_whole(target, is_long=True) as number,
        open(number, "wb", _BUFFER, closefd=False) as out,
    ):
        yield out


@contextmanager
def replace_text_atomically(target: Path) -> Iterator[TextIO]:
    """Do what `replace_atomically` does for UTF-8 text, whose line ends are kept as they are."""
    with (
        _renamed_when_whole(target, is_long=True) as number,
        open(number, "w", _BUFFER, "utf-8", newline="", closefd=False) as out,
    ):
        yield out


@contextmanager
def _renamed_when_whole(target: Path, *, is_long: bool) -> Iterator[int]:
    target = Path(os.path.realpath(target))
    temp = _temp_path(target.parent)
    number = os.open(temp, os.O_WRONLY | _NEW, _PRIVATE_FILE)
    try:
        try:
            if is_long:
                lock(number)
            remove_stale_temp_files(temp)
            yield number
            os.fsync(number)
        finally:
            os.close(number)
        temp.replace(target)
    except BaseException:
        temp.unlink(missing_ok=True)
        raise
    fsync_folder(target.parent)


@contextmanager
def temp_file(folder: Path, *, is_long: bool = False) -> Iterator[Path]:
    """Make an empty file (0600) in a folder, and remove it, or what is left of it, in the end.

    For what is written by SQLite, which has closed it by then: what SQLite put beside it goes too.
    One that is written for long is locked meanwhile, where that is no hindrance to SQLite.
    """
    path = _temp_path(folder)
    number = os.open(path, os.O_RDWR | _NEW, _PRIVATE_FILE)
    try:
        if is_long and _LOCKS_ARE_APART:
            lock(number)
        remove_stale_temp_files(path)
        yield path
    finally:
        # Not before: closing any descriptor of a file drops the locks that SQLite has on it.
        os.close(number)
        for ending in ("", *_COMPANIONS):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def make_temp_folder(parent: Path) -> Path:
    """Make a folder (0700) for files that are renamed together, and return its path."""
    path = _temp_path(parent)
    path.mkdir(mode=_PRIVATE_FOLDER)
    return path


def rename_unless_taken(source: Path, target: Path) -> bool:
    """Give a finished file its name, unless something has it; return whether it got it."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links; between question and rename another program may still win.
        if os.path.lexists(target):
            return False
        source.rename(target)
    fsync_folder(target.parent)
    return True


def fsync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with suppress(OSError):  # Windows opens no folders; there it is the file system's affair
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def lock(number: int) -> bool | None:
    """Lock an open file or folder for as long as it is open, or its process lives.

    Return whether it is ours now, or somebody else's; None where a file system has no locks.
    """
    try:
        return libraries.filelock.lock_descriptor(number, blocking=False)
    except OSError:
        return None


@contextmanager
def shared_lock(folder: Path) -> Iterator[tuple[int, ...]]:
    """Lock a folder, and give the descriptors that a child process keeps the lock with.

    So it lasts until both of them have ended. Windows gives none: there it ends with this process.
    """
    if not _FOLDERS_CAN_BE_OPENED:
        with locked_folder(folder):
            yield ()
        return
    number = os.open(folder, os.O_RDONLY | _NO_LINK)
    try:
        lock(number)
        yield (number,)
    finally:
        os.close(number)


@contextmanager
def locked_folder(folder: Path) -> Iterator[bool | None]:
    """Lock a folder for as long as this lasts; gives what `lock` returns."""
    if _FOLDERS_CAN_BE_OPENED:
        number = os.open(folder, os.O_RDONLY | _NO_LINK)
    else:  # Windows: a file in it stands for the folder
        number = os.open(folder / _LOCK_NAME, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE)
    is_ours = None
    try:
        is_ours = lock(number)
        yield is_ours
    finally:
        os.close(number)
        if is_ours and not _FOLDERS_CAN_BE_OPENED:
            with suppress(OSError):
                (folder / _LOCK_NAME).unlink()


def remove_stale_temp_files(newest: Path) -> None:
    """Remove what killed processes left in the folder in which `newest` was made just now.

    What goes has one of our names and our owner, did not change on the day before `newest`, and is
    locked by nobody. Whoever writes for long holds a lock until the end, however long it sleeps.
    Where a file system has no locks, all of it stays.
    """
    with suppress(OSError):  # what is not ours to remove keeps nobody from writing
        # By the clock of the file system, which may be another machine's.
        before = newest.lstat().st_mtime - _DAY
        with os.scandir(newest.parent) as files:
            found = [Path(file.path) for file in files if re.fullmatch(_TEMP_NAME, file.name)]
        for path in found:
            with suppress(OSError):
                if _is_stale(path, before):
                    _remove(path)


def remove_abandoned_temp_files(folder: Path) -> None:
    """Remove what killed processes left in a folder, however new it is, unless it is locked.

    For when no word may be left: what is being written at this moment is locked where that takes
    long, and not noticed where it does not.
    """
    with suppress(OSError), os.scandir(folder) as files:
        found = [Path(file.path) for file in files if re.fullmatch(_TEMP_NAME, file.name)]
        for path in sorted(found):  # what SQLite put beside a file stands behind it, and goes after
            with suppress(OSError):
                if not _has_owner(path) and _is_stale(path, inf):
                    _remove(path)


def wait_for_temp_files(folder: Path, seconds: float) -> None:
    """Wait, so long at most, until nobody writes a temporary file in a folder for long any more."""
    give_up_at = monotonic() + seconds
    while monotonic() < give_up_at and any(map(_is_locked, temp_files(folder))):
        sleep(_PAUSE)


def _is_locked(path: Path) -> bool:
    try:
        number = os.open(path, os.O_RDWR | _NO_LINK)
    except OSError:
        return False
    try:
        return lock(number) is False
    finally:
        os.close(number)


def temp_files(folder: Path) -> list[Path]:
    """Return the files and folders of ours in a folder that are not finished, or never were."""
    with suppress(OSError), os.scandir(folder) as files:
        return [Path(file.path) for file in files if re.fullmatch(_TEMP_NAME, file.name)]
    return []


def _has_owner(path: Path) -> bool:
    """Return whether a file is one that SQLite put beside another which is still there."""
    own, _, ending = path.name.removeprefix(TEMP_PREFIX).partition("-")
    return bool(ending) and path.with_name(TEMP_PREFIX + own).exists()


def is_left_behind(folder: Path, *, was_locked: bool) -> bool:
    """Whether a folder is ours, and whoever wrote in it is gone: its lock is free.

    One that was never locked, or lies where there are no locks, is so after a day.
    """
    try:
        about = folder.lstat()
        if not S_ISDIR(about.st_mode):
            return False
        if hasattr(os, "geteuid") and about.st_uid != os.geteuid():
            return False
        with locked_folder(folder) as is_free:
            if is_free is False:
                return False
            is_old = about.st_mtime < time() - _DAY
            return is_old or (was_locked and is_free is True)
    except OSError:
        return False


def remove_left_behind(folder: Path) -> None:
    """Remove a folder that is ours, and all in it. Raises OSError."""
    _remove(folder)


def remove_unfinished(folder: Path) -> None:
    """Remove what killed processes left in a folder, as `remove_stale_temp_files` does.

    For a start of the program, which makes no file there.
    """
    with suppress(OSError):
        with os.scandir(folder) as files:
            found = [Path(file.path) for file in files if re.fullmatch(_TEMP_NAME, file.name)]
        for path in found:
            with suppress(OSError):
                if _is_stale(path, time() - _DAY):
                    _remove(path)


def _is_stale(path: Path, before: float) -> bool:
    about = path.lstat()
    is_folder = S_ISDIR(about.st_mode)
    if not (is_folder or S_ISREG(about.st_mode)) or about.st_mtime > before:
        return False
    if hasattr(os, "geteuid") and about.st_uid != os.geteuid():
        return False
    if is_folder:
        with locked_folder(path) as is_free:
            return is_free is True
    number = os.open(path, os.O_RDWR | _NO_LINK)
    try:
        return lock(number) is True
    finally:
        os.close(number)


def _remove(path: Path) -> None:
    # Nobody writes into it again: its lock was free, and each name is used once.
    if path.is_dir():
        libraries.shutil.rmtree(path)
    else:
        path.unlink()


def _temp_path(folder: Path) -> Path:
    # `tempfile` would choose a name too, and bring much along.
    return folder / f"{TEMP_PREFIX}{os.urandom(8).hex()}"
