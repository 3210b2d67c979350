"""Edit sessions of an entry and of a month's note: what is typed, and when it is saved."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from textual.screen import Screen
from textual.timer import Timer

from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.journal.results import MonthText
from tightrope.tui.widgets.editor.wrapping import Change
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


KEPT_BOTH = "This note was changed in another window too; what was written there stands here now."
_APART = "\n\n"


class NoteSession:
    """One editing session of the note of a month; all its saves are one step of undo.

    `text` is what stands in the editor; `update_text` takes it over from there. `month` is a first
    day.
    """

    def __init__(self, journal: Journal, month: date) -> None:
        self._journal = journal
        self._name = uuid4().hex
        self._generation = journal.generation
        self._aside = WordsAside(journal)
        self.month = month
        self._saved = self.text = ""
        self._revision: int | None = None
        self.reload()

    @property
    def is_saved(self) -> bool:
        """Whether the journal has every word."""
        return self.text == self._saved

    def reload(self) -> None:
        """Take what the journal has in place of what stands here."""
        self._journal.accept_generation()
        self._generation = self._journal.generation
        note = self._journal.month_notes.get(self.month)
        self._saved = self.text = note.text if note else ""
        self._revision = note.revision if note else None

    def update_text(self, text: str) -> None:
        """Take over what stands in the editor now."""
        self.text = text

    def save(self) -> bool:
        """Save the note and return whether it met a change made elsewhere; then `text` has both.

        Raises TightropeError where the journal cannot take it; the text stays as it is, and is put
        aside.
        """
        with self._aside.unless_saved(MonthText(self.month, self.text)):
            return self._save()

    def put_aside(self) -> Path | None:
        """Put words that are not saved into a file of their own, and return it if there are any."""
        return None if self.is_saved else self._aside.put(MonthText(self.month, self.text))

    def _save(self) -> bool:
        has_met = False
        while not self.is_saved:
            try:
                self._save_once()
            except ChangedElsewhereError:
                # Each turn of this loop, another window has saved what it had.
                before, ours, has_met = self._saved, self.text, True
                self.reload()
                self.text = joined(before, self._saved, ours)
        return has_met

    def _save_once(self) -> None:
        # What was read before a rollback may have the number of another revision now.
        if self._journal.generation != self._generation:
            raise ChangedElsewhereError
        note = self._journal.month_notes.save(
            self.month, self.text, read=self._revision, session=self._name
        )
        self._revision = note.revision if note else None
        self._saved = self.text


class _Edit(NamedTuple):
    """What became of a text: the part from `start` to `end` was replaced."""

    start: int
    end: int
    by: str

    @classmethod
    def between(cls, before: str, after: str) -> "_Edit":
        change = Change.between(before, after)
        end, until = len(before) - change.kept_behind, len(after) - change.kept_behind
        return cls(change.kept_before, end, after[change.kept_before : until])


def joined(before: str, theirs: str, ours: str) -> str:
    """Return one text with all that two writers made of the same one.

    Where both changed the same place, their whole text stands above ours.
    """
    if theirs in ours:
        return ours
    if ours in theirs:
        return theirs
    first, second = sorted((_Edit.between(before, theirs), _Edit.between(before, ours)))
    if first.start == first.end == second.start == second.end:
        # Both wrote on from one place; who went on in the line goes before who began a new one.
        first, second = sorted((first, second), key=lambda edit: edit.by.startswith("\n"))
        if not second.by.startswith("\n"):
            return _apart(theirs, ours)
    elif first.end >= second.start:
        return _apart(theirs, ours)
    return (
        before[: first.start]
        + first.by
        + before[first.end : second.start]
        + second.by
        + before[second.end :]
    )


def _apart(theirs: str, ours: str) -> str:
    return theirs.rstrip() + _APART + ours.lstrip("\n")
