"""Bulk import: many entries and notes merged by their ids in one transaction."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from types import TracebackType
from typing import Self

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.storage import entries
from tightrope.storage.entries import same_content
from tightrope.storage.import_beside import RecordCounts, import_beside
from tightrope.storage.known_content import KnownContent, under_known_id

_FIRST_FEW = 3
# Above this it is quicker to fill the indexes once than to keep them in step row by row.
FEW = 500


@dataclass(slots=True)
class ImportCounts:
    """How many entries were met, by what became of them, and the days that they stand on.

    `older` ones stand in the journal in a newer state, which stays. `beginning` holds the first few
    of the new ones. Notes of months, aims, and things to talk about are counted by themselves.
    """

    new: int = 0
    same: int = 0
    changed: int = 0
    older: int = 0
    in_trash: int = 0
    first: date | None = None
    last: date | None = None
    beginning: list[Entry] = field(default_factory=list)
    notes: RecordCounts = field(default_factory=RecordCounts)
    aims: RecordCounts = field(default_factory=RecordCounts)
    talk: RecordCounts = field(default_factory=RecordCounts)

    @property
    def has_changed(self) -> bool:
        """Whether anything is not as it was before."""
        beside = (self.notes, self.aims, self.talk)
        return bool(self.new or self.changed or any(each.new or each.changed for each in beside))

    def beside_of(self, record: MonthNote | Aim | Talk) -> RecordCounts:
        """Return the counts of this kind of record."""
        if isinstance(record, MonthNote):
            return self.notes
        return self.aims if isinstance(record, Aim) else self.talk

    def count_day(self, day: date) -> None:
        """Widen the days to this one."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)

    def count_new(self, new: list[Entry]) -> None:
        """Count new entries."""
        self.new += len(new)
        self.beginning += new[: _FIRST_FEW - len(self.beginning)]


def merge(
    sql: sqlite3.Connection,
    head: list[Kept],
    rest: Iterable[Kept],
    made_ids: dict[str, str | None] | None = None,
) -> ImportCounts:
    """Take entries and what stands beside them in, inside the transaction that is open.

    `head` are the first `FEW` or fewer. An entry with a new id is added, a note where its month has
    none; of two states of one the later modified stands; what lies in the trash stays there.
    `made_ids` are the ids of entries that brought none, each with the one that an earlier version
    made, or None: such an entry may be here under another id. It may grow while `rest` is read, and
    what was used is taken out of it.
    """
    made_ids = {} if made_ids is None else made_ids
    tally, content = ImportCounts(), KnownContent(sql)
    if len(head) < FEW:
        _import_entries(sql, _identified(sql, head, made_ids, content), tally, None)
        return tally
    with _IndexesSuspended(sql) as unindexed:
        batch, rest = head, iter(rest)
        while batch:
            batch = _identified(sql, batch, made_ids, content)
            _import_entries(sql, batch, tally, unindexed)
            content.note_imported(each for each in batch if isinstance(each, Entry))
            batch = list(islice(rest, FEW))
    return tally


def _identified(
    sql: sqlite3.Connection,
    some: list[Kept],
    made_ids: dict[str, str | None],
    content: KnownContent,
) -> list[Kept]:
    """Return these with the ids that they have here, where they brought none of their own."""
    if not made_ids:
        return some
    present = _known(sql, [*made_ids, *(former for former in made_ids.values() if former)])
    identified: list[Kept] = []
    unknown = dict[int, Entry]()
    for number, each in enumerate(some):
        identified.append(each)
        if not isinstance(each, Entry) or each.id not in made_ids:
            continue
        former = made_ids.pop(each.id)
        if each.id in present:
            continue
        if former in present:
            identified[number] = under_known_id(each, former)
        else:
            unknown[number] = each
    for number, entry in zip(unknown, content.resolve(unknown.values()), strict=True):
        identified[number] = entry
    return identified


def _import_entries(
    sql: sqlite3.Connection,
    some: list[Kept],
    tally: ImportCounts,
    unindexed: "_IndexesSuspended | None",
) -> None:
    batch = [each for each in some if isinstance(each, Entry)]
    known, new = _known(sql, [entry.id for entry in batch]), list[Entry]()

    def add_new() -> None:
        places = entries.insert_many(sql, new)
        tally.count_new(new)
        new.clear()
        if unindexed:
            unindexed.places += places

    for entry in batch:
        tally.count_day(entry.day)
        if entry.id not in known:
            known.add(entry.id)
            new.append(entry if entry.revision == 1 else replace(entry, revision=1))
            continue
        add_new()  # it may be a later state of one of these
        if later := _later(sql, entry, tally):
            if unindexed:
                unindexed.fill()
            entries.archive(sql, entry.id)
            entries.overwrite(sql, later)
    add_new()
    for each in some:
        if not isinstance(each, Entry):
            import_beside(sql, each, tally.beside_of(each))


def _known(sql: sqlite3.Connection, ids: list[str]) -> set[str]:
    rows = sql.execute(_KNOWN, {"ids": json.dumps(ids)})
    return {id_ for (id_,) in rows}


def _later(sql: sqlite3.Connection, entry: Entry, tally: ImportCounts) -> Entry | None:
    """Count a known entry; return what it becomes if its state is later than the journal's."""
    present = entries.get(sql, entry.id)
    if present is None:
        tally.in_trash += 1
    elif same_content(present, entry):
        tally.same += 1
    elif entry.modified <= present.modified:
        tally.older += 1
    else:
        tally.changed += 1
        return replace(entry, revision=present.revision + 1)
    return None


_KNOWN = """
SELECT id FROM entries WHERE id IN (SELECT value FROM json_each(:ids))
UNION ALL SELECT id FROM trash WHERE id IN (SELECT value FROM json_each(:ids))
"""


class _IndexesSuspended:
    """Entries that are in their table but not yet in the indexes kept beside it.

    While this lasts, the triggers for new entries are gone; a transaction that fails brings them
    back.
    """

    def __init__(self, sql: sqlite3.Connection) -> None:
        self.places: list[int] = []
        self._sql = sql
        self._triggers: list[str] = []

    def __enter__(self) -> Self:
        triggers = self._sql.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            " AND name IN ('tags_kept', 'day_kept', 'index_kept')",
        ).fetchall()
        for name, statement in triggers:
            self._sql.execute(f"DROP TRIGGER {name}")
            self._triggers.append(statement)
        self._sql.execute("CREATE TEMP TABLE fresh (place INTEGER PRIMARY KEY)")
        self._sql.execute(_SET, {"what": "automerge", "to": _SELDOM})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            return
        self.fill()
        self._sql.execute(_SET, {"what": "automerge", "to": _USUALLY})
        self._sql.execute(_SET, {"what": "merge", "to": _ROUND})
        self._sql.execute("DROP TABLE temp.fresh")
        for statement in self._triggers:
            self._sql.execute(statement)

    def fill(self) -> None:
        """Bring the indexes in step with the entries."""
        if not self.places:
            return
        self._sql.executemany("INSERT INTO fresh VALUES (?)", ((each,) for each in self.places))
        self.places.clear()
        for statement in _FILL:
            self._sql.execute(statement)


# The full-text index is written in pieces, which it merges as soon as so many are of one size. To
# merge fewer at a time is to write the same words more often; to leave many behind would make the
# next entry wait for all of them. So it merges late on the way, and the last small ones at the end.
_SET = "INSERT INTO entries_fts (entries_fts, rank) VALUES (:what, :to)"
_SELDOM, _USUALLY = 16, 4  # the most that SQLite takes, and its own choice
_ROUND = 4096  # pages of the index, of 4 KB: somewhat more than so many small pieces are

_FILL = (
    """
    INSERT INTO entries_fts (rowid, text, tags, spaced)
    SELECT place, text, tags, spaced FROM entries WHERE place IN (SELECT place FROM fresh)
    ORDER BY place
    """,
    """
    INSERT INTO entry_tags SELECT value, place FROM entries, json_each(tags)
    WHERE place IN (SELECT place FROM fresh) AND tags <> '[]'
    """,
    """
    INSERT INTO days
    SELECT day, count(*), sum(words), sum(together), sum(space), NULL FROM entries
    WHERE place IN (SELECT place FROM fresh) GROUP BY day
    ON CONFLICT (day) DO UPDATE SET
        entries = entries + excluded.entries, words = words + excluded.words,
        together = together + excluded.together, space = space + excluded.space
    """,
    """
    INSERT INTO days SELECT day, 0, 0, 0, 0, need FROM entries WHERE place IN (
        SELECT max(place) FROM entries INDEXED BY entries_said
        WHERE need IS NOT NULL GROUP BY place >> 37
    ) ON CONFLICT (day) DO UPDATE SET need = excluded.need
    """,
    "DELETE FROM fresh",
)
