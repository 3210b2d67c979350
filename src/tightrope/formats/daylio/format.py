"""`daylio`: the table that Daylio exports, with nine columns, eight before 2025, seven in 2018.

Its backup is read too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from tightrope.domain.entry import Entry
from tightrope.formats.dates.file_dates import UnreadableStampError, read_alone
from tightrope.formats.daylio import backup
from tightrope.formats.duplicate_ids import DuplicateIds
from tightrope.formats.fields.entry_json import entry_from_json, uncarried
from tightrope.formats.html_text import html_to_text
from tightrope.formats.io import zip_reader
from tightrope.formats.io.csv_rows import named_rows
from tightrope.formats.protocol import BadFileError, BadRecord, FileSample, Record, made_id
from tightrope.formats.tag_mapping import cut, fitted

_NEEDED = ("time", "mood", "activities", "note")
_KNOWN = frozenset({
    "full_date", "year", "date", "weekday", "time", "mood", "activities", "note_title", "note",
})  # fmt: skip
_CLOCK = re.compile(
    r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?:\s*([ap])\.?\s?m\.?)?", re.IGNORECASE
)
_NOON = 12


@dataclass(frozen=True, slots=True)
class DaylioReader:
    """A row an entry; moods and activities become tags, such as `mood-rad`."""

    name: ClassVar[str] = "daylio"
    page_names: ClassVar[None] = None

    def recognises(self, sample: FileSample) -> bool:
        """Whether a file that begins so is one: its header names what only Daylio has."""
        if any(map(backup.DOCUMENT.fullmatch, sample.zip_files)):
            return True
        return sample.columns.issuperset({"mood", "activities"}) and bool(
            sample.columns & {"full_date", "year"}
        )

    def read(self, source: BinaryIO, name: str) -> Iterator[Record]:
        """Read the rows by the names in the header, or a backup."""
        if zip_reader.is_zip(source):
            yield from backup.entries_in(source, name)
            return
        numbered = DuplicateIds()
        for position, row in named_rows(source, name, _check_header):
            if isinstance(row, BadRecord):
                yield row
                continue
            made = numbered.with_unique_id(_entry(row, position))
            yield from made_id(made)
            yield made
            if isinstance(made, Entry):
                yield from cut(_tags(row))
                yield from uncarried(row, _KNOWN)


def _check_header(header: list[str], name: str) -> None:
    for column in _NEEDED:
        if column not in header:
            raise BadFileError(
                f"{name}: the first row names no column {column}; choose Daylio's CSV."
            )
    if "full_date" not in header and not {"year", "date"} <= set(header):
        raise BadFileError(f"{name}: the first row names no column full_date; choose Daylio's CSV.")


def _entry(row: Mapping[str, str], position: str) -> Entry | BadRecord:
    day = row["full_date"].strip() if "full_date" in row else _old_day(row)
    if day is None:
        return BadRecord(
            f"{position}, field date",
            "this day cannot be read for certain; export again with a newer Daylio.",
        )
    clock = _clock(row["time"])
    if clock is None:
        return BadRecord(
            f"{position}, field time",
            "this is not a time that can be read for certain; write it like 21:15 or 9:15 pm.",
        )
    parts = (html_to_text(row.get("note_title", "")).strip(), html_to_text(row["note"]))
    record = {
        "day": day,
        "time": clock or None,
        "tags": fitted(_tags(row)),
        "text": "\n".join(part for part in parts if part),
    }
    return entry_from_json(record, position)


def _tags(row: Mapping[str, str]) -> Iterator[str]:
    if mood := row["mood"].strip():
        yield f"mood-{mood}"
    for activity in row["activities"].split(" | "):
        if activity.strip("#@| \t"):
            yield activity.strip("| ")


def _clock(words: str) -> str | None:
    """Return a time as an entry object has it, empty for none; None where it cannot be read."""
    words = words.strip()
    if not words:
        return ""
    found = _CLOCK.fullmatch(words)
    if not found:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return f"{hour:02}:{found[2]}:{found[3] or '00'}"


def _old_day(row: Mapping[str, str]) -> str | None:
    """Return the day of a row that has its year apart, if it can be read in one way only."""
    year, weekday = row["year"].strip(), row.get("weekday", "").strip()
    if not re.fullmatch("[0-9]{4}", year):
        return None
    try:
        stamp = read_alone(f"{weekday} {row['date'].strip()} {year}")
    except UnreadableStampError:
        return None
    return stamp and stamp.day.isoformat()
