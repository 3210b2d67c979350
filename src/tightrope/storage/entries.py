"""Reading and writing the rows of entries, and the former states that are kept of them."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tightrope.domain.entry import Entry
from tightrope.storage.errors import JournalError
from tightrope.storage.row_mapping import (
    COLUMNS,
    entry_of,
    first_of_day,
    first_of_slot,
    in_columns,
    is_last_of_slot,
    last_of_day,
    last_of_slot,
    values_of,
)

# Whatever else a person may give for the beginning of an id is the beginning of none. Compiled when
# it is first needed, and remembered by `re`.
_BEGINNING = "[0-9a-f-]+"
# Sorts behind every id that begins with a prefix.
_BEHIND = "\U0010ffff"


def get(sql: sqlite3.Connection, id_: str) -> Entry | None:
    """Return the entry with exactly this id."""
    row = sql.execute("SELECT * FROM kept WHERE id = :id", {"id": id_}).fetchone()
    return entry_of(row) if row else None


def can_begin_an_id(prefix: str) -> bool:
    """Return whether any id could begin so: with lower-case hexadecimal digits and hyphens."""
    return re.fullmatch(_BEGINNING, prefix) is not None


def beginning_with(sql: sqlite3.Connection, prefix: str, most: int = 2) -> list[Entry]:
    """Return up to `most` entries whose id begins so; only the one whose id it is, if there is."""
    if not can_begin_an_id(prefix):
        return []
    if whole := get(sql, prefix):
        return [whole]
    rows = sql.execute(
        "SELECT * FROM kept WHERE id >= :from AND id < :to ORDER BY id LIMIT :most",
        {"from": prefix, "to": prefix + _BEHIND, "most": most},
    )
    return [entry_of(row) for row in rows]


def on_day(sql: sqlite3.Connection, day: date) -> tuple[Entry, ...]:
    """Return the entries of a day, oldest first."""
    rows = sql.execute(
        "SELECT * FROM kept WHERE place BETWEEN :first AND :last ORDER BY place",
        {"first": first_of_day(day), "last": last_of_day(day)},
    )
    return tuple(map(entry_of, rows))


def tagged(sql: sqlite3.Connection, tag: str) -> list[Entry]:
    """Return the entries that carry a tag, oldest first."""
    rows = sql.execute(
        "SELECT kept.* FROM entry_tags JOIN kept USING (place) WHERE tag = :tag ORDER BY place",
        {"tag": tag},
    )
    return [entry_of(row) for row in rows]


def insert(sql: sqlite3.Connection, entry: Entry, *, sort_key: int | None = None) -> None:
    """Put an entry into the journal, at this place if it is given and free."""
    if sort_key is None or _is_taken(sql, sort_key):
        sort_key = _next_sort_key(sql, entry)
    sql.execute(_INSERT, (sort_key, *in_columns(entry)))


def insert_many(sql: sqlite3.Connection, new: Iterable[Entry]) -> list[int]:
    """Put entries into the journal, in this order where they stand at one moment.

    Return their places.
    """
    (latest,) = sql.execute("SELECT coalesce(max(place), -1) FROM entries").fetchone()
    last_in_slot: dict[int, int] = {}
    places, rows = [], []
    for entry in new:
        slot = first_of_slot(entry.day, entry.time, late=entry.late)
        if slot in last_in_slot:
            sort_key = _following(last_in_slot[slot], entry.day)
        elif slot > latest:
            sort_key = slot  # the journal ends before, so there is nothing to ask
        else:
            sort_key = _next_sort_key(sql, entry)
        last_in_slot[slot] = sort_key
        places.append(sort_key)
        rows.append((sort_key, *in_columns(entry)))
    sql.executemany(_INSERT, rows)
    return places


def overwrite(sql: sqlite3.Connection, entry: Entry, *, sort_key: int | None = None) -> None:
    """Put an entry in place of the one with its id.

    It keeps its place in time unless it was moved; then it takes `sort_key` if that is given and
    free.
    """
    values = values_of(entry)
    (present, day, at, late) = sql.execute(
        "SELECT place, day, time, late FROM entries WHERE id = :id",
        {"id": entry.id},
    ).fetchone()
    if (day, at, late) == (values["day"], values["time"], values["late"]):
        sort_key = present
    elif sort_key is None or _is_taken(sql, sort_key):
        sort_key = _next_sort_key(sql, entry)
    sql.execute(_UPDATE, {**values, "place": sort_key})


def same_content(one: Entry, other: Entry) -> bool:
    """Return whether two states of an entry differ in nothing but when they were saved."""
    return one == replace(
        other,
        created=one.created,
        modified=one.modified,
        revision=one.revision,
    )


def delete(sql: sqlite3.Connection, id_: str) -> None:
    """Take an entry out; `archive` puts it aside before."""
    sql.execute("DELETE FROM entries WHERE id = :id", {"id": id_})


def _is_taken(sql: sqlite3.Connection, sort_key: int) -> bool:
    found = sql.execute("SELECT 1 FROM entries WHERE place = :place", {"place": sort_key})
    return found.fetchone() is not None


def _next_sort_key(sql: sqlite3.Connection, entry: Entry) -> int:
    first = first_of_slot(entry.day, entry.time, late=entry.late)
    last = last_of_slot(entry.day, entry.time, late=entry.late)
    (latest,) = sql.execute(
        "SELECT max(place) FROM entries WHERE place BETWEEN :first AND :last",
        {"first": first, "last": last},
    ).fetchone()
    return first if latest is None else _following(latest, entry.day)


def _following(sort_key: int, day: date) -> int:
    if is_last_of_slot(sort_key):
        raise JournalError(
            f"More than a million entries stand at the same moment of {day.isoformat()};"
            " give this one another time.",
        )
    return sort_key + 1


_INSERT = f"""
INSERT INTO entries (place, {", ".join(COLUMNS)}) VALUES (?{", ?" * len(COLUMNS)})
"""
_UPDATE = f"""
UPDATE entries SET place = :place, {", ".join(f"{name} = :{name}" for name in COLUMNS)}
WHERE id = :id
"""


def archive(sql: sqlite3.Connection, id_: str) -> None:
    """Put the present state of an entry aside, under its revision; a second time is harmless."""
    sql.execute(_ARCHIVE, {"id": id_})


def former_state(sql: sqlite3.Connection, id_: str, revision: int) -> tuple[Entry, int] | None:
    """Return what an entry was at this revision and the place it had, if that was kept."""
    row = sql.execute(
        "SELECT * FROM past WHERE id = :id AND revision = :revision",
        {"id": id_, "revision": revision},
    ).fetchone()
    return (entry_of(row), int(row[-1])) if row else None


_ARCHIVE = f"""
INSERT OR IGNORE INTO versions (place, {", ".join(COLUMNS)})
SELECT place, {", ".join(COLUMNS)} FROM entries WHERE id = :id
"""
