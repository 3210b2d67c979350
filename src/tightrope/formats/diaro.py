"""`diaro`: the backup of Diaro, a zip with one XML file of tables beside the photos, in only."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, Any, BinaryIO, ClassVar, TypeVar, cast
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from tightrope.domain.entry import Entry
from tightrope.formats.fields.codecs import stamp
from tightrope.formats.fields.entry_json import entry_from_json
from tightrope.formats.io import zip_reader
from tightrope.formats.io.limits import LONGEST_RECORD, size_text
from tightrope.formats.local_moment import local_fields, of_milliseconds
from tightrope.formats.protocol import BadFileError, BadRecord, FileSample, Record, Uncarried
from tightrope.formats.tag_mapping import cut, fitted

_FILE = re.compile(r"(?:.*/)?DiaroBackup\.xml")
_NAMESPACE = UUID("3d4b8f0e-1d0b-5c55-9a53-0c3f6a0d9a11")
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):([0-9]{2})")
_READ_AT_ONCE = 2**16
_ROW = "r"
_Row = dict[str, str]
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class DiaroReader:
    """A row an entry; tags come by name, the folder becomes a tag, the day is the writer's own."""

    name: ClassVar[str] = "diaro"
    page_names: ClassVar[None] = None

    def recognises(self, sample: FileSample) -> bool:
        """Whether it is a zip that holds what Diaro calls its backup."""
        return any(map(_FILE.fullmatch, sample.zip_files))

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the tables twice: for the names that entries refer to, and for the entries."""
        with zip_reader.open_zip(source, name) as inside:
            info = next((each for each in inside.files if _FILE.fullmatch(each.filename)), None)
            if info is None:
                raise BadFileError(f"{name}: this zip holds no DiaroBackup.xml; choose the backup.")
            names: dict[str, str] = {}
            files: dict[str, list[str]] = {}
            unnamed = 0
            with inside.reading(info) as document:
                for table, row in _rows(document, name):
                    if table in {"diaro_tags", "diaro_folders"} and row.get("uid"):
                        names[row["uid"]] = row.get("title", "")
                    if table == "diaro_attachments":
                        if row.get("entry_uid") and row.get("filename"):
                            files.setdefault(row["entry_uid"], []).append(row["filename"])
                        else:
                            unnamed += 1
            with inside.reading(info) as document:
                for number, row in enumerate(_entries(document, name), 1):
                    yield from _records(row, names, f"{name}, entry {number}")
                    own = files.pop(row.get("uid", ""), ())
                    yield from (inside.file_of_entry("attachment", each) for each in own)
            unnamed += sum(map(len, files.values()))
            yield from (Uncarried("attachment", "file") for _ in range(unnamed))


def _entries(document: IO[bytes], name: str) -> Iterator[_Row]:
    for table, row in _rows(document, name):
        if table == "diaro_entries":
            yield row


def _rows(document: IO[bytes], name: str) -> Iterator[tuple[str, _Row]]:
    """Give each row of each table; nothing is kept of those before. Raises BadFileError."""
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    table, held = Element(""), 0
    for piece in iter(lambda: document.read(_READ_AT_ONCE), b""):
        held += len(piece)
        # A document that declares entities of its own is no backup, and may grow without end.
        if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
            raise BadFileError(f"{name}: this XML declares entities; choose a backup of Diaro.")
        if held > LONGEST_RECORD:
            raise BadFileError(f"{name}: a row is longer than {size_text(LONGEST_RECORD)}.")
        for event, element in _events(parser, piece, name):
            if event == "start" and element.tag == "table":
                table = element
            elif event == "end" and element.tag == _ROW:
                yield table.get("name", ""), {each.tag: each.text or "" for each in element}
                table.clear()
                held = 0
    _checked(parser.close, name)


def _events(parser: "XMLPullParser[Any]", piece: bytes, name: str) -> Iterator[tuple[str, Element]]:
    _checked(lambda: parser.feed(piece), name)
    events = cast("Iterator[tuple[str, Element]]", parser.read_events())
    while (found := _checked(lambda: next(events, None), name)) is not None:
        yield found


def _checked(do: Callable[[], _Answer], name: str) -> _Answer:
    try:
        return do()
    except ParseError:
        raise BadFileError(f"{name}: its XML is broken; make the backup again.") from None


def _records(row: _Row, names: dict[str, str], position: str) -> Iterator[Record]:
    tags = [names[uid] for uid in row.get("tags", "").split(",") if names.get(uid)]
    if folder := names.get(row.get("folder_uid", "")):
        tags.append(folder)
    try:
        moment = of_milliseconds(int(row.get("date", "")))
        fields = local_fields(moment, None, _ahead(row.get("tz_offset", "")))
    except (ValueError, OverflowError):
        yield BadRecord(f"{position}, field date", "this is no moment; make the backup again.")
        return
    parts = (row.get("title", "").strip(), row.get("text", "").replace("\r\n", "\n"))
    uid = row.get("uid")
    made = entry_from_json(
        {
            **fields,
            "id": str(uuid5(_NAMESPACE, uid)) if uid else None,
            "tags": fitted(tags),
            "text": "\n".join(part for part in parts if part),
            "created": stamp(moment),
        },
        position,
    )
    yield made
    if isinstance(made, Entry):
        yield from cut(tags)
        for name in ("location_uid", "mood", "weather_temperature"):
            if row.get(name, "") not in {"", "0"}:
                yield Uncarried(name.partition("_")[0])


def _ahead(offset: str) -> timedelta:
    found = _OFFSET.fullmatch(offset.strip())
    if not found:
        return timedelta()
    sign = -1 if found[1] == "-" else 1
    return sign * timedelta(hours=int(found[2]), minutes=int(found[3]))
