"""Codecs of single fields: how each value is written, and how strictly it is read.

Each reader raises ValueError, TypeError, LookupError, OverflowError or BadEntryError for what it
cannot read; `field` turns that into what a person is told.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from tightrope import libraries
from tightrope.domain.entry import FLAGS, normalize_text
from tightrope.domain.errors import BadEntryError
from tightrope.domain.marks import Need
from tightrope.domain.tags import normalize_tags

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NEEDS = {need.value: need for need in Need}
_CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_ZONE = re.compile(r"[A-Za-z0-9_+-]{1,40}(/[A-Za-z0-9_+-]{1,40}){0,3}")


class FieldError(Exception):
    """A field that cannot be read: its name and what is wrong with it."""


_REQUIRED: Any = object()


def field(
    record: Mapping[str, Any],
    name: str,
    read: Callable[[Any], Any],
    default: object = _REQUIRED,
) -> Any:
    """Return what a field of a record holds; the default where that is nothing.

    Raises FieldError.
    """
    value = record.get(name)
    if value is None:
        if default is _REQUIRED:
            raise FieldError(name, "it is missing, and cannot be left out.")
        return default
    try:
        return read(value)
    except (ValueError, TypeError, LookupError, OverflowError, BadEntryError) as error:
        raise FieldError(name, _problem(name, error)) from None


_PROBLEMS = {
    "id": "this is not an id; leave it out, or write a UUID.",
    "day": "this is not a day of the calendar; write it like 2026-11-21.",
    "time": "this is not a time of day; write it like 21:15:00, or null.",
    "zone": "this is not the name of a time zone; write it like Europe/Berlin, or null.",
    **dict.fromkeys(FLAGS, "this is neither true nor false."),
    "need": 'this is not a need; write "closer", "content", "room" or null.',
    "tags": "this is not a list of tags; write them as words in a list.",
    "text": "this is not text.",
    **dict.fromkeys(
        ("begun", "ended"), "this is not a day of the calendar; write it like 2026-11-21."
    ),
    "outcome": 'this is not how an aim ends; write "reached", "let go" or null.',
    "title": "this is not text.",
    "note": "this is not text.",
    "line": "this is not text.",
    "entry": "this is not the id of an entry; write a UUID.",
    "opened": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
    "ticked": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
    "created": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
    "modified": "this is not a moment in UTC; write it like 2026-11-21T20:15:04Z.",
}


def _problem(name: str, error: Exception) -> str:
    return str(error) if isinstance(error, BadEntryError) else _PROBLEMS[name]


# Most entries were modified last when they were created, so every other stamp is there already.
@lru_cache(maxsize=1)
def stamp(moment: datetime) -> str:
    """Return a UTC moment as it is written: `2026-11-21T20:15:04Z`."""
    return moment.isoformat()[: len("2026-11-21T20:15:04")] + "Z"


def read_text(value: Any) -> str:
    """Return a text with line ends as they are kept."""
    if not isinstance(value, str):
        raise TypeError
    return normalize_text(value)


def read_yes_or_no(value: Any) -> bool:
    """Return a mark or star."""
    if not isinstance(value, bool):
        raise TypeError
    return value


# The same days, times, stamps and zones stand in a file again and again, mostly near each other; so
# each is read once.
_remembered = lru_cache(maxsize=1024)


@_remembered
def read_day(value: Any) -> date:
    """Return a day written like `2026-11-21`."""
    # Python also reads week dates and dates without hyphens; nobody writes a journal in them.
    if len(value) != len("2026-11-21") or value[4] != "-" or value[7] != "-":
        raise ValueError
    return date.fromisoformat(value)


def read_month(value: Any) -> date:
    """Return the first day of a month written like `2026-11`."""
    # Tables call the same field by another name, so it says itself what is wrong.
    problem = "this is not a month of the calendar; write it like 2026-11."
    if not is_month(value):
        raise BadEntryError(problem)
    try:
        return date.fromisoformat(f"{value}-01")
    except ValueError:
        raise BadEntryError(problem) from None


def is_month(value: object) -> bool:
    """Return whether this is written as a month is, there or not."""
    return isinstance(value, str) and _MONTH.fullmatch(value) is not None


@_remembered
def read_clock(value: Any) -> time:
    """Return a time of day written like `21:15:00` or `21:15`."""
    if not _CLOCK.fullmatch(value):
        raise ValueError
    return time.fromisoformat(value)


@_remembered
def read_moment(value: Any) -> datetime:
    """Return a moment with an offset, in UTC and whole seconds."""
    read_day(value[:10])
    if value[10:11] not in {"T", " "}:
        raise ValueError
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC).replace(microsecond=0)


@_remembered
def read_zone(value: Any) -> str | None:
    """Return the name of a time zone; None for an empty one."""
    if value and not _ZONE.fullmatch(value):
        raise ValueError
    return value or None


def read_need(value: Any) -> Need:
    """Return a need by its word."""
    return _NEEDS[value]


def read_tags(value: Any) -> tuple[str, ...]:
    """Return a list of tags, tidied."""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise TypeError
    return normalize_tags(value) if value else ()


def is_id(value: str) -> bool:
    """Return whether this is a UUID in its usual spelling."""
    return _UUID.fullmatch(value) is not None


def read_id(value: Any) -> str:
    """Return a UUID in its usual spelling."""
    if is_id(value):
        return str(value)

    return str(libraries.uuid.UUID(value))
