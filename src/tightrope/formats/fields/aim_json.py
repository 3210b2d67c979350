"""Aims, and what is to be talked about, as the objects of JSON that they are in files."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any, TypeVar

from tightrope.domain.aim import Aim, Outcome, as_one_line
from tightrope.domain.errors import BadEntryError
from tightrope.domain.talk import Talk, TalkItem
from tightrope.formats.fields.codecs import (
    FieldError,
    field,
    read_day,
    read_id,
    read_moment,
    read_text,
    stamp,
)
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.protocol import BadRecord, Record

AIM_FIELDS = frozenset(("id", "title", "note", "begun", "ended", "outcome", "created", "modified"))
TALK_FIELDS = frozenset(("entry", "line", "opened", "ticked", "modified"))
_Made = TypeVar("_Made", Aim, Talk)


def aim_to_json(aim: Aim) -> dict[str, object]:
    """Return the object of an aim, its fields in their order."""
    return {
        "id": aim.id,
        "title": aim.title,
        "note": aim.note,
        "begun": aim.begun.isoformat(),
        "ended": aim.ended.isoformat() if aim.ended else None,
        "outcome": aim.outcome.value if aim.outcome else None,
        "created": stamp(aim.created),
        "modified": stamp(aim.modified),
    }


def talk_to_json(talk: Talk) -> dict[str, object]:
    """Return the object of what is to be talked about, its fields in their order."""
    return {
        "entry": talk.entry,
        "line": talk.line,
        "opened": stamp(talk.opened),
        "ticked": stamp(talk.ticked) if talk.ticked else None,
        "modified": stamp(talk.modified),
    }


def talk_item_to_json(item: TalkItem) -> dict[str, object]:
    """Return the object of what is to be talked about, with its entry's day and first line."""
    return talk_to_json(item.talk) | {
        "day": item.entry.day.isoformat(),
        "title": item.entry.title,
    }


def aim_from_json(record: object, position: str) -> Aim | BadRecord:
    """Return the aim in an object; of its fields, `id`, `title` and `begun` must be there."""
    return _from_json(record, position, _aim)


def talk_from_json(record: object, position: str) -> Talk | BadRecord:
    """Return what an object says about talking; `entry` and `opened` must be there."""
    return _from_json(record, position, _talk)


def read_aim(record: object, position: str) -> Iterator[Record]:
    """Give what `aim_from_json` makes of a record, and the keys that it has no place for."""
    yield aim_from_json(record, position)
    if isinstance(record, dict):
        yield from uncarried(record, AIM_FIELDS)


def read_talk(record: object, position: str) -> Iterator[Record]:
    """Give what `talk_from_json` makes of a record, and the keys that it has no place for."""
    yield talk_from_json(record, position)
    if isinstance(record, dict):
        yield from uncarried(record, TALK_FIELDS)


def _from_json(
    record: object, position: str, make: Callable[[Mapping[str, Any]], _Made]
) -> _Made | BadRecord:
    if not isinstance(record, dict):
        return BadRecord(position, "this is not an object.")
    try:
        return make(record)
    except FieldError as error:
        name, problem = error.args
        return BadRecord(f"{position}, field {name}", problem)
    except BadEntryError as error:
        return BadRecord(position, str(error))


def _aim(record: Mapping[str, Any]) -> Aim:
    read = partial(field, record)
    begun: date = read("begun", read_day)
    created = read("created", read_moment, datetime.combine(begun, time(), UTC))
    return Aim(
        id=read("id", read_id),
        title=as_one_line(read("title", read_text)),
        note=read("note", read_text, ""),
        begun=begun,
        ended=read("ended", read_day, None),
        outcome=read("outcome", Outcome, None),
        created=created,
        modified=read("modified", read_moment, created),
    )


def _talk(record: Mapping[str, Any]) -> Talk:
    read = partial(field, record)
    opened = read("opened", read_moment)
    ticked = read("ticked", read_moment, None)
    return Talk(
        entry=read("entry", read_id),
        line=as_one_line(read("line", read_text, "")),
        opened=opened,
        ticked=ticked,
        modified=read("modified", read_moment, max(opened, ticked or opened)),
    )
