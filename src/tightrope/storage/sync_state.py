"""What was synced of each record, its present version, and how a version is applied."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import AIM, TALK, Removed, Subject, Version
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.storage import aims, entries, month_notes, talk, trash
from tightrope.storage.revised_table import RecordT, RevisedTable
from tightrope.storage.row_mapping import as_damage, utc_text


class SyncedVersion(NamedTuple):
    """What a record was when it was synced last, by the fields of a version.

    `revision` is the journal's own; None where the entry was not in it any more. `saved` is when it
    was modified, or deleted (UTC, whole seconds).
    """

    revision: int | None
    saved: datetime
    number: int
    digest: str
    ancestors: frozenset[str]


class SyncedFile(NamedTuple):
    """A file as it was when it held one version and nothing else.

    `fingerprint` is what its file system says of it; `version_key` names the version with all its
    ancestors.
    """

    name: str
    fingerprint: str
    version_key: str


def synced_version(sql: sqlite3.Connection, name: str) -> SyncedVersion | None:
    """Return what is known of an entry's id, or of a month."""
    row = sql.execute(
        "SELECT revision, saved, number, mark, replaces FROM synced WHERE name = :name",
        {"name": name},
    ).fetchone()
    if row is None:
        return None
    revision, saved, number, digest, ancestors = row
    with as_damage():
        return SyncedVersion(
            revision, datetime.fromisoformat(saved), number, digest, frozenset(ancestors.split())
        )


def record_version(sql: sqlite3.Connection, name: str, known: SyncedVersion) -> None:
    """Remember what an entry or note is now; nothing is written where that is known."""
    sql.execute(
        _RECORD,
        {
            "name": name,
            "revision": known.revision,
            "saved": utc_text(known.saved),
            "number": known.number,
            "mark": known.digest,
            "replaces": _joined(known.ancestors),
        },
    )


def synced_names(sql: sqlite3.Connection) -> Iterator[str]:
    """Give the name of everything that was ever synced."""
    return (name for (name,) in sql.execute("SELECT name FROM synced"))


def changed_names(sql: sqlite3.Connection) -> Iterator[str]:
    """Give the names of what was written, changed or removed since it was synced last."""
    return (name for (name,) in sql.execute(_CHANGED))


def version_key(digest: str, ancestors: frozenset[str]) -> str:
    """Return what `SyncedFile` calls a version: what it replaces can only become more."""
    return f"{digest} {len(_joined(ancestors))}"


def folder_number(sql: sqlite3.Connection, path: str) -> int:
    """Return the number of a folder, given to it when it is first asked for."""
    values = {"path": path}
    sql.execute("INSERT OR IGNORE INTO synced_folders (path) VALUES (:path)", values)
    row = sql.execute("SELECT folder FROM synced_folders WHERE path = :path", values).fetchone()
    return int(row[0])


def folders(sql: sqlite3.Connection) -> list[str]:
    """Return the paths of all folders that the journal was synced with."""
    return [str(path) for (path,) in sql.execute("SELECT path FROM synced_folders ORDER BY path")]


def files_in_step(sql: sqlite3.Connection, path: str) -> dict[str, str]:
    """Return what the file system said of the files that hold just what was synced last."""
    return dict(sql.execute(_IN_STEP, {"path": path}))


def record_files(sql: sqlite3.Connection, folder: int, seen: Iterable[SyncedFile]) -> None:
    """Remember how files of a folder look."""
    sql.executemany(
        "INSERT OR REPLACE INTO synced_files (folder, name, about, stands) VALUES (?, ?, ?, ?)",
        ((folder, *each) for each in seen),
    )


def _joined(marks: frozenset[str]) -> str:
    return " ".join(sorted(marks))


_RECORD = """
INSERT INTO synced (name, revision, saved, number, mark, replaces)
VALUES (:name, :revision, :saved, :number, :mark, :replaces)
ON CONFLICT (name) DO UPDATE
SET revision = excluded.revision, saved = excluded.saved, number = excluded.number,
    mark = excluded.mark, replaces = excluded.replaces
WHERE (synced.revision, synced.saved, synced.number, synced.mark, synced.replaces)
    IS NOT (excluded.revision, excluded.saved, excluded.number, excluded.mark, excluded.replaces)
"""
# What is gone is asked of each table by itself, so that entries are looked up in their index: one
# list of all names would be made anew for each sync.
_CHANGED = """
SELECT id FROM entries LEFT JOIN synced ON name = id
WHERE (entries.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT month FROM month_notes LEFT JOIN synced ON name = month
WHERE (month_notes.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT 'aim-' || id FROM aims LEFT JOIN synced ON name = 'aim-' || id
WHERE removed IS NULL AND (aims.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT 'talk-' || entry FROM talk LEFT JOIN synced ON name = 'talk-' || entry
WHERE removed IS NULL AND entry NOT IN (SELECT id FROM trash)
AND (talk.revision, modified) IS NOT (synced.revision, saved)
UNION ALL
SELECT name FROM synced
WHERE revision IS NOT NULL AND length(name) > 7 AND name NOT IN (SELECT id FROM entries)
AND name NOT IN (SELECT 'aim-' || id FROM aims WHERE removed IS NULL)
AND name NOT IN (
    SELECT 'talk-' || entry FROM talk
    WHERE removed IS NULL AND entry NOT IN (SELECT id FROM trash)
)
"""
_IN_STEP = """
SELECT name, about FROM synced_folders JOIN synced_files USING (folder) JOIN synced USING (name)
WHERE path = :path AND stands = mark || ' ' || length(replaces)
"""


_MONTH_LENGTH = len("2026-11")


def local_version(
    sql: sqlite3.Connection, name: str, now: datetime, *, is_elsewhere: bool
) -> Version | None:
    """Return the version that something of this name has here; None where it never had one.

    What changed since it was synced last follows from what it was then. What was purged counts as
    removed `now` (UTC). One that was removed before it was ever synced is nobody's
    affair, unless it `is_elsewhere` too; then it follows from what it is in the trash.
    """
    known, present = synced_version(sql, name), _present(sql, name)
    if known is None:
        if present:
            return Version(present)
        return _removed_before_sync(sql, name) if is_elsewhere else None
    if present:
        if (present.revision, present.modified) == (known.revision, known.saved):
            return Version(present, known.number, known.ancestors)
        return _next_version(known, present)
    if known.revision is None:
        return Version(Removed(name=name, removed=known.saved), known.number, known.ancestors)
    gone = _gone(sql, name)
    return _next_version(known, Removed(name=name, removed=gone.removed if gone else now))


def apply_version(sql: sqlite3.Connection, version: Version, local: Version | None) -> bool:
    """Make the journal hold a version, and remember it as synced; return whether that changed it.

    `local` is what `local_version` returned for it. What stood before is kept as after every
    change; what was removed goes to the trash. None of it is a step of undo.
    """
    content = version.content
    if local and content is local.content:
        has_changed = False
        present = None if isinstance(content, Removed) else content
    else:
        has_changed = _apply(sql, content)
        present = _present(sql, version.name)
    revision = present.revision if present else None
    known = SyncedVersion(
        revision, version.saved, version.number, version.digest, version.ancestors
    )
    record_version(sql, version.name, known)
    return has_changed


def _apply(sql: sqlite3.Connection, content: Subject) -> bool:
    """Make the journal hold what a version is of; return whether that changed it."""
    if isinstance(content, MonthNote):
        return _put_note(sql, content)
    if isinstance(content, Removed):
        return _remove(sql, content)
    if isinstance(content, Aim):
        return _put_record(sql, aims.TABLE, content.id, content)
    if isinstance(content, Talk):
        return _put_record(sql, talk.TABLE, content.entry, content)
    return _put_entry(sql, content)


def _present(sql: sqlite3.Connection, name: str) -> Kept | None:
    if len(name) == _MONTH_LENGTH:
        return month_notes.get(sql, date.fromisoformat(f"{name}-01"))
    if name.startswith(AIM):
        return aims.TABLE.get(sql, name.removeprefix(AIM))
    if name.startswith(TALK):
        entry_id = name.removeprefix(TALK)
        # Its words shall be in no folder while its entry lies in the trash.
        return None if trash.contains(sql, entry_id) else talk.TABLE.get(sql, entry_id)
    return entries.get(sql, name)


class _Gone(NamedTuple):
    """What was removed, and when (UTC)."""

    content: Entry | Aim | Talk
    removed: datetime


def _gone(sql: sqlite3.Connection, name: str) -> _Gone | None:
    """Return what was removed here and can be restored."""
    if name.startswith(AIM):
        aim = aims.TABLE.get_removed(sql, name.removeprefix(AIM))
        return _Gone(*aim) if aim else None
    if name.startswith(TALK):
        return _gone_talk(sql, name.removeprefix(TALK))
    trashed = trash.get(sql, name)
    return _Gone(*trashed) if trashed else None


def _gone_talk(sql: sqlite3.Connection, entry_id: str) -> _Gone | None:
    """Return what was to be talked about and was taken off the list, or lies with its entry."""
    if taken_off := talk.TABLE.get_removed(sql, entry_id):
        return _Gone(*taken_off)
    trashed, standing = trash.get(sql, entry_id), talk.TABLE.get(sql, entry_id)
    return _Gone(standing, trashed.removed) if trashed and standing else None


def _next_version(known: SyncedVersion, content: Subject) -> Version:
    return Version(content, known.number + 1, known.ancestors | {known.digest})


def _removed_before_sync(sql: sqlite3.Connection, name: str) -> Version | None:
    gone = _gone(sql, name)
    if gone is None:
        return None
    return Version(gone.content).followed_by(Removed(name=name, removed=gone.removed))


def _put_note(sql: sqlite3.Connection, note: MonthNote) -> bool:
    present = month_notes.get(sql, note.month)
    if present == replace(note, revision=present.revision if present else 1):
        return False
    month_notes.keep(sql, note.month)
    month_notes.put(sql, replace(note, revision=present.revision + 1 if present else 1))
    return True


def _remove(sql: sqlite3.Connection, gone: Removed) -> bool:
    present = _present(sql, gone.name)
    if isinstance(present, Entry):
        trash.put(sql, present, gone.removed)
    elif isinstance(present, Aim):
        aims.TABLE.remove(sql, present.id, gone.removed)
    elif isinstance(present, Talk):
        talk.TABLE.remove(sql, present.entry, gone.removed)
    return present is not None


def _put_record(
    sql: sqlite3.Connection, table: RevisedTable[RecordT], key: str, record: RecordT
) -> bool:
    present = table.get(sql, key)
    has_changed = present is None
    if present is None:
        table.restore(sql, key)
        present = table.get(sql, key)
    if present is None:
        table.put(sql, replace(record, revision=1))
    elif present != replace(record, revision=present.revision):
        table.replace(sql, record)
        has_changed = True
    return has_changed


def _put_entry(sql: sqlite3.Connection, entry: Entry) -> bool:
    present = entries.get(sql, entry.id)
    has_changed = present is None
    if present is None and trash.contains(sql, entry.id):
        present = trash.take(sql, entry.id)
    if present is None:
        entries.insert(sql, replace(entry, revision=1))
    elif present != replace(entry, revision=present.revision):
        entries.archive(sql, entry.id)
        entries.overwrite(sql, replace(entry, revision=present.revision + 1))
        has_changed = True
    return has_changed
