"""The rows of a table in a text file (CSV), read one at a time."""

import csv
from collections.abc import Callable, Iterator
from typing import BinaryIO

from tightrope.formats.io import limits
from tightrope.formats.protocol import BadFileError, BadRecord


class _Lines:
    """The lines of a table, each row of them held to `limits.LONGEST_RECORD`."""

    def __init__(self, source: BinaryIO, name: str) -> None:
        self._source = source
        self.next_row(f"{name}, header")

    def next_row(self, position: str) -> None:
        """Say that the row before is whole, and which one begins."""
        self.position = position
        self._left = limits.LONGEST_RECORD

    def __iter__(self) -> Iterator[str]:
        encoding = "utf-8-sig"
        blank = 0
        while line := self._source.readline(self._left + 1):
            self._left -= len(line)
            if self._left < 0:
                longest = limits.size_text(limits.LONGEST_RECORD)
                raise BadFileError(
                    f"{self.position}: this row is longer than {longest}; a quote may be missing."
                )
            blank = blank + 1 if line.isspace() else 0
            if blank > limits.MOST_LINES:
                raise BadFileError(
                    f"{self.position}: there is no end of blank rows before it; take them out."
                )
            try:
                yield line.decode(encoding)
            except UnicodeDecodeError:
                raise BadFileError(
                    f"{self.position}: this row is not UTF-8; save the table as UTF-8."
                ) from None
            encoding = "utf-8"


def _rows_of(source: BinaryIO, name: str) -> Iterator[list[str]]:
    """Give the rows of a table that are not blank, the header first.

    Raises BadFileError, naming the entry, for what is no CSV, no UTF-8, or too long to be a row.
    """
    lines = _Lines(source, name)
    csv.field_size_limit(limits.LONGEST_RECORD)
    feed = iter(lines)
    first = next(feed, "")
    # Excel writes the separator of its country.
    separator = max(",;\t", key=first.count)
    table = csv.reader(_again(first, feed), delimiter=separator, strict=True)
    number = 1
    try:
        for row in table:
            lines.next_row(f"{name}, entry {number}")
            if row:
                yield row
                number += 1
    except csv.Error:
        raise BadFileError(
            f"{lines.position}: this row is not CSV; check that its quotes come in pairs."
        ) from None


def named_rows(
    source: BinaryIO, name: str, check: Callable[[list[str], str], None]
) -> Iterator[tuple[str, dict[str, str] | BadRecord]]:
    """Give each row of a table by the names in its header, with its place in words before it.

    `check` looks at the header, in lower case, and raises BadFileError for one that will not do. In
    place of a row with more or fewer fields than the header stands what is wrong with it. Raises
    as `_rows_of`.
    """
    rows = _rows_of(source, name)
    header = [column.strip().lower() for column in next(rows, [])]
    check(header, name)
    for number, row in enumerate(rows, 1):
        position = f"{name}, entry {number}"
        is_whole = len(row) == len(header)
        yield (
            position,
            dict(zip(header, row, strict=True)) if is_whole else _ragged(row, header, position),
        )


def _ragged(row: list[str], header: list[str], position: str) -> BadRecord:
    return BadRecord(
        position,
        f"this row has {len(row)} fields where the header names {len(header)};"
        " check its quotes and separators.",
    )


def _again(first: str, others: Iterator[str]) -> Iterator[str]:
    yield first
    yield from others
