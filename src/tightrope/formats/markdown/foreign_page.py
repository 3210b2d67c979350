"""A Markdown page that another program or a person wrote: a note, a daily note of Obsidian's."""

from collections.abc import Iterator, Mapping
from typing import Any

from tightrope.domain.marks import Need
from tightrope.domain.tags import hashtags
from tightrope.formats.dates.file_dates import UnreadableStampError
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.fields.entry_text import entry_from_text_fields
from tightrope.formats.foreign_tags import cut, fitted
from tightrope.formats.markdown.page_days import clock_of, day_of, former_clock
from tightrope.formats.protocol import BadRecord, Record, made_id

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
    days = list(dict.fromkeys(reading.day.isoformat() for reading in unreadable.readings))
    if days:
        return (
            f"its date could be {' or '.join(days)}; say how your dates are put in the settings,"
            ' as in date_order = "dmy" (or "mdy", "ymd").'
        )
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
