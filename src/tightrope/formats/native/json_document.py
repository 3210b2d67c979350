"""`json`: one document, `{"format": "tightrope", "version": 1, "entries": [...]}`.

Where there are notes of months, they stand behind the entries: `"months": [...]`; and so do `talk`
and `aims`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, ClassVar, TextIO

from tightrope.domain.kept import Kept
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields import note_json
from tightrope.formats.fields.aim_json import aim_to_json, read_aim, read_talk, talk_to_json
from tightrope.formats.fields.entry_json import entry_to_json, uncarried
from tightrope.formats.fields.note_json import read_note, read_record
from tightrope.formats.io.json_codec import one_line
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.protocol import (
    BadFileError,
    Beside,
    FileSample,
    Record,
    TextFile,
    entries_first,
)

VERSION = 1
# The lists of a document, and what each of their elements is called.
_LISTS = {"entries": "entry", "months": "month note", "talk": "talk", "aims": "aim"}
_Read = Callable[[object, str], Iterator[Record]]
_READERS: Mapping[str, _Read] = {"months": read_note, "talk": read_talk, "aims": read_aim}
_KEYS = ("format", "version", *_LISTS)


@dataclass(frozen=True, slots=True)
class JsonDocument(TextFile):
    """One JSON document, written and read in memory for one entry.

    A bare array of entry objects, which `list --json` prints, is read too.
    """

    name: ClassVar[str] = "json"
    carries_aims: ClassVar[bool] = True
    suffix: ClassVar[str] = ".json"

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the document, an entry or a note a line for those who compare files."""
        beside = Beside()
        out.write(f'{{"format": "tightrope", "version": {VERSION}, "entries": [')
        before = "\n"
        for entry in entries_first(kept, beside):
            out.write(before + one_line(entry_to_json(entry)))
            before = ",\n"
        for key, objects in (
            ("months", [note_json.as_object(note) for note in beside.notes]),
            ("talk", [talk_to_json(talk) for talk in beside.talk]),
            ("aims", [aim_to_json(aim) for aim in beside.aims]),
        ):
            if objects:
                out.write(f'\n], "{key}": [\n')
                out.write(",\n".join(map(one_line, objects)))
        out.write("\n]}\n")

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: it says so, or has entries with a day."""
        return sample.json_format == "tightrope" or sample.has_entries("day")

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the entries and notes of a document, or of a bare array."""
        stream = JsonStream(source, name)
        read_entry = partial(read_record, numbered=DuplicateIds())
        if stream.sign == "[":
            yield from _records(stream, f"{name}, entry", read_entry)
        else:
            yield from _document(stream, name, read_entry)
        stream.position = name
        stream.end()


def _document(stream: JsonStream, name: str, read_entry: _Read) -> Iterator[Record]:
    to_come = dict(_LISTS)
    for key in stream.members():
        if key in to_come:
            read = _READERS.get(key, read_entry)
            yield from _records(stream, f"{name}, {to_come.pop(key)}", read)
            stream.position = name
        else:
            value = stream.value()
            _check(key, value, name)
            yield from uncarried({key: value}, _KEYS)
    if "entries" in to_come:
        raise BadFileError(f"{name}: this document holds no entries; choose a journal's export.")


def _records(stream: JsonStream, called: str, read: _Read) -> Iterator[Record]:
    for position, record in stream.records(called):
        yield from read(record, position)


def _check(key: str, value: object, name: str) -> None:
    if key == "format" and value != "tightrope":
        raise BadFileError(f"{name}: this is another program's document; name its format instead.")
    if key == "version" and value != VERSION:
        raise BadFileError(
            f"{name}: a newer Tightrope wrote this document; update Tightrope first."
        )
    if key in _LISTS:
        raise BadFileError(f"{name}: this document holds its {key} twice; keep one of the lists.")
