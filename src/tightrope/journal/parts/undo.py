"""Undo and redo: taking back what was done, and doing it again."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.journal.parts.part import JournalPart
from tightrope.storage import undo_log
from tightrope.storage.undo_log import ActionKind, LoggedAction, RevisionChange, UndoState


class ActionResult(NamedTuple):
    """Something that was undone or redone.

    `entries` are as they now are, or as they were where they are gone; `day` is the first one's.
    """

    kind: ActionKind
    day: date
    entries: tuple[Entry, ...]


class Undo(JournalPart):
    """Undo without an end, across restarts; both methods do all of an act or nothing.

    Both raise JournalError where the file cannot be written, and TightropeError where an import or
    a sync changed the act's entry meanwhile; such an act is passed over by the next call.
    """

    def undo(self) -> ActionResult | None:
        """Take back the latest act that stands; None where there is none."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_undo(sql)) is None:
                return None
            back = tuple(change.reversed for change in act.changes)
            if (taken := self._take(act, back, "undone")) is not None:
                return taken
        raise _passed_over("undone")

    def redo(self) -> ActionResult | None:
        """Do again what was undone first of all that can be redone; None where nothing can."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_redo(sql)) is None:
                return None
            if (taken := self._take(act, act.changes, "done")) is not None:
                return taken
        raise _passed_over("redone")

    def _take(
        self, act: LoggedAction, changes: tuple[RevisionChange, ...], then: UndoState
    ) -> ActionResult | None:
        """Make these changes, or none of them and return None if one is not possible."""
        now = self._now().utc
        with self._database.reading() as sql:
            if not changes or not all(undo_log.can_apply(sql, change) for change in changes):
                undo_log.set_state(sql, act, "out of reach")
                return None
            undo_log.set_state(sql, act, then)
            entries = tuple(undo_log.apply(sql, change, now) for change in changes)
        return ActionResult(act.kind, entries[0].day, entries)


def _passed_over(what: str) -> TightropeError:
    return TightropeError(
        f"An import or a sync has changed this entry since, so the change cannot be {what} and was"
        " passed over; once more goes on with the one after it.",
    )
