"""The lines of a calendar for an entry or a month's note (RFC 5545, 3.6.3).

They are put together by hand: the library that reads them takes over a minute for 100,000.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import MONTHS
from tightrope.domain.month_note import MonthNote
from tightrope.domain.printable import printable
from tightrope.formats.fields.codecs import stamp
from tightrope.formats.tag_mapping import marks_as_tags

PROGRAM = "-//Tightrope//Tightrope//EN"
BEGINNING = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PROGRAM}\r\n"
END = "END:VCALENDAR\r\n"
NOTE_CATEGORY = "month-note"
"""The one category of a month's note."""

# What iCalendar forbids in a text, and what some readers take for the end of a line: an entry
# would then go on as a property. Other hidden characters are allowed there, and stay.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
# The backslash first, so that none is escaped twice.
_ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))
# Octets of a line, without its end; those after the first begin with a blank.
_LONGEST_LINE = 75
_CONTINUES = 0b1000_0000


def entry_lines(entry: Entry) -> str:
    """Return the component of an entry, from BEGIN to END, each line with its end."""
    start = entry.local_start or entry.day
    lines = _lines(entry, start, entry.title, entry.text)
    if words := marks_as_tags(entry):
        lines.append(f"CATEGORIES:{','.join(map(_text, words))}")
    if entry.zone:
        lines.append(f"X-TIGHTROPE-ZONE:{_text(entry.zone)}")
    if entry.late:
        lines.append("X-TIGHTROPE-LATE:TRUE")
    if entry.starred:
        lines.append("X-TIGHTROPE-STARRED:TRUE")
    return _component(lines)


def note_lines(note: MonthNote) -> str:
    """Return the component of a month's note, which stands on the first day of its month."""
    month = f"{MONTHS[note.month.month - 1].title()} {note.month.year:04}"
    return _component(
        [
            *_lines(note, note.month, month, note.text),
            f"CATEGORIES:{NOTE_CATEGORY}",
        ]
    )


def _lines(kept: Entry | MonthNote, start: date | datetime, summary: str, text: str) -> list[str]:
    """Return what every entry and note has: who it is, since when, and its words."""
    modified = _moment(kept.modified)
    lines = [
        f"UID:{_text(kept.id)}",
        # Of what is not on its way to others, the stamp is that of the last change.
        f"DTSTAMP:{modified}",
        f"DTSTART{_start(start)}",
        f"CREATED:{_moment(kept.created)}",
        f"LAST-MODIFIED:{modified}",
        "CLASS:PRIVATE",
    ]
    if summary:
        lines.append(f"SUMMARY:{_text(summary)}")
    if text.strip():
        lines.append(f"DESCRIPTION:{_text(text)}")
    return lines


def _component(lines: list[str]) -> str:
    folded = "\r\n".join(map(_folded, lines))
    return f"BEGIN:VJOURNAL\r\n{folded}\r\nEND:VJOURNAL\r\n"


def _start(start: date | datetime) -> str:
    # A datetime is a date too, and years have four digits here whatever the platform's strftime.
    day = start.isoformat().replace("-", "").replace(":", "")
    return f":{day}" if isinstance(start, datetime) else f";VALUE=DATE:{day}"


def _moment(moment: datetime) -> str:
    return stamp(moment).replace("-", "").replace(":", "")


def _text(words: str) -> str:
    if _FORBIDDEN.search(words):
        words = _FORBIDDEN.sub(lambda found: printable(found[0]), words)
    for sign, escaped in _ESCAPED:
        words = words.replace(sign, escaped)
    return words


def _folded(line: str) -> str:
    """Return a line cut after 75 octets where it is longer, never inside a character."""
    if len(line) * 4 <= _LONGEST_LINE:
        return line
    octets = line.encode()
    return b"\r\n ".join(_pieces(octets)).decode() if len(octets) > _LONGEST_LINE else line


def _pieces(octets: bytes) -> Iterator[bytes]:
    begin, room = 0, _LONGEST_LINE
    while begin < len(octets):
        end = begin + room
        while end < len(octets) and octets[end] & 0b1100_0000 == _CONTINUES:
            end -= 1
        yield octets[begin:end]
        begin, room = end, _LONGEST_LINE - 1
