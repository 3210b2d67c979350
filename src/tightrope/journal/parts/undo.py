"""Undo and redo: taking back what was done, and doing it again."""

from functools import partial
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.domain.errors import TightropeError
from tightrope.journal.parts import JournalPart, late
from tightrope.storage import entries, undo_log
from tightrope.storage.undo_log import LoggedAction, RevisionChange, UndoState

if TYPE_CHECKING:
    from tightrope.journal.parts.undo_result import ActionResult
    from tightrope.storage.undo_targets import AppliedChange


class Undo(JournalPart):
    """Undo without an end, across restarts; `undo` and `redo` do all of an act or nothing.

    Both raise JournalError where the file cannot be written, and TightropeError where an import or
    a sync changed what the act was about meanwhile; such an act is passed over by the next call.
    """

    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        with self._database.reading() as sql:
            return undo_log.has_act(sql, "done")

    def can_redo(self) -> bool:
        """Whether there is an act to do again."""
        with self._database.reading() as sql:
            return undo_log.has_act(sql, "undone")

    def undo(self) -> "ActionResult | None":
        """Take back the latest act that stands; None where there is none."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_undo(sql)) is None:
                return None
            back = tuple(change.reversed for change in act.changes)
            if (taken := self._take(act, back, "undone")) is not None:
                done = [state.reversed for state in taken]
                return late.action_result(act.kind, done, taken, partial(entries.get, sql))
        raise _passed_over("undone")

    def redo(self) -> "ActionResult | None":
        """Do again what was undone first of all that can be redone; None where nothing can."""
        with self._database.writing() as sql:
            if (act := undo_log.next_to_redo(sql)) is None:
                return None
            if (taken := self._take(act, act.changes, "done")) is not None:
                return late.action_result(act.kind, taken, taken, partial(entries.get, sql))
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


def _passed_over(what: str) -> TightropeError:
    return TightropeError(
        f"An import or a sync has changed this since, so the change cannot be {what} and was"
        " passed over; once more goes on with the one after it.",
    )
