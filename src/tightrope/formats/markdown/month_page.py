"""A Markdown page with the note of a month: its fields are the front matter, all below its text."""

from collections.abc import Iterator, Mapping
from typing import Any

from tightrope.domain.month_note import MonthNote
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.fields.entry_text import note_from_text_fields
from tightrope.formats.fields.note_json import FIELDS, as_object
from tightrope.formats.markdown.day_page import OF_ANY_PAGE
from tightrope.formats.markdown.front_matter import checksum, dated, written
from tightrope.formats.protocol import BadRecord, Record

_CHECKSUM = "checksum"
_KNOWN = FIELDS - {"text"} | {_CHECKSUM, *OF_ANY_PAGE}


def page_of(note: MonthNote) -> str:
    """Return the page of a note."""
    fields = as_object(note)
    del fields["text"]
    front = OF_ANY_PAGE | fields | {_CHECKSUM: checksum(as_object(note))}
    return written(front) + note.text + "\n"


def is_of_month(front: Mapping[str, Any]) -> bool:
    """Return whether a page of ours with this front matter holds the note of a month."""
    return "month" in front and "date" not in front


def note_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
    """Give the note of a page that Tightrope wrote, people's changes included."""
    yield from uncarried(front, _KNOWN)
    made = note_from_text_fields({**front, "text": body.removesuffix("\n")}, name)
    if isinstance(made, BadRecord):
        yield made
    else:
        wanted = front.get(_CHECKSUM)
        yield dated(made, wanted in {None, checksum(as_object(made))})
