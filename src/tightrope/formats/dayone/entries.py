"""An entry as an object of Day One's JSON, both ways."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from tightrope.domain.entry import Entry
from tightrope.formats.dayone.rich_text import Medium, escaped, from_rich, plain
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.codecs import stamp
from tightrope.formats.fields.entry_json import entry_from_json, uncarried
from tightrope.formats.io.zip_reader import ZipReader
from tightrope.formats.protocol import BadRecord, Record, Uncarried, made_id
from tightrope.formats.tag_mapping import cut, fitted, marks_as_tags, marks_from_tags

_ID = re.compile(r"[0-9A-Fa-f]{32}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?Z")
_NO_SUCH_ZONE = "no time zone has this name; write it like Europe/Berlin."
# What an iPhone calls a zone whose place it does not know: `GMT+0200`.
_OFFSET = re.compile(r"GMT([+-])([0-9]{1,2}):?([0-9]{2})?")
_NO_SUCH_MOMENT = "there is no such day or time; correct it."
_NOON = time(12)
# The name that Day One gives a moment without a place; it serves for entries without a zone.
_NO_ZONE = "GMT"
_MEDIA = {"photos": "photo", "videos": "video", "audios": "audio", "pdfAttachments": "pdf"}
_KNOWN = frozenset({
    "uuid", "creationDate", "modifiedDate", "timeZone", "text", "richText", "tags", "starred",
    "isAllDay", *_MEDIA,
})  # fmt: skip


class _FieldError(Exception):
    """A field that cannot be read: its name and what is wrong with it."""


def as_day_one(entry: Entry) -> dict[str, object]:
    """Return the object that Day One reads; its own program fills in what is not there."""
    moment, zone = _in_utc(entry)
    return {
        "uuid": entry.id.replace("-", "").upper(),
        "creationDate": stamp(moment),
        "modifiedDate": stamp(entry.modified),
        "timeZone": zone,
        "isAllDay": entry.time is None,
        "starred": entry.starred,
        "tags": marks_as_tags(entry),
        "text": escaped(entry.text),
    }


def read_entry(
    record: object, position: str, numbered: DuplicateIds, inside: ZipReader | None
) -> Iterator[Record]:
    """Give what an object of Day One's stands for, and what of it has no place here.

    One without an id that can be one is told from its equals by `numbered`; `inside` is the zip
    that its pictures lie in, None where there is none.
    """
    if not isinstance(record, dict):
        yield BadRecord(
            position, "this is not an entry; an entry is an object with a creationDate."
        )
        return
    try:
        text, media = _text(record)
        made = entry_from_json(_fields(record) | {"text": text}, position)
    except _FieldError as wrong:
        field, problem = wrong.args
        yield BadRecord(f"{position}, field {field}", problem)
        return
    if not _id(record):
        made = numbered.with_unique_id(made)
        yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut(record.get("tags") or ())
        yield from _media(record, media, inside)
        yield from uncarried(record, _KNOWN)


def _fields(record: Mapping[str, Any]) -> dict[str, object]:
    local, zone = _local(record)
    tags = record.get("tags") or []
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise _FieldError("tags", "this is not a list of tags; write them as words in a list.")
    is_all_day = record.get("isAllDay") is True
    return {
        "id": _id(record),
        "day": local.date().isoformat(),
        "time": None if is_all_day else local.time().isoformat(),
        "zone": zone,
        "starred": record.get("starred"),
        "created": record["creationDate"],
        "modified": record.get("modifiedDate"),
        **marks_from_tags(fitted(tags)),
    }


def _id(record: Mapping[str, Any]) -> str | None:
    word = record.get("uuid")
    if not isinstance(word, str):
        return None
    return word.lower() if _ID.fullmatch(word.replace("-", "")) else None


def _text(record: Mapping[str, Any]) -> tuple[str, list[Medium]]:
    text, rich = record.get("text"), record.get("richText")
    if isinstance(text, str) and text:
        return plain(text)
    if isinstance(rich, str) and rich:
        try:
            return from_rich(rich)
        except (ValueError, RecursionError):
            raise _FieldError(
                "richText", "this is not rich text; export the journal again."
            ) from None
    if text or rich:
        raise _FieldError("text", "this is not text.")
    return "", []


def _media(
    record: Mapping[str, Any], held: list[Medium], inside: ZipReader | None
) -> Iterator[Uncarried]:
    """Give each picture, film and recording once, whether listed, held in the text, or both."""
    listed = {
        Medium(str(each.get("identifier")), kind): str(each.get("md5"))
        for name, kind in _MEDIA.items()
        for each in _objects(record.get(name))
    }
    ids = {medium.id for medium in listed}
    for medium in (*sorted(listed), *(other for other in held if other.id not in ids)):
        # Its file is named after its checksum.
        names = (listed[medium],) if medium in listed else ()
        yield (
            inside.file_of_entry(medium.kind, *names) if inside else Uncarried(medium.kind, "file")
        )


def _objects(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _local(record: Mapping[str, Any]) -> tuple[datetime, str | None]:
    """Return the moment of an entry as its own clock showed it, and the name of its zone."""
    words = record.get("creationDate")
    if not isinstance(words, str) or not _MOMENT.fullmatch(words):
        raise _FieldError(
            "creationDate", "this is not a moment; write it like 2026-11-21T20:15:04Z."
        )
    try:
        moment = datetime.fromisoformat(words).replace(microsecond=0)
    except ValueError:
        raise _FieldError("creationDate", _NO_SUCH_MOMENT) from None
    zone = record.get("timeZone")
    if zone is None or zone in ("", _NO_ZONE):
        return moment, None
    if not isinstance(zone, str):
        raise _FieldError("timeZone", _NO_SUCH_ZONE)
    try:
        if offset := _OFFSET.fullmatch(zone):
            return moment.astimezone(_ahead(offset)), None
        return moment.astimezone(_zone(zone)), zone
    except OverflowError:
        raise _FieldError("creationDate", _NO_SUCH_MOMENT) from None
    except (ValueError, LookupError, OSError, TypeError):
        raise _FieldError("timeZone", _NO_SUCH_ZONE) from None


def _ahead(offset: re.Match[str]) -> timezone:
    """Return the zone of an offset, which is no place: the day is known, and its name is not."""
    sign = -1 if offset[1] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)))


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _in_utc(entry: Entry) -> tuple[datetime, str]:
    """Return the moment of an entry, and a zone that gives its own day and time back.

    That is not its own where it has none, where nobody knows it, or where the clock was put
    forward over that time.
    """
    local = entry.local_start or datetime.combine(entry.day, _NOON)
    if entry.zone:
        try:
            moment = local.replace(tzinfo=_zone(entry.zone)).astimezone(UTC)
            if moment.astimezone(_zone(entry.zone)).replace(tzinfo=None) == local:
                return moment, entry.zone
        except (ValueError, LookupError, OSError, OverflowError):
            pass
    return local.replace(tzinfo=UTC), _NO_ZONE
