"""`csv`: a table with a row for each entry (RFC 4180, UTF-8), and one that Excel may open."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, TextIO

from tightrope.domain.entry import LATER_FLAGS, Entry
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields import note_json
from tightrope.formats.fields.codecs import is_month
from tightrope.formats.fields.entry_json import FIELDS, uncarried
from tightrope.formats.fields.entry_text import (
    entry_from_text_fields,
    note_from_text_fields,
    to_text_fields,
)
from tightrope.formats.io.csv_rows import named_rows
from tightrope.formats.protocol import (
    BadFileError,
    BadRecord,
    Beside,
    FileSample,
    Record,
    TextFile,
    entries_first,
)

_NEEDED = ("day", "text")
# The signs after which a spreadsheet takes a field for a formula: OWASP's list, with the line feed
# and the full-width forms of the first four that it names too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ESCAPED = "escaped"
# Where a day would stand, a row has the month whose note it is.
_MONTH = "day"
# A table is written row by row, so a flag that came later has its column whether or not it is set.
_COLUMNS = (*FIELDS, *LATER_FLAGS)
_UNSET = dict.fromkeys(_COLUMNS, "false")
_OF_ENTRY = frozenset(_COLUMNS)
_OF_NOTE = (note_json.FIELDS - {"month"}) | {"id", _MONTH}


@dataclass(frozen=True, slots=True)
class CsvTable(TextFile):
    """A table whose header names the fields of the entry object, tags separated by blanks.

    A row with a month in place of a day is the note of that month: its text, created and modified.
    With `excel`, a byte order mark comes first, a field that a spreadsheet would take for a formula
    gets a `'` in front, and the last column, `escaped`, names the columns of that row that got one,
    separated by blanks: reading takes exactly that one away.
    """

    name: ClassVar[str] = "csv"
    suffix: ClassVar[str] = ".csv"
    excel: bool = False

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the header, and a row for each entry and each note."""
        if self.excel:
            out.write("\ufeff")
        table = csv.writer(out)
        table.writerow((*_COLUMNS, _ESCAPED) if self.excel else _COLUMNS)
        beside = Beside()
        for entry in entries_first(kept, beside):
            table.writerow(self._cells(_UNSET | to_text_fields(entry)))
        for note in beside.notes:
            table.writerow(self._cells(_row_of(note)))

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: its header names a day and a text."""
        return sample.columns.issuperset(_NEEDED)

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the rows by the names in the header; blank rows are passed over."""
        numbered = DuplicateIds()
        for position, row in named_rows(source, name, _check_header):
            if isinstance(row, BadRecord):
                yield row
            else:
                yield from _read(_armed(row), position, numbered)

    def _cells(self, row: dict[str, str]) -> Iterable[str]:
        return (_disarmed(row) if self.excel else row).values()


def _row_of(note: MonthNote) -> dict[str, str]:
    fields = {name: str(value) for name, value in note_json.as_object(note).items()}
    return dict.fromkeys(_COLUMNS, "") | {"id": note.id, _MONTH: fields.pop("month")} | fields


def _read(row: dict[str, str], position: str, numbered: DuplicateIds) -> Iterator[Record]:
    made: Entry | MonthNote | BadRecord
    if is_month(row[_MONTH].strip()):
        made, known = note_from_text_fields(row, position, month=_MONTH), _OF_NOTE
    else:
        made, known = entry_from_text_fields(row, position, numbered), _OF_ENTRY
    yield made
    if not isinstance(made, BadRecord) and not row.keys() <= known:
        yield from uncarried({name: word.strip() for name, word in row.items()}, known)


def _disarmed(row: dict[str, str]) -> dict[str, str]:
    escaped = [name for name, value in row.items() if value.startswith(_FORMULA)]
    return row | {name: f"'{row[name]}" for name in escaped} | {_ESCAPED: " ".join(escaped)}


def _armed(row: dict[str, str]) -> dict[str, str]:
    for name in row.pop(_ESCAPED, "").split():
        row[name] = row.get(name, "").removeprefix("'")
    return row


def _check_header(header: list[str], name: str) -> None:
    for column in _NEEDED:
        if column not in header:
            raise BadFileError(
                f"{name}: the first row names no column {column}; add the header row."
            )
    if any(header.count(column) > 1 for column in (*_COLUMNS, _ESCAPED)):
        raise BadFileError(f"{name}: the first row names a column twice; give each its own name.")
