"""The edit session of the note of an aim: what is typed, and when it is saved."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from tightrope.domain.aim import Aim
from tightrope.domain.entry import EntryFields
from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal import Journal
from tightrope.tui.editing import joined
from tightrope.tui.words_aside import WordsAside


class AimSession:
    """One sitting at the note of an aim; all its saves are one step of undo.

    `text` is what stands in the editor; `update_text` takes it over from there.
    """

    def __init__(self, journal: Journal, aim: Aim) -> None:
        self._journal = journal
        self._name = uuid4().hex
        self._aside = WordsAside(journal)
        self.aim = aim
        self.text = aim.note

    @property
    def is_saved(self) -> bool:
        """Whether the journal has every word."""
        return self.text == self.aim.note

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
    def _page(self) -> EntryFields:
        """What is put aside: words that stand alone come back as an entry."""
        return EntryFields(day=self._journal.now().day, text=replace(self.aim, note=self.text).text)

    def _save(self) -> bool:
        has_met = False
        while not self.is_saved:
            try:
                changed = replace(self.aim, note=self.text)
                self.aim = self._journal.aims.save(changed, session=self._name)
            except ChangedElsewhereError:
                # Each turn of this loop, another window has saved what it had.
                before, ours = self.aim.note, self.text
                self.aim, has_met = self._present(), True
                self.text = joined(before, self.aim.note, ours)
        return has_met

    def _present(self) -> Aim:
        """Return the aim as it stands now. Raises ChangedElsewhereError where it was deleted."""
        present = {aim.id: aim for aim in self._journal.aims.all()}.get(self.aim.id)
        if present is None:
            raise ChangedElsewhereError(
                "This aim was deleted in another window, so its note was not saved;"
                " the trash brings it back."
            )
        return present
