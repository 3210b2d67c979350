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

from tightrope.domain.entry import Entry
from tightrope.domain.trouble import Trouble
from tightrope.domain.visible import visible
from tightrope.formats import FileFormat, FolderFormat, Format, Page

_UNFINISHED = ".tightrope-unfinished-"
_HEAD = 64
# Bytes that are handed to the system at once; each time costs as much as writing an entry.
_LARGE = 2**18


class CannotSend(Trouble):
    """An export could not be written; what stood there before stands there still."""


def send(
    fmt: Format,
    entries: Iterable[Entry],
    target: Path | TextIO,
    *,
    force: bool = False,
) -> int:
    """Write the entries to a path or an open stream, and return how many there were.

    With `force` an existing file is replaced, and in an existing folder the files that this format
    wrote; what others wrote stays. Raises CannotSend. A BrokenPipeError of a stream passes through.
    """
    counted = _Counted(entries)
    if not isinstance(target, Path):
        _to_stream(fmt, counted, target)
        return counted.number
    with _said_plainly(target):
        _check(fmt, target, force=force)
        if not fmt.is_folder:
            _to_file(fmt, counted, target)
        elif target.exists():
            _into_folder(fmt, counted, target)
        else:
            _to_new_folder(fmt, counted, target)
    return counted.number


class _Counted:
    """Entries that pass by, counted."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.number = 0
        self._entries = entries

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.number += 1
            yield entry


def _check(fmt: Format, target: Path, *, force: bool) -> None:
    if "\0" in str(target):
        raise CannotSend(f"{_shown(target)}: no file can have that name; choose another path.")
    if not target.parent.is_dir():
        raise CannotSend(
            f"There is no folder {_shown(target.parent)}; make it first, or choose another path."
        )
    if not os.path.lexists(target):
        return
    if target.is_dir() and not fmt.is_folder:
        raise CannotSend(f"{_shown(target)} is a folder; name a file inside it.")
    if fmt.is_folder and not target.is_dir():
        raise CannotSend(f"{_shown(target)} is not a folder; choose another path.")
    if not force:
        raise CannotSend(
            f"{_shown(target)} is already there; choose another path, or add --force to replace it."
        )
    if not fmt.is_folder and not target.is_file():
        raise CannotSend(f"{_shown(target)} is not an ordinary file; choose another path.")


def _to_stream(fmt: Format, entries: Iterable[Entry], out: TextIO) -> None:
    if fmt.is_folder:
        raise CannotSend(f"{fmt.name} is a folder of files; give a path for it instead of `-`.")
    if isinstance(out, io.TextIOWrapper):
        # Exports are UTF-8 and keep their line ends, whatever this terminal's locale is.
        out.reconfigure(encoding="utf-8", errors="strict", newline="")
    try:
        fmt.write(entries, out)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotSend(f"The output could not be written: {_reason(error)}.") from None


def _to_file(fmt: FileFormat, entries: Iterable[Entry], target: Path) -> None:
    # A link is kept, and what it leads to is replaced.
    target = target.resolve()
    with _whole(target) as out:
        fmt.write(entries, out)
    _remember(target.parent)


def _to_new_folder(fmt: FolderFormat, entries: Iterable[Entry], target: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=target.parent))
    try:
        for path, page in _placed(fmt, entries, folder):
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(page.text, encoding="utf-8", newline="")
        # One flush for thousands of files, in place of one for each.
        os.sync()
        folder.rename(target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _remember(target.parent)


def _into_folder(fmt: FolderFormat, entries: Iterable[Entry], folder: Path) -> None:
    for path, page in _placed(fmt, entries, folder):
        with _whole(path) as out:
            out.write(page.text)
    _remember(folder)


def _placed(
    fmt: FolderFormat, entries: Iterable[Entry], folder: Path
) -> Iterator[tuple[Path, Page]]:
    """Give each page with a path for it that is free, or holds an earlier export of this format."""
    written: set[str] = set()
    for page in fmt.pages(entries):
        path = _free(fmt, folder, page.stem, written)
        written.add(path.name)
        yield path, page


def _free(fmt: FolderFormat, folder: Path, stem: str, written: set[str]) -> Path:
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        path = folder / f"{stem}{end}{fmt.suffix}"
        if path.name not in written and (not os.path.lexists(path) or _is_own(fmt, path)):
            return path
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
