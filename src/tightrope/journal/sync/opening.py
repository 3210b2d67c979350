"""Opening a folder for one sync: whether it is one, and that nobody else is at work in it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.domain.printable import printable
from tightrope.journal.sync.folder import AIMS, ENTRIES, MONTHS, SyncError, SyncFolder
from tightrope.safe_files import TEMP_PREFIX, locked_folder, write_atomically

_MARKER = "tightrope-sync.json"
_VERSION = 1
# Git leaves line ends alone, and of two states of a file keeps the lines of both.
_FOR_GIT = {".gitattributes": "* -text\n*.jsonl merge=union\n", ".gitignore": f"{TEMP_PREFIX}*\n"}


@contextmanager
def opened(path: Path, *, look_only: bool) -> Iterator[SyncFolder]:
    """Give a folder for one sync, alone; with `look_only` nothing in it is made or written.

    It is made if it is not there. Raises SyncError where it is no such folder, or another sync is
    at work in it, or it cannot be read or written.
    """
    try:
        path = Path(os.path.realpath(path))
        _check(path)
        folder = SyncFolder(path)
        if look_only:
            yield folder
            return
        path.mkdir(mode=0o700, exist_ok=True)
        with _alone(path):
            _make_ready(path)
            folder.clear()
            try:
                yield folder
            finally:
                folder.clear()
    except OSError as error:
        reason = (error.strerror or "the system gave no reason").lower()
        raise SyncError(
            f"{printable(_meant(error, path))} could not be used: {reason}; mend that, and sync"
            " again. Nothing is lost."
        ) from None


def _meant(error: OSError, folder: Path) -> str:
    """Return what an error is about: a path, or the folder for those that nobody has heard of."""
    named = str(error.filename or folder)
    return str(folder) if TEMP_PREFIX in named else named


def _check(path: Path) -> None:
    shown = printable(str(path))
    if not path.exists():
        if not path.parent.is_dir():
            raise SyncError(
                f"There is no folder {printable(str(path.parent))}; make it first,"
                " or choose another path."
            )
        return
    if not path.is_dir():
        raise SyncError(f"{shown} is not a folder; choose another path.")
    # Looked for last: another sync may be making this folder, and writes the marker first.
    holds_anything = any(not inside.name.startswith(".") for inside in path.iterdir())
    if (path / _MARKER).is_file():
        _check_marker(path / _MARKER)
    elif holds_anything:
        raise SyncError(
            f"{shown} holds other files and was left alone; choose a folder of its own, such as"
            f" {printable(str(path / 'journal'))}."
        )


def _check_marker(marker: Path) -> None:
    shown = printable(str(marker))
    try:
        content = json.loads(marker.read_bytes())
        version = content["version"] if content["format"] == "tightrope-sync" else None
    except (ValueError, LookupError, TypeError):
        version = None
    if type(version) is not int:
        raise SyncError(
            f"{shown} is damaged; write {_marker_text().strip()} into it, or choose another folder."
        )
    if version > _VERSION:
        raise SyncError(f"A newer Tightrope keeps {shown}; update Tightrope first.")


def _make_ready(path: Path) -> None:
    # First, for without it a folder with anything in it is another's.
    _write_new(path / _MARKER, _marker_text())
    for room in (ENTRIES, MONTHS, AIMS):
        (path / room).mkdir(mode=0o700, exist_ok=True)
        for name, text in _FOR_GIT.items():
            _write_new(path / room / name, text)


def _marker_text() -> str:
    return json.dumps({"format": "tightrope-sync", "version": _VERSION}) + "\n"


def _write_new(path: Path, text: str) -> None:
    if not os.path.lexists(path):
        write_atomically(path, text.encode())


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    # Where there are no locks, two syncs of a folder at once lose nothing either.
    with locked_folder(path) as is_ours:
        if is_ours is False:
            raise SyncError(
                f"Another sync is at work in {printable(str(path))}; try again in a moment."
            )
        yield
