"""The undo log: what was done in one step, on whatever is kept, and which steps can be taken back.

How a record of each kind is put back stands in `undo_targets`.
"""

import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, NamedTuple

# Whether an act can be undone, redone, or neither.
UndoState = Literal["done", "undone", "out of reach"]


class ActionKind(StrEnum):
    """What a person did, in one step of undo."""

    WROTE = "wrote"
    REVISED = "revised"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    RETAGGED = "retagged"
    NOTED = "noted"
    TALKED = "talked"
    AIMED = "aimed"


class Subject(StrEnum):
    """What kind of record a change is of; a change names it by its id.

    A note is named by its month, and talk by the id of its entry.
    """

    ENTRY = "entry"
    MONTH_NOTE = "month note"
    AIM = "aim"
    TALK = "talk"


class RevisionChange(NamedTuple):
    """The revisions of one record before and after an act; None where it did not stand there."""

    entry: str
    before: int | None
    after: int | None
    subject: Subject = Subject.ENTRY

    @property
    def reversed(self) -> "RevisionChange":
        """The change that takes this one back."""
        return self._replace(before=self.after, after=self.before)


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
        "INSERT INTO changes (act, subject, entry, before, after)"
        " VALUES (:act, :subject, :entry, :before, :after)",
        ({"act": number, **each._asdict()} for each in changes),
    )


def extend(sql: sqlite3.Connection, change: RevisionChange, session: str) -> bool:
    """Make a save part of the act of the same sitting, if that was the record's latest.

    Return whether it was; the act is then the latest of all, as its last save is.
    """
    latest = sql.execute(
        _LATEST_OF_RECORD, {"subject": change.subject, "entry": change.entry}
    ).fetchone()
    if latest is None or latest[1:] != (session, change.before):
        return False
    _forget_undone(sql)
    sql.execute(
        "UPDATE changes SET after = :after"
        " WHERE act = :act AND subject = :subject AND entry = :entry",
        {"act": latest[0], **change._asdict()},
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


def has_act(sql: sqlite3.Connection, state: UndoState) -> bool:
    """Return whether any act stands so; what it changed, perhaps much, is not read."""
    row = sql.execute("SELECT 1 FROM acts WHERE standing = :state LIMIT 1", {"state": state})
    return row.fetchone() is not None


def set_state(sql: sqlite3.Connection, act: LoggedAction, state: UndoState) -> None:
    """Remember how an act stands now."""
    sql.execute(
        "UPDATE acts SET standing = :standing WHERE act = :act",
        {"act": act.number, "standing": state},
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
        "SELECT entry, before, after, subject FROM changes WHERE act = :act"
        " ORDER BY subject, entry",
        {"act": number},
    )
    return LoggedAction(
        number,
        ActionKind(kind),
        tuple(
            RevisionChange(entry, before, after, Subject(subject))
            for entry, before, after, subject in changes
        ),
    )


_LATEST_OF_RECORD = """
SELECT acts.act, acts.sitting, changes.after
FROM changes JOIN acts USING (act)
WHERE changes.entry = :entry AND changes.subject = :subject AND acts.standing = 'done'
ORDER BY changes.act DESC LIMIT 1
"""
