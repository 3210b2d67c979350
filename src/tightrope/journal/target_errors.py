"""Why a file cannot be written where a person wants it, as a sentence with a next step."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable


class TargetError(TightropeError):
    """An export could not be written; what stood there before stands there still."""


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
def as_target_error(target: Path) -> Iterator[None]:
    """Turn an OSError about a target into TargetError."""
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
    """Return what the system says, and what to do next, as part of a sentence."""
    reason_text = (error.strerror or "the system gave no reason").lower()
    return _REASONS.get(error.errno or 0, f"{reason_text}; choose another path")


def _shown(path: Path) -> str:
    return printable(str(path))
