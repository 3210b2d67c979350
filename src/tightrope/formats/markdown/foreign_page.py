"""A Markdown page that another program or a person wrote: a note, a daily note of Obsidian's."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from tightrope.domain.marks import Need
from tightrope.domain.tags import hashtags
from tightrope.formats.dates.file_dates import Stamp, UnreadableStampError, read_alone
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.fields.entry_text import entry_from_text_fields
from tightrope.formats.protocol import BadRecord, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_KNOWN = frozenset({"date", "time", "tags", "tag"})
_YES_OR_NO = frozenset({"true", "false"})
_OURS = {
    "together": _YES_OR_NO,
    "space": _YES_OR_NO,
    "starred": _YES_OR_NO,
    "need": frozenset(Need),
}


def entries_of(
    front: Mapping[str, Any], body: str, name: str, date_order: str | None = None
) -> Iterator[Record]:
    """Give the one entry of a page; none where it holds nothing but its name.

    Its day is that of `date`, else of its name; its tags are those of its front matter and text.
    What it says as we do is taken at its word: a need, a mark, a star. `date_order` (`dmy`, `mdy`,
    `ymd`) decides where a date leaves two readings.
    """
    known = _known_fields(front)
    text = body.strip("\n")
    listed = [*_listed(front.get("tags")), *_listed(front.get("tag"))]
    tags = fitted([*listed, *sorted(hashtags(text))])
    if not text.strip() and not tags and not known:
        yield from uncarried(front, _KNOWN)
        return
    try:
        found = day_of(front.get("date"), name, date_order)
    except UnreadableStampError as unreadable:
        yield BadRecord(name, _problem(unreadable))
        return
    if found is None:
        yield BadRecord(
            name,
            "it has no day; name it like 2026-11-21.md, or put `date: 2026-11-21` at its top.",
        )
        return
    fields: dict[str, object] = {
        **known,
        "day": found.day.isoformat(),
        "time": found.time and found.time.isoformat(),
        "tags": tags,
        "text": text,
    }
    at = front.get("time")
    if isinstance(at, str) and at.strip():
        read = clock_of(at)
        fields["time"] = read.isoformat() if read else at
        made = entry_from_text_fields(fields, name)
        yield from made_id(made)
        yield made
    else:
        made = entry_from_text_fields(fields, name)
        seen = former_clock(front.get("date"), name)
        former = entry_from_text_fields({**fields, "time": seen}, name)
        yield from made_id(made, former)
        yield made
    yield from cut(listed)
    yield from uncarried(front, known.keys() | (_KNOWN if found.is_of_front else _KNOWN - {"date"}))


def _problem(unreadable: UnreadableStampError) -> str:
    if unreadable.readings:
        return f"its date {unreadable.open_order}."
    return "its date and time cannot be read for certain; write them like 2026-11-21 21:15."


def _known_fields(front: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of ours that hold what they may; others mean something else by them."""
    words = {
        name: word.strip().lower() for name in _OURS if isinstance(word := front.get(name), str)
    }
    return {name: word for name, word in words.items() if word in _OURS[name]}


def _listed(tags: object) -> list[str]:
    """Return the tags of front matter, which people write as a list or in one line."""
    if isinstance(tags, str):
        tags = tags.replace(",", " ").split()
    if not isinstance(tags, list):
        return []
    return [tag for tag in tags if isinstance(tag, str) and tag.strip("#@ \t")]


# A day anywhere in a name, year first: `2024_01_15`, `20230512`, `2023.05.12`, `2023-5-2`. A time
# is only believed at the very end, where nothing else can be meant.
_NAME = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<sign>[-_. ]?)(?P<month>\d\d|(?<=[-_. ])\d)(?P=sign)"
    r"(?P<day>\d\d|(?<=[-_. ])\d)"
    r"(?:(?=\D|$)|(?<=\d{8})(?=\d{4}(?:\d\d)?$))"
    r"(?:[-_T ]*(?P<hour>[01]\d|2[0-3])(?P<colon>[-.:_h]?)(?P<minute>[0-5]\d)"
    r"(?:(?P=colon)(?P<second>[0-5]\d))?$)?"
)
_FOLDERS = re.compile(r"(?:.*/)?(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)([^/]*)")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_FORMER_DAY = r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
_FORMER_MOMENT = re.compile(rf"\s*{_FORMER_DAY}(?:[T ](?P<hour>\d{{2}}):(?P<minute>\d{{2}}))?")
_FORMER_NAME = re.compile(
    rf"{_FORMER_DAY}(?:[-_T ](?P<hour>[01]\d|2[0-3])[-.]?(?P<minute>[0-5]\d)$)?"
)
_ANY_DAY = "2000-01-01"


class PageDay(NamedTuple):
    """When a page was written, and whether its front matter says so; `time` is None for no time."""

    day: date
    time: time | None
    is_of_front: bool


def day_of(front: object, name: str, date_order: str | None) -> PageDay | None:
    """Return the day that `date` of the front matter names, else the name of the page.

    `name` is its path in the folder. Raises UnreadableStampError where only a date that cannot be
    read for certain is there; returns None where there is none at all.
    """
    problem = None
    if isinstance(front, str):
        try:
            if stamp := read_alone(front, date_order):
                return PageDay(*stamp, is_of_front=True)
        except UnreadableStampError as unreadable:
            problem = unreadable
    stamp = _of_name(name.replace("\\", "/").rpartition(".")[0], date_order)
    if stamp is None and problem is not None:
        raise problem
    return stamp and PageDay(*stamp, is_of_front=False)


def former_clock(front: object, name: str) -> str | None:
    """Return the time that the first version saw: without seconds, halves of the day, or signs."""
    found = _FORMER_MOMENT.search(front) if isinstance(front, str) else None
    found = found or _FORMER_NAME.search(name.rpartition(".")[0])
    return f"{found['hour']}:{found['minute']}" if found and found["hour"] else None


def clock_of(words: str) -> time | None:
    """Return the time of day that words name, as `7:05 PM`; None where they name none for sure."""
    try:
        stamp = read_alone(f"{_ANY_DAY} {words.strip()}")
    except UnreadableStampError:
        return None
    return stamp and stamp.time


def _of_name(path: str, date_order: str | None) -> Stamp | None:
    stem = path.rpartition("/")[2]
    for found in _NAME.finditer(stem):
        if stamp := _stamp(found.groupdict()):
            return stamp
    if folders := _FOLDERS.fullmatch(path):
        named = _NAME.fullmatch("-".join(folders.groups()[:3]) + folders[4])
        return named and _stamp(named.groupdict())
    if _YEAR.search(stem):
        try:
            return read_alone(stem, date_order)
        except UnreadableStampError as unreadable:
            if unreadable.readings:
                raise
    return None


def _stamp(parts: dict[str, str | None]) -> Stamp | None:
    try:
        day = date(*(int(parts[name] or 0) for name in ("year", "month", "day")))
    except ValueError:
        return None
    if not parts["hour"]:
        return Stamp(day, None)
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    return Stamp(day, time(hour, minute, second))
