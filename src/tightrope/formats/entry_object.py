"""An entry as the JSON object that the command line and the exact formats speak."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from tightrope.domain.entry import Entry, tidy_text
from tightrope.domain.marks import Need
from tightrope.domain.tags import MARK_WORDS, tidy_tags
from tightrope.domain.trouble import BadEntry
from tightrope.formats.protocol import BadRecord, Record, Uncarried

FIELDS = (
    "id", "day", "time", "zone", "together", "space", "need", "tags", "starred", "text", "created",
    "modified",
)  # fmt: skip
_KNOWN = frozenset(FIELDS)

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NEEDS = {need.value: need for need in Need}
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}")
# Ours alone: ids made from it never meet those of other programs.
_NAMESPACE = "5a4f36c6-0a5e-5f0f-9d0b-7a1f5c2e8b11"


class _Wrong(Exception):  # noqa: N818 - never leaves this module
    """A field that cannot be read: its name and what is wrong with it."""


def as_object(entry: Entry) -> dict[str, object]:
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
        "created": _stamp(entry.created),
        "modified": _stamp(entry.modified),
    }


def from_object(record: object, place: str) -> Entry | BadRecord:
    """Return the entry that a parsed entry object stands for, or what is wrong with it.

    Only `day` and `text` must be there. A record without id gets one made from its day, time, text
    and marks, so that importing it twice is importing it once.
    """
    if not isinstance(record, dict):
        return BadRecord(place, "this is not an entry; an entry is an object with day and text.")
    try:
        return _entry(record)
    except _Wrong as wrong:
        field, problem = wrong.args
        return BadRecord(f"{place}, field {field}", problem)
    except BadEntry as trouble:
        return BadRecord(place, str(trouble))


def read_object(record: object, place: str) -> Iterator[Record]:
    """Give what `from_object` makes of a record, and the keys that it has no place for."""
    made = from_object(record, place)
    yield made
    if isinstance(made, Entry) and isinstance(record, dict) and not record.keys() <= _KNOWN:
        yield from uncarried(record, _KNOWN)


def uncarried(fields: Mapping[str, object], known: Collection[str]) -> Iterator[Uncarried]:
    """Give the fields that are none of the known ones and say something."""
    for name, value in fields.items():
        if name not in known and value is not None and value not in ("", [], {}):
            yield Uncarried(name)


def _entry(record: Mapping[str, Any]) -> Entry:
    day = _field(record, "day", _day)
    clock = _field(record, "time", _clock, None)
    tags = _field(record, "tags", _tags, ())
    text = _field(record, "text", _text)
    together = _field(record, "together", _yes_or_no, False) or "together" in tags
    space = _field(record, "space", _yes_or_no, False) or "space" in tags
    created = _field(record, "created", _moment, None)
    if created is None:
        created = datetime.combine(day, clock or time(), UTC)
    return Entry(
        id=_field(record, "id", _id, None) or made_id(day, clock, text, together, space),
        day=day,
        time=clock,
        zone=_field(record, "zone", _zone, None),
        together=together,
        space=space,
        need=_field(record, "need", _need, None),
        tags=tags if MARK_WORDS.isdisjoint(tags) else tuple(sorted(set(tags) - MARK_WORDS)),
        starred=_field(record, "starred", _yes_or_no, False),
        text=text,
        created=created,
        modified=_field(record, "modified", _moment, None) or created,
    )


_REQUIRED: Any = object()


def _field(
    record: Mapping[str, Any],
    name: str,
    read: Callable[[Any], Any],
    default: object = _REQUIRED,
) -> Any:
    value = record.get(name)
    if value is None:
        if default is _REQUIRED:
            raise _Wrong(name, "it is missing, and an entry cannot be without it.")
        return default
    try:
        return read(value)
    except (ValueError, TypeError, LookupError, OverflowError, BadEntry) as error:
        raise _Wrong(name, _problem(name, error)) from None


_PROBLEMS = {
    "id": "this is not an id; leave it out, or write a UUID.",
    "day": "this is not a day of the calendar; write it like 2026-11-21.",
    "time": "this is not a time of day; write it like 21:15:00, or null.",
    "zone": "this is not the name of a time zone; write it like Europe/Berlin, or null.",
    "together": "this is neither true nor false.",
    "space": "this is neither true nor false.",
    "starred": "this is neither true nor false.",
    "need": 'this is not a need; write "closer", "content", "room" or null.',
    "tags": "this is not a list of tags; write them as words in a list.",
    "text": "this is not text.",
    "created": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
    "modified": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
}


def _problem(name: str, error: Exception) -> str:
    return str(error) if isinstance(error, BadEntry) else _PROBLEMS[name]


# Most entries were modified last when they were created, so every other stamp is there already.
@lru_cache(maxsize=1)
def _stamp(moment: datetime) -> str:
    return moment.isoformat()[: len("2026-11-21T20:15:04")] + "Z"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return tidy_text(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


# The same days, times, stamps and zones stand in a file again and again, mostly near each other; so
# each is read once.
_remembered = lru_cache(maxsize=1024)


@_remembered
def _day(value: Any) -> date:
    # Python also reads week dates and dates without hyphens; nobody writes a journal in them.
    if len(value) != len("2026-11-21") or value[4] != "-" or value[7] != "-":
        raise ValueError
    return date.fromisoformat(value)


@_remembered
def _clock(value: Any) -> time:
    if not _CLOCK.fullmatch(value):
        raise ValueError
    return time.fromisoformat(value)


@_remembered
def _moment(value: Any) -> datetime:
    _day(value[:10])
    if value[10:11] not in {"T", " "}:
        raise ValueError
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC).replace(microsecond=0)


@_remembered
def _zone(value: Any) -> str | None:
    if value and not _ZONE.fullmatch(value):
        raise ValueError
    return value or None


def _need(value: Any) -> Need:
    return _NEEDS[value]


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise TypeError
    return tidy_tags(value) if value else ()


def _id(value: Any) -> str:
    if _UUID.fullmatch(value):
        return str(value)
    from uuid import UUID  # noqa: PLC0415 - only records that others wrote pay for it

    return str(UUID(value))


def made_id(day: date, clock: time | None, text: str, together: bool, space: bool) -> str:
    """Return the id of a record that brings none: the same for the same day, time, text and marks.

    Raises BadEntry where the text is not valid Unicode.
    """
    from uuid import UUID, uuid5  # noqa: PLC0415 - only records that others wrote pay for it

    try:
        return str(uuid5(UUID(_NAMESPACE), f"{day} {clock} {together:d}{space:d} {text}"))
    except UnicodeEncodeError:
        raise BadEntry("This text is not valid UTF-8; convert the file and try again.") from None
