"""Where an export goes: to a stream, into a file, or into a folder of files."""

import io
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from tightrope.domain.kept import Kept
from tightrope.formats import BinaryWriter, FileWriter, FolderWriter, Writer
from tightrope.journal.target_errors import TargetError, as_target_error, check_target, reason
from tightrope.safe_files import (
    create_private,
    fsync_folder,
    locked_folder,
    make_temp_folder,
    remove_stale_temp_files,
    replace_atomically,
    replace_text_atomically,
)

_HEAD = 64


def write_target(
    fmt: Writer,
    kept: Iterable[Kept],
    target: Path | TextIO,
    *,
    force: bool = False,
    protected: Iterable[Path] = (),
) -> int:
    """Write entries and notes to a path or an open stream, and return how many there were.

    With `force` an existing file is replaced, and in an existing folder the files that this format
    wrote: it holds these afterwards, and what others wrote. Never does anything take the
    place of a `protected` file. Raises TargetError. A BrokenPipeError of a stream passes through.
    """
    counted = _Counted(kept)
    if not isinstance(target, Path):
        _to_stream(fmt, counted, target)
        return counted.number
    with as_target_error(target):
        check_target(target, protected, is_folder=fmt.is_folder, force=force)
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


def _to_stream(fmt: Writer, kept: Iterable[Kept], out: TextIO) -> None:
    if fmt.is_folder:
        raise TargetError(f"{fmt.name} is a folder of files; give a path for it instead of `-`.")
    if isinstance(out, io.TextIOWrapper):
        # Exports are UTF-8 and keep their line ends, whatever this terminal's locale is.
        out.reconfigure(encoding="utf-8", errors="strict", newline="")
    try:
        if fmt.is_binary:
            if not isinstance(out, io.TextIOWrapper):
                raise TargetError(f"{fmt.name} is no text; give a path for it instead of `-`.")
            fmt.write(kept, cast("BinaryIO", out.buffer))
        else:
            fmt.write(kept, out)
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise TargetError(f"The output could not be written: {reason(error)}.") from None


def _to_file(fmt: FileWriter | BinaryWriter, kept: Iterable[Kept], target: Path) -> None:
    if fmt.is_binary:
        with replace_atomically(target) as bytes_out:
            fmt.write(kept, bytes_out)
    else:
        with replace_text_atomically(target) as out:
            fmt.write(kept, out)


def _to_folder(fmt: FolderWriter, kept: Iterable[Kept], target: Path) -> None:
    """Write the pages aside, and let them take their places once all of them are on the disk."""
    is_new = not target.exists()
    parent = target.parent if is_new else target
    aside = make_temp_folder(parent)
    try:
        with locked_folder(aside):
            remove_stale_temp_files(aside)
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
    fsync_folder(parent)


def _pages_aside(fmt: FolderWriter, kept: Iterable[Kept], target: Path, aside: Path) -> set[str]:
    """Write each page aside under the name that it gets in the target; return the names."""
    written: set[str] = set()
    for page in fmt.pages(kept):
        name = _free(fmt, target, page.stem, written)
        written.add(name)
        with create_private(aside / name) as file:
            file.write(page.text.encode())
    return written


def _clear(fmt: FolderWriter, folder: Path, written: set[str]) -> None:
    """Remove the pages of an earlier export that are none of this one."""
    for path in list(folder.iterdir()):
        if path.suffix == fmt.suffix and path.name not in written and _is_own(fmt, path):
            path.unlink()


def _free(fmt: FolderWriter, folder: Path, stem: str, written: set[str]) -> str:
    """Return a name that nothing has, or an earlier export of this format."""
    number = 1
    while True:
        end = f"-{number}" if number > 1 else ""
        path = folder / f"{stem}{end}{fmt.suffix}"
        if path.name not in written and (not os.path.lexists(path) or _is_own(fmt, path)):
            return path.name
        number += 1


def _is_own(fmt: FolderWriter, path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return fmt.owns(file.read(_HEAD))
