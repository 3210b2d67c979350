"""A month note as the JSON object of the exact formats."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

from tightrope.domain.errors import BadEntryError
from tightrope.domain.month_note import MonthNote
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.codecs import (
    FieldError,
    field,
    read_moment,
    read_month,
    read_text,
    stamp,
)
from tightrope.formats.fields.entry_json import read_object, uncarried
from tightrope.formats.protocol import BadRecord, Record

FIELDS = frozenset({"month", "text", "created", "modified"})


def as_object(note: MonthNote) -> dict[str, object]:
    """Return these keys in this order."""
    return {
        "month": note.name,
        "text": note.text,
        "created": stamp(note.created),
        "modified": stamp(note.modified),
    }


def from_object(record: object, position: str, *, month: str = "month") -> MonthNote | BadRecord:
    """Return the note that a parsed object stands for, or what is wrong with it.

    Only the month, in the field that `month` names, and `text` must be there.
    """
    if not isinstance(record, dict):
        return BadRecord(position, "this is not a note; a note is an object with month and text.")
    try:
        return _note(record, month)
    except FieldError as wrong:
        name, problem = wrong.args
        return BadRecord(f"{position}, field {name}", problem)
    except BadEntryError as trouble:
        return BadRecord(position, str(trouble))


def read_note(record: object, position: str) -> Iterator[Record]:
    """Give what `from_object` makes of a record, and the keys that it has no place for."""
    made = from_object(record, position)
    yield made
    if isinstance(made, MonthNote) and isinstance(record, dict):
        yield from uncarried(record, FIELDS)


def read_record(record: object, position: str, numbered: DuplicateIds) -> Iterator[Record]:
    """Give the entry or note of a record: a note is what has a month and no day."""
    if isinstance(record, dict) and "month" in record and "day" not in record:
        return read_note(record, position)
    return read_object(record, position, numbered)


def _note(record: Mapping[str, Any], month: str) -> MonthNote:
    first = field(record, month, read_month)
    created = field(record, "created", read_moment, None) or datetime.combine(first, time(), UTC)
    return MonthNote(
        month=first,
        text=field(record, "text", read_text),
        created=created,
        modified=field(record, "modified", read_moment, None) or created,
    )
