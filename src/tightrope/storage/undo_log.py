"""The undo log: what was done in one step, and taking it back or doing it again."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from tightrope.domain.entry import Entry
from tightrope.storage import entries, entry_history, trash

# Whether an act can be undone, redone, or neither.
UndoState = Literal["done", "undone", "out of reach"]


class ActionKind(StrEnum):
    """What a person did, in one step of undo."""

    WROTE = "wrote"
    REVISED = "revised"
    REMOVED = "removed"
    RESTORED = "restored"


class RevisionChange(NamedTuple):
    """The revisions of one entry before and after an act; None where it was not in the journal."""

    entry: str
    before: int | None
    after: int | None

    @property
    def reversed(self) -> "RevisionChange":
        """The change that takes this one back."""
        return RevisionChange(self.entry, self.after, self.before)


class LoggedAction(NamedTuple):
    """An act as it was recorded."""

    number: int
    kind: ActionKind
    changes: tuple[RevisionChange, ...]


def record(
    sql: sqlite3.Connection,
    kind: ActionKind,
    changes: Iterable[RevisionChange],
    session: str | None = None,
) -> None:
    """Remember a new act; undone ones cannot be redone from here on."""
    _forget_undone(sql)
    number = sql.execute(
        "INSERT INTO acts (kind, standing, sitting) VALUES (:kind, 'done', :sitting)",
        {"kind": kind, "sitting": session},
    ).lastrowid
    sql.executemany(
        "INSERT INTO changes (act, entry, before, after) VALUES (:act, :entry, :before, :after)",
        (
            {"act": number, "entry": each.entry, "before": each.before, "after": each.after}
            for each in changes
        ),
    )


def extend(sql: sqlite3.Connection, change: RevisionChange, session: str) -> bool:
    """Make a save part of the act of the same sitting, if that was the entry's latest.

    Return whether it was; the act is then the latest of all, as its last save is.
    """
    latest = sql.execute(_LATEST_OF_ENTRY, {"entry": change.entry}).fetchone()
    if latest is None or latest[1:] != (session, change.before):
        return False
    _forget_undone(sql)
    sql.execute(
        "UPDATE changes SET after = :after WHERE act = :act AND entry = :entry",
        {"act": latest[0], "entry": change.entry, "after": change.after},
    )
    sql.execute(
        "UPDATE acts SET act = (SELECT max(act) + 1 FROM acts)"
        " WHERE act = :act AND act < (SELECT max(act) FROM acts)",
        {"act": latest[0]},
    )
    return True


def next_to_undo(sql: sqlite3.Connection) -> LoggedAction | None:
    """Return the latest act that stands."""
    return _recorded(
        sql,
        "SELECT act, kind FROM acts WHERE standing = 'done' ORDER BY act DESC LIMIT 1",
    )


def next_to_redo(sql: sqlite3.Connection) -> LoggedAction | None:
    """Return the earliest act that was undone."""
    return _recorded(
        sql,
        "SELECT act, kind FROM acts WHERE standing = 'undone' ORDER BY act LIMIT 1",
    )


def set_state(sql: sqlite3.Connection, act: LoggedAction, standing: UndoState) -> None:
    """Remember how an act stands now."""
    sql.execute(
        "UPDATE acts SET standing = :standing WHERE act = :act",
        {"act": act.number, "standing": standing},
    )


def _forget_undone(sql: sqlite3.Connection) -> None:
    # They stay in the record, which is where an entry's history is read from.
    sql.execute("UPDATE acts SET standing = 'out of reach' WHERE standing = 'undone'")


def _recorded(sql: sqlite3.Connection, question: str) -> LoggedAction | None:
    row = sql.execute(question).fetchone()
    if row is None:
        return None
    number, kind = row
    changes = sql.execute(
        "SELECT entry, before, after FROM changes WHERE act = :act ORDER BY entry",
        {"act": number},
    )
    return LoggedAction(
        number, ActionKind(kind), tuple(RevisionChange(*change) for change in changes)
    )


_LATEST_OF_ENTRY = """
SELECT acts.act, acts.sitting, changes.after
FROM changes JOIN acts USING (act)
WHERE changes.entry = :entry AND acts.standing = 'done'
ORDER BY changes.act DESC LIMIT 1
"""


def same_content(one: Entry, other: Entry) -> bool:
    """Return whether two states of an entry differ in nothing but when they were saved."""
    return one == replace(
        other,
        created=one.created,
        modified=one.modified,
        revision=one.revision,
    )


def can_apply(sql: sqlite3.Connection, change: RevisionChange) -> bool:
    """Return whether the entry still is what it was before this change.

    An import, or emptying the trash, may have come in between.
    """
    present = entries.get(sql, change.entry)
    if change.before is None:
        return present is None and trash.contains(sql, change.entry)
    if present is None:
        return False
    if change.after is not None and entry_history.get(sql, change.entry, change.after) is None:
        return False
    if present.revision == change.before:
        return True
    former = entry_history.get(sql, change.entry, change.before)
    return former is not None and same_content(former[0], present)


def apply(sql: sqlite3.Connection, change: RevisionChange, now: datetime) -> Entry:
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
    former = entry_history.get(sql, change.entry, change.after)
    if former is None:
        raise LookupError(change.entry)
    if present.revision == change.before:
        entry_history.archive(sql, present.id)  # otherwise the same content is kept already
    goal, sort_key = former
    # A revision never comes again, so that a window with an older reading notices.
    goal = replace(goal, revision=present.revision + 1, modified=now)
    entries.overwrite(sql, goal, sort_key=sort_key)
    return goal
