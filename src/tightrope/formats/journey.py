"""`journey`: the zip of Journey, a JSON document for each entry beside its photos, in only."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, ClassVar, cast
from uuid import UUID, uuid5

from tightrope.domain.entry import Entry
from tightrope.formats.fields.codecs import stamp
from tightrope.formats.fields.entry_json import entry_from_json, uncarried
from tightrope.formats.html_text import html_to_text
from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.local_moment import local_fields, of_milliseconds
from tightrope.formats.protocol import BadFileError, BadRecord, FileSample, Record, Uncarried
from tightrope.formats.tag_mapping import cut, fitted

# Named after the moment that it was written, in milliseconds, and a random word.
_ENTRY = re.compile(r"(?:.*/)?[0-9]{10,16}-[0-9a-fA-F]+\.json")
# Their ids are words of their own; ours are made from them, the same each time.
_NAMESPACE = UUID("9b7b6d60-5f5e-5a43-8df7-6b7a5c1f7c01")
# What says when, in the exports before 2023 and since.
_WHEN = ("date_journal", "dateOfJournal")
_MODIFIED = ("date_modified", "updatedAt")
_KNOWN = frozenset({
    "id", "text", "type", "tags", "timezone", "favourite", "photos", "attachments", "preview_text",
    "version", "schemaVersion", "date", "label", "folder", *_WHEN, *_MODIFIED,
})  # fmt: skip
_NOTHING = {"lat": 1.7976931348623157e308, "lon": 1.7976931348623157e308, "mood": 0}


@dataclass(frozen=True, slots=True)
class JourneyReader:
    """A document an entry; its day is that of its own time zone, its HTML becomes plain text."""

    name: ClassVar[str] = "journey"
    page_names: ClassVar[re.Pattern[str]] = _ENTRY

    def recognises(self, sample: FileSample) -> bool:
        """Whether it is a zip with files named as Journey names them, or one of these."""
        return any(map(_ENTRY.fullmatch, sample.zip_files)) or any(
            sample.has_object(when, "text") for when in _WHEN
        )

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the zip, or one document out of it."""
        if not zip_reader.is_zip(source):
            yield from _records(source, name, _nothing_beside)
            return
        with zip_reader.open_zip(source, name) as inside:
            if not any(_ENTRY.fullmatch(info.filename) for info in inside.files):
                raise BadFileError(f"{name}: this zip holds no entries; choose Journey's export.")
            for info in inside.files:
                if _ENTRY.fullmatch(info.filename):
                    with inside.reading(info) as document:
                        yield from _records(
                            cast("BinaryIO", document),
                            f"{name}, {info.filename}",
                            inside.file_of_entry,
                        )


def _nothing_beside(kind: str, *_: str) -> Uncarried:
    return Uncarried(kind, "file")


def _records(
    source: BinaryIO, position: str, file_of_entry: Callable[..., Uncarried]
) -> Iterator[Record]:
    try:
        record = _document(source, position)
    except BadFileError as problem:
        yield BadRecord(position, str(problem).removeprefix(f"{position}: "))
        return
    tags = [tag for tag in _listed(record, "tags") if isinstance(tag, str)]
    try:
        fields = _fields(record)
    except (ValueError, TypeError, OverflowError):
        yield BadRecord(position, "its date cannot be read; export the journal again.")
        return
    made = entry_from_json(fields | {"tags": fitted(tags)}, position)
    yield made
    if isinstance(made, Entry):
        yield from cut(tags)
        for each in _listed(record, "photos") or _listed(record, "attachments"):
            if isinstance(each, str):
                yield file_of_entry("photo", each)
            else:
                # What it calls the name of a file is not published.
                values = each.values() if isinstance(each, dict) else ()
                words = (value for value in values if isinstance(value, str))
                yield file_of_entry("attachment", *words)
        filled = {key: value for key, value in record.items() if value != _NOTHING.get(key)}
        yield from uncarried(filled, _KNOWN)


def _listed(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    return value if isinstance(value, list) else []


def _document(source: BinaryIO, position: str) -> dict[str, Any]:
    """Return the object of a file, within the limits of every JSON. Raises BadFileError."""
    stream = JsonStream(source, position)
    if stream.sign != "{":
        raise BadFileError(f"{position}: this is not an entry; an entry has a date and a text.")
    record = {key: stream.value() for key in stream.members()}
    stream.end()
    return record


def _fields(record: Mapping[str, Any]) -> dict[str, object]:
    written = _moment(record, _WHEN)
    if written is None:
        raise ValueError
    modified = _moment(record, _MODIFIED)
    text = record.get("text") or ""
    if not isinstance(text, str):
        raise TypeError
    # Its older exports are plain text and do not say so.
    is_html = record.get("type") == "html" or (record.get("type") is None and "<p" in text)
    return {
        **local_fields(written, record.get("timezone")),
        "id": str(uuid5(_NAMESPACE, str(record["id"]))) if record.get("id") else None,
        "starred": record.get("favourite") is True,
        "text": html_to_text(text) if is_html else text,
        "created": stamp(written),
        "modified": modified and stamp(modified),
    }


def _moment(record: Mapping[str, Any], names: tuple[str, ...]) -> datetime | None:
    value = next((record[name] for name in names if record.get(name)), None)
    if isinstance(value, str) and not value.isdecimal():
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    return None if value is None else of_milliseconds(float(value))
