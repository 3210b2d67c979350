"""What a person writes about a month as a whole, beside its entries.

Most starts of the program ask for no note, so what keeps them is imported when it is asked for.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tightrope import domain, storage
from tightrope.domain.entry import normalize_text
from tightrope.domain.errors import ChangedElsewhereError
from tightrope.journal.parts.part import JournalPart

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
        nothing changed. What stood before is kept, once for all saves that name the same sitting at
        the editor. Raises BadEntryError for a text that cannot be kept, or a day that begins no
        month.
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
            # What was typed and emptied in one sitting stands nowhere else.
            if not (text and session and storage.month_notes.is_of_session(sql, month, session)):
                storage.month_notes.keep(sql, month)
            saved = (
                replace(present, text=text, modified=now, revision=present.revision + 1)
                if present
                else domain.month_note.MonthNote(month=month, text=text, created=now, modified=now)
            )
            storage.month_notes.put(sql, saved, session=session)
        return _unless_empty(saved)

    def undo(self, month: date) -> "MonthNote | None":
        """Bring back what a month's note was before, and return it; once more brings this back.

        None where that was nothing, as it was before the note was first written.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            present = storage.month_notes.get(sql, month)
            former = storage.month_notes.text_before(sql, month, present.text) if present else None
            if present is None or former is None:
                return None
            # Going back and forth between two texts keeps each of them once.
            if storage.month_notes.text_before(sql, month, former) != present.text:
                storage.month_notes.keep(sql, month)
            back = replace(present, text=former, modified=now, revision=present.revision + 1)
            storage.month_notes.put(sql, back)
        return _unless_empty(back)


def _unless_empty(note: "MonthNote | None") -> "MonthNote | None":
    return note if note and note.text else None
