"""What is to be talked about: a row for each entry that was put on the list, and its former states.

A row of an entry that lies in the trash stays, and is not seen until the entry comes back.
"""

import sqlite3
from datetime import date, datetime

from tightrope.domain.talk import Talk, TalkItem
from tightrope.storage.revised_table import RevisedTable, Row, Value
from tightrope.storage.row_mapping import as_damage, entry_of, first_of_day, last_of_day, utc_text

_COLUMNS = ("entry", "revision", "opened", "ticked", "modified", "line")


def _values_of(talk: Talk) -> dict[str, Value]:
    return {
        "entry": talk.entry,
        "revision": talk.revision,
        "opened": utc_text(talk.opened),
        "ticked": utc_text(talk.ticked) if talk.ticked else None,
        "modified": utc_text(talk.modified),
        "line": talk.line,
    }


def _talk_of(row: Row) -> Talk:
    entry, revision, opened, ticked, modified, line = row
    return Talk(
        entry=entry,
        line=line,
        opened=datetime.fromisoformat(opened),
        ticked=datetime.fromisoformat(ticked) if ticked else None,
        modified=datetime.fromisoformat(modified),
        revision=revision,
    )


TABLE = RevisedTable("talk", "talk_versions", _COLUMNS, _values_of, _talk_of)


def in_order(sql: sqlite3.Connection, *, ticked_too: bool = False) -> tuple[TalkItem, ...]:
    """Return what is to be talked about, what was opened first before the others.

    With `ticked_too` also what was talked about already.
    """
    rows = sql.execute(f"{_ITEMS} {'' if ticked_too else 'AND ticked IS NULL'} {_OLDEST_FIRST}")
    return tuple(map(_item_of, rows))


def of_days(sql: sqlite3.Connection, first: date, last: date) -> tuple[TalkItem, ...]:
    """Return what is on the list of the entries from `first` to `last`, ticked or not."""
    rows = sql.execute(
        f"{_ITEMS} AND kept.place BETWEEN :first AND :last {_OLDEST_FIRST}",
        {"first": first_of_day(first), "last": last_of_day(last)},
    )
    return tuple(map(_item_of, rows))


def _item_of(row: Row) -> TalkItem:
    with as_damage():
        talk = _talk_of(row[: len(_COLUMNS)])
    return TalkItem(talk, entry_of(row[len(_COLUMNS) :]))


# From the short list to its entries: the planner would go through all entries for it.
_ITEMS = f"""
SELECT {", ".join(f"talk.{column}" for column in _COLUMNS)}, kept.*
FROM talk CROSS JOIN kept ON kept.id = talk.entry WHERE talk.removed IS NULL
"""
_OLDEST_FIRST = "ORDER BY opened, kept.place"
