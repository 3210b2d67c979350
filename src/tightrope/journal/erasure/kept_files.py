"""Every file that the program keeps for a journal, and erasing them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from tightrope import storage
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.journal.unsaved.finding import every_path
from tightrope.paths import Locations
from tightrope.safe_files import fsync_folder, temp_files

_BESIDE = ("", "-wal", "-shm", "-journal")
_OURS = "tightrope"
_LONGEST_WAIT, _PAUSE = 3.0, 0.05  # seconds


class StillOpenError(TightropeError):
    """The journal is open in another window, which would write its words down again."""


class LeftFile(NamedTuple):
    """A file that could not be erased, and why."""

    path: Path
    reason: str


def kept_files(locations: Locations) -> tuple[Path, ...]:
    """Return every file of a journal: what it is made of, words put aside, backups, log, settings.

    They are told by their names, so that files of one's own beside them are not among them. Where
    the journal is a link, both the link and what it leads to are. Waits some seconds for whoever
    has the journal open: a command before this one may just make the backup of the day.
    """
    give_up_at = monotonic() + _LONGEST_WAIT
    while monotonic() < give_up_at and _is_open(locations):
        sleep(_PAUSE)
    files = dict.fromkeys(
        file for path in _paths(locations) if os.path.lexists(path) for file in _files_in(path)
    )
    return tuple(files)


def erase_files(locations: Locations, files: Iterable[Path]) -> tuple[LeftFile, ...]:
    """Erase files, and the folders of ours that are empty then; return what could not be.

    Raises StillOpenError where another window has the journal open.
    """
    if _is_open(locations):
        raise StillOpenError(
            f"{printable(str(locations.database))} is open in another window, so nothing was"
            " erased; close it there, and try again."
        )
    left, folders = list[LeftFile](), set[Path]()
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            left.append(LeftFile(file, error.strerror or "the system gave no reason"))
        folders |= {each for each in file.parents if _is_ours(each, locations)}
    for folder in sorted(folders, reverse=True):  # what lies in a folder comes before it
        _remove_if_empty(folder)
    return tuple(left)


def _is_open(locations: Locations) -> bool:
    return storage.open_files.is_open_elsewhere(_real(locations.database))


def _paths(locations: Locations) -> Iterator[Path]:
    """Yield files, and folders with everything in them."""
    given, real = locations.database, _real(locations.database)
    for journal in dict.fromkeys((given, real)):
        yield from (journal.with_name(journal.name + ending) for ending in _BESIDE)
        yield from storage.backup_erasure.set_aside_of(journal)
        yield from every_path(journal)
        backups = storage.backup.folder_of(journal)
        yield from (each for ending in _BESIDE for each in backups.glob(f"*.db{ending}"))
        yield backups / storage.backup_folder.MARKS
        for folder in (journal.parent, backups):
            yield from temp_files(folder)
    yield locations.logs / "faults.log"
    yield locations.logs / "recent-journals.txt"
    yield locations.config


def _real(journal: Path) -> Path:
    return Path(os.path.realpath(journal))


def _files_in(path: Path) -> Iterator[Path]:
    if path.is_symlink() or not path.is_dir():
        yield path
        return
    for inside in sorted(path.iterdir()):
        yield from _files_in(inside)


def _is_ours(folder: Path, locations: Locations) -> bool:
    """Whether the program made a folder, as far as its name and place tell."""
    backups = storage.backup.folder_of(_real(locations.database))
    return folder in {backups, locations.backups, locations.logs} or folder.name.startswith(
        (_OURS, ".writing-", ".tightrope-", f"{locations.database.stem}-set-aside-")
    )


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something else lies in it
    fsync_folder(folder.parent)
