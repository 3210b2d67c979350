"""The edit session of an entry: what is typed, and when it is saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from textual.screen import Screen
from textual.timer import Timer

from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.tui.words_aside import WordsAside

_NEXT_NEED: dict[Need | None, Need | None] = {
    None: Need.CLOSER,
    Need.CLOSER: Need.CONTENT,
    Need.CONTENT: Need.ROOM,
    Need.ROOM: None,
}


def next_need(need: Need | None) -> Need | None:
    """Return the need that follows, so that one key goes round all of them and unsaid."""
    return _NEXT_NEED[need]


class EditSession:
    """What is being written, from the first key to leaving the editor.

    `fields` is an Entry once it is in the journal and EntryFields before. All saves of one session
    are one step of undo.
    """

    def __init__(self, journal: Journal, fields: EntryFields) -> None:
        self._journal = journal
        self._name = uuid4().hex
        self._generation = journal.generation
        self._saved: EntryFields = fields
        self._aside = WordsAside(journal)
        self.fields = fields

    @property
    def entry(self) -> Entry | None:
        """The entry as it stands in the journal, or None where nothing was worth keeping yet."""
        return self._saved if isinstance(self._saved, Entry) else None

    @property
    def is_saved(self) -> bool:
        """Whether the journal has every word and mark of the page."""
        return self.fields == self._saved

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was written or marked yet."""
        return self.entry is None and self.fields.is_blank

    def update_text(self, text: str) -> None:
        """Take over what stands in the editor now; an entry is begun with its first words."""
        if self.is_untouched and text.strip() and self.fields.time is not None:
            begun = self._journal.entries.begin(self.fields.day)
            self.fields = self.fields if begun.time is None else begun
        if text != self.fields.text:
            self.fields = self.fields.reworded(text)

    def save(self) -> bool:
        """Save the page and return whether it met a change made elsewhere.

        In that case the words are kept as an entry of their own beside the other's. Raises
        TightropeError where the journal cannot take them; the page stays as it is, and its words
        are put aside.
        """
        if self.is_saved:
            self._aside.forget()
            return False
        with self._aside.unless_saved(self.fields):
            return self._save()

    def put_aside(self) -> Path | None:
        """Put words that are not saved into a file of their own, and return it if there are any."""
        return None if self.is_saved else self._aside.put(self.fields)

    def adopt(self, entry: Entry) -> None:
        """Go on from the entry as something else beside the editor has just saved it."""
        self._set_saved(entry)

    def _save(self) -> bool:
        if not isinstance(self.fields, Entry):
            if not self.fields.is_blank:
                # What is new overwrites nothing.
                self._journal.accept_generation()
                self._set_saved(self._write_new())
            return False
        try:
            self._check_generation()
            self._set_saved(self._journal.entries.revise(self.fields, session=self._name))
        except (ChangedElsewhereError, NoSuchEntryError):
            self._journal.accept_generation()
            self._set_saved(self._write_new())
            return True
        return False

    def _check_generation(self) -> None:
        # What was read before a rollback may have the number of another revision now.
        if self._journal.generation != self._generation:
            raise ChangedElsewhereError

    def _write_new(self) -> Entry:
        return self._journal.entries.write(Draft.of(self.fields), session=self._name)

    def _set_saved(self, entry: Entry) -> None:
        self._generation = self._journal.generation
        self._saved = self.fields = entry


def with_mark_toggled(entry: EntryFields, mark: str) -> EntryFields:
    """Return the entry with one of its marks, "together" or "space", turned over."""
    if mark == "together":
        return replace(entry, together=not entry.together)
    return replace(entry, space=not entry.space)


SAVES_AFTER = 1.0
"""Seconds from a keystroke to the file, well within the two that are promised."""


class Autosave:
    """Calls `save` SAVES_AFTER seconds after the first change since it was called last."""

    def __init__(self, screen: Screen[Any], save: Callable[[], object]) -> None:
        self._screen = screen
        self._save = save
        self._timer: Timer | None = None

    def schedule(self) -> None:
        """Save soon, unless that is on its way."""
        if self._timer is None:
            self._timer = self._screen.set_timer(SAVES_AFTER, self._save)

    def cancel(self) -> None:
        """Leave it to the caller, who saves now."""
        if self._timer:
            self._timer.stop()
        self._timer = None
