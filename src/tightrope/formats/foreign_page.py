"""A Markdown page that another program or a person wrote: a note, a daily note of Obsidian's."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tightrope.domain.entry import Entry
from tightrope.domain.tags import hashtags
from tightrope.formats.entry_fields import from_fields
from tightrope.formats.protocol import BadRecord

_DAY = r"(?<!\d)(?P<day>\d{4}-\d{2}-\d{2})(?!\d)"
_MOMENT = re.compile(rf"\s*{_DAY}(?:[T ](?P<hour>\d{{2}}):(?P<minute>\d{{2}}))?")
# A time is only believed at the very end of a name, where nothing else can be meant.
_NAME = re.compile(rf"{_DAY}(?:[-_T ](?P<hour>[01]\d|2[0-3])[-.]?(?P<minute>[0-5]\d)$)?")
_SHORT_CLOCK = re.compile(r"\d:\d{2}(:\d{2})?")


def entries_of(front: Mapping[str, Any], body: str, name: str) -> Iterator[Entry | BadRecord]:
    """Give the one entry of a page; none where it holds nothing but its name.

    Its day is that of `date`, else of its name; its tags are those of its front matter and text.
    """
    text = body.strip("\n")
    tags = [*_listed(front.get("tags")), *_listed(front.get("tag")), *sorted(hashtags(text))]
    if not text.strip() and not tags:
        return
    found = _moment(_MOMENT, front.get("date")) or _moment(_NAME, name.rpartition(".")[0])
    if not found:
        yield BadRecord(
            name,
            "it has no day; name it like 2026-11-21.md, or put `date: 2026-11-21` at its top.",
        )
        return
    day, clock = found
    said = front.get("time")
    if isinstance(said, str) and said.strip():
        clock = f"0{said}" if _SHORT_CLOCK.fullmatch(said) else said
    yield from_fields({"day": day, "time": clock, "tags": tags, "text": text}, name)


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
