"""`jsonl`: an entry object a line, and behind them month notes, talk and aims, each on a line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO, ClassVar, TextIO

from tightrope.domain.kept import Kept
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields import note_json
from tightrope.formats.fields.aim_json import aim_to_json, read_aim, read_talk, talk_to_json
from tightrope.formats.fields.entry_json import entry_to_json
from tightrope.formats.fields.note_json import read_record
from tightrope.formats.io import limits
from tightrope.formats.io.json_codec import STRICT, holds_too_much, one_line
from tightrope.formats.protocol import (
    BadRecord,
    Beside,
    FileSample,
    Record,
    TextFile,
    entries_first,
)

# What is said of an aim, or of what is to be talked about, stands in an object under this key.
_AIM, _TALK = "aim", "talk"
_WRAPPED = {_AIM: read_aim, _TALK: read_talk}
_MARK = b"\xef\xbb\xbf"
# Blank lines one after the other, from which on it is quicker to look for their end.
_MANY = 64
_LARGE = 2**20  # bytes of a line that is looked through before it is read


@dataclass(frozen=True, slots=True)
class JsonLines(TextFile):
    """An object a line, in constant memory both ways."""

    name: ClassVar[str] = "jsonl"
    carries_aims: ClassVar[bool] = True
    suffix: ClassVar[str] = ".jsonl"

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write a line for each entry, and behind them for all that stands beside entries."""
        write = out.write
        beside = Beside()
        for entry in entries_first(kept, beside):
            write(one_line(entry_to_json(entry)) + "\n")
        for note in beside.notes:
            write(one_line(note_json.as_object(note)) + "\n")
        for talk in beside.talk:
            write(one_line({_TALK: talk_to_json(talk)}) + "\n")
        for aim in beside.aims:
            write(one_line({_AIM: aim_to_json(aim)}) + "\n")

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: it begins with an entry, or what comes behind."""
        return any(
            sample.has_object(*keys)
            for keys in (("day", "text"), ("month", "text"), (_TALK,), (_AIM,))
        )

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read a line at a time; blank lines are passed over."""
        from tightrope.formats.native.fast_jsonl import read_fast  # noqa: PLC0415 - an export reads nothing

        numbered = DuplicateIds()
        for number, line in enumerate(_lines(source), 1):
            if line and len(line) > _LARGE and holds_too_much(line.decode(errors="replace")):
                position = f"{name}, entry {number}"
                yield BadRecord(position, "this line holds too many values; leave it out.")
            elif line is not None and (entry := read_fast(line)) is not None:
                yield entry
            else:
                yield from _read(line, f"{name}, entry {number}", numbered)


def _lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines that are not blank, and None in place of one that is too long to be held."""
    first, blank = True, 0
    while line := source.readline(limits.LONGEST_RECORD + 1):
        is_too_long = len(line) > limits.LONGEST_RECORD
        if first:
            line, first = line.removeprefix(_MARK), False
        if is_too_long:
            yield None
            if not line.endswith(b"\n"):
                _pass_over(source)
        elif line and not line.isspace():
            yield line
            blank = 0
        else:
            blank += 1
            if blank % _MANY == 0 and isinstance(source, BufferedReader):
                _pass_over_blank(source)


def _pass_over_blank(source: BufferedReader) -> None:
    """Leave the blank lines behind that come next, as many at once as lie ready."""
    while True:
        ready = source.peek()
        blank = len(ready) - len(ready.lstrip())
        end = ready.rfind(b"\n", 0, blank) + 1
        if not end:
            return
        source.read(end)


def _pass_over(source: BinaryIO) -> None:
    while (piece := source.readline(limits.LONGEST_RECORD)) and not piece.endswith(b"\n"):
        pass


def _read(line: bytes | None, position: str, numbered: DuplicateIds) -> Iterator[Record]:
    if line is None:
        longest = limits.size_text(limits.LONGEST_RECORD)
        yield BadRecord(position, f"this line is longer than {longest}; split it or leave it out.")
        return
    try:
        record = STRICT.decode(line.decode())
    except UnicodeDecodeError:
        yield BadRecord(position, "this line is not UTF-8; convert the file and try again.")
    except RecursionError:
        yield BadRecord(position, "this line nests too deeply to be an entry; mend it.")
    except ValueError:
        yield BadRecord(position, "this line is not a JSON object; each line holds one entry.")
    else:
        if isinstance(record, dict) and len(record) == 1:
            [(key, inside)] = record.items()
            if read := _WRAPPED.get(key):
                yield from read(inside, position)
                return
        yield from read_record(record, position, numbered)
