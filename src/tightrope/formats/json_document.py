"""`json`: one document, `{"format": "tightrope", "version": 1, "entries": [...]}`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal, TextIO

from tightrope.domain.entry import Entry
from tightrope.formats.entry_object import as_object, read_object, uncarried
from tightrope.formats.json_stream import JsonStream
from tightrope.formats.json_text import one_line
from tightrope.formats.protocol import BadFile, Record

VERSION = 1
_KEYS = ("format", "version", "entries")


@dataclass(frozen=True, slots=True)
class JsonDocument:
    """One JSON document, written and read in memory for one entry.

    A bare array of entry objects, which `list --json` prints, is read too.
    """

    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"
    is_folder: ClassVar[Literal[False]] = False
    carries_notes: ClassVar[bool] = False

    def write(self, entries: Iterable[Entry], out: TextIO) -> None:
        """Write the document, an entry a line for those who compare files."""
        out.write(f'{{"format": "tightrope", "version": {VERSION}, "entries": [')
        before = "\n"
        for entry in entries:
            out.write(before + one_line(as_object(entry)))
            before = ",\n"
        out.write("\n]}\n")

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the entries of a document, or of a bare array."""
        stream = JsonStream(source, name)
        if stream.sign == "[":
            yield from _entries(stream, name)
        else:
            yield from _document(stream, name)
        stream.place = name
        stream.end()


def _document(stream: JsonStream, name: str) -> Iterator[Record]:
    found = False
    for key in stream.members():
        if key == "entries" and not found:
            found = True
            yield from _entries(stream, name)
            stream.place = name
        else:
            value = stream.value()
            _check(key, value, name)
            yield from uncarried({key: value}, _KEYS)
    if not found:
        raise BadFile(f"{name}: this document holds no entries; choose a journal's export.")


def _entries(stream: JsonStream, name: str) -> Iterator[Record]:
    number = 1
    stream.place = f"{name}, entry 1"
    for record in stream.elements():
        yield from read_object(record, stream.place)
        number += 1
        stream.place = f"{name}, entry {number}"


def _check(key: str, value: object, name: str) -> None:
    if key == "format" and value != "tightrope":
        raise BadFile(f"{name}: this is another program's document; name its format instead.")
    if key == "version" and value != VERSION:
        raise BadFile(f"{name}: a newer Tightrope wrote this document; update Tightrope first.")
    if key == "entries":
        raise BadFile(f"{name}: this document holds its entries twice; keep one of the lists.")
