"""Detection of the format of a file or folder: each format is asked whether it recognises it."""

from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import BinaryIO, cast

from tightrope.formats.io import zip_reader
from tightrope.formats.io.json_stream import JsonStream
from tightrope.formats.io.limits import beginning, first_sign
from tightrope.formats.protocol import BadFileError, FileSample
from tightrope.formats.registry import FORMATS, read_formats, reader_named

_LOOK = 2**16


def format_of_file(source: BinaryIO, name: str) -> str | None:
    """Return the name of the format of an open file, or None where none can be told.

    What it holds counts, and its name only where that says nothing. The file is left anywhere.
    Raises BadFileError for a zip that is damaged or dangerous.
    """
    sample = sample_of(source, name)
    for each in read_formats():
        if reader_named(each).recognises(sample):
            return each
    endings = ((each, FORMATS[each].usual_ending) for each in read_formats())
    return next((each for each, end in endings if end and name.lower().endswith(end)), None)


def format_of_folder(paths: Collection[PurePath]) -> str | None:
    """Return the format whose pages are among these paths, if there is just one.

    One that is told by how its files' names end steps back behind one that knows more of the same
    files.
    """
    found: dict[str, list[str]] = {}
    for name in read_formats():
        names = reader_named(name).page_names
        pages = [path.as_posix() for path in paths if names and names.fullmatch(path.as_posix())]
        if pages:
            found[name] = pages
    most_telling = [
        name
        for name in found
        if not (end := FORMATS[name].usual_ending)
        or not any(all(map(_ends(end), found[other])) for other in found if other != name)
    ]
    return most_telling[0] if len(most_telling) == 1 else None


def _ends(end: str) -> Callable[[str], bool]:
    return lambda path: path.lower().endswith(end)


def sample_of(source: BinaryIO, name: str) -> FileSample:
    """Return what a short look at an open file shows. Raises BadFileError as `format_of_file`."""
    if zip_reader.is_zip(source):
        with zip_reader.open_zip(source, name) as inside:
            return _of_zip(inside, name)
    text = beginning(source, _LOOK).decode("utf-8-sig", "replace")
    if first_sign(source) not in {b"{", b"["}:
        return FileSample(text, columns=_columns(text))
    try:
        keys, entry_keys, format_name = _json_keys(JsonStream(source, name))
    except BadFileError:
        return FileSample(text)
    return FileSample(text, json_keys=keys, entry_keys=entry_keys, json_format=format_name)


def _of_zip(inside: zip_reader.ZipReader, name: str) -> FileSample:
    """Return the paths in a zip, and the keys of the first JSON document among them."""
    paths = tuple(info.filename for info in inside.files)
    first = next((info for info in inside.files if info.filename.lower().endswith(".json")), None)
    if first is None:
        return FileSample(zip_files=paths)
    try:
        with inside.reading(first) as document:
            found = _json_keys(JsonStream(cast("BinaryIO", document), name))
    except BadFileError:
        return FileSample(zip_files=paths)
    keys, entry_keys, format_name = found
    return FileSample("", frozenset(), paths, keys, entry_keys, format_name)


def _columns(text: str) -> frozenset[str]:
    header = text.partition("\n")[0]
    for separator in ";\t":
        header = header.replace(separator, ",")
    return frozenset(column.strip().strip('"').lower() for column in header.split(","))


def _json_keys(stream: JsonStream) -> tuple[frozenset[str], frozenset[str] | None, str]:
    if stream.sign == "[":
        return frozenset(), _keys_of_first(stream), ""
    keys = set[str]()
    format_name = ""
    for key in stream.members():
        keys.add(key)
        if key == "entries":
            return frozenset(keys), _keys_of_first(stream), format_name
        value = stream.value()
        if key == "format" and isinstance(value, str):
            format_name = value
    return frozenset(keys), None, format_name


def _keys_of_first(stream: JsonStream) -> frozenset[str]:
    record = next(stream.elements(), None)
    return frozenset(record) if isinstance(record, dict) else frozenset()
