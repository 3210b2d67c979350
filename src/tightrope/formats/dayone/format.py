"""`dayone`: Day One's JSON in a zip, written as it imports it, and read as it exports it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, BinaryIO, ClassVar, Literal, cast
from zipfile import ZIP_DEFLATED, ZipFile

from tightrope.domain.kept import Kept
from tightrope.formats.dayone.entries import as_day_one, read_entry
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_codec import one_line
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.protocol import BadFileError, FileSample, Record, entries_first

_JOURNAL = "Journal.json"
# The folders of what entries show, which is told with the entries.
_MEDIA = re.compile(r"(?:.*/)?(?:photos|videos|audios|pdfs)/[^/]*", re.IGNORECASE)
# What macOS puts into the zips that it makes.
_NOISE = re.compile(r"(?:.*/)?(?:__MACOSX/.*|\._.*|\.DS_Store)")
_QUICKEST = 1
# Entries that are packed at a time: each packing costs as much as a short entry.
_PACKED_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class DayOne:
    """A zip with a JSON document for each journal; ours has one.

    Marks and needs become tags. The bare document is read too.
    """

    name: ClassVar[str] = "dayone"
    suffix: ClassVar[str] = ".zip"
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[True]] = True
    carries_notes: ClassVar[bool] = False
    carries_aims: ClassVar[bool] = False
    page_names: ClassVar[None] = None
    caution: ClassVar[str] = (
        "Day One has no place for marks and needs, which became tags, and its copies leave this"
        " computer if its sync is on."
    )

    def write(self, kept: Iterable[Kept], out: BinaryIO) -> None:
        """Write the zip; the same entries always give the same bytes."""
        # Words pack to a third at the quickest level, and to little less at slower ones.
        made = ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_QUICKEST)
        with made, made.open(_JOURNAL, "w") as journal:
            _write(kept, journal)

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is such a document, or a zip with one.

        A zip whose JSON cannot be read is most likely a damaged one of Day One's.
        """
        is_unreadable = sample.entry_keys is None and not sample.json_keys
        return (
            (is_unreadable and any(path.lower().endswith(".json") for path in sample.zip_files))
            or sample.has_entries("creationDate")
            or ("metadata" in sample.json_keys and sample.has_entries())
        )

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read all journals of a zip, or a bare document."""
        if not zip_reader.is_zip(source):
            yield from _document(source, name, DuplicateIds(), None)
            return
        with zip_reader.open_zip(source, name) as inside:
            numbered = DuplicateIds()
            journals = 0
            for info in inside.files:
                if _NOISE.fullmatch(info.filename) or _MEDIA.fullmatch(info.filename):
                    continue
                if not info.filename.lower().endswith(".json"):
                    yield from inside.other_file(info, info.filename)
                    continue
                journals += 1
                with inside.reading(info) as journal:
                    position = f"{name}, {info.filename}"
                    yield from _document(cast("BinaryIO", journal), position, numbered, inside)
            if not journals:
                raise BadFileError(f"{name}: this zip holds no journal; export it as JSON.")


def _write(kept: Iterable[Kept], journal: IO[bytes]) -> None:
    journal.write(b'{"metadata": {"version": "1.0"}, "entries": [')
    before, entries = "\n", entries_first(kept)
    while some := [one_line(as_day_one(entry)) for entry in islice(entries, _PACKED_AT_ONCE)]:
        journal.write((before + ",\n".join(some)).encode())
        before = ",\n"
    journal.write(b"\n]}\n")


def _document(
    source: BinaryIO, name: str, numbered: DuplicateIds, inside: zip_reader.ZipReader | None
) -> Iterator[Record]:
    stream = JsonStream(source, name)
    found = False
    for key in stream.members():
        if key != "entries" or found:
            stream.value()
            continue
        found = True
        for position, record in stream.records(f"{name}, entry"):
            yield from read_entry(record, position, numbered, inside)
        stream.position = name
    stream.end()
    if not found:
        raise BadFileError(f"{name}: this document holds no entries; choose an export of Day One.")
