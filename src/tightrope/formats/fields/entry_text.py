"""An entry or month note as text values, for formats that have nothing else."""

from collections.abc import Mapping

from tightrope.domain.entry import FLAGS, Entry
from tightrope.domain.month_note import MonthNote
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields import note_json
from tightrope.formats.fields.entry_json import entry_from_json, entry_to_json
from tightrope.formats.protocol import BadRecord

_WORDS = {"true": True, "false": False}


def to_text_fields(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry as text, in the order of the entry object."""
    return {name: _word(value) for name, value in entry_to_json(entry).items()}


def entry_from_text_fields(
    fields: Mapping[str, object], position: str, numbered: DuplicateIds | None = None
) -> Entry | BadRecord:
    """Return the entry that these fields stand for, or what is wrong with them.

    Values are text, but for tags, which may also be a list of text. `numbered` tells one without
    id from its equals.
    """
    plain = {name: _value(name, value) for name, value in fields.items()}
    return entry_from_json(plain, position, numbered)


def note_from_text_fields(
    fields: Mapping[str, object], position: str, *, month: str = "month"
) -> MonthNote | BadRecord:
    """Return the note that these fields stand for, or what is wrong with them.

    `month` names the field that the month is in.
    """
    plain = {name: _value(name, value) for name, value in fields.items()}
    return note_json.from_object(plain, position, month=month)


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
    if name in FLAGS:
        return _WORDS.get(word.lower(), word or None)
    # Neither is the name of a zone, a need, or a time.
    return None if word.lower() in {"", "null", "~"} else word
