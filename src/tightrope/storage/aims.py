"""Shared aims, and what they were before; a removed one lies in the trash."""

import sqlite3
from datetime import date, datetime

from tightrope.domain.aim import Aim, Outcome
from tightrope.storage.entries import can_begin_an_id
from tightrope.storage.revised_table import RevisedTable, Row, Value
from tightrope.storage.row_mapping import utc_text

_COLUMNS = ("id", "revision", "begun", "ended", "outcome", "created", "modified", "title", "note")
# Sorts behind every id that begins with a prefix.
_BEHIND = "\U0010ffff"


def _values_of(aim: Aim) -> dict[str, Value]:
    return {
        "id": aim.id,
        "revision": aim.revision,
        "begun": aim.begun.isoformat(),
        "ended": aim.ended.isoformat() if aim.ended else None,
        "outcome": aim.outcome.value if aim.outcome else None,
        "created": utc_text(aim.created),
        "modified": utc_text(aim.modified),
        "title": aim.title,
        "note": aim.note,
    }


def _aim_of(row: Row) -> Aim:
    id_, revision, begun, ended, outcome, created, modified, title, note = row
    return Aim(
        id=id_,
        title=title,
        note=note,
        begun=date.fromisoformat(begun),
        ended=date.fromisoformat(ended) if ended else None,
        outcome=Outcome(outcome) if outcome else None,
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        revision=revision,
    )


TABLE = RevisedTable("aims", "aim_versions", _COLUMNS, _values_of, _aim_of)


def in_order(sql: sqlite3.Connection) -> tuple[Aim, ...]:
    """Return the aims that were not removed, oldest first."""
    return tuple(TABLE.where(sql, "removed IS NULL ORDER BY begun, created, id"))


def beginning_with(
    sql: sqlite3.Connection, prefix: str, *, removed: bool = False, most: int = 2
) -> list[Aim]:
    """Return up to `most` aims whose id begins so, of those in the trash if `removed`."""
    if not can_begin_an_id(prefix):
        return []
    state = "NOT NULL" if removed else "NULL"
    found = TABLE.where(
        sql,
        f"removed IS {state} AND id >= :first AND id < :behind ORDER BY id LIMIT :most",
        first=prefix,
        behind=prefix + _BEHIND,
        most=most,
    )
    return list(found)
