"""Detection of the format of a file or folder, by what it holds."""

from collections.abc import Collection
from pathlib import PurePath
from typing import BinaryIO

from tightrope.formats.dates.file_dates import UnreadableStampError, read_alone
from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.io.limits import beginning, first_sign
from tightrope.formats.jrnl.read_text import split_line
from tightrope.formats.protocol import BadFileError
from tightrope.formats.registry import read_formats, reader_named

_LOOK = 2**16
_CALENDAR = "BEGIN:VCALENDAR"
# What a header names, and the name of what has it; the first that fits is it.
_TABLES = (
    ({"mood", "activities", "full_date"}, "daylio"),
    ({"mood", "activities", "year"}, "daylio"),
    ({"day", "text"}, "csv"),
)
# The same for the keys of an entry, in a document with more of them.
_DOCUMENTS = (({"creationDate"}, "dayone"), ({"title", "date"}, "jrnl"), ({"day"}, "json"))
# And for an object that stands alone, or in a line of its own.
_OBJECTS = (({"day", "text"}, "jsonl"), ({"month", "text"}, "jsonl"), ({"title", "date"}, "jrnl"))


def format_of_file(source: BinaryIO, name: str) -> str | None:
    """Return the name of the format of an open file, or None where none can be told.

    The file is left anywhere. Raises BadFileError for a zip that is damaged or dangerous.
    """
    if beginning(source, len(zip_reader.SIGNATURE)) == zip_reader.SIGNATURE:
        with zip_reader.open_zip(source, name) as inside:
            is_day_one = any(info.filename.lower().endswith(".json") for info in inside.files)
            return "dayone" if is_day_one else None
    begun = beginning(source, _LOOK).decode("utf-8-sig", "replace")
    if text := _of_text(begun):
        return text
    if first_sign(source) in {b"{", b"["}:
        try:
            return _of_json(JsonStream(source, name))
        except BadFileError:
            return None
    if table := _first(_TABLES, _columns(begun)):
        return table
    return "markdown" if name.lower().endswith(".md") else None


def format_of_folder(paths: Collection[PurePath]) -> str | None:
    """Return the format whose pages are among these paths, if there is just one."""
    found = []
    for name in read_formats():
        names = reader_named(name).page_names
        if names and any(names.fullmatch(path.as_posix()) for path in paths):
            found.append(name)
    return found[0] if len(found) == 1 else None


def _of_text(begun: str) -> str | None:
    if begun.lstrip()[: len(_CALENDAR)].upper() == _CALENDAR:
        return "ical"
    return "jrnl" if _begins_jrnl(begun) else None


def _begins_jrnl(begun: str) -> bool:
    parts = split_line(begun.lstrip())
    try:
        return parts is not None and read_alone(parts[0]) is not None
    except UnreadableStampError:
        return True  # it is one, and whoever reads it says what is wrong with it


def _columns(begun: str) -> set[str]:
    header = begun.partition("\n")[0]
    for separator in ";\t":
        header = header.replace(separator, ",")
    return {column.strip().strip('"').lower() for column in header.split(",")}


def _of_json(stream: JsonStream) -> str | None:
    if stream.sign == "[":
        return _first(_DOCUMENTS, _keys(next(stream.elements(), None)))
    keys = set[str]()
    for key in stream.members():
        keys.add(key)
        if key == "entries":
            return _first(_DOCUMENTS, _keys(next(stream.elements(), None))) or _empty(keys)
        if key == "format" and stream.value() == "tightrope":
            return "json"
        if key != "format":
            stream.value()
    return _first(_OBJECTS, keys)


def _empty(keys: set[str]) -> str | None:
    """Return the format of a document without entries, by what stands before them."""
    return "dayone" if "metadata" in keys else "jrnl" if "tags" in keys else None


def _keys(record: object) -> set[str]:
    return set(record) if isinstance(record, dict) else set()


def _first(table: tuple[tuple[set[str], str], ...], names: set[str]) -> str | None:
    return next((name for needed, name in table if needed <= names), None)
