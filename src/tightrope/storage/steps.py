"""Taking an act back, or doing it again."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from tightrope.domain.entry import Entry
from tightrope.storage import entries, trash, versions
from tightrope.storage.acts import Change


def same_content(one: Entry, other: Entry) -> bool:
    """Return whether two states of an entry differ in nothing but when they were saved."""
    return one == replace(
        other,
        created=one.created,
        modified=one.modified,
        revision=one.revision,
    )


def is_possible(sql: sqlite3.Connection, change: Change) -> bool:
    """Return whether the entry still is what it was before this change.

    An import, or emptying the trash, may have come in between.
    """
    present = entries.get(sql, change.entry)
    if change.before is None:
        return present is None and trash.contains(sql, change.entry)
    if present is None:
        return False
    if change.after is not None and versions.get(sql, change.entry, change.after) is None:
        return False
    if present.revision == change.before:
        return True
    former = versions.get(sql, change.entry, change.before)
    return former is not None and same_content(former[0], present)


def take(sql: sqlite3.Connection, change: Change, now: datetime) -> Entry:
    """Make a possible change and return the entry as it is now, or was where it is gone.

    Raises LookupError for a change that is not possible.
    """
    if change.before is None:
        return trash.take(sql, change.entry)
    present = entries.get(sql, change.entry)
    if present is None:
        raise LookupError(change.entry)
    if change.after is None:
        trash.put(sql, present, now)
        return present
    former = versions.get(sql, change.entry, change.after)
    if former is None:
        raise LookupError(change.entry)
    if present.revision == change.before:
        versions.keep(sql, present.id)  # otherwise the same content is kept already
    goal, place = former
    # A revision never comes again, so that a window with an older reading notices.
    goal = replace(goal, revision=present.revision + 1, modified=now)
    entries.overwrite(sql, goal, place=place)
    return goal
