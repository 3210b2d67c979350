"""Fast reader (msgspec) of the `jsonl` lines that we write ourselves."""

from datetime import date, datetime
from datetime import time as time_of_day  # a field is called `time`
from functools import lru_cache

import msgspec

from tightrope.domain.entry import (
    Entry,
    check_line_ends,
    check_moment,
    check_tags,
    check_time,
    trusted_entry,
)
from tightrope.domain.errors import BadEntryError
from tightrope.domain.marks import Need
from tightrope.formats.fields.codecs import is_id, read_zone


class _Line(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """The entry object, every field of it there; msgspec checks types while it reads."""

    id: str
    day: date
    time: time_of_day | None
    zone: str | None
    together: bool
    space: bool
    need: Need | None
    tags: tuple[str, ...]
    starred: bool
    text: str
    created: datetime
    modified: datetime


_decode = msgspec.json.Decoder(_Line).decode
_KEY = b'":'
_KEYS = len(_Line.__struct_fields__)


def read_fast(line: bytes) -> Entry | None:
    """Return the entry in a line, or None where the line is not just as we would write it."""
    # A key that is there twice is one too many; so is a quotation mark and a colon in a text.
    if line.count(_KEY) != _KEYS:
        return None
    try:
        return _entry_of(_decode(line))
    except (ValueError, BadEntryError):  # what msgspec raises is a ValueError
        return None


def _entry_of(line: _Line) -> Entry:
    check_line_ends(line.text)
    _check_moments(line.created, line.modified)
    return trusted_entry(
        id=_checked_id(line.id),
        day=line.day,
        time=line.time and _checked_time(line.time),
        zone=line.zone and read_zone(line.zone),
        together=line.together,
        space=line.space,
        need=line.need,
        tags=line.tags and _checked_tags(line.tags),
        starred=line.starred,
        text=line.text,
        late=False,  # few are; they are read field by field
        created=line.created,
        modified=line.modified,
        revision=1,
    )


def _checked_id(id_: str) -> str:
    if not is_id(id_):
        raise ValueError
    return id_


# The same times and tags stand in line after line, and most entries were modified last when they
# were created.
@lru_cache(maxsize=4096)
def _checked_time(time: time_of_day) -> time_of_day:
    check_time(time)
    return time


@lru_cache(maxsize=4096)
def _checked_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    check_tags(tags)
    return tags


def _check_moments(created: datetime, modified: datetime) -> None:
    check_moment(created)
    if modified != created:
        check_moment(modified)
