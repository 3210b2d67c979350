"""Where an export goes: beside its target, for its owner alone, and renamed when whole."""

import errno
import io
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from tightrope.domain.month_note import Kept
from tightrope.domain.trouble import Trouble
from tightrope.domain.visible import visible
from tightrope.formats import FileFormat, FolderFormat, Format

_UNFINISHED = ".tightrope-unfinished-"
_HEAD = 64
# Bytes that are handed to the system at once; each time costs as much as writing an entry.
_LARGE = 2**18


class CannotSend(Trouble):
    """An export could not be written; what stood there before stands there still."""


def send(
    fmt: Format,
    kept: Iterable[Kept],
    target: Path | TextIO,
    *,
    force: bool = False,
    protected: Iterable[Path] = (),
) -> int:
    """Write entries and notes to a path or an open stream, and return how many there were.

    With `force` an existing file is replaced, and in an existing folder the files that this format
    wrote: it holds these afterwards, and what others wrote. Never does anything take the
    place of a `protected` file. Raises CannotSend. A BrokenPipeError of a stream passes through.
    """
    counted = _Counted(kept)
    if not isinstance(target, Path):
        _to_stream(fmt, counted, target)
        return counted.number
    with _said_plainly(target):
        _check(fmt, target, protected, force=force)
        if fmt.is_folder:
            _to_folder(fmt, counted, target)
        else:
            _to_file(fmt, counted, target)
    return counted.number


class _Counted:
    """What passes by, counted."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self.number = 0
        self._kept = kept

    def __iter__(self) -> Iterator[Kept]:
        for each in self._kept:
            self.number += 1
            yield each


def _check(fmt: Format, target: Path, protected: Iterable[Path], *, force: bool) -> None:
    if "\0" in str(target):
        raise CannotSend(f"{_shown(target)}: no file can have that name; choose another path.")
    if not target.parent.is_dir():
        raise CannotSend(
            f"There is no folder {_shown(target.parent)}; make it first, or choose another path."
        )
    if any(_is_same(path, target) for path in protected):
        raise CannotSend("This is the journal itself; choose another path.")
    if not os.path.lexists(target):
        return
    if target.is_dir() and not fmt.is_folder:
        raise CannotSend(f"{_shown(target)} is a folder; name a file inside it.")
    if fmt.is_folder and not target.is_dir():
        raise CannotSend(f"{_shown(target)} is not a folder; choose another path.")
    if not force and not (fmt.is_folder and _is_empty(target)):
        raise CannotSend(
            f"{_shown(target)} is already there; choose another path, or add --force to replace it."
        )
    if not fmt.is_folder and not target.is_file():
        raise CannotSend(f"{_shown(target)} is not an ordinary file; choose another path.")


def _is_same(one: Path, other: Path) -> bool:
    # By name too: SQLite's files beside a journal are there only now and then.
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _is_empty(folder: Path) -> bool:
    return next(folder.iterdir(), None) is None


def _to_stream(fmt: Format, kept: Iterable[Kept], out: TextIO) -> None:
    if fmt.is_folder:
        raise CannotSend(f"{fmt.name} is a folder of files; give a path for it instead of `-`.")
    if isinstance(out, io.TextIOWrapper):
        # Exports are UTF-8 and keep their line ends, whatever this terminal's locale is.
        out.reconfigure(encoding="utf-8", errors="strict", newline="")
    try:
        fmt.write(kept, out)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotSend(f"The output could not be written: {_reason(error)}.") from None


def _to_file(fmt: FileFormat, kept: Iterable[Kept], target: Path) -> None:
    # A link is kept, and what it leads to is replaced.
    target = target.resolve()
    with _whole(target) as out:
        fmt.write(kept, out)
    _remember(target.parent)


def _to_folder(fmt: FolderFormat, kept: Iterable[Kept], target: Path) -> None:
    """Write the pages aside, and let them take their places once all of them are on the disk."""
    is_new = not target.exists()
    parent = target.parent if is_new else target
    aside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=parent))
    try:
        written = _pages_aside(fmt, kept, target, aside)
        # One flush for thousands of files, in place of one for each.
        os.sync()
        if is_new:
            aside.rename(target)
        else:
            for name in written:
                (aside / name).replace(target / name)
            _clear(fmt, target, written)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _remember(parent)


def _pages_aside(fmt: FolderFormat, kept: Iterable[Kept], target: Path, aside: Path) -> set[str]:
    """Write each page aside under the name that it gets in the target; return the names."""
    written: set[str] = set()
    for page in fmt.pages(kept):
        name = _free(fmt, target, page.stem, written)
        written.add(name)
        path = aside / name
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(page.text, encoding="utf-8", newline="")
    return written


def _clear(fmt: FolderFormat, folder: Path, written: set[str]) -> None:
    """Remove the pages of an earlier export that are none of this one."""
    for path in list(folder.iterdir()):
        if path.suffix == fmt.suffix and path.name not in written and _is_own(fmt, path):
            path.unlink()


def _free(fmt: FolderFormat, folder: Path, stem: str, written: set[str]) -> str:
    """Return a name that nothing has, or an earlier export of this format."""
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        path = folder / f"{stem}{end}{fmt.suffix}"
        if path.name not in written and (not os.path.lexists(path) or _is_own(fmt, path)):
            return path.name
        number += 1


def _is_own(fmt: FolderFormat, path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return fmt.owns(file.read(_HEAD))


@contextmanager
def _whole(target: Path) -> Iterator[TextIO]:
    """Open a file beside the target that takes its place once it is whole and on the disk."""
    # 0600 from its first byte, whatever the umask, and never through a link that waits there.
    number, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=target.parent)
    unfinished = Path(name)
    try:
        with open(number, "w", _LARGE, encoding="utf-8", newline="") as out:  # noqa: PTH123 - no path
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _remember(folder: Path) -> None:
    """Make the names in a folder durable too, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _said_plainly(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotSend(f"{_shown(target)} could not be written: {_reason(error)}.") from None


_REASONS = {
    errno.ENOSPC: "the disk is full; make room and export again",
    errno.EDQUOT: "your share of the disk is full; make room and export again",
    errno.EFBIG: "it would be larger than a file may be here; choose another disk",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "that disk can only be read; choose another folder",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ENOTDIR: "a part of the path is no folder; choose another path",
    errno.ELOOP: "its links lead in a circle; choose another path",
}


def _reason(error: OSError) -> str:
    said = (error.strerror or "the system gave no reason").lower()
    return _REASONS.get(error.errno or 0, f"{said}; choose another path")


def _shown(path: Path) -> str:
    return visible(str(path))
