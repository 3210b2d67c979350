"""`ical`: a calendar with a journal entry (VJOURNAL) for each entry, out and in (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, TextIO

from tightrope.domain.kept import Kept
from tightrope.formats import ical
from tightrope.formats.ical.writer import BEGINNING, END, entry_lines, note_lines
from tightrope.formats.protocol import Beside, FileSample, Record, TextFile, entries_first

_BEGINNING = "BEGIN:VCALENDAR"


@dataclass(frozen=True, slots=True)
class ICal(TextFile):
    """A calendar of journal entries, all of them private.

    Local times stand without a zone, since they are the writer's own and never recomputed: a
    calendar on another continent shows 21:15 too. An entry without a time stands on its day alone.
    Marks and needs become categories beside the tags. The note of a month stands on its first day,
    with the month as its summary.
    """

    name: ClassVar[str] = "ical"
    suffix: ClassVar[str] = ".ics"
    caution: ClassVar[str] = (
        "Calendars are often shared, and synced to others' computers; these entries are marked"
        " private, which not every program heeds. Look who can see a calendar before you add them."
    )

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the calendar, an entry or a note at a time."""
        beside = Beside()
        out.write(BEGINNING)
        out.writelines(entry_lines(entry) for entry in entries_first(kept, beside))
        out.writelines(map(note_lines, beside.notes))
        out.write(END)

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: it begins as every calendar does."""
        return sample.text.lstrip()[: len(_BEGINNING)].upper() == _BEGINNING

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the journal entries of a calendar; its appointments and tasks are counted."""
        return ical.reader.read_calendar(source, name)
