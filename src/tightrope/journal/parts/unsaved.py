"""Words that could not get into the journal: put aside, found again, taken back or refused.

Hardly any start of the program has some, so what reads and writes them is imported when it is used.
"""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError, TightropeError
from tightrope.domain.printable import printable
from tightrope.journal import unsaved
from tightrope.journal.parts.entries import Entries
from tightrope.journal.parts.month_notes import MonthNotes
from tightrope.journal.parts.trash import Trash
from tightrope.paths import folders_for_words
from tightrope.safe_files import remove_unfinished
from tightrope.storage.connection import JournalDatabase
from tightrope.storage.errors import WrongPassphraseError

if TYPE_CHECKING:
    from tightrope.clock import Moment
    from tightrope.journal.unsaved.words import MonthText, Owner, UnsavedWords


class Unsaved:
    """What lies aside for a journal, in its folder or others of this person.

    For an encrypted journal it is encrypted too, with the same key.
    """

    def __init__(
        self, database: JournalDatabase, entries: Entries, notes: MonthNotes, trash: Trash
    ) -> None:
        self._database = database
        self._entries = entries
        self._notes = notes
        self._trash = trash

    def put_aside(self, page: "EntryFields | MonthText", replacing: Path | None = None) -> Path:
        """Put what is on a page into a file (0600) and return its path; raises OSError.

        `replacing` is the file that an earlier state of it was put into.
        """
        return unsaved.writing.put_aside(self._owner, page, replacing)

    def header(self, page: "EntryFields | MonthText") -> str:
        """Return the line by which words of a page are known again, where an editor leaves them."""
        return unsaved.words.header_of(self._owner, page)

    @property
    def _owner(self) -> "Owner":
        database = self._database
        return unsaved.words.Owner(database.path, database.key, database.generation)

    def find(self) -> "tuple[UnsavedWords, ...]":
        """Return what lies aside, oldest first; what an editor session left that is over, too."""
        return unsaved.finding.find_unsaved(self._owner)

    def find_locked(self) -> tuple[Path, ...]:
        """Return the files that lie aside encrypted, and open with another key than this one."""
        return unsaved.finding.find_locked(self._owner)

    def unlocked(self, path: Path, passphrase: str) -> "UnsavedWords":
        """Return the words in such a file that its passphrase opens. Raises TightropeError."""
        with suppress(OSError):
            if words := unsaved.finding.unlocked(path, passphrase):
                return words
        raise WrongPassphraseError(
            f"The passphrase is wrong, or {printable(path.name)} is damaged; it stays as it is."
        )

    def lies_aside(self) -> bool:
        """Return whether there is any; it takes hardly longer than looking into the folders.

        What was left unfinished in the journal's folder and in that of its backups goes, by the
        rule of `safe_files`.
        """
        path = self._database.path
        for folder in (path.parent, path.with_name(f"{path.stem}-backups")):
            remove_unfinished(folder)
        return any(map(_has_candidates, folders_for_words(path))) and bool(self.find())

    def restore(self, words: "UnsavedWords", now: "Moment") -> date:
        """Take words back into the journal, remove their file, and return the day to look at.

        They go where they were written: into their entry where it is still as it was then, into the
        note of their month, else they become an entry, of today where nothing is known. Raises
        TightropeError, and then the file stays.
        """
        page = words.page
        if page is None:
            page = EntryFields(day=now.day, time=now.time, zone=now.zone).reworded(words.text)
        if isinstance(page, EntryFields):
            day = self._saved_entry(page, words.generation).day
        else:
            day = self._saved(page)
        _forget(words)
        return day

    def refuse(self, words: "UnsavedWords", now: "Moment") -> None:
        """Move words to the trash, as an entry, and remove their file.

        Raises TightropeError, and then the file stays.
        """
        page = words.page
        if not isinstance(page, EntryFields):
            page = EntryFields(day=now.day, time=now.time, zone=now.zone).reworded(words.text)
        if not page.is_blank:
            self._trash.remove([self._entries.write(Draft.of(page))])
        _forget(words)

    def _saved_entry(self, page: EntryFields, generation: str | None) -> EntryFields:
        # What a rollback brought back may have the revision that was written on from.
        if not isinstance(page, Entry) or generation != self._database.generation:
            return self._entries.write(Draft.of(page)) if not page.is_blank else page
        try:
            return self._entries.revise(page)
        except (ChangedElsewhereError, NoSuchEntryError):
            return self._entries.write(Draft.of(page))

    def _saved(self, page: "MonthText") -> date:
        note = self._notes.get(page.month)
        text = note.text if note else ""
        if page.text not in text:
            both = page.text if text in page.text else f"{text.rstrip()}\n\n{page.text}"
            self._notes.save(page.month, both, read=note.revision if note else None)
        return page.month


def _forget(words: "UnsavedWords") -> None:
    try:
        unsaved.finding.remove(words)
    except OSError as error:
        raise TightropeError(
            f"The words are in the journal now, but {words.path.name} could not be removed"
            f" ({error.strerror}); remove it yourself, so that they are not offered again.",
        ) from None


def _has_candidates(folder: Path) -> bool:
    try:
        with os.scandir(folder) as files:
            return any(file.name.startswith(unsaved.PREFIXES) for file in files)
    except OSError:
        return False
