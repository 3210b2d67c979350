"""The folder of a journal's backups: what lies in it, verifying it, and making room in it."""

import glob
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain import rotation
from tightrope.domain.rotation import Rotated
from tightrope.safe_files import temp_file, write_atomically
from tightrope.storage import integrity
from tightrope.storage.backup import AUTOMATIC, Reason, folder_of, stamp_of
from tightrope.storage.driver import connect, connect_read_only
from tightrope.storage.encryption import salt_of
from tightrope.storage.errors import translated
from tightrope.storage.file_header import is_plain_file
from tightrope.storage.open_database import APPLICATION_ID

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

MARKS = "verified.json"
"""What the file is called that says which backups are verified."""
_STAMP = r"(\d{8}T\d{6}Z)(?:-\d+)?"
_STAMP_FORMAT = "%Y%m%dT%H%M%SZ"


class BackupFile(NamedTuple):
    """A backup: where it lies, when it was made (UTC), why, its size in bytes, what it holds.

    `entries` is None where it cannot be told without a passphrase. `verified` is when it was found
    sound (UTC); `is_damaged` says that it was found to be damaged.
    """

    path: Path
    made: datetime
    reason: Reason
    size: int
    entries: int | None
    verified: datetime | None
    is_damaged: bool
    is_encrypted: bool

    @property
    def was_set_aside(self) -> bool:
        """Whether it is no backup, but what lay in the journal's place, or a log of it."""
        return self.reason in {Reason.SET_ASIDE, Reason.LOG}

    @property
    def name(self) -> str:
        """What it is called in lists, and by whoever goes back to it."""
        if self.reason is Reason.SET_ASIDE:
            return self.path.parent.name
        return (
            f"{self.path.parent.name}/{self.path.name}"
            if self.reason is Reason.LOG
            else self.path.name
        )


class Contents(NamedTuple):
    """How many entries a backup holds, and their first and last day; None where there are none."""

    entries: int
    first: date | None
    last: date | None


def contents_of(backup: Path, key: "FileKey | None") -> Contents | None:
    """Return what a backup holds; None where it cannot be read with this key."""
    is_plain = is_plain_file(backup)
    if key is None and not is_plain:
        return None
    with (
        suppress(sqlite3.Error, ValueError),
        closing(connect_read_only(backup, None if is_plain else key)) as sql,
    ):
        count, *days = sql.execute("SELECT count(*), min(day), max(day) FROM entries").fetchone()
        first, last = (date.fromisoformat(day) if day else None for day in days)
        return Contents(int(count), first, last)
    return None


def backups_of(journal: Path) -> tuple[BackupFile, ...]:
    """Return the backups of a journal, latest first; none of them is changed.

    They lie in its folder of backups; what was set aside lies beside it. Raises OSError where the
    folder cannot be read.
    """
    marks = _read_marks(journal)
    found = [_about(path, journal, marks) for path in _files(journal)]
    found += _set_aside(journal)
    return tuple(sorted(found, key=lambda each: (each.made, each.name), reverse=True))


def has_one_of_day(journal: Path, now: datetime) -> bool:
    """Return whether the folder has a backup from the day of this moment (UTC)."""
    day = f"-{stamp_of(now)[:8]}T"
    return any(day in path.name for path in _files(journal))


def verify(journal: Path, path: Path, now: datetime, key: "FileKey | None") -> bool:
    """Check a backup as a database and its search index, mark what came of it, and return it.

    That takes a second or two for each hundred thousand entries. The backup itself is not touched:
    a copy is checked. One that lies elsewhere gets no mark. Raises OSError, and JournalError where
    there is no room for the copy.
    """
    about = path.stat()
    with translated(path):
        is_sound, entries = _check(path, key)
    if path.parent != folder_of(journal):
        return is_sound
    marks = _read_marks(journal)
    marks[path.name] = {
        "size": about.st_size,
        "changed": about.st_mtime_ns,
        "entries": entries,
        "verified": f"{now:%Y-%m-%dT%H:%M:%SZ}",
        "sound": is_sound,
    }
    there = {file.name for file in _files(journal)}
    kept = {name: mark for name, mark in marks.items() if name in there}
    write_atomically(folder_of(journal) / MARKS, json.dumps(kept, indent=1).encode())
    return is_sound


def rotate(journal: Path, limit: int) -> tuple[Path, ...]:
    """Remove what `rotation` does not keep of the automatic backups; return what was removed.

    `limit` is in bytes. What else lies there stays. Raises OSError.
    """
    ours = [backup for backup in backups_of(journal) if backup.reason in AUTOMATIC]
    gone = rotation.to_remove(
        (Rotated(each.path.name, each.made, each.size, each.verified is not None) for each in ours),
        limit,
    )
    paths = tuple(folder_of(journal) / name for name in gone)
    for path in paths:
        path.unlink(missing_ok=True)
    return paths


def _files(journal: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError):
        for path in folder_of(journal).iterdir():
            if path.suffix == ".db" and not path.name.startswith("."):
                yield path


def _set_aside(journal: Path) -> Iterator[BackupFile]:
    """Give the databases that were set aside, and the logs beside them."""
    start = f"{journal.stem}-set-aside-"
    for folder in journal.parent.glob(f"{glob.escape(start)}*"):
        stamp = re.match(_STAMP, folder.name.removeprefix(start))
        for path in (folder / journal.name, folder / f"{journal.name}-wal"):
            if stamp and path.is_file():
                yield _about_set_aside(path, stamp[1])


def _about_set_aside(path: Path, stamp: str) -> BackupFile:
    is_log, size = path.name.endswith("-wal"), path.stat().st_size
    is_encrypted = not is_log and salt_of(path) is not None
    entries = None if is_log or is_encrypted else _count(path)
    return BackupFile(
        path,
        datetime.strptime(stamp, _STAMP_FORMAT).replace(tzinfo=UTC),
        Reason.LOG if is_log else Reason.SET_ASIDE,
        size,
        entries,
        None,
        is_damaged=not is_log and not is_encrypted and entries is None,
        is_encrypted=is_encrypted,
    )


def _about(path: Path, journal: Path, marks: dict[str, dict[str, object]]) -> BackupFile:
    about = path.stat()
    made, reason = _told_by_name(path, journal)
    mark = marks.get(path.name, {})
    if (mark.get("size"), mark.get("changed")) != (about.st_size, about.st_mtime_ns):
        mark = {}
    entries = mark.get("entries")
    is_encrypted = not is_plain_file(path)
    if entries is None and not is_encrypted:
        entries = _count(path)
    checked = datetime.fromisoformat(str(mark["verified"])) if "verified" in mark else None
    return BackupFile(
        path,
        made or datetime.fromtimestamp(int(about.st_mtime), UTC),
        reason,
        about.st_size,
        entries if isinstance(entries, int) else None,
        checked if mark.get("sound") else None,
        is_damaged=mark.get("sound") is False or (entries is None and not is_encrypted),
        is_encrypted=is_encrypted,
    )


def _told_by_name(path: Path, journal: Path) -> tuple[datetime | None, Reason]:
    reasons = "|".join(re.escape(reason) for reason in Reason)
    found = re.fullmatch(
        rf"{re.escape(journal.stem)}-(auto-)?(?:({reasons})-)?{_STAMP}\.db", path.name
    )
    if not found:
        return None, Reason.BY_HAND
    automatic, told, stamp = found.groups()
    with suppress(ValueError):
        made = datetime.strptime(stamp, _STAMP_FORMAT).replace(tzinfo=UTC)
        reason = Reason(told) if told else Reason.BY_HAND
        # Only what says `auto` in its name is rotated.
        is_told_right = bool(automatic) == (reason in AUTOMATIC)
        return made, reason if is_told_right else Reason.BY_HAND
    return None, Reason.BY_HAND


def _count(path: Path) -> int | None:
    with suppress(sqlite3.Error), closing(connect_read_only(path)) as sql:
        (count,) = sql.execute("SELECT count(*) FROM entries").fetchone()
        return int(count)
    return None


def _check(path: Path, key: "FileKey | None") -> tuple[bool, int | None]:
    with temp_file(path.parent, is_long=True) as copied:
        try:
            with (
                closing(connect_read_only(path, key)) as source,
                closing(connect(copied, key)) as copy,
            ):
                source.backup(copy)
                (owner,) = copy.execute("PRAGMA application_id").fetchone()
                is_sound = owner == APPLICATION_ID and integrity.is_sound(copy)
                (count,) = copy.execute("SELECT count(*) FROM entries").fetchone()
                return is_sound, int(count)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise
            return False, None


def _is_damage(error: sqlite3.OperationalError) -> bool:
    return (error.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT}


def _read_marks(journal: Path) -> dict[str, dict[str, object]]:
    """Return what earlier checks found, by the name of the file; nothing where that is no JSON."""
    with suppress(OSError, ValueError):
        marks = json.loads((folder_of(journal) / MARKS).read_bytes())
        if isinstance(marks, dict):
            return {name: mark for name, mark in marks.items() if isinstance(mark, dict)}
    return {}
