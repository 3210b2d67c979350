"""The journal entries of a calendar (RFC 5545), read one at a time."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, BinaryIO, NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Component

from tightrope.domain.entry import Entry
from tightrope.formats.fields.codecs import is_id, stamp
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.fields.note_json import from_object
from tightrope.formats.ical.writer import NOTE_CATEGORY, PROGRAM
from tightrope.formats.io import limits
from tightrope.formats.protocol import BadFileError, BadRecord, Record, Uncarried
from tightrope.formats.tag_mapping import cut, fitted, marks_from_tags

# Ids of other programs are any words; ours are made from them, the same each time.
_NAMESPACE = UUID("2f1c8bb4-51d3-5b0a-8f8e-0c6f1a0f5d77")
_KNOWN = frozenset({
    "UID", "DTSTAMP", "DTSTART", "CREATED", "LAST-MODIFIED", "CLASS", "SUMMARY", "DESCRIPTION",
    "CATEGORIES", "SEQUENCE", "STATUS", "X-TIGHTROPE-ZONE", "X-TIGHTROPE-STARRED",
    "X-TIGHTROPE-LATE",
})  # fmt: skip
_NOT_A_CALENDAR = "this is no calendar; it would begin with BEGIN:VCALENDAR."
_JOURNAL = b"VJOURNAL"


class _Block(NamedTuple):
    """The lines of one component, and what the calendar said before it.

    `zone` is the name of its time zone; `is_ours` tells that Tightrope wrote it.
    """

    component: bytes
    lines: bytes
    zone: str | None
    is_ours: bool


def read_calendar(source: BinaryIO, name: str) -> Iterator[Record]:
    """Give the journal entries of a calendar, month notes of ours among them.

    What else stands in it, an appointment or a task, is given as not carried. Raises BadFileError.
    """
    number = 0
    for block in _blocks(source, name):
        if block.component == _JOURNAL:
            number += 1
            yield from _records(block, f"{name}, entry {number}")
        else:
            yield Uncarried(block.component.decode("utf-8", "replace"), "file")


def _blocks(source: BinaryIO, name: str) -> Iterator[_Block]:
    """Give each component of the calendar but its time zones."""
    lines = _lines(source, name)
    first = next(lines, b"").removeprefix(b"\xef\xbb\xbf")
    if first.strip().upper() != b"BEGIN:VCALENDAR":
        raise BadFileError(f"{name}: {_NOT_A_CALENDAR}")
    zone, is_ours, is_closed = None, False, False
    for line in lines:
        field, _, value = line.strip().partition(b":")
        field = field.upper()
        if field == b"BEGIN":
            component = value.strip().upper()
            is_closed = False
            inside = _inside(component, line, lines, name)
            if component not in {b"VTIMEZONE", b"VCALENDAR"}:
                yield _Block(component, inside, zone, is_ours)
        elif field == b"X-WR-TIMEZONE":
            zone = value.decode("utf-8", "replace").strip()
        elif field == b"PRODID":
            is_ours = value.strip() == PROGRAM.encode()
        elif field == b"END":
            is_closed = True
    if not is_closed:
        raise BadFileError(f"{name}: this calendar ends in the middle; export it again.")


def _inside(component: bytes, first: bytes, lines: Iterator[bytes], name: str) -> bytes:
    """Return the lines of a component that has just begun, both ends included."""
    if component == b"VCALENDAR":
        return b""  # another calendar in the same file: what is in it comes in with the rest
    gathered, size, depth = [first], 0, 1
    for line in lines:
        size += len(line)
        if size > limits.LONGEST_RECORD:
            longest = limits.size_text(limits.LONGEST_RECORD)
            raise BadFileError(f"{name}: an entry is longer than {longest}; split it.")
        gathered.append(line)
        begun = line[:6].upper()
        depth += begun == b"BEGIN:"
        depth -= begun[:4] == b"END:"
        if depth == 0:
            return b"".join(gathered)
    raise BadFileError(f"{name}: this calendar ends in the middle; export it again.")


def _lines(source: BinaryIO, name: str) -> Iterator[bytes]:
    """Give the lines that are not blank, so that endless blank ones cost no memory."""
    blank = 0
    while line := source.readline(limits.LONGEST_RECORD + 1):
        blank = blank + 1 if line.isspace() else 0
        if blank > limits.MOST_LINES:
            raise BadFileError(f"{name}: there is no end of blank lines in it; take them out.")
        if len(line) > limits.LONGEST_RECORD:
            longest = limits.size_text(limits.LONGEST_RECORD)
            raise BadFileError(f"{name}: a line is longer than {longest}; split it.")
        if line.strip():
            yield line if line.endswith(b"\n") else line + b"\n"


def _records(block: _Block, position: str) -> Iterator[Record]:
    try:
        found = Component.from_ical(block.lines.decode())
        categories = [str(word) for each in _all(found, "CATEGORIES") for word in each.cats]
        fields = _fields(found, block)
    except UnicodeDecodeError:
        yield BadRecord(position, "it is not UTF-8; export the calendar as UTF-8.")
        return
    # What the library raises for a line that it cannot read is not one kind of error.
    except (ValueError, LookupError, TypeError, AttributeError):
        yield BadRecord(position, "it is not written as a calendar has it; correct or remove it.")
        return
    if not fields.get("day"):
        yield BadRecord(position, "it has no day; give it a DTSTART.")
        return
    if categories == [NOTE_CATEGORY] and fields["day"].endswith("-01") and not fields["time"]:
        yield from_object(
            fields | {"month": fields["day"][:-3], "text": _description(found)}, position
        )
        return
    made = entry_from_json(fields | marks_from_tags(fitted(categories)), position)
    yield made
    if isinstance(made, Entry):
        yield from cut(categories)
        yield from _uncarried(found)


def _fields(found: Component, block: _Block) -> dict[str, Any]:
    start = found.get("DTSTART")
    day, clock, zone = _local(start.dt, block.zone) if start else (None, None, None)
    # It is begun on the day after its own, which is the one that stands there.
    is_late = str(found.get("X-TIGHTROPE-LATE", "")) == "TRUE" and clock is not None
    if is_late and day and day > date.min:
        day -= timedelta(days=1)
    return {
        "id": _id(found),
        "day": day and day.isoformat(),
        "time": clock and clock.isoformat(),
        "zone": str(found.get("X-TIGHTROPE-ZONE") or "") or zone,
        "late": is_late,
        "starred": str(found.get("X-TIGHTROPE-STARRED", "")) == "TRUE",
        "text": _description(found) if block.is_ours else _text(found),
        "created": _moment(found, "CREATED"),
        "modified": _moment(found, "LAST-MODIFIED"),
    }


def _local(start: date | datetime, zone: str | None) -> tuple[date, time | None, str | None]:
    """Return the day and time that the writer's clock showed, and the name of its zone.

    A moment in UTC is told in the zone that the calendar names, else in UTC.
    """
    if not isinstance(start, datetime):
        return start, None, None
    if start.tzinfo is not None and start.utcoffset() == UTC.utcoffset(None) and zone:
        # Where no zone has this name, it stays in UTC.
        with suppress(ValueError, LookupError, OSError):
            start = start.astimezone(ZoneInfo(zone))
    named = str(start.tzinfo) if start.tzinfo else None
    return start.date(), start.time().replace(microsecond=0, tzinfo=None), named


def _id(found: Component) -> str | None:
    word = str(found.get("UID") or "")
    if not word or is_id(word.lower()):
        return word.lower() or None
    repeated = found.get("RECURRENCE-ID")
    return str(uuid5(_NAMESPACE, f"{word} {repeated.to_ical().decode() if repeated else ''}"))


def _text(found: Component) -> str:
    """Return the description, below the summary where that says something else."""
    description = _description(found)
    summary = "\n".join(map(str, _all(found, "SUMMARY"))).strip()
    first = description.strip().partition("\n")[0]
    if not summary or summary in first:
        return description
    return f"{summary}\n{description}" if description.strip() else summary


def _description(found: Component) -> str:
    return "\n\n".join(map(str, _all(found, "DESCRIPTION")))


def _moment(found: Component, name: str) -> str | None:
    value = found.get(name)
    moment = getattr(value, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return stamp(moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))


def _uncarried(found: Component) -> Iterator[Uncarried]:
    for name in found:
        if name == "ATTACH":
            yield from (Uncarried("attachment", "file") for _ in _all(found, name))
        elif name not in _KNOWN:
            yield Uncarried(name)
    yield from (Uncarried(inner.name or "component") for inner in found.subcomponents)


def _all(found: Component, name: str) -> list[Any]:
    """Return the values of a property, which a component may have more than once."""
    value = found.get(name, [])
    return value if isinstance(value, list) else [value]
