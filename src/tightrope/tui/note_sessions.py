"""The edit sessions of the notes of a month and of an aim, which may be written in two windows."""

from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from tightrope.domain.aim import Aim
from tightrope.domain.entry import EntryFields
from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal import Journal
from tightrope.journal.results import MonthText
from tightrope.tui.widgets.editor.wrapping import Change
from tightrope.tui.words_aside import WordsAside

KEPT_BOTH = "This note was changed in another window too; what was written there stands here now."
_APART = "\n\n"


class NoteSession(ABC):
    """One editing session of a note; all its saves are one step of undo.

    `text` is what stands in the editor; `update_text` takes it over from there.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._name = uuid4().hex
        self._generation = journal.generation
        self._aside = WordsAside(journal)
        self._saved = self.text = ""

    @property
    def is_saved(self) -> bool:
        """Whether the journal has every word."""
        return self.text == self._saved

    def reload(self) -> None:
        """Take what the journal has in place of what stands here."""
        self._journal.accept_generation()
        self._generation = self._journal.generation
        self._saved = self.text = self._read()

    def update_text(self, text: str) -> None:
        """Take over what stands in the editor now."""
        self.text = text

    def save(self) -> bool:
        """Save the note and return whether it met a change made elsewhere; then `text` has both.

        Raises TightropeError where the journal cannot take it; the text stays as it is, and is put
        aside.
        """
        if self.is_saved:
            self._aside.forget()
            return False
        with self._aside.unless_saved(self._page):
            return self._save()

    def put_aside(self) -> Path | None:
        """Put words that are not saved into a file of their own, and return it if there are any."""
        return None if self.is_saved else self._aside.put(self._page)

    @property
    @abstractmethod
    def _page(self) -> EntryFields | MonthText:
        """What is put aside where the note cannot be saved."""

    @abstractmethod
    def _read(self) -> str:
        """Return the note as the journal has it now, and save over that from here on."""

    @abstractmethod
    def _write(self) -> None:
        """Save `text` over the note that was read. Raises ChangedElsewhereError."""

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
        self._write()
        self._saved = self.text


class MonthNoteSession(NoteSession):
    """One editing session of the note of a month, which is a first day."""

    def __init__(self, journal: Journal, month: date) -> None:
        super().__init__(journal)
        self.month = month
        self._revision: int | None = None
        self.reload()

    @property
    def _page(self) -> MonthText:
        return MonthText(self.month, self.text)

    def _read(self) -> str:
        note = self._journal.month_notes.get(self.month)
        self._revision = note.revision if note else None
        return note.text if note else ""

    def _write(self) -> None:
        note = self._journal.month_notes.save(
            self.month, self.text, read=self._revision, session=self._name
        )
        self._revision = note.revision if note else None


class AimNoteSession(NoteSession):
    """One editing session of the note of an aim."""

    def __init__(self, journal: Journal, aim: Aim) -> None:
        super().__init__(journal)
        self.aim = aim
        self._saved = self.text = aim.note

    @property
    def _page(self) -> EntryFields:
        """Words that stand alone come back as an entry."""
        return EntryFields(day=self._journal.now().day, text=replace(self.aim, note=self.text).text)

    def _read(self) -> str:
        """Return the note as it stands now. Raises ChangedElsewhereError for a deleted aim."""
        present = {aim.id: aim for aim in self._journal.aims.all()}.get(self.aim.id)
        if present is None:
            raise ChangedElsewhereError(
                "This aim was deleted in another window, so its note was not saved;"
                " the trash brings it back."
            )
        self.aim = present
        return present.note

    def _write(self) -> None:
        changed = replace(self.aim, note=self.text)
        self.aim = self._journal.aims.save(changed, session=self._name)


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
