"""What a person writes about a month as a whole, beside its entries.

Most starts of the program ask for no note, so what keeps them is imported when it is asked for.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tightrope import domain, storage
from tightrope.domain.entry import normalize_text
from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal.parts import JournalPart
from tightrope.storage import undo_log
from tightrope.storage.undo_log import ActionKind, RevisionChange, Subject

if TYPE_CHECKING:
    from tightrope.domain.month_note import MonthNote


class MonthNotes(JournalPart):
    """The notes of months; they stand in no list and count as no entry.

    A month is given by its first day. Every method raises JournalError where the file cannot be
    used.
    """

    def get(self, month: date) -> "MonthNote | None":
        """Return the note of a month; None where there is none, or it was emptied."""
        with self._database.reading() as sql:
            return _unless_empty(storage.month_notes.get(sql, month))

    def between(
        self, first: date | None = None, last: date | None = None
    ) -> "tuple[MonthNote, ...]":
        """Return the notes of the months with a day from `first` to `last`, in order."""
        with self._database.reading() as sql:
            return tuple(storage.month_notes.between(sql, first, last))

    def save(
        self,
        month: date,
        text: str,
        *,
        read: int | None,
        session: str | None = None,
    ) -> "MonthNote | None":
        """Save the text of a month's note and return it as it stands now; blank text empties it.

        `read` is the revision that the writer read, None where there was none; where another stands
        now, nothing is overwritten and ChangedElsewhereError is raised. Nothing is saved where
        nothing changed. Saves that name the same sitting at the editor are one step of undo, and
        what stood before them is kept. Raises BadEntryError for a text that cannot be kept, or a
        day that begins no month.
        """
        now = self._now().utc
        text = normalize_text(text) if text.strip() else ""
        with self._database.writing() as sql:
            present = storage.month_notes.get(sql, month)
            current = _unless_empty(present)
            if text == (current.text if current else ""):
                return current
            if read != (current.revision if current else None):
                raise ChangedElsewhereError(
                    "The note of this month was saved in another window after it was opened here,"
                    " so it was not saved over; open it again, or keep your words as an entry.",
                )
            saved = (
                replace(present, text=text, modified=now, revision=present.revision + 1)
                if present
                else domain.month_note.MonthNote(month=month, text=text, created=now, modified=now)
            )
            change = RevisionChange(
                saved.name,
                present.revision if present else None,
                saved.revision,
                Subject.MONTH_NOTE,
            )
            # What was typed and emptied in one sitting stands nowhere else.
            if not (text and session and undo_log.extend(sql, change, session)):
                storage.month_notes.keep(sql, month)
                undo_log.record(sql, ActionKind.NOTED, [change], session)
            storage.month_notes.put(sql, saved, session=session)
        return _unless_empty(saved)


def _unless_empty(note: "MonthNote | None") -> "MonthNote | None":
    return note if note and note.text else None
