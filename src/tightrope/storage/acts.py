"""The record of what was done, for undo and redo across restarts."""

import sqlite3
from collections.abc import Iterable
from enum import StrEnum
from typing import Literal, NamedTuple

# Whether an act can be undone, redone, or neither.
Standing = Literal["done", "undone", "out of reach"]


class ActKind(StrEnum):
    """What a person did, in one step of undo."""

    WROTE = "wrote"
    REVISED = "revised"
    REMOVED = "removed"
    RESTORED = "restored"


class Change(NamedTuple):
    """The revisions of one entry before and after an act; None where it was not in the journal."""

    entry: str
    before: int | None
    after: int | None

    @property
    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.entry, self.after, self.before)


class Recorded(NamedTuple):
    """An act as it was recorded."""

    number: int
    kind: ActKind
    changes: tuple[Change, ...]


def record(
    sql: sqlite3.Connection,
    kind: ActKind,
    changes: Iterable[Change],
    sitting: str | None = None,
) -> None:
    """Remember a new act; undone ones cannot be redone from here on."""
    _forget_undone(sql)
    number = sql.execute(
        "INSERT INTO acts (kind, standing, sitting) VALUES (:kind, 'done', :sitting)",
        {"kind": kind, "sitting": sitting},
    ).lastrowid
    sql.executemany(
        "INSERT INTO changes (act, entry, before, after) VALUES (:act, :entry, :before, :after)",
        (
            {"act": number, "entry": each.entry, "before": each.before, "after": each.after}
            for each in changes
        ),
    )


def extend(sql: sqlite3.Connection, change: Change, sitting: str) -> bool:
    """Make a save part of the act of the same sitting, if that was the entry's latest.

    Return whether it was; the act is then the latest of all, as its last save is.
    """
    latest = sql.execute(_LATEST_OF_ENTRY, {"entry": change.entry}).fetchone()
    if latest is None or latest[1:] != (sitting, change.before):
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


def next_to_undo(sql: sqlite3.Connection) -> Recorded | None:
    """Return the latest act that stands."""
    return _recorded(
        sql,
        "SELECT act, kind FROM acts WHERE standing = 'done' ORDER BY act DESC LIMIT 1",
    )


def next_to_redo(sql: sqlite3.Connection) -> Recorded | None:
    """Return the earliest act that was undone."""
    return _recorded(
        sql,
        "SELECT act, kind FROM acts WHERE standing = 'undone' ORDER BY act LIMIT 1",
    )


def mark(sql: sqlite3.Connection, act: Recorded, standing: Standing) -> None:
    """Remember how an act stands now."""
    sql.execute(
        "UPDATE acts SET standing = :standing WHERE act = :act",
        {"act": act.number, "standing": standing},
    )


def _forget_undone(sql: sqlite3.Connection) -> None:
    # They stay in the record, which is where an entry's history is read from.
    sql.execute("UPDATE acts SET standing = 'out of reach' WHERE standing = 'undone'")


def _recorded(sql: sqlite3.Connection, question: str) -> Recorded | None:
    row = sql.execute(question).fetchone()
    if row is None:
        return None
    number, kind = row
    changes = sql.execute(
        "SELECT entry, before, after FROM changes WHERE act = :act ORDER BY entry",
        {"act": number},
    )
    return Recorded(number, ActKind(kind), tuple(Change(*change) for change in changes))


_LATEST_OF_ENTRY = """
SELECT acts.act, acts.sitting, changes.after
FROM changes JOIN acts USING (act)
WHERE changes.entry = :entry AND acts.standing = 'done'
ORDER BY changes.act DESC LIMIT 1
"""
