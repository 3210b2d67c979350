"""A Markdown page that another program or a person wrote: a note, a daily note of Obsidian's."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tightrope.domain.marks import Need
from tightrope.domain.tags import hashtags
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.fields.entry_text import entry_from_text_fields
from tightrope.formats.protocol import BadRecord, Record

_DAY = r"(?<!\d)(?P<day>\d{4}-\d{2}-\d{2})(?!\d)"
_MOMENT = re.compile(rf"\s*{_DAY}(?:[T ](?P<hour>\d{{2}}):(?P<minute>\d{{2}}))?")
# A time is only believed at the very end of a name, where nothing else can be meant.
_NAME = re.compile(rf"{_DAY}(?:[-_T ](?P<hour>[01]\d|2[0-3])[-.]?(?P<minute>[0-5]\d)$)?")
_KNOWN = frozenset({"date", "time", "tags", "tag"})
_YES_OR_NO = frozenset({"true", "false"})
_OURS = {
    "together": _YES_OR_NO,
    "space": _YES_OR_NO,
    "starred": _YES_OR_NO,
    "need": frozenset(Need),
}
_SHORT_CLOCK = re.compile(r"\d:\d{2}(:\d{2})?")


def entries_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Record]:
    """Give the one entry of a page; none where it holds nothing but its name.

    Its day is that of `date`, else of its name; its tags are those of its front matter and text.
    What it says as we do is taken at its word: a need, a mark, a star.
    """
    known = _known_fields(front)
    text = body.strip("\n")
    tags = [*_listed(front.get("tags")), *_listed(front.get("tag")), *sorted(hashtags(text))]
    if not text.strip() and not tags and not known:
        yield from uncarried(front, _KNOWN)
        return
    dated = _moment(_MOMENT, front.get("date"))
    found = dated or _moment(_NAME, name.rpartition(".")[0])
    if not found:
        yield BadRecord(
            name,
            "it has no day; name it like 2026-11-21.md, or put `date: 2026-11-21` at its top.",
        )
        return
    day, clock = found
    at = front.get("time")
    if isinstance(at, str) and at.strip():
        clock = f"0{at}" if _SHORT_CLOCK.fullmatch(at) else at
    yield entry_from_text_fields(
        {**known, "day": day, "time": clock, "tags": tags, "text": text}, name
    )
    yield from uncarried(front, known.keys() | (_KNOWN if dated else _KNOWN - {"date"}))


def _known_fields(front: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of ours that hold what they may; others mean something else by them."""
    words = {
        name: word.strip().lower() for name in _OURS if isinstance(word := front.get(name), str)
    }
    return {name: word for name, word in words.items() if word in _OURS[name]}


def _moment(shape: re.Pattern[str], words: object) -> tuple[str, str | None] | None:
    """Return the day, and the time if there is one, that are found in words."""
    found = shape.search(words) if isinstance(words, str) else None
    if not found or not _exists(found["day"]):
        return None
    return found["day"], f"{found['hour']}:{found['minute']}" if found["hour"] else None


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _listed(tags: object) -> list[str]:
    """Return the tags of front matter, which people write as a list or in one line."""
    if isinstance(tags, str):
        tags = tags.replace(",", " ").split()
    if not isinstance(tags, list):
        return []
    return [tag for tag in tags if isinstance(tag, str) and tag.strip("#@ \t")]
