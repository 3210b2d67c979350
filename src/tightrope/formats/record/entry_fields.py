"""An entry or a note as plain words, for formats whose values are all text.

Nothing said is an empty field: no time, no zone, no need. `text` alone is never trimmed.
"""

from collections.abc import Mapping

from tightrope.domain.entry import Entry
from tightrope.domain.month_note import MonthNote
from tightrope.formats.occurrences import Occurrences
from tightrope.formats.protocol import BadRecord
from tightrope.formats.record import note_object
from tightrope.formats.record.entry_object import as_object, from_object

_WORDS = {"true": True, "false": False}
_MARKS = frozenset({"together", "space", "starred"})


def as_fields(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry as text, in the order of the entry object."""
    return {name: _word(value) for name, value in as_object(entry).items()}


def from_fields(
    fields: Mapping[str, object], place: str, numbered: Occurrences | None = None
) -> Entry | BadRecord:
    """Return the entry that these fields stand for, or what is wrong with them.

    Values are text, but for tags, which may also be a list of text. `numbered` tells one without
    id from its equals.
    """
    plain = {name: _value(name, value) for name, value in fields.items()}
    return from_object(plain, place, numbered)


def note_from_fields(
    fields: Mapping[str, object], place: str, *, month: str = "month"
) -> MonthNote | BadRecord:
    """Return the note that these fields stand for, or what is wrong with them.

    `month` names the field that the month is in.
    """
    plain = {name: _value(name, value) for name, value in fields.items()}
    return note_object.from_object(plain, place, month=month)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return " ".join(value)  # a tag holds no blank
    return "" if value is None else str(value)


def _value(name: str, value: object) -> object:
    if name == "text" or not isinstance(value, str):
        return value
    word = value.strip()
    if name == "tags":
        return word.split()
    if name in _MARKS:
        return _WORDS.get(word.lower(), word or None)
    # Neither is the name of a zone, a need, or a time.
    return None if word.lower() in {"", "null", "~"} else word
