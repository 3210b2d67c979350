"""Changing several entries at once, each change as one step of undo."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.tui.undo_text import with_undo_key

_Change = Callable[[list[Entry]], Iterable[Entry]]


class ManyChanges:
    """What is done to entries that were selected; each act returns a sentence to show.

    What all of them have already is taken away from all; else all get it. `undo_key` is what takes
    a change back, as a person would name it. Each raises TightropeError where the journal cannot do
    it, and then nothing has changed.
    """

    def __init__(self, journal: Journal, undo_key: str) -> None:
        self._journal = journal
        self._undo_key = undo_key

    def toggle_mark(self, entries: Sequence[Entry], mark: str) -> str:
        """Give all a mark, "together" or "space", or take it away from all."""
        return self._change(entries, lambda present: _marked(present, mark))

    def toggle_need(self, entries: Sequence[Entry], word: str) -> str:
        """Say of all what was wanted (a Need's word), or take it back."""
        return self._change(entries, lambda present: _needed(present, Need(word)))

    def toggle_star(self, entries: Sequence[Entry]) -> str:
        """Give all a star, or take it away from all."""
        return self._change(entries, _starred)

    def add_tags(self, entries: Sequence[Entry], names: list[str]) -> str:
        """Give all some tags more."""
        return self._change(entries, lambda present: [each.tagged(names) for each in present])

    def delete(self, entries: Sequence[Entry]) -> str:
        """Move all to the trash."""
        self._journal.trash.remove(entries)
        return self._told(len(entries), "deleted")

    def _change(self, entries: Sequence[Entry], change: _Change) -> str:
        present = [self._journal.entries.get(entry.id) for entry in entries]
        changed = list(change(present))
        # An entry that says nothing any more is none; it keeps what it has.
        kept = [old if new.is_blank else new for old, new in zip(present, changed, strict=True)]
        self._journal.entries.revise_all(kept)
        return self._told(len(kept), "changed")

    def _told(self, number: int, done: str) -> str:
        return with_undo_key(f"{count_text(number, 'entry', 'entries')} {done}", self._undo_key)


def _marked(entries: list[Entry], mark: str) -> list[Entry]:
    if mark == "together":
        together = not all(entry.together for entry in entries)
        return [replace(entry, together=together) for entry in entries]
    space = not all(entry.space for entry in entries)
    return [replace(entry, space=space) for entry in entries]


def _needed(entries: list[Entry], need: Need) -> list[Entry]:
    is_said = all(entry.need is need for entry in entries)
    return [replace(entry, need=None if is_said else need) for entry in entries]


def _starred(entries: list[Entry]) -> list[Entry]:
    starred = not all(entry.starred for entry in entries)
    return [replace(entry, starred=starred) for entry in entries]
