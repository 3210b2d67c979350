"""A folder that is kept in step with a journal: what lies in it, and how it is written.

    tightrope-sync.json                 says that it is one
    entries/7b/7b6f2c1e-….jsonl         an entry, or its deletion
    entries/7b/talk-7b6f2c1e-….jsonl    what is to be talked about it
    months/2026-11.jsonl                the note of a month
    aims/5b0e8c12-….jsonl               an aim

Whatever else lies there belongs to others and is left alone: `.git`, a file mover's own files.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tightrope.domain.entry_version import AIM, TALK, Version
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.formats import BadFileError, BadRecord
from tightrope.formats.io import limits
from tightrope.formats.native.version_lines import first_created, versions_of
from tightrope.journal.progress import Progress, reporting
from tightrope.safe_files import TEMP_PREFIX, make_temp_folder, write_new

ENTRIES, MONTHS, AIMS = "entries", "months", "aims"
_SUFFIX = ".jsonl"
# What a file mover calls the other state of a file begins with its name, and has a sign behind it.
_NAME = re.compile(
    r"((?:talk-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2})([^\w].*)?"
)


class SyncError(TightropeError):
    """A folder cannot be kept in step with the journal."""


class FolderFile(NamedTuple):
    """What a folder holds of one thing: its versions, and the file that should be all of it.

    `content` is None where there is no such file; `fingerprint` tells whether it changed since.
    `damaged_copy` is a second file that was left alone, where there is one.
    """

    versions: list[Version]
    content: bytes | None
    fingerprint: str
    damaged_copy: BadRecord | None = None


class SyncFolder:
    """A folder of versions; what is written waits aside until `place` puts all of it in place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._start = os.path.join(path, "")  # noqa: PTH118 - a word, see `_usual`
        self._copies: dict[str, list[Path]] = {}
        self._aside: Path | None = None
        self._rooms: set[str] = set()

    def scan(self) -> Iterator[tuple[str, str]]:
        """Give the name and the `fingerprint` of each file; the latter is empty for a second file.

        Two files of one name come of a file mover that met two states of it.
        """
        self._copies.clear()
        for shard in self._shards():
            with os.scandir(shard) as files:
                for file in files:
                    found = file.name.endswith(_SUFFIX) and _NAME.fullmatch(
                        file.name.removesuffix(_SUFFIX)
                    )
                    if found and not file.is_dir():
                        name, more = found.groups()
                        if shard.name == AIMS:
                            name = f"{AIM}{name}"
                        is_copy = more or shard.name != _shard(name)
                        if is_copy:
                            self._copies.setdefault(name, []).append(Path(file.path))
                        yield (
                            name,
                            "" if is_copy else _fingerprint(file.stat(follow_symlinks=False)),
                        )

    def path_of(self, name: str) -> Path:
        """Return where the file of something of this name belongs."""
        return Path(self._usual(name))

    def _usual(self, name: str) -> str:
        # Words rather than paths, each of which costs as much as writing a file does.
        room = _shard(name)
        parent = "" if room in {MONTHS, AIMS} else f"{ENTRIES}{os.sep}"
        return f"{self._start}{parent}{room}{os.sep}{name.removeprefix(AIM)}{_SUFFIX}"

    def created(self, name: str) -> bytes:
        """Return when an entry was created, for sorting; nothing where no file says so."""
        with suppress(OSError):
            return first_created(self.path_of(name).read_bytes())
        return b""

    def read(self, name: str) -> FolderFile | BadRecord:
        """Return what the folder holds of something of this name, or that its file cannot be read.

        A second file that cannot be read stays; what stands in the others counts all the same.
        """
        usual = self._usual(name)
        content, fingerprint, versions = None, "", list[Version]()
        damaged_copy = None
        for path in (usual, *map(str, self._copies.get(name, ()))):
            try:
                found, looks = _read(path)
                versions += versions_of(found or b"")
            except BadFileError as problem:
                bad = BadRecord(self._shown(path), str(problem))
                if path is usual:
                    return bad
                damaged_copy = damaged_copy or bad
                self._copies[name] = [each for each in self._copies[name] if str(each) != path]
            if path is usual:
                content, fingerprint = found, looks
        if any(version.name != name for version in versions):
            return BadRecord(self._shown(usual), "what is in it does not belong to its name.")
        return FolderFile(versions, content, fingerprint, damaged_copy)

    def empty(self, name: str) -> BadRecord:
        """Return what is said of a file with nothing in it."""
        return BadRecord(self._shown(self.path_of(name)), "it is empty.")

    def write(self, name: str, content: bytes) -> str:
        """Write a file aside, and return what will be known about it in its place."""
        if self._aside is None:
            self._aside = make_temp_folder(self.path / ENTRIES)
        path = f"{self._aside}{os.sep}{name}{_SUFFIX}"
        # No flush to the disk: what a crash took from the folder, the next sync writes again.
        return _fingerprint(write_new(path, content))

    def put_in_place(
        self, settled: Iterable[str], progress: Progress | None, *, first: int, last: int
    ) -> None:
        """Put what was written in place, and take away second files of what is settled.

        `progress` is told how one comes from `first` to `last`.
        """
        if self._aside is not None:
            files = os.listdir(self._aside)  # noqa: PTH208 - words, see `_usual`
            for file in reporting(files, progress, first=first, last=last, count=len(files)):
                target = self._usual(file.removesuffix(_SUFFIX))
                room = target.rpartition(os.sep)[0]
                if room not in self._rooms:
                    Path(room).mkdir(mode=0o700, exist_ok=True)
                    self._rooms.add(room)
                os.replace(f"{self._aside}{os.sep}{file}", target)  # noqa: PTH105 - the same
            self._aside.rmdir()
            self._aside = None
        for name in settled:
            for copy in self._copies.pop(name, ()):
                copy.unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove what a sync left unfinished, this one or one that was interrupted."""
        for path in (self.path / ENTRIES).glob(f"{TEMP_PREFIX}*"):
            shutil.rmtree(path, ignore_errors=True)
        self._aside = None

    def _shown(self, path: Path | str) -> str:
        return printable(str(Path(path).relative_to(self.path)))

    def _shards(self) -> Iterator[Path]:
        for folder in (self.path / MONTHS, self.path / AIMS, self.path / ENTRIES):
            if folder.is_symlink():
                raise SyncError(
                    f"{printable(str(folder))} is a link; put the folder itself there,"
                    " and sync again."
                )
        for room in (MONTHS, AIMS):
            if (self.path / room).is_dir():
                yield self.path / room
        if (self.path / ENTRIES).is_dir():
            for folder in sorted((self.path / ENTRIES).iterdir()):
                if re.fullmatch("[0-9a-f]{2}", folder.name) and not folder.is_symlink():
                    yield folder


def _shard(name: str) -> str:
    """Return the name of the folder that a file lies in."""
    if len(name) == len("2026-11"):
        return MONTHS
    return AIMS if name.startswith(AIM) else name.removeprefix(TALK)[:2]


def _read(path: str) -> tuple[bytes | None, str]:
    try:
        if stat.S_ISLNK(os.lstat(path).st_mode):
            raise BadFileError("this is a link; put the file itself there.")
        with Path(path).open("rb") as file:
            fingerprint = _fingerprint(os.fstat(file.fileno()))
            return file.read(limits.LONGEST_RECORD + 1), fingerprint
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        raise BadFileError(
            f"it cannot be read: {(error.strerror or 'no reason').lower()}."
        ) from None


def _fingerprint(about: os.stat_result) -> str:
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ino}"
