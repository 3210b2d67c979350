"""Reader of jrnl's own text, line by line, in memory for one entry.

The file is read twice: first for its stamps, whose format only all of them together tell.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, NamedTuple, cast

from tightrope.domain.entry import Entry
from tightrope.formats.dates.file_dates import FileDates, Stamp, UnreadableStampError, read_alone
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.io import limits
from tightrope.formats.jrnl.fields import entry_of, tags_in
from tightrope.formats.protocol import BadFileError, BadRecord, Record, made_id
from tightrope.formats.tag_mapping import cut

_BRACKETS = re.compile(r"\[([^\]\n]+)\] ")


def split_line(line: str) -> tuple[str, str] | None:
    """Return what stands in the brackets that a line begins with, and what follows them."""
    found = _BRACKETS.match(line) if line.startswith("[") else None
    return (found[1], line[found.end() :]) if found else None


def begins_with_stamp(text: str) -> bool:
    """Whether a text begins as an entry of jrnl's does, with a stamp in brackets."""
    parts = split_line(text.lstrip())
    try:
        return parts is not None and read_alone(parts[0]) is not None
    except UnreadableStampError:
        return True  # it is one, and whoever reads it says what is wrong with it


# A page of a folder is named after its day, which counts more than what stands in it.
_PAGE = re.compile(r"(?:.*[/\\])?([0-9]{4})[/\\]([0-9]{2})[/\\]([0-9]{2})\.txt")
_MARK = "\ufeff"
# The first version saw a time in a stamp only where it was written so.
_FORMER_CLOCK = re.compile(r"[0-9]:[0-9]{2}|[0-9] ?[ap]\.?m\b", re.IGNORECASE)


class _Section(NamedTuple):
    """A stamp, or what is wrong with it, and the text up to the next; `line` is where it begins.

    The stamp is None before the first one.
    """

    stamp: Stamp | UnreadableStampError | None
    text: str
    line: int
    has_former_clock: bool

    def formerly(self) -> "_Section":
        """Return this as the first version read it, without a time that it did not see."""
        if self.has_former_clock or not isinstance(self.stamp, Stamp):
            return self
        return self._replace(stamp=self.stamp._replace(time=None))


def entries_in(source: BinaryIO, name: str, date_order: str | None = None) -> Iterator[Record]:
    """Give the entries of a text, each of which begins with a stamp in brackets.

    `date_order` (`dmy`, `mdy`, `ymd`) decides where the stamps of the file leave two readings.
    """
    day = "-".join(found.groups()) if (found := _PAGE.fullmatch(name)) else None
    numbered, formerly = DuplicateIds(), DuplicateIds()
    survey = _Survey(date_order)
    with read_twice(source, survey.look) as again:
        for number, section in enumerate(_sections(again, name, survey.dates)):
            position = f"{name}, entry {number}"
            if number > 0:
                entry = _entry(section, day, position)
                made = numbered.with_unique_id(entry)
                former = entry
                if survey.has_new_clocks and (seen := section.formerly()) is not section:
                    former = _entry(seen, day, position)
                yield from made_id(made, formerly.with_unique_id(former))
                yield made
                yield from cut(tags_in(made.text)) if isinstance(made, Entry) else ()
            elif section.text.strip():
                yield BadRecord(
                    f"{name}, beginning",
                    "this text has no date; put one before it like [2026-11-21 21:15].",
                )


def _entry(section: _Section, day: str | None, position: str) -> Entry | BadRecord:
    stamp, text, line, _ = section
    if isinstance(stamp, UnreadableStampError):
        clocks = {reading.time for reading in stamp.readings}
        if day is None or len(clocks) != 1:
            return BadRecord(f"{position}, line {line}", _problem(stamp))
        stamp = stamp.readings[0]  # the page says the day, and they agree on the time
    assert stamp is not None
    starred, text = _unstarred(text)
    fields = {
        "day": day or stamp.day.isoformat(),
        "time": stamp.time and stamp.time.isoformat(),
        "starred": starred,
    }
    return entry_of(fields, text, tags_in(text), position)


def _problem(stamp: UnreadableStampError) -> str:
    if len(stamp.days) > 1:
        return f"this date {stamp.open_order}, or write it like [2026-11-21]."
    return (
        "this looks like a date, and there is no such date or time, or it cannot be read for"
        " certain; write it like [2026-11-21 21:15]."
    )


def _unstarred(text: str) -> tuple[bool, str]:
    """Return whether the first line ends with a star, and the text without a star of its own."""
    title, line_end, body = text.partition("\n")
    title = title.rstrip()
    if not title.endswith("*"):
        return False, text
    # jrnl takes `*emphasis*` for a star as well; no word of it is lost here.
    kept = title[:-1].rstrip() if title == "*" or title.endswith(" *") else title
    return True, kept + line_end + body


def _sections(source: BinaryIO, name: str, dates: FileDates) -> Iterator[_Section]:
    """Give what stands before the first stamp, and each stamp with the text up to the next.

    Raises BadFileError for an entry too long to be held.
    """
    stamp: Stamp | UnreadableStampError | None = None
    lines: list[str] = []
    begins, number, left = 1, 0, limits.LONGEST_RECORD
    line, has_former_clock = 0, True
    while raw := source.readline(left + 1):
        line += 1
        left -= len(raw)
        if left < 0 or line - begins > limits.MOST_LINES:
            longest = limits.size_text(limits.LONGEST_RECORD)
            longest = longest if left < 0 else f"{limits.MOST_LINES:,} lines"
            raise BadFileError(
                f"{name}, entry {max(number, 1)}: it is longer than {longest}; leave it out."
            )
        text = _decoded(raw) if number else _decoded(raw).removeprefix(_MARK)
        if begun := _begun(text, dates):
            yield _Section(stamp, "".join(lines), begins, has_former_clock)
            stamp, first, has_former_clock = begun
            lines, begins, number, left = [first], line, number + 1, limits.LONGEST_RECORD
        elif number:
            lines.append(text)
        elif not lines and text.strip():
            lines.append(text)  # of what stands before, it is enough to know that it does
    yield _Section(stamp, "".join(lines), begins, has_former_clock)


def _begun(line: str, dates: FileDates) -> tuple[Stamp | UnreadableStampError, str, bool] | None:
    """Return the stamp that a line begins with and the rest of it, if it begins an entry.

    The last says whether the first version, too, would have seen the time in the stamp.
    """
    parts = split_line(line.removeprefix(_MARK))
    if not parts:
        return None
    try:
        stamp = dates.read(parts[0])
    except UnreadableStampError as problem:
        return problem, parts[1], True
    has_former_clock = stamp is None or not stamp.time or bool(_FORMER_CLOCK.search(parts[0]))
    return (stamp, parts[1], has_former_clock) if stamp else None


class _Survey:
    """What all stamps tell; `has_new_clocks` where the first version saw no time in some."""

    def __init__(self, date_order: str | None) -> None:
        self.dates = FileDates(date_order)
        self.has_new_clocks = False

    def look(self, readline: Callable[[int], bytes]) -> None:
        """Look at every stamp; stop at an entry too long, which the second time will tell."""
        left, lines = limits.LONGEST_RECORD, 0
        while left > 0 and lines <= limits.MOST_LINES and (line := readline(left + 1)):
            left -= len(line)
            lines += 1
            # A mark of byte order has three bytes.
            parts = split_line(_decoded(line).removeprefix(_MARK)) if b"[" in line[:4] else None
            if parts and self.dates.look(parts[0]):
                left, lines = limits.LONGEST_RECORD, 0
                self.has_new_clocks = self.has_new_clocks or not _FORMER_CLOCK.search(parts[0])
        self.dates.decide()


def _decoded(line: bytes) -> str:
    # Broken UTF-8 stays so, and whoever makes an entry of it says where it stands.
    return line.decode("utf-8", "surrogateescape")


# Bytes of a stream that are kept in memory; of more, all go into a file without a name.
_IN_MEMORY = 16 * 2**20


@contextmanager
def read_twice(
    source: BinaryIO, look: Callable[[Callable[[int], bytes]], None]
) -> Iterator[BinaryIO]:
    """Give a source, still to be read, after `look` was handed its `readline`.

    `look` reads as far as it wants. What it reads of a stream that cannot be wound back is kept
    for the second time, where nobody else can read it.
    """
    if source.seekable():
        start = source.tell()
        look(source.readline)
        source.seek(start)
        yield source
        return
    with SpooledTemporaryFile(_IN_MEMORY) as kept:

        def readline(size: int) -> bytes:
            line = source.readline(size)
            kept.write(line)
            return line

        look(readline)
        kept.seek(0)
        yield cast("BinaryIO", kept)
