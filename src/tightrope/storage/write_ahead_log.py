"""Whether the write-ahead log beside a database is its own, and setting one aside that is not.

SQLite replays whatever log lies beside a database, also one of another journal, or of another state
of this one, as it lies there after somebody has put a copy in the journal's place; that corrupts
the database. Every save leaves its token in the log and in the database (see `identity`), so
that before the file is opened one can tell. A log that is not the database's is never replayed and
never deleted: it is moved into a folder beside the journal, with a copy of the database as it was.
"""

import mmap
import os
import re
import shutil
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from tightrope.domain.printable import printable
from tightrope.safe_files import close_to_others, fsync_folder, make_temp_folder
from tightrope.storage import integrity, open_files
from tightrope.storage.errors import JournalError
from tightrope.storage.identity import MAGIC, Identity

# https://sqlite.org/fileformat.html#the_write_ahead_log
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_SMALLEST_PAGE = 512
_LOG_MAGIC = (0x377F0682, 0x377F0683)
# The row of an identity as it stands on its page: the texts of a row follow one another there.
_ON_PAGE = re.compile(
    MAGIC.encode() + b"([0-9a-f]{32})([0-9a-f]{16})([0-9a-f]{16})([0-9a-f]{16})",
)
_TRIES = 3
_SMALLEST_PAGE = 512  # bytes


class Verdict(Enum):
    """What a log is to the database beside it."""

    OURS = "ours"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


class _Log(NamedTuple):
    """What can be read of a log: where the first identity in it stands, and every save it knows."""

    page_size: int
    page: int
    first: Identity
    saves: frozenset[str]


def log_of(database: Path) -> Path:
    """Return where the log of a database is, there or not."""
    return database.with_name(f"{database.name}-wal")


def put_right(database: Path, connect: Callable[[Path], sqlite3.Connection]) -> str:
    """Set the log beside a database aside unless it is its own; return what to tell the person.

    That is nothing where all was in order. For a file that this process has not open. `connect`
    opens a copy, where only trying shows whether log and database are of one piece. Raises
    JournalError where another window has the file open and it was replaced under it, and OSError.
    """
    if not _has_content(log_of(database)):
        return ""
    found = verdict(database)
    if found is Verdict.OURS:
        return ""
    shown = printable(str(database))
    if open_files.is_open_elsewhere(database):
        if found is Verdict.FOREIGN:
            raise JournalError(
                f"{shown} was replaced while another window has it open; nothing was changed. Close"
                " every window, and then open it again.",
            )
        return ""  # whoever has it open knows its log
    if found is Verdict.UNKNOWN and _are_of_one_piece(database, connect):
        return ""
    folder = set_aside(database)
    return (
        f"The log beside {shown} follows another state than the one that lies there, as after a"
        " copy was put in its place, so it was not read into it. It was set aside in"
        f" {printable(str(folder))}, with a copy of the journal as it was found; `tightrope"
        " backups` lists what `tightrope rollback` can go back to."
    )


def verdict(database: Path) -> Verdict:
    """Return what the log beside a database is to it."""
    found = Verdict.OURS
    for _ in range(_TRIES):
        found = _verdict(database)
        if found is not Verdict.FOREIGN:
            break  # otherwise somebody may have saved between two looks
    return found


def is_foreign(database: Path) -> bool:
    """Return whether the log beside a database follows another state than the one that is there."""
    try:
        return verdict(database) is Verdict.FOREIGN
    except (OSError, ValueError):
        return False


def _verdict(database: Path) -> Verdict:
    if not _has_content(log_of(database)):
        return Verdict.OURS
    log = _read(log_of(database))
    if isinstance(log, Verdict):
        return log
    present = _identity_in(database, log)
    if present is None:
        return Verdict.UNKNOWN
    if present.journal == log.first.journal and present.save in log.saves:
        return Verdict.OURS
    return Verdict.FOREIGN


def saves_in(log: Path) -> frozenset[str]:
    """Return the token of every state that a log leads from or to; none where it tells none."""
    try:
        found = _read(log) if _has_content(log) else Verdict.UNKNOWN
    except OSError:
        return frozenset()
    return frozenset() if isinstance(found, Verdict) else found.saves


def set_aside(database: Path) -> Path:
    """Move the log of a database, with a copy of the database, into a new folder beside it.

    Returns that folder. The log keeps its name, so that the two still belong together by name.
    """
    log = log_of(database)
    target = _copied_aside(database, [database])
    with suppress(FileNotFoundError):
        log.rename(target / log.name)
    fsync_folder(target)
    fsync_folder(database.parent)
    return target


def copy_aside(database: Path) -> Path:
    """Copy a database and its log as they are into a new folder beside it, and return that."""
    return _copied_aside(database, [database, log_of(database)])


def _copied_aside(database: Path, paths: list[Path]) -> Path:
    # The moment of the last save, since that is what a person would look for.
    times = [path.stat().st_mtime for path in (database, log_of(database)) if path.exists()]
    folder = make_temp_folder(database.parent)
    for path in paths:
        with suppress(FileNotFoundError):
            _copy(path, folder / path.name)
    target = _free_name(database, datetime.fromtimestamp(max(times), UTC))
    folder.rename(target)
    fsync_folder(database.parent)
    return target


def _free_name(database: Path, moment: datetime) -> Path:
    stem = f"{database.stem}-set-aside-{moment:%Y%m%dT%H%M%SZ}"
    target, number = database.with_name(stem), 1
    while os.path.lexists(target):
        number += 1
        target = database.with_name(f"{stem}-{number}")
    return target


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as of, target.open("wb") as out:
        close_to_others(target)
        shutil.copyfileobj(of, out)
        out.flush()
        os.fsync(out.fileno())


def _has_content(log: Path) -> bool:
    try:
        return log.stat().st_size > _HEADER.size
    except FileNotFoundError:
        return False


def _read(log: Path) -> _Log | Verdict:
    with log.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        magic, _, page_size, _, salt, salt_2, _, _ = _HEADER.unpack_from(content)
        if magic not in _LOG_MAGIC or page_size < _SMALLEST_PAGE:
            return Verdict.UNREADABLE
        end = _end_of_frames(content, page_size, (salt, salt_2))
        if end == _HEADER.size:
            return Verdict.UNREADABLE
        return _log_of(content, end, page_size)


def _end_of_frames(content: mmap.mmap, page_size: int, salts: tuple[int, int]) -> int:
    """Return where the frames end that were written since the log was begun anew."""
    at, size = _HEADER.size, _FRAME.size + page_size
    while at + size <= len(content) and _FRAME.unpack_from(content, at)[2:4] == salts:
        at += size
    return at


def _log_of(content: mmap.mmap, end: int, page_size: int) -> _Log | Verdict:
    frame = _FRAME.size + page_size
    first, page, saves = None, 0, set[str]()
    for at, found in _identities(content, end):
        if first is None:
            first = found
            start = _HEADER.size + (at - _HEADER.size) // frame * frame
            page = _FRAME.unpack_from(content, start)[0]
        saves |= {found.before, found.save}
    return _Log(page_size, page, first, frozenset(saves)) if first else Verdict.UNKNOWN


def _identities(content: mmap.mmap, end: int) -> Iterator[tuple[int, Identity]]:
    for found in _ON_PAGE.finditer(content, _HEADER.size, end):
        yield found.start(), _identity_of(found)


def _identity_of(found: re.Match[bytes]) -> Identity:
    return Identity(*(part.decode() for part in found.groups()))


def on_page(page: bytes) -> Identity | None:
    """Return the identity that stands on a page of a database, if one does."""
    found = _ON_PAGE.search(page)
    return _identity_of(found) if found else None


def _identity_in(database: Path, log: _Log) -> Identity | None:
    page = open_files.read_at(database, (log.page - 1) * log.page_size, log.page_size)
    return on_page(page)


def _are_of_one_piece(database: Path, connect: Callable[[Path], sqlite3.Connection]) -> bool:
    """Return whether copies of database and log make one sound journal.

    Also where the database cannot be read without the log either, as with a wrong passphrase.
    """
    with copies_of(database, None, database.parent) as copied, closing(connect(copied)) as copy:
        if integrity.damage(copy):
            return True
    with (
        copies_of(database, log_of(database), database.parent) as copied,
        closing(connect(copied)) as copy,
    ):
        return integrity.is_sound(copy)


@contextmanager
def copies_of(database: Path, log: Path | None, parent: Path) -> Iterator[Path]:
    """Give a copy of a database, with a copy of a log beside it, in a folder that is gone then."""
    folder = make_temp_folder(parent)
    copied = folder / "journal.db"
    try:
        _copy(database, copied)
        if log:
            _copy(log, log_of(copied))
        yield copied
    finally:
        shutil.rmtree(folder, ignore_errors=True)
