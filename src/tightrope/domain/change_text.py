"""What an act changed, in words: "star", "move", "#old renamed to #new"."""

from collections.abc import Sequence
from itertools import chain

from tightrope.domain.entry import PLACE_FIELDS, Entry, EntryFields
from tightrope.domain.formatting import MONTHS, count_text, day_text
from tightrope.domain.month_note import MonthNote

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
