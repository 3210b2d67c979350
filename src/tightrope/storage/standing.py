"""An entry or note as the version that it is here, and a version as what shall stand here."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import Removed, Subject, Version
from tightrope.domain.month_note import MonthNote
from tightrope.storage import entries, notes, synced, trash, versions
from tightrope.storage.synced import Known

_MONTH_LENGTH = len("2026-11")


def here(
    sql: sqlite3.Connection, name: str, now: datetime, *, is_elsewhere: bool
) -> Version | None:
    """Return the version that an entry's id or a month has here; None where it never had one.

    What changed since it was synced last follows from what it was then. An entry that was purged
    counts as removed `now` (UTC). One that was removed before it was ever synced is nobody's
    affair, unless it `is_elsewhere` too; then it follows from what it is in the trash.
    """
    known, present = synced.get(sql, name), _present(sql, name)
    if known is None:
        if present:
            return Version(present)
        return _removed_before(sql, name) if is_elsewhere else None
    if present:
        if (present.revision, present.modified) == (known.revision, known.saved):
            return Version(present, known.number, known.replaces)
        return _following(known, present)
    if known.revision is None:
        return Version(Removed(id=name, removed=known.saved), known.number, known.replaces)
    trashed = trash.get(sql, name)
    return _following(known, Removed(id=name, removed=trashed.removed if trashed else now))


def make_stand(sql: sqlite3.Connection, version: Version, here: Version | None) -> bool:
    """Make the journal hold a version, and remember it as synced; return whether that changed it.

    `here` is what `here` returned for it. What stood before is kept as after every change; what was
    removed goes to the trash. None of it is a step of undo.
    """
    of = version.of
    if here and of is here.of:
        has_changed = False
        present = None if isinstance(of, Removed) else of
    else:
        has_changed = _make(sql, of)
        present = _present(sql, version.name)
    revision = present.revision if present else None
    known = Known(revision, version.saved, version.number, version.mark, version.replaces)
    if known != synced.get(sql, version.name):
        synced.put(sql, version.name, known)
    return has_changed


def _make(sql: sqlite3.Connection, of: Subject) -> bool:
    """Make the journal hold what a version is of; return whether that changed it."""
    if isinstance(of, MonthNote):
        return _put_note(sql, of)
    if isinstance(of, Removed):
        return _remove(sql, of)
    return _put_entry(sql, of)


def _present(sql: sqlite3.Connection, name: str) -> Entry | MonthNote | None:
    if len(name) == _MONTH_LENGTH:
        return notes.get(sql, date.fromisoformat(f"{name}-01"))
    return entries.get(sql, name)


def _following(known: Known, of: Entry | MonthNote | Removed) -> Version:
    return Version(of, known.number + 1, known.replaces | {known.mark})


def _removed_before(sql: sqlite3.Connection, name: str) -> Version | None:
    trashed = trash.get(sql, name)
    if trashed is None:
        return None
    return Version(trashed.entry).followed_by(Removed(id=name, removed=trashed.removed))


def _put_note(sql: sqlite3.Connection, note: MonthNote) -> bool:
    present = notes.get(sql, note.month)
    if present == replace(note, revision=present.revision if present else 1):
        return False
    notes.keep(sql, note.month)
    notes.put(sql, replace(note, revision=present.revision + 1 if present else 1))
    return True


def _remove(sql: sqlite3.Connection, gone: Removed) -> bool:
    present = entries.get(sql, gone.id)
    if present:
        trash.put(sql, present, gone.removed)
    return present is not None


def _put_entry(sql: sqlite3.Connection, entry: Entry) -> bool:
    present = entries.get(sql, entry.id)
    has_changed = present is None
    if present is None and trash.contains(sql, entry.id):
        present = trash.take(sql, entry.id)
    if present is None:
        entries.insert(sql, replace(entry, revision=1))
    elif present != replace(entry, revision=present.revision):
        versions.keep(sql, entry.id)
        entries.overwrite(sql, replace(entry, revision=present.revision + 1))
        has_changed = True
    return has_changed
