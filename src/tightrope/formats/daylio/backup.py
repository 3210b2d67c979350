"""Daylio's backup: a zip whose `backup.daylio` is a JSON document in base64."""

import binascii
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast
from zipfile import ZipInfo

from tightrope.domain.entry import Entry
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json, uncarried
from tightrope.formats.html_text import html_to_text
from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.protocol import BadFileError, BadRecord, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

DOCUMENT = re.compile(r"(?:.*/)?backup\.daylio")
# The five moods that everybody has, by their number; others have a name of the writer's own.
_MOODS = {"1": "rad", "2": "good", "3": "meh", "4": "bad", "5": "awful"}
_KNOWN = frozenset({
    "id", "year", "month", "day", "hour", "minute", "datetime", "timeZoneOffset", "mood", "note",
    "note_title", "tags", "assets",
})  # fmt: skip
_IN_MEMORY = 16 * 2**20
_READ_AT_ONCE = 2**16
_IN_BASE64 = 4


def entries_in(source: BinaryIO, name: str) -> Iterator[Record]:
    """Give the entries of a backup. Raises BadFileError."""
    with zip_reader.open_zip(source, name) as inside:
        info = next((each for each in inside.files if DOCUMENT.fullmatch(each.filename)), None)
        if info is None:
            raise BadFileError(f"{name}: this zip holds no backup.daylio; choose Daylio's backup.")
        with SpooledTemporaryFile(_IN_MEMORY) as document:
            _unpack(inside, info, cast("IO[bytes]", document), name)
            names = _names(_rewound(document), name)
            yield from _records(_rewound(document), name, names, inside)


def _unpack(inside: zip_reader.ZipReader, info: ZipInfo, out: IO[bytes], name: str) -> None:
    """Write the document out of its base64, piece by piece."""
    left = b""
    with inside.reading(info) as packed:
        while piece := packed.read(_READ_AT_ONCE):
            left += b"".join(piece.split())
            whole = len(left) - len(left) % _IN_BASE64
            out.write(_decoded(left[:whole], name))
            left = left[whole:]
    out.write(_decoded(left, name))


def _decoded(piece: bytes, name: str) -> bytes:
    try:
        return binascii.a2b_base64(piece, strict_mode=bool(piece))
    except binascii.Error:
        raise BadFileError(
            f"{name}: its backup.daylio is damaged; make the backup again."
        ) from None


def _rewound(document: Any) -> BinaryIO:
    document.seek(0)
    return cast("BinaryIO", document)


class _Names:
    """What numbers in the entries stand for; as words, since a damaged file may have anything."""

    def __init__(self) -> None:
        self.moods: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        self.files: dict[str, str] = {}

    def of(self, record: Mapping[str, Any]) -> list[str]:
        """Return the mood of an entry as a tag, and its activities."""
        mood = self.moods.get(str(record.get("mood")))
        listed = record.get("tags")
        tags = [self.tags.get(str(each)) for each in listed] if isinstance(listed, list) else []
        return [*([f"mood-{mood}"] if mood else []), *filter(None, tags)]


def _names(document: BinaryIO, name: str) -> _Names:
    names = _Names()
    stream = JsonStream(document, name)
    for key in stream.members():
        value = stream.value()
        listed = (
            [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        )
        if key == "customMoods":
            for mood in listed:
                usual = _MOODS.get(str(mood.get("predefined_name_id")))
                names.moods[str(mood.get("id"))] = str(mood.get("custom_name") or usual or "")
        elif key == "assets":
            names.files = {str(each.get("id")): str(each.get("checksum") or "") for each in listed}
        elif key == "tags":
            names.tags = {str(tag.get("id")): str(tag.get("name") or "") for tag in listed}
    return names


def _records(
    document: BinaryIO, name: str, names: _Names, inside: zip_reader.ZipReader
) -> Iterator[Record]:
    numbered = DuplicateIds()
    stream = JsonStream(document, name)
    for key in stream.members():
        if key != "dayEntries":
            stream.value()
            continue
        for position, record in stream.records(f"{name}, entry"):
            yield from _entry(record, position, names, numbered)
            listed = record.get("assets") if isinstance(record, dict) else None
            for asset in listed if isinstance(listed, list) else ():
                checksum = names.files.get(str(asset))
                yield inside.file_of_entry("attachment", *([checksum] if checksum else ()))
        stream.position = name


def _entry(
    record: object, position: str, names: _Names, numbered: DuplicateIds
) -> Iterator[Record]:
    if not isinstance(record, dict):
        yield BadRecord(position, "this is not an entry; an entry has a day.")
        return
    try:
        # Months count from 0 there.
        day = date(record["year"], record["month"] + 1, record["day"])
        clock = time(record.get("hour", 0), record.get("minute", 0))
    except (LookupError, TypeError, ValueError):
        yield BadRecord(position, "its day or time is none of the calendar.")
        return
    tags = names.of(record)
    parts = (html_to_text(str(record.get(part) or "")).strip() for part in ("note_title", "note"))
    fields = {
        "day": day.isoformat(),
        "time": clock.isoformat(),
        "tags": fitted(tags),
        "text": "\n".join(part for part in parts if part),
    }
    made = numbered.with_unique_id(entry_from_json(fields, position))
    yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut(tags)
        yield from uncarried(record, _KNOWN | {"isFavorite"})
