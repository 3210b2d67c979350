"""What is told of an act that was undone or redone: what it was, on what day, of which records."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from tightrope.domain import change_text
from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.storage.undo_log import ActionKind
from tightrope.storage.undo_targets import AppliedChange


class ActionResult(NamedTuple):
    """Something that was undone or redone.

    `summary` says in words what it was: `star · Sat 21 Nov 2026`. `entries`, `month_notes` and
    `aims` are as they now are, or as they were where they are gone; `day` is the first one's.
    Where it was about talking, `entries` are those that are, or were, to be talked about.
    """

    kind: ActionKind
    summary: str
    day: date
    entries: tuple[Entry, ...]
    month_notes: tuple[MonthNote, ...] = ()
    aims: tuple[Aim, ...] = ()


def action_result(
    kind: ActionKind,
    states: Sequence[AppliedChange],
    taken: Sequence[AppliedChange],
    entry_of: Callable[[str], Entry | None],
) -> ActionResult:
    """Return what is told of an act.

    `states` are those before and after it as it was done, `taken` those before and after now;
    `entry_of` returns an entry by its id.
    """
    standing = [record for change in taken if (record := change.after or change.before)]
    changed = _entries_of(standing, entry_of)
    notes = tuple(record for record in standing if isinstance(record, MonthNote))
    aims = tuple(record for record in standing if isinstance(record, Aim))
    days = [
        *(entry.day for entry in changed),
        *(note.month for note in notes),
        *(aim.ended or aim.begun for aim in aims),
    ]
    return ActionResult(kind, _summary(kind, states, changed, notes), days[0], changed, notes, aims)


def _entries_of(
    standing: Sequence[Kept], entry_of: Callable[[str], Entry | None]
) -> tuple[Entry, ...]:
    """Return the entries that were changed, or, where talk was, those that it is about."""
    spoken_of = [talk.entry for talk in standing if isinstance(talk, Talk)]
    if spoken_of:
        return tuple(entry for id_ in spoken_of if (entry := entry_of(id_)))
    return tuple(record for record in standing if isinstance(record, Entry))


def _summary(
    kind: ActionKind,
    states: Sequence[AppliedChange],
    changed: tuple[Entry, ...],
    notes: tuple[MonthNote, ...],
) -> str:
    if kind is ActionKind.NOTED:
        return change_text.notes_text(notes)
    if aims := [state for state in states if isinstance(state.after or state.before, Aim)]:
        return change_text.aims_text(aims, is_new=kind is ActionKind.AIMED)
    revised = [
        (before, after)
        for before, after in states
        if isinstance(before, Entry) and isinstance(after, Entry)
    ]
    if kind is ActionKind.TALKED:
        what = change_text.talk_text(states)
    elif kind is ActionKind.REVISED:
        what = change_text.fields_text(revised)
    elif kind is ActionKind.RETAGGED:
        what = change_text.renaming_text(revised)
    else:
        what = _NAMES[kind]
    return f"{what} · {change_text.entries_text(changed)}"


_NAMES = {
    ActionKind.WROTE: "writing",
    ActionKind.REMOVED: "deletion",
    ActionKind.RESTORED: "bringing back",
    ActionKind.MOVED: "move",
}
