"""The files inside a zip, read as streams and never unpacked onto the disk."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath, PureWindowsPath
from typing import IO, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tightrope.formats.io import limits
from tightrope.formats.protocol import BadFileError, FileAtHand, Uncarried

_SIGNATURE = b"PK"
# What the standard library may raise on the way through a zip that is damaged on purpose.
_DAMAGE = (BadZipFile, EOFError, zlib.error)
_DAMAGE_AT_ITS_OPENING = (*_DAMAGE, NotImplementedError, RuntimeError, ValueError, struct.error)
_ENCRYPTED = 0x1


def is_zip(source: BinaryIO) -> bool:
    """Return whether an open file is a zip, which is still to be read afterwards."""
    return limits.beginning(source, len(_SIGNATURE)) == _SIGNATURE


class ZipReader:
    """An open zip whose list of files was looked through and found harmless."""

    def __init__(self, members: ZipFile, name: str) -> None:
        self._members = members
        self._name = name
        self._packed = self._unpacked = 0
        self._by_name: dict[str, ZipInfo] | None = None
        self._given: set[str] = set()
        # Not `is_dir`, which fails on a file whose name is empty.
        self.files = [info for info in members.infolist() if not info.filename.endswith("/")]
        for info in self.files:
            _refuse_way_out(info, name)

    @contextmanager
    def reading(self, info: ZipInfo) -> Iterator[IO[bytes]]:
        """Open one file as a stream. Raises BadFileError for what is damaged, locked or a bomb."""
        self._check_packing(info)
        self._check_size(info)
        with self._opened(info) as stream:
            yield stream

    def file_of_entry(self, kind: str, *names: str) -> Uncarried:
        """Return a file that the entry before it names; `kind` is what such files are counted as.

        It is looked for under each of the names: its own, or that without its ending.
        """
        if self._by_name is None:
            self._by_name = {}
            for info in self.files:
                own = PurePosixPath(info.filename)
                self._by_name.setdefault(own.stem, info)
                self._by_name[own.name] = info
        last_parts = (PurePosixPath(name).name for name in names)
        found = next((self._by_name[name] for name in last_parts if name in self._by_name), None)
        if found is None:
            return Uncarried(kind, "file")
        self._given.add(found.filename)
        return Uncarried(kind, "file", self._at_hand(found, is_of_entry=True))

    def other_file(self, info: ZipInfo, kind: str) -> Iterator[Uncarried]:
        """Give a file, unless an entry named it before."""
        if info.filename not in self._given:
            yield Uncarried(kind, "file", self._at_hand(info, is_of_entry=False))

    def _at_hand(self, info: ZipInfo, *, is_of_entry: bool) -> FileAtHand:
        return FileAtHand(info.filename, lambda: self._to_copy(info), is_of_entry)

    @contextmanager
    def _to_copy(self, info: ZipInfo) -> Iterator[IO[bytes]]:
        """Open a file that is copied and not read: however large, but no bomb."""
        self._check_packing(info)
        if info.file_size > max(
            limits.LONGEST_RECORD, info.compress_size * limits.MOST_TIMES_UNPACKED
        ):
            raise BadFileError(f"{self._name}: this file would unpack to far more than it is.")
        with self._opened(info) as stream:
            yield stream

    @contextmanager
    def _opened(self, info: ZipInfo) -> Iterator[IO[bytes]]:
        with _damage_said(self._name, _DAMAGE_AT_ITS_OPENING):
            stream = self._members.open(info)
        with stream, _damage_said(self._name, _DAMAGE):
            yield stream

    def _check_packing(self, info: ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise BadFileError(f"{self._name}: this zip has a password; export it without one.")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise BadFileError(f"{self._name}: this zip is packed in a rare way; pack it again.")

    def _check_size(self, info: ZipInfo) -> None:
        # Of all files together: a bomb may come in many pieces that are harmless alone.
        self._packed += info.compress_size
        self._unpacked += info.file_size
        most = max(limits.LONGEST_RECORD, self._packed * limits.MOST_TIMES_UNPACKED)
        if self._unpacked > min(most, limits.LARGEST_UNPACKED):
            raise BadFileError(
                f"{self._name}: this zip would unpack to far more than a journal holds;"
                " export it again where it comes from."
            )


@contextmanager
def open_zip(source: BinaryIO, name: str) -> Iterator[ZipReader]:
    """Open a zip. Raises BadFileError for one that is damaged or dangerous."""
    if not source.seekable():
        raise BadFileError(f"{name}: a zip cannot be read from a pipe; name its file instead.")
    with _damage_said(name, _DAMAGE_AT_ITS_OPENING):
        members = ZipFile(cast("IO[bytes]", _Careful(source, name)))
    with members:
        yield ZipReader(members, name)


@contextmanager
def _damage_said(name: str, damage: tuple[type[Exception], ...]) -> Iterator[None]:
    try:
        yield
    except damage:
        raise BadFileError(
            f"{name}: this zip is damaged; export it again where it comes from."
        ) from None


def _refuse_way_out(info: ZipInfo, name: str) -> None:
    """Raise BadFileError where a file's path leads out of the folder that a zip is unpacked in."""
    path = info.filename
    windows = PureWindowsPath(path)
    if (
        PurePosixPath(path).is_absolute()
        or windows.drive
        or windows.root
        or ".." in {*PurePosixPath(path).parts, *windows.parts}
    ):
        raise BadFileError(
            f"{name}: a path in this zip leads out of it, which no journal needs;"
            " nothing in it was read."
        )


class _Careful:
    """A file that refuses to be read in one gulp, as the list of a million files in a zip is."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._source = source
        self._name = name
        self.seek = source.seek
        self.tell = source.tell
        self.seekable = source.seekable

    def read(self, size: int = -1) -> bytes:
        if size > limits.LARGEST_LIST:
            raise BadFileError(f"{self._name}: this zip lists more files than a journal has.")
        return self._source.read(size if size >= 0 else limits.LARGEST_LIST)
