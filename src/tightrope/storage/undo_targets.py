"""Putting a record back: how each kind of record is taken from one revision to another.

A new kind of record that undo shall cover needs a `Subject`, and a target here.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Generic, NamedTuple, Protocol

from tightrope.domain.kept import Kept
from tightrope.domain.talk import Talk
from tightrope.storage import aims, entries, month_notes, talk, trash
from tightrope.storage.entries import same_content
from tightrope.storage.revised_table import RecordT, RevisedTable
from tightrope.storage.revised_table import same_content as same_record
from tightrope.storage.undo_log import RevisionChange, Subject


class AppliedChange(NamedTuple):
    """What stood before a change was made, and what stands now; None where nothing does."""

    before: Kept | None
    after: Kept | None

    @property
    def reversed(self) -> "AppliedChange":
        """The change that takes this one back."""
        return AppliedChange(self.after, self.before)


class UndoTarget(Protocol):
    """One kind of record, as undo and redo need it."""

    def can_apply(self, sql: sqlite3.Connection, change: RevisionChange) -> bool:
        """Return whether the record still is what it was before this change.

        An import, a sync, or emptying the trash may have come in between.
        """
        ...

    def apply(
        self, sql: sqlite3.Connection, change: RevisionChange, now: datetime
    ) -> AppliedChange:
        """Make a change that is possible; `now` is UTC. Raises LookupError for any other."""
        ...


class _EntryTarget:
    """Entries: one that does not stand in the journal lies in the trash."""

    def can_apply(self, sql: sqlite3.Connection, change: RevisionChange) -> bool:
        present = entries.get(sql, change.entry)
        if change.before is None:
            return present is None and trash.contains(sql, change.entry)
        if present is None:
            return False
        if (
            change.after is not None
            and entries.former_state(sql, change.entry, change.after) is None
        ):
            return False
        if present.revision == change.before:
            return True
        former = entries.former_state(sql, change.entry, change.before)
        return former is not None and same_content(former[0], present)

    def apply(
        self, sql: sqlite3.Connection, change: RevisionChange, now: datetime
    ) -> AppliedChange:
        if change.before is None:
            return AppliedChange(None, trash.take(sql, change.entry))
        present = entries.get(sql, change.entry)
        if present is None:
            raise LookupError(change.entry)
        if change.after is None:
            trash.put(sql, present, now)
            return AppliedChange(present, None)
        former = entries.former_state(sql, change.entry, change.after)
        if former is None:
            raise LookupError(change.entry)
        if present.revision == change.before:
            entries.archive(sql, present.id)  # otherwise the same content is kept already
        goal, sort_key = former
        # A revision never comes again, so that a window with an older reading notices.
        goal = replace(goal, revision=present.revision + 1, modified=now)
        entries.overwrite(sql, goal, sort_key=sort_key)
        return AppliedChange(present, goal)


class _MonthNoteTarget:
    """Notes of months: one that does not stand in the journal is empty, and its row remembers it.

    The row stays, so that a revision never comes again and a sync sees that it was emptied.
    """

    def can_apply(self, sql: sqlite3.Connection, change: RevisionChange) -> bool:
        month = _month_of(change)
        present = month_notes.get(sql, month)
        if present is None or _text_at(sql, month, change.after) is None:
            return False
        if present.revision == change.before:
            return True
        return present.text == _text_at(sql, month, change.before)

    def apply(
        self, sql: sqlite3.Connection, change: RevisionChange, now: datetime
    ) -> AppliedChange:
        month = _month_of(change)
        present = month_notes.get(sql, month)
        goal = _text_at(sql, month, change.after)
        if present is None or goal is None:
            raise LookupError(change.entry)
        if present.revision == change.before:
            month_notes.keep(sql, month)  # otherwise the same text is kept already
        back = replace(present, text=goal, modified=now, revision=present.revision + 1)
        month_notes.put(sql, back)
        return AppliedChange(present, back)


class _RevisedTarget(Generic[RecordT]):
    """Aims, and what is to be talked about: one that does not stand there was removed."""

    def __init__(self, table: RevisedTable[RecordT]) -> None:
        self._table = table

    def can_apply(self, sql: sqlite3.Connection, change: RevisionChange) -> bool:
        if change.before is None:
            return self._table.get_removed(sql, change.entry) is not None
        present = self._table.get(sql, change.entry)
        if present is None:
            return False
        if (
            change.after is not None
            and self._table.at_revision(sql, change.entry, change.after) is None
        ):
            return False
        if present.revision == change.before:
            return True
        former = self._table.at_revision(sql, change.entry, change.before)
        return former is not None and same_record(former, present)

    def apply(
        self, sql: sqlite3.Connection, change: RevisionChange, now: datetime
    ) -> AppliedChange:
        if change.before is None:
            self._table.restore(sql, change.entry)
            return AppliedChange(None, self._table.get(sql, change.entry))
        present = self._table.get(sql, change.entry)
        if present is None:
            raise LookupError(change.entry)
        if change.after is None:
            self._table.remove(sql, change.entry, now)
            return AppliedChange(present, None)
        former = self._table.at_revision(sql, change.entry, change.after)
        if former is None:
            raise LookupError(change.entry)
        return AppliedChange(present, self._table.replace(sql, replace(former, modified=now)))


class _TalkTarget(_RevisedTarget[Talk]):
    """What is to be talked about, which changes while its entry stands in the journal."""

    def can_apply(self, sql: sqlite3.Connection, change: RevisionChange) -> bool:
        return entries.get(sql, change.entry) is not None and super().can_apply(sql, change)


def _month_of(change: RevisionChange) -> date:
    return date.fromisoformat(f"{change.entry}-01")


def _text_at(sql: sqlite3.Connection, month: date, revision: int | None) -> str | None:
    """Return what a note was at a revision, before its first one nothing; None if not kept."""
    return "" if revision is None else month_notes.text_at(sql, month, revision)


TARGETS: Mapping[Subject, UndoTarget] = {
    Subject.ENTRY: _EntryTarget(),
    Subject.MONTH_NOTE: _MonthNoteTarget(),
    Subject.AIM: _RevisedTarget(aims.TABLE),
    Subject.TALK: _TalkTarget(talk.TABLE),
}
