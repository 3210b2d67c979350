"""How a file takes its place: made beside it, for its owner alone, and renamed when whole."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, TextIO, cast

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.journal.leftovers import UNFINISHED, clear_beside
from tightrope.journal.locks import claim

# Bytes that are handed to the system at once; each time costs as much as writing an entry.
_LARGE = 2**18
# Of a name that nobody else takes; `tempfile` would choose one too, and bring much along.
_NAME = 8
_BYTES = getattr(os, "O_BINARY", 0)


class TargetError(TightropeError):
    """An export could not be written; what stood there before stands there still."""


def place_page(
    page: str,
    target: Path,
    *,
    force: bool = False,
    protected: Iterable[Path] = (),
) -> None:
    """Write a text into a file of its own; with `force` one that is there is replaced.

    A `protected` file never is. Raises TargetError.
    """
    with said_plainly(target):
        check_target(target, protected, is_folder=False, force=force)
        with in_place(target) as out:
            out.write(page)


def check_target(target: Path, protected: Iterable[Path], *, is_folder: bool, force: bool) -> None:
    """Raise TargetError where a file, or a folder of files, may not take this place.

    What is there is replaced with `force` only, and a `protected` file never.
    """
    if "\0" in str(target):
        raise TargetError(f"{_shown(target)}: no file can have that name; choose another path.")
    if not target.parent.is_dir():
        raise TargetError(
            f"There is no folder {_shown(target.parent)}; make it first, or choose another path."
        )
    if any(_is_same(path, target) for path in protected):
        raise TargetError("This is the journal itself; choose another path.")
    if not os.path.lexists(target):
        return
    if target.is_dir() and not is_folder:
        raise TargetError(f"{_shown(target)} is a folder; name a file inside it.")
    if is_folder and not target.is_dir():
        raise TargetError(f"{_shown(target)} is not a folder; choose another path.")
    if not force and not (is_folder and _is_empty(target)):
        raise TargetError(
            f"{_shown(target)} is already there; choose another path, or add --force to replace it."
        )
    if not is_folder and not target.is_file():
        raise TargetError(f"{_shown(target)} is not an ordinary file; choose another path.")


def _is_same(one: Path, other: Path) -> bool:
    # By name too: SQLite's files beside a journal are there only now and then.
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _is_empty(folder: Path) -> bool:
    return next(folder.iterdir(), None) is None


@contextmanager
def in_place(target: Path) -> Iterator[TextIO]:
    """Open a file that takes the target's place once it is whole, and stays there."""
    # A link is kept, and what it leads to is replaced.
    target = target.resolve()
    with _whole(target, "w", encoding="utf-8", newline="") as out:
        yield cast("TextIO", out)
    remember(target.parent)


@contextmanager
def in_place_of_bytes(target: Path) -> Iterator[BinaryIO]:
    """Do what `in_place` does for a file that is no text."""
    target = target.resolve()
    with _whole(target, "wb") as out:
        yield cast("BinaryIO", out)
    remember(target.parent)


@contextmanager
def _whole(target: Path, mode: str, **how: str) -> Iterator[IO[Any]]:
    """Open a file beside the target that takes its place once it is whole and on the disk."""
    unfinished = target.with_name(f"{UNFINISHED}{os.urandom(_NAME).hex()}")
    # 0600 from its first byte, whatever the umask, and never through a link that waits there.
    number = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BYTES, 0o600)
    try:
        with open(number, mode, _LARGE, **how) as out:  # type: ignore[call-overload] # noqa: PTH123
            claim(number)
            clear_beside(unfinished)
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def remember(folder: Path) -> None:
    """Make the names in a folder durable too, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def said_plainly(target: Path) -> Iterator[None]:
    """Turn what the system says about a target into TargetError."""
    try:
        yield
    except OSError as error:
        raise TargetError(f"{_shown(target)} could not be written: {reason(error)}.") from None


_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your share of the disk is full; make room and try again",
    errno.EFBIG: "it would be larger than a file may be here; choose another disk",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "that disk can only be read; choose another folder",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ENOTDIR: "a part of the path is no folder; choose another path",
    errno.ELOOP: "its links lead in a circle; choose another path",
}


def reason(error: OSError) -> str:
    """Return what the system said, with what to do next."""
    said = (error.strerror or "the system gave no reason").lower()
    return _REASONS.get(error.errno or 0, f"{said}; choose another path")


def _shown(path: Path) -> str:
    return printable(str(path))
