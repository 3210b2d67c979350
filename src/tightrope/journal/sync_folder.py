"""A folder that is kept in step with a journal: what lies in it, and how it is written.

    tightrope-sync.json                 says that it is one
    entries/7b/7b6f2c1e-….jsonl         an entry, or its deletion
    months/2026-11.jsonl                the note of a month

Whatever else lies there belongs to others and is left alone: `.git`, a file mover's own files.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tightrope.domain.trouble import Trouble
from tightrope.domain.version import Version
from tightrope.domain.visible import visible
from tightrope.formats.protocol import BadFile
from tightrope.formats.version_lines import first_created, versions_of
from tightrope.journal.placing import UNFINISHED

try:
    import fcntl
except ImportError:  # Windows: two syncs of a folder at once lose nothing there either (docs)
    fcntl = None  # type: ignore[assignment] # asked for below

_MARKER = "tightrope-sync.json"
_VERSION = 1
_ENTRIES, _MONTHS = "entries", "months"
_SUFFIX = ".jsonl"
# Git leaves line ends alone, and of two states of a file keeps the lines of both.
_FOR_GIT = {".gitattributes": "* -text\n*.jsonl merge=union\n", ".gitignore": f"{UNFINISHED}*\n"}
# What a file mover calls the other state of a file begins with its name, and has a sign behind it.
_NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2})([^\w].*)?")


class CannotSync(Trouble):
    """A folder cannot be kept in step with the journal."""


class Held(NamedTuple):
    """What a folder holds of one thing: its versions, and the file that should be all of it.

    `content` is None where there is no such file; `about` tells whether it changed since.
    """

    versions: list[Version]
    content: bytes | None
    about: str


class SyncFolder:
    """A folder of versions; what is written waits aside until `place` puts all of it in place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._copies: dict[str, list[Path]] = {}
        self._aside: Path | None = None

    def scan(self) -> Iterator[tuple[str, str]]:
        """Give the name and the `about` of each file; the latter is empty for a second file.

        Two files of one name come of a file mover that met two states of it.
        """
        self._copies.clear()
        for place in self._places():
            with os.scandir(place) as files:
                for file in files:
                    found = file.name.endswith(_SUFFIX) and _NAME.fullmatch(
                        file.name.removesuffix(_SUFFIX)
                    )
                    if found and not file.is_dir():
                        name, more = found.groups()
                        is_copy = more or place.name not in {name[:2], _MONTHS}
                        if is_copy:
                            self._copies.setdefault(name, []).append(Path(file.path))
                        yield name, "" if is_copy else _about(file.stat(follow_symlinks=False))

    def place_of(self, name: str) -> Path:
        """Return where the file of an entry's id, or of a month, belongs."""
        if len(name) == len("2026-11"):
            return self.path / _MONTHS / f"{name}{_SUFFIX}"
        return self.path / _ENTRIES / name[:2] / f"{name}{_SUFFIX}"

    def shown(self, name: str) -> str:
        """Return where a file is, for people to read."""
        return visible(str(self.place_of(name).relative_to(self.path)))

    def created(self, name: str) -> bytes:
        """Return when an entry was created, for sorting; nothing where no file says so."""
        with suppress(OSError):
            return first_created(self.place_of(name).read_bytes())
        return b""

    def read(self, name: str) -> Held:
        """Return what the folder holds of an entry or a month. Raises BadFile."""
        content, about = _read(self.place_of(name))
        contents = [content or b"", *(_read(copy)[0] or b"" for copy in self._copies.get(name, ()))]
        versions = [version for each in contents for version in versions_of(each)]
        if any(version.name != name for version in versions):
            raise BadFile("what is in this file does not belong to its name.")
        return Held(versions, content, about)

    def write(self, name: str, content: bytes) -> str:
        """Write a file aside, and return what will be known about it in its place."""
        if self._aside is None:
            prefix = self.path / _ENTRIES / UNFINISHED
            self._aside = Path(tempfile.mkdtemp(prefix=prefix.name, dir=prefix.parent))
        path = self._aside / f"{name}{_SUFFIX}"
        # No flush to the disk: what a crash took from the folder, the next sync writes again.
        with open(path, "wb", opener=_private) as file:
            file.write(content)
            file.flush()
            return _about(os.fstat(file.fileno()))

    def place(self, settled: Iterable[str]) -> None:
        """Put what was written in place, and take away second files of what is settled."""
        if self._aside is not None:
            for file in list(self._aside.iterdir()):
                place = self.place_of(file.stem)
                place.parent.mkdir(mode=0o700, exist_ok=True)
                file.replace(place)
            self._aside.rmdir()
            self._aside = None
        for name in settled:
            for copy in self._copies.pop(name, ()):
                copy.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what a sync left unfinished, this one or one that was interrupted."""
        for path in (self.path / _ENTRIES).glob(f"{UNFINISHED}*"):
            shutil.rmtree(path, ignore_errors=True)
        self._aside = None

    def _places(self) -> Iterator[Path]:
        for place in (self.path / _MONTHS, self.path / _ENTRIES):
            if place.is_symlink():
                raise CannotSync(
                    f"{visible(str(place))} is a link; put the folder itself there, and sync again."
                )
        if (self.path / _MONTHS).is_dir():
            yield self.path / _MONTHS
        if (self.path / _ENTRIES).is_dir():
            for place in sorted((self.path / _ENTRIES).iterdir()):
                if re.fullmatch("[0-9a-f]{2}", place.name) and not place.is_symlink():
                    yield place


@contextmanager
def opened(path: Path, *, look_only: bool) -> Iterator[SyncFolder]:
    """Give a folder for one sync, alone; with `look_only` nothing in it is made or written.

    It is made if it is not there. Raises CannotSync where it is no such folder, or another sync is
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
        said = (error.strerror or "the system gave no reason").lower()
        raise CannotSync(
            f"{visible(str(error.filename or path))} could not be used: {said}; mend that, and sync"
            " again. Nothing is lost."
        ) from None


def _check(path: Path) -> None:
    shown = visible(str(path))
    if not path.exists():
        if not path.parent.is_dir():
            raise CannotSync(
                f"There is no folder {visible(str(path.parent))}; make it first, or choose another"
                " path."
            )
        return
    if not path.is_dir():
        raise CannotSync(f"{shown} is not a folder; choose another path.")
    if (path / _MARKER).is_file():
        _check_marker(path / _MARKER)
    elif any(not inside.name.startswith(".") for inside in path.iterdir()):
        raise CannotSync(
            f"{shown} holds other files and was left alone; choose a folder of its own, such as"
            f" {visible(str(path / 'journal'))}."
        )


def _check_marker(marker: Path) -> None:
    shown = visible(str(marker))
    try:
        said = json.loads(marker.read_bytes())
        version = said["version"] if said["format"] == "tightrope-sync" else None
    except (ValueError, LookupError, TypeError):
        version = None
    if type(version) is not int:
        raise CannotSync(
            f"{shown} is damaged; write {_marker_text().strip()} into it, or choose another folder."
        )
    if version > _VERSION:
        raise CannotSync(f"A newer Tightrope keeps {shown}; update Tightrope first.")


def _make_ready(path: Path) -> None:
    # First, for without it a folder with anything in it is another's.
    _write_new(path / _MARKER, _marker_text())
    for room in (_ENTRIES, _MONTHS):
        (path / room).mkdir(mode=0o700, exist_ok=True)
        for name, text in _FOR_GIT.items():
            _write_new(path / room / name, text)


def _marker_text() -> str:
    return json.dumps({"format": "tightrope-sync", "version": _VERSION}) + "\n"


def _write_new(path: Path, text: str) -> None:
    if os.path.lexists(path):
        return
    unfinished = path.with_name(f"{UNFINISHED}{path.name}")
    with open(unfinished, "wb", opener=_private) as file:
        file.write(text.encode())
    unfinished.replace(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    number = os.open(path, os.O_RDONLY)
    try:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotSync(
                f"Another sync is at work in {visible(str(path))}; try again in a moment."
            ) from None
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(number)


def _read(path: Path) -> tuple[bytes | None, str]:
    try:
        if path.is_symlink():
            raise BadFile("this is a link; put the file itself there.")
        with path.open("rb") as file:
            about = _about(os.fstat(file.fileno()))
            return file.read(), about
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        raise BadFile(f"it cannot be read: {(error.strerror or 'no reason').lower()}.") from None


def _about(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
