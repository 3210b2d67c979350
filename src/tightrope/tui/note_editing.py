"""A note session: autosave of one month note."""

from datetime import date
from typing import NamedTuple
from uuid import uuid4

from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal import Journal
from tightrope.tui.widgets.editor.wrapping import Change

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

        Raises TightropeError where the journal cannot take it; the text stays as it is.
        """
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
