"""Where an import comes from: a file, a folder of files, or an open stream, and its format."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.formats import BadRecord, FileAtHand, Reader, Record, Uncarried
from tightrope.formats.detect import format_of_file, format_of_folder
from tightrope.formats.io import limits
from tightrope.formats.registry import read_formats
from tightrope.journal.progress import ProgressReporter, reporting_reader

_STREAM = "standard input"
_NUMBER = re.compile(r"([0-9]+)")


class SourceError(TightropeError):
    """What should be imported cannot be read."""


def open_source(
    fmt: Reader, source: Path | BinaryIO, forward: ProgressReporter | None = None
) -> Iterator[Record]:
    """Return what a path or an open stream holds, read as it is asked for.

    Raises SourceError, at once for a path that cannot be opened, and BadFileError on the way.
    """
    if not isinstance(source, Path):
        return fmt.read(reporting_reader(source, forward) if forward else source, _STREAM)
    with reading(source):
        if not source.is_dir():
            return _from_file(fmt, source, printable(source.name), forward)
        if fmt.page_names is None:
            raise SourceError(f"{printable(str(source))} is a folder; name a file inside it.")
        found = files_in(source, forward.again if forward else None)
        pages = sorted(found, key=lambda path: _in_order(path.relative_to(source)))
        return _from_folder(fmt, source, pages, forward)


def size_of(source: Path, look: Callable[[], object] | None = None) -> int:
    """Return how many bytes a file has, or all files of a folder. Raises SourceError.

    `look` is called on the way, as `files_in` does.
    """
    with reading(source):
        paths = files_in(source, look) if source.is_dir() else [source]
        return sum(path.stat().st_size for path in paths if path.exists())


@contextmanager
def reading(source: Path) -> Iterator[None]:
    """Raise SourceError where a path is not there, or the system does not let it be read."""
    try:
        _check_is_there(source)
        yield
    except OSError as error:
        raise _unreadable(source, error) from None


def _check_is_there(source: Path) -> None:
    # Since Python 3.14 `exists` is also False where the system would say why it cannot be read.
    try:
        source.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise SourceError(f"There is no {printable(str(source))}; check the path.") from None


def _from_file(
    fmt: Reader, path: Path, name: str, forward: ProgressReporter | None
) -> Iterator[Record]:
    if forward is None:
        with reading(path), path.open("rb") as file:
            yield from fmt.read(file, name)
        return
    with reading(path), path.open("rb", buffering=0) as raw:
        yield from fmt.read(reporting_reader(raw, forward), name)


def _from_folder(
    fmt: Reader, folder: Path, paths: list[Path], forward: ProgressReporter | None
) -> Iterator[Record]:
    names = fmt.page_names
    assert names is not None
    if not any(_is_page(path, folder, names) for path in paths):
        raise SourceError(
            f"There is no {fmt.name} file in {printable(str(folder))}; choose another folder."
        )
    for path in paths:
        name = printable(str(path.relative_to(folder)))
        if not _is_page(path, folder, names):
            yield Uncarried(name, "file", _at_hand(path, folder))
        elif path.is_symlink():
            what = "a link out of the folder" if path.exists() else "a link that leads nowhere"
            yield BadRecord(name, f"this is {what}; put the file itself there.")
        else:
            yield from _from_file(fmt, path, name, forward)
        if forward:
            forward.next_source(path.stat().st_size if path.exists() else 0)


def _at_hand(path: Path, folder: Path) -> FileAtHand | None:
    if path.is_symlink():
        return None
    return FileAtHand(path.relative_to(folder).as_posix(), lambda: path.open("rb"))


def _is_page(path: Path, folder: Path, names: re.Pattern[str]) -> bool:
    return names.fullmatch(path.relative_to(folder).as_posix()) is not None


def files_in(folder: Path, look: Callable[[], object] | None = None) -> Iterator[Path]:
    """Give the files, and links to what is outside the folder, that are not hidden.

    What a link inside the folder leads to inside the folder is met where it stands. `look` is
    called for each folder, and what it raises ends the search.
    """
    inside = Path(os.path.realpath(folder))
    waiting = [(folder, 0)]
    while waiting:
        parent, depth = waiting.pop()
        if depth > limits.DEEPEST_FOLDER:
            raise SourceError(
                f"{printable(str(folder))} holds folders in one another, more than"
                f" {limits.DEEPEST_FOLDER} deep; choose one of them."
            )
        if look:
            look()
        with os.scandir(parent) as found:
            shown = [each for each in found if not each.name.startswith(".")]
        for each in shown:
            path = parent / each.name
            if each.is_symlink():
                # A link that holds itself leads nowhere, and so out of the folder.
                target = Path(os.path.realpath(path))
                is_met_there = target.is_relative_to(inside) and target.exists()
                if not is_met_there and not path.is_dir():
                    yield path
            elif each.is_dir():
                waiting.append((path, depth + 1))
            elif each.is_file():
                yield path


def _in_order(path: Path) -> tuple[list[list[str | int]], str]:
    """Return what sorts `1000.md` before `1000-2.md`, and that before `1000-10.md`."""
    # Words and numbers take turns in every part, so that like always meets like.
    parts = [
        [int(piece) if _NUMBER.fullmatch(piece) else piece for piece in _NUMBER.split(part)]
        for part in path.with_suffix("").parts
    ]
    return parts, path.name


def _unreadable(path: Path, error: OSError) -> SourceError:
    shown = printable(str(path))
    if isinstance(error, PermissionError):
        return SourceError(f"You may not read {shown}; change its permissions or copy it.")
    reason = (error.strerror or "the system gave no reason").lower()
    return SourceError(f"{shown} cannot be read: {reason}; check the path.")


def detect_format(source: Path, look: Callable[[], object] | None = None) -> str:
    """Return the name of the format that a file or folder is in.

    `look` is called on the way through a folder, and what it raises ends that.

    Raises SourceError where that cannot be told or the path not be read, and BadFileError for a zip
    that is damaged or dangerous.
    """
    with reading(source):
        if source.is_dir():
            name = format_of_folder([path.relative_to(source) for path in files_in(source, look)])
        elif source.is_fifo():
            # What was looked at is gone from it, and would be missed without a word.
            raise SourceError(
                f"{printable(str(source))} can be read only once; name its format,"
                f" one of {', '.join(read_formats())}."
            )
        else:
            with source.open("rb") as file:
                name = format_of_file(file, printable(source.name))
    if name is None:
        raise SourceError(
            f"It cannot be told what {printable(str(source))} is; name its format,"
            f" one of {', '.join(read_formats())}."
        )
    return name
