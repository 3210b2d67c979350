"""jrnl's JSON: `{"tags": {...}, "entries": [{"title", "body", "date", "time", ...}]}`."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from tightrope.domain.entry import Entry
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import uncarried
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.jrnl.fields import entry_of, is_tag, tags_in
from tightrope.formats.protocol import BadFileError, BadRecord, Record, made_id
from tightrope.formats.tag_mapping import cut

_KNOWN = frozenset({"title", "body", "date", "time", "tags", "starred", "uuid"})


def entries_in(source: BinaryIO, name: str) -> Iterator[Record]:
    """Give the entries of a document, or the one of a file that jrnl wrote for it alone."""
    stream = JsonStream(source, name)
    numbered = DuplicateIds()
    alone: dict[str, Any] = {}
    found = False
    for key in stream.members():
        if key != "entries" or found:
            alone[key] = stream.value()
            continue
        found = True
        for position, record in stream.records(f"{name}, entry"):
            yield from _read(record, position, numbered)
        stream.position = name
    stream.end()
    if not found:
        if "date" not in alone:
            raise BadFileError(f"{name}: this document holds no entries; choose an export of jrnl.")
        yield from _read(alone, name, numbered)


def _read(record: object, position: str, numbered: DuplicateIds) -> Iterator[Record]:
    if not isinstance(record, dict):
        yield BadRecord(position, "this is not an entry; an entry has a title and a date.")
        return
    made = numbered.with_unique_id(_entry(record, position))
    if not record.get("uuid"):
        yield from made_id(made)
    yield made
    if isinstance(made, Entry):
        # Its list names the tags of its text again, in lower case.
        yield from cut({tag.lower() for tag in (*_listed(record), *tags_in(made.text))})
        yield from uncarried(record, _KNOWN)


def _entry(record: dict[str, Any], position: str) -> Entry | BadRecord:
    title, body = record.get("title") or "", record.get("body") or ""
    tags = record.get("tags") or []
    if not isinstance(title, str) or not isinstance(body, str):
        return BadRecord(f"{position}, field title", "title and body are not both text.")
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        return BadRecord(f"{position}, field tags", "this is not a list of tags.")
    fields = {
        "id": record.get("uuid"),
        "day": record.get("date"),
        "time": record.get("time"),
        "starred": record.get("starred"),
    }
    text = f"{title.rstrip()}\n{body}"
    return entry_of(fields, text, [*_listed(record), *tags_in(text)], position)


def _listed(record: dict[str, Any]) -> list[str]:
    return list(filter(is_tag, record.get("tags") or []))
