"""Undo and redo: taking back what was done, and doing it again."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tightrope import domain, storage
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.journal.parts import JournalPart
from tightrope.storage import undo_log
from tightrope.storage.undo_log import ActionKind, LoggedAction, RevisionChange, UndoState

if TYPE_CHECKING:
    from tightrope.domain.month_note import MonthNote
    from tightrope.storage.undo_targets import AppliedChange


class ActionResult(NamedTuple):
    """Something that was undone or redone.

    `summary` says in words what it was: `star · Sat 21 Nov 2026`. `entries` and `month_notes` are
    as they now are, or as they were where they are gone; `day` is the first one's.
    """

    kind: ActionKind
    summary: str
    day: date
    entries: tuple[Entry, ...]
    month_notes: "tuple[MonthNote, ...]"


class Undo(JournalPart):
    """Undo without an end, across restarts; both methods do all of an act or nothing.

    Both raise JournalError where the file cannot be written, and TightropeError where an import or
    a sync changed what the act was about meanwhile; such an act is passed over by the next call.
    """

    def undo(self) -> ActionResult | None:
        """Take back the latest act that stands; None where there is none."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_undo(sql)) is None:
                return None
            back = tuple(change.reversed for change in act.changes)
            if (taken := self._take(act, back, "undone")) is not None:
                return _result(act.kind, [state.reversed for state in taken], taken)
        raise _passed_over("undone")

    def redo(self) -> ActionResult | None:
        """Do again what was undone first of all that can be redone; None where nothing can."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_redo(sql)) is None:
                return None
            if (taken := self._take(act, act.changes, "done")) is not None:
                return _result(act.kind, taken, taken)
        raise _passed_over("redone")

    def _take(
        self, act: LoggedAction, changes: tuple[RevisionChange, ...], then: UndoState
    ) -> "list[AppliedChange] | None":
        """Make these changes, or none of them and return None if one is not possible."""
        now = self._now().utc
        targets = storage.undo_targets.TARGETS
        with self._database.reading() as sql:
            if not changes or not all(
                targets[change.subject].can_apply(sql, change) for change in changes
            ):
                undo_log.set_state(sql, act, "out of reach")
                return None
            self._copy_before(changes)
            undo_log.set_state(sql, act, then)
            return [targets[change.subject].apply(sql, change, now) for change in changes]


def _result(
    kind: ActionKind, states: "list[AppliedChange]", taken: "list[AppliedChange]"
) -> ActionResult:
    """Return what is told of an act: `states` are those before and after it, as it was done."""
    standing = [change.after or change.before for change in taken]
    entries = tuple(record for record in standing if isinstance(record, Entry))
    notes = tuple(record for record in standing if record and not isinstance(record, Entry))
    first_day = entries[0].day if entries else notes[0].month
    return ActionResult(kind, _summary(kind, states, entries, notes), first_day, entries, notes)


def _summary(
    kind: ActionKind,
    states: "list[AppliedChange]",
    entries: tuple[Entry, ...],
    notes: "tuple[MonthNote, ...]",
) -> str:
    change_text = domain.change_text
    if kind is ActionKind.NOTED:
        return change_text.notes_text(notes)
    revised = [
        (before, after)
        for before, after in states
        if isinstance(before, Entry) and isinstance(after, Entry)
    ]
    if kind is ActionKind.REVISED:
        what = change_text.fields_text(revised)
    elif kind is ActionKind.RETAGGED:
        what = change_text.renaming_text(revised)
    else:
        what = _NAMES[kind]
    return f"{what} · {change_text.entries_text(entries)}"


_NAMES = {
    ActionKind.WROTE: "writing",
    ActionKind.REMOVED: "deletion",
    ActionKind.RESTORED: "bringing back",
    ActionKind.MOVED: "move",
}


def _passed_over(what: str) -> TightropeError:
    return TightropeError(
        f"An import or a sync has changed this since, so the change cannot be {what} and was"
        " passed over; once more goes on with the one after it.",
    )
