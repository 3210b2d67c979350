"""An entry as the JSON object that the command line and the exact formats speak."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from tightrope import libraries
from tightrope.domain.entry import LATER_FLAGS, Entry
from tightrope.domain.errors import BadEntryError
from tightrope.domain.tags import MARK_WORDS
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.codecs import (
    FieldError,
    field,
    read_clock,
    read_day,
    read_id,
    read_moment,
    read_need,
    read_tags,
    read_text,
    read_yes_or_no,
    read_zone,
    stamp,
)
from tightrope.formats.protocol import BadRecord, Record, Uncarried

FIELDS = (
    "id", "day", "time", "zone", "together", "space", "need", "tags", "starred", "text", "created",
    "modified",
)  # fmt: skip
_KNOWN = frozenset((*FIELDS, *LATER_FLAGS))

# Ours alone: ids made from it never meet those of other programs.
_NAMESPACE = "5a4f36c6-0a5e-5f0f-9d0b-7a1f5c2e8b11"


def entry_to_json(entry: Entry) -> dict[str, object]:
    """Return the entry object of the command line: these keys in this order."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "time": None if entry.time is None else entry.time.isoformat(),
        "zone": entry.zone,
        "together": entry.together,
        "space": entry.space,
        "need": entry.need,
        "tags": list(entry.tags),
        "starred": entry.starred,
        "text": entry.text,
        "created": stamp(entry.created),
        "modified": stamp(entry.modified),
        **{name: True for name in LATER_FLAGS if getattr(entry, name)},
    }


def entry_from_json(
    record: object, position: str, numbered: DuplicateIds | None = None
) -> Entry | BadRecord:
    """Return the entry that a parsed entry object stands for, or what is wrong with it.

    Only `day` and `text` must be there. A record without id gets one made from its day, time,
    text and marks, so that importing it twice is importing it once; `numbered` tells it from its
    equals.
    """
    if not isinstance(record, dict):
        return BadRecord(position, "this is not an entry; an entry is an object with day and text.")
    try:
        made = _entry(record)
    except FieldError as wrong:
        name, problem = wrong.args
        return BadRecord(f"{position}, field {name}", problem)
    except BadEntryError as trouble:
        return BadRecord(position, str(trouble))
    return made if numbered is None or record.get("id") else numbered.with_unique_id(made)


def read_object(record: object, position: str, numbered: DuplicateIds) -> Iterator[Record]:
    """Give what `entry_from_json` makes of a record, and the keys that it has no place for."""
    made = entry_from_json(record, position, numbered)
    yield made
    if isinstance(made, Entry) and isinstance(record, dict) and not record.keys() <= _KNOWN:
        yield from uncarried(record, _KNOWN)


def uncarried(fields: Mapping[str, object], known: Collection[str]) -> Iterator[Uncarried]:
    """Give the fields that are none of the known ones and say something."""
    for name, value in fields.items():
        if name not in known and value is not None and value not in ("", [], {}):
            yield Uncarried(name)


def _entry(record: Mapping[str, Any]) -> Entry:
    day = field(record, "day", read_day)
    clock = field(record, "time", read_clock, None)
    tags = field(record, "tags", read_tags, ())
    text = field(record, "text", read_text)
    together = field(record, "together", read_yes_or_no, False) or "together" in tags
    space = field(record, "space", read_yes_or_no, False) or "space" in tags
    created = field(record, "created", read_moment, None)
    if created is None:
        created = datetime.combine(day, clock or time(), UTC)
    return Entry(
        id=field(record, "id", read_id, None) or made_id(day, clock, text, together, space),
        day=day,
        time=clock,
        zone=field(record, "zone", read_zone, None),
        together=together,
        space=space,
        need=field(record, "need", read_need, None),
        tags=tags if MARK_WORDS.isdisjoint(tags) else tuple(sorted(set(tags) - MARK_WORDS)),
        starred=field(record, "starred", read_yes_or_no, False),
        text=text,
        created=created,
        modified=field(record, "modified", read_moment, None) or created,
        **{name: field(record, name, read_yes_or_no, False) for name in LATER_FLAGS},
    )


def made_id(day: date, clock: time | None, text: str, together: bool, space: bool) -> str:
    """Return the id of a record that brings none: the same for the same day, time, text and marks.

    Raises BadEntryError where the text is not valid Unicode.
    """
    try:
        return str(
            libraries.uuid.uuid5(
                libraries.uuid.UUID(_NAMESPACE), f"{day} {clock} {together:d}{space:d} {text}"
            )
        )
    except UnicodeEncodeError:
        raise BadEntryError(
            "This text is not valid UTF-8; convert the file and try again."
        ) from None
