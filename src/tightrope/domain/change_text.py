"""What an act changed, in words: "star", "move", "#old renamed to #new"."""

from collections.abc import Sequence
from itertools import chain

from tightrope.domain.aim import Aim
from tightrope.domain.entry import PLACE_FIELDS, Entry, EntryFields
from tightrope.domain.formatting import MONTHS, count_text, day_text
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk

States = Sequence[tuple[Entry, Entry]]
"""Entries as they were before an act and after it."""

# What a person calls a change of each field; a move changes the others (PLACE_FIELDS).
_FIELDS = {
    "text": "words",
    "together": "together",
    "space": "space",
    "need": "what you wanted",
    "tags": "tags",
    "starred": "star",
}


def fields_text(states: States) -> str:
    """Return which fields of entries an act changed, such as "words, star"; "change" for none."""
    changed = [
        words
        for name, words in _FIELDS.items()
        if any(getattr(before, name) != getattr(after, name) for before, after in states)
    ]
    if any(_place(before) != _place(after) for before, after in states):
        changed.append("move")
    return ", ".join(changed) or "change"


def _place(entry: EntryFields) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in PLACE_FIELDS)


def renaming_text(states: States) -> str:
    """Return which tag an act gave another name; `states` are not empty."""
    gone = set(chain.from_iterable(set(before.tags) - set(after.tags) for before, after in states))
    new = set(chain.from_iterable(set(after.tags) - set(before.tags) for before, after in states))
    named = " ".join(f"#{tag}" for tag in sorted(gone))
    return f"{named} renamed to #{', #'.join(sorted(new))}" if new else f"{named} merged"


def entries_text(entries: Sequence[Entry]) -> str:
    """Return which entries an act was about: the day of one, or how many; `entries` not empty."""
    if len(entries) == 1:
        return day_text(entries[0].day)
    return count_text(len(entries), "entry", "entries")


def notes_text(notes: Sequence[MonthNote]) -> str:
    """Return which month's note an act was about, or how many; `notes` are not empty."""
    if len(notes) == 1:
        month = notes[0].month
        return f"note of {MONTHS[month.month - 1].title()} {month.year:04}"
    return count_text(len(notes), "month's note", "notes of months")


def aims_text(states: Sequence[tuple[Kept | None, Kept | None]], *, is_new: bool) -> str:
    """Return what an act did to aims, and when one was begun; `states` are not empty.

    `is_new` tells one that was not there before from one that came back from the trash.
    """
    if len(states) > 1:
        return count_text(len(states), "aim", "aims")
    [(before, after)] = states
    aim = after or before
    assert isinstance(aim, Aim)
    if not isinstance(before, Aim) or not isinstance(after, Aim):
        what = "deletion" if before else "beginning" if is_new else "bringing back"
    elif before.outcome != after.outcome:
        what = after.outcome.value if after.outcome else "not ended"
    else:
        what = "change"
    return f"{what} · aim of {day_text(aim.begun)}"


def talk_text(states: Sequence[tuple[Kept | None, Kept | None]]) -> str:
    """Return what an act did to what is to be talked about."""
    [(before, after)] = [state for state in states if isinstance(state[1] or state[0], Talk)]
    if not isinstance(before, Talk) or not isinstance(after, Talk):
        return "no longer to talk about" if before else "to talk about"
    if before.is_open != after.is_open:
        return "to talk about" if after.is_open else "talked about"
    return "line to talk about"
