"""Reader of jrnl's own text, line by line, in memory for one entry."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tightrope.domain.entry import Entry
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.io import limits
from tightrope.formats.jrnl.fields import entry_of, tags_in
from tightrope.formats.jrnl.timestamps import (
    NoSuchMomentError,
    Order,
    Timestamp,
    order_of,
    read_timestamp,
    split_line,
)
from tightrope.formats.protocol import BadFileError, BadRecord, Record

# A page of a folder is named after its day, which counts more than what stands in it.
_PAGE = re.compile(r"(?:.*[/\\])?([0-9]{4})[/\\]([0-9]{2})[/\\]([0-9]{2})\.txt")
_MARK = "\ufeff"


def entries_in(source: BinaryIO, name: str) -> Iterator[Record]:
    """Give the entries of a text, each of which begins with a stamp in brackets."""
    day = "-".join(found.groups()) if (found := _PAGE.fullmatch(name)) else None
    numbered = DuplicateIds()
    for number, (stamp, text) in enumerate(_sections(source, name)):
        if number == 0:
            if text.strip():
                yield BadRecord(
                    f"{name}, beginning",
                    "this text has no date; put one before it like [2026-11-21 21:15].",
                )
            continue
        yield numbered.with_unique_id(_entry(stamp, text, day, f"{name}, entry {number}"))


def _entry(stamp: Timestamp | None, text: str, day: str | None, place: str) -> Entry | BadRecord:
    if stamp is None:
        return BadRecord(
            place,
            "there is no such date or time, or it could be two days;"
            " write it like [2026-11-21 21:15].",
        )
    starred, text = _unstarred(text)
    said = {
        "day": day or stamp.day.isoformat(),
        "time": stamp.time and stamp.time.isoformat(),
        "starred": starred,
    }
    return entry_of(said, text, tags_in(text), place)


def _unstarred(text: str) -> tuple[bool, str]:
    """Return whether the first line ends with a star, and the text without a star of its own."""
    title, line_end, body = text.partition("\n")
    title = title.rstrip()
    if not title.endswith("*"):
        return False, text
    # jrnl takes `*emphasis*` for a star as well; no word of it is lost here.
    kept = title[:-1].rstrip() if title == "*" or title.endswith(" *") else title
    return True, kept + line_end + body


def _sections(source: BinaryIO, name: str) -> Iterator[tuple[Timestamp | None, str]]:
    """Give what stands before the first stamp, and each stamp with the text up to the next.

    None stands for a stamp that cannot be. Raises BadFileError for an entry too long to be held.
    """
    order = _order(source)
    stamp: Timestamp | None = None
    lines: list[str] = []
    number, left = 0, limits.LONGEST_RECORD
    while line := source.readline(left + 1):
        left -= len(line)
        if left < 0:
            longest = limits.size_text(limits.LONGEST_RECORD)
            raise BadFileError(
                f"{name}, entry {max(number, 1)}: it is longer than {longest}; leave it out."
            )
        text = _decoded(line) if number else _decoded(line).removeprefix(_MARK)
        if begun := _begun(text, order):
            yield stamp, "".join(lines)
            stamp, first = begun
            lines, number, left = [first], number + 1, limits.LONGEST_RECORD
        elif number:
            lines.append(text)
        elif not lines and text.strip():
            lines.append(text)  # of what stands before, it is enough to know that it does
    yield stamp, "".join(lines)


def _begun(line: str, order: Order | None) -> tuple[Timestamp | None, str] | None:
    """Return the stamp that a line begins with and the rest of it, if it begins an entry."""
    parts = split_line(line)
    if not parts:
        return None
    try:
        stamp = read_timestamp(parts[0], order)
    except NoSuchMomentError:
        return None, parts[1]
    return (stamp, parts[1]) if stamp else None


def _order(source: BinaryIO) -> Order | None:
    """Look through a file for the order of its dates, as far as that is needed and possible."""
    if not source.seekable():
        return None
    start = source.tell()
    order = order_of(_stamps(source))
    source.seek(start)
    return order


def _stamps(source: BinaryIO) -> Iterable[str]:
    while line := source.readline(limits.LONGEST_RECORD):
        if parts := split_line(_decoded(line).removeprefix(_MARK)):
            yield parts[0]


def _decoded(line: bytes) -> str:
    # Broken UTF-8 stays so, and whoever makes an entry of it says where it stands.
    return line.decode("utf-8", "surrogateescape")
