"""A file of a synced folder: the versions of one entry, note, aim or talk, each on one line.

A line is the object of the exact formats with two keys more: `revision`, which counts the versions
that led to it, and `replaces`, a list of the marks of versions that it follows. In a deletion, the
time in `removed` is all that is left beside them and the id, which stands under `id`, `aim` or
`talk`, by what was deleted.

One line a version is what keeps such a file whole when two states of it are merged line by line,
and lines that git puts between them where it could not decide are none of ours.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.entry_version import AIM, TALK, Removed, Subject, Version
from tightrope.domain.errors import BadEntryError
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.formats.fields import entry_json, note_json
from tightrope.formats.fields.aim_json import (
    aim_from_json,
    aim_to_json,
    talk_from_json,
    talk_to_json,
)
from tightrope.formats.fields.codecs import read_id, read_moment, stamp
from tightrope.formats.io import limits
from tightrope.formats.io.json_codec import STRICT, one_line
from tightrope.formats.protocol import BadFileError, BadRecord

_SIGNS_OF_GIT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_MARK = re.compile(r"[0-9a-f]{16}")
_UNREADABLE = (
    StopIteration,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    OverflowError,
    BadEntryError,
)
_HIGHEST = 2**53
# What the names of the kinds begin with, by the key under which a deletion has its id.
_BEGINNINGS = {"aim": AIM, "talk": TALK, "id": ""}
_Read = Callable[[Any, str], Entry | MonthNote | Aim | Talk | BadRecord]
_READERS: Mapping[str, _Read] = {
    "day": entry_json.entry_from_json,
    "begun": aim_from_json,
    "opened": talk_from_json,
}
_CREATED = re.compile(rb'"created": "([^"]*)"')


def line_of(version: Version) -> bytes:
    """Return the line of a version, its end included: the same bytes wherever it is written."""
    record = _record_of(version.content)
    first = next(iter(record))
    lineage = {"revision": version.number, "replaces": sorted(version.ancestors)}
    return (one_line({first: record.pop(first), **lineage, **record}) + "\n").encode()


def versions_of(content: bytes) -> Iterator[Version]:
    """Give the versions in a file. Raises BadFileError for a line that is none; it says which."""
    if len(content) > limits.LONGEST_RECORD:
        raise BadFileError(f"this is longer than {limits.size_text(limits.LONGEST_RECORD)}.")
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip() and not line.startswith(_SIGNS_OF_GIT):
            yield _version(line, f"line {number}")


def first_created(content: bytes) -> bytes:
    """Return when the entry of a file was created, for sorting; nothing where that is not said."""
    # The quotes inside a text stand behind backslashes, so that it is no text that is found.
    found = _CREATED.search(content)
    return found[1] if found else b""


def _record_of(content: Subject) -> dict[str, object]:
    if isinstance(content, Removed):
        kind, id_ = _kind_and_id(content.name)
        return {kind: id_, "removed": stamp(content.removed)}
    if isinstance(content, MonthNote):
        return note_json.as_object(content)
    if isinstance(content, Aim):
        return aim_to_json(content)
    if isinstance(content, Talk):
        return talk_to_json(content)
    return entry_json.entry_to_json(content)


def _kind_and_id(name: str) -> tuple[str, str]:
    """Return under which key the deletion of a thing has its id, and the id."""
    for key, beginning in _BEGINNINGS.items():
        if beginning and name.startswith(beginning):
            return key, name.removeprefix(beginning)
    return "id", name


def _version(line: bytes, position: str) -> Version:
    try:
        record = STRICT.decode(line.decode())
    except (ValueError, RecursionError):
        raise BadFileError(f"{position} is not JSON, or was cut off.") from None
    try:
        number, ancestors = _number(record["revision"]), _marks(record["replaces"])
        if "removed" in record:
            return Version(_removed(record), number, ancestors)
    except _UNREADABLE:
        raise BadFileError(f"{position} is no version of an entry.") from None
    made = _reader_of(record)(record, position)
    if isinstance(made, BadRecord):
        raise BadFileError(str(made))
    return Version(made, number, ancestors)


def _removed(record: Mapping[str, Any]) -> Removed:
    """Return the deletion in an object. Raises what `_UNREADABLE` names."""
    key = next(key for key in _BEGINNINGS if key in record)
    name = f"{_BEGINNINGS[key]}{read_id(record[key])}"
    return Removed(name=name, removed=read_moment(record["removed"]))


def _reader_of(record: Collection[str]) -> _Read:
    """Return what reads an object, by a key that only its kind has; else what reads notes."""
    return next((read for key, read in _READERS.items() if key in record), note_json.from_object)


def _number(value: Any) -> int:
    if type(value) is not int or not 0 < value < _HIGHEST:
        raise ValueError
    return value


def _marks(value: Any) -> frozenset[str]:
    if not all(_MARK.fullmatch(digest) for digest in value):
        raise ValueError
    return frozenset(value)
