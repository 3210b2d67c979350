"""`diarium`: the JSON that Diarium exports, bare or in a zip with its attachments, in only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, ClassVar, cast

from tightrope.domain.entry import Entry
from tightrope.formats.dates.file_dates import UnreadableStampError, read_alone
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json, uncarried
from tightrope.formats.html_text import html_to_text
from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.protocol import BadFileError, BadRecord, FileSample, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_KNOWN = frozenset({"date", "heading", "html", "text", "tags", "people"})


@dataclass(frozen=True, slots=True)
class DiariumReader:
    """A list of objects with `date`, `heading`, `html` and `tags`; people become tags too."""

    name: ClassVar[str] = "diarium"
    page_names: ClassVar[None] = None

    def recognises(self, sample: FileSample) -> bool:
        """Whether it is a list of Diarium's objects, or a zip with one."""
        return sample.has_entries("date", "heading") or sample.has_entries("date", "html")

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read a document, or all documents of a zip."""
        numbered = DuplicateIds()
        if not zip_reader.is_zip(source):
            yield from _document(source, name, numbered)
            return
        with zip_reader.open_zip(source, name) as inside:
            if not any(_is_document(info.filename) for info in inside.files):
                raise BadFileError(f"{name}: this zip holds no JSON; choose Diarium's JSON export.")
            for info in inside.files:
                if not _is_document(info.filename):
                    yield from inside.other_file(info, "attachment")
                    continue
                with inside.reading(info) as document:
                    place = f"{name}, {info.filename}"
                    yield from _document(cast("BinaryIO", document), place, numbered)


def _is_document(path: str) -> bool:
    return path.lower().endswith(".json")


def _document(source: BinaryIO, name: str, numbered: DuplicateIds) -> Iterator[Record]:
    stream = JsonStream(source, name)
    if stream.sign != "[":
        raise BadFileError(f"{name}: this is no list of entries; choose Diarium's JSON export.")
    for position, record in stream.records(f"{name}, entry"):
        yield from _records(record, position, numbered)
    stream.end()


def _records(record: object, position: str, numbered: DuplicateIds) -> Iterator[Record]:
    if not isinstance(record, dict):
        yield BadRecord(position, "this is not an entry; an entry has a date.")
        return
    tags = [*_names(record.get("tags")), *_names(record.get("people"))]
    try:
        fields = _fields(record)
    except UnreadableStampError:
        yield BadRecord(f"{position}, field date", "this date cannot be read for certain.")
        return
    made = numbered.with_unique_id(entry_from_json(fields | {"tags": fitted(tags)}, position))
    yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        yield from cut(tags)
        yield from uncarried(record, _KNOWN)


def _fields(record: Mapping[str, Any]) -> dict[str, object]:
    date = record.get("date")
    found = read_alone(date) if isinstance(date, str) else None
    heading = record.get("heading") or ""
    body = record.get("html") or record.get("text") or ""
    parts = [html_to_text(part).strip("\n") for part in (heading, body) if isinstance(part, str)]
    return {
        "day": found and found.day.isoformat(),
        "time": found and found.time and found.time.isoformat(),
        "text": "\n".join(part for part in parts if part),
    }


def _names(value: object) -> Iterator[str]:
    """Give the names in a list of words or of objects with a name."""
    for each in value if isinstance(value, list) else ():
        name = each.get("name") or each.get("tag") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip("#@ "):
            yield name
