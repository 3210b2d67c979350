"""`ical`: a journal entry (VJOURNAL) an entry, for calendars; out only (RFC 5545)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, TextIO

from icalendar import Calendar, Component, Journal, vText

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import MONTHS
from tightrope.domain.month_note import Kept, MonthNote
from tightrope.domain.printable import printable
from tightrope.formats.mark_tags import marks_as_tags
from tightrope.formats.protocol import entries_first

_END = "END:VCALENDAR\r\n"
# What iCalendar forbids in a text, and what some readers take for the end of a line: an entry
# would then go on as a property. Other hidden characters are allowed there, and stay.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_OF_MONTH = "month-note"


class _Text(vText):
    r"""A text that comes back as it was; the library would make a new line of `C:\New`."""

    def to_ical(self) -> bytes:
        """Return the text, escaped."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


@dataclass(frozen=True, slots=True)
class ICal:
    """A calendar of journal entries, all of them private.

    Local times stand without a zone, since they are the writer's own and never recomputed: a
    calendar on another continent shows 21:15 too. An entry without a time stands on its day alone.
    Marks and needs become categories beside the tags. The note of a month stands on its first day,
    with the month as its summary.
    """

    name: ClassVar[str] = "ical"
    suffix: ClassVar[str] = ".ics"
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[False]] = False
    carries_notes: ClassVar[bool] = True
    caution: ClassVar[str] = (
        "Calendars are often shared, and synced to others' computers; these entries are marked"
        " private, which not every program heeds. Look who can see a calendar before you add them."
    )

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the calendar, an entry or a note at a time."""
        notes: list[MonthNote] = []
        calendar = Calendar()
        calendar.add("prodid", "-//Tightrope//Tightrope//EN")
        calendar.add("version", "2.0")
        out.write(_written(calendar).removesuffix(_END))
        out.writelines(map(_as_journal, entries_first(kept, notes)))
        out.writelines(map(_note_as_journal, notes))
        out.write(_END)


def _as_journal(entry: Entry) -> str:
    made = _journal(entry, entry.title, entry.text)
    made.add("dtstart", datetime.combine(entry.day, entry.time) if entry.time else entry.day)
    if words := marks_as_tags(entry):
        made.add("categories", [_text(word) for word in words])
    if entry.zone:
        made.add("x-tightrope-zone", _text(entry.zone))
    if entry.starred:
        made.add("x-tightrope-starred", "TRUE")
    return _written(made)


def _note_as_journal(note: MonthNote) -> str:
    made = _journal(note, _month(note.month), note.text)
    made.add("dtstart", note.month)
    made.add("categories", [_OF_MONTH])
    return _written(made)


def _journal(kept: Kept, summary: str, text: str) -> Journal:
    """Return what every entry and note has: who it is, since when, and its words."""
    made = Journal()
    made.add("uid", kept.id)
    # Of what is not on its way to others, the stamp is that of the last change.
    made.add("dtstamp", kept.modified)
    made.add("created", kept.created)
    made.add("last-modified", kept.modified)
    made.add("class", "PRIVATE")
    if summary:
        made.add("summary", _text(summary))
    if text.strip():
        made.add("description", _text(text))
    return made


def _written(component: Component) -> str:
    folded: bytes = component.to_ical()
    return folded.decode()


def _month(first: date) -> str:
    return f"{MONTHS[first.month - 1].title()} {first.year:04}"


def _text(words: str) -> _Text:
    return _Text(_FORBIDDEN.sub(lambda found: printable(found[0]), words))
