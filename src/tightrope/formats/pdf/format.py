"""`pdf`: the journal as a book in PDF, on A4, A5, or A4 to fold; out only."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO, ClassVar, Literal, NamedTuple, Self, cast

from tightrope import libraries
from tightrope.domain.book_contents import BookContents, ReadContents
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.formats.pdf import chapters
from tightrope.formats.pdf.chapters import PageNumber
from tightrope.formats.pdf.typesetter import set_pages
from tightrope.formats.protocol import entries_first
from tightrope.reports import book

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter
    from pypdf.generic import Destination

# Pages that are folded into each other: four sheets of A4 with two pages on each side.
_SIGNATURE = 16
_PAGES_OF_A_SHEET = 4


@dataclass(frozen=True, slots=True)
class PdfBook:
    """A title page, the contents with page numbers, and the months, each on pages of its own.

    A year is set at a time, in a process of its own. The notes stand in their months, which the
    journal tells beforehand through `holding`. With `a5` the pages are of that size; with `fold`
    two of them stand on each side of A4, in the order for folding sixteen at a time.
    """

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[True]] = True
    carries_notes: ClassVar[bool] = True
    carries_aims: ClassVar[bool] = True
    caution: ClassVar[str] = "Whoever has this file can read it; printers keep copies at times."
    a5: bool = False
    fold: bool = False
    tell: ReadContents = BookContents

    def holding(self, tell: ReadContents) -> Self:
        """Return a book of these contents; they are told when the writing begins."""
        return replace(self, tell=tell)

    def write(self, kept: Iterable[Kept], out: BinaryIO) -> None:
        """Write the book, a year at a time. Raises TypesettingError."""
        contents = self.tell()
        paper = "a5" if self.a5 or self.fold else "a4"
        with ExitStack() as open_parts:
            parts: list[IO[bytes]] = []
            numbers: list[PageNumber] = []
            number = 1
            for year in _years(contents, entries_first(kept)):
                part = open_parts.enter_context(TemporaryFile())
                set_pages(chapters.pages(paper, number) + year.markup, cast("BinaryIO", part))
                begun, count = _months_of(part, year.months, number)
                numbers += begun
                number += count
                parts.append(part)
            title = open_parts.enter_context(TemporaryFile())
            opening = "".join(chapters.title_page(contents, numbers))
            set_pages(chapters.pages(paper, None) + opening, cast("BinaryIO", title))
            _join([title, *parts], out, fold=self.fold)


class _Year(NamedTuple):
    """A year of the book as markup, and the months in it."""

    markup: str
    months: list[date]


def _years(contents: BookContents, entries: Iterable[Entry]) -> Iterator[_Year]:
    months = book.with_entries(contents, entries)
    for year, some in groupby(months, lambda month: month[0].first.year):
        pieces, firsts = [chapters.year_opening(contents, year)], list[date]()
        for chapter, written in some:
            firsts.append(chapter.first)
            pieces += chapters.chapter_opening(chapter)
            pieces += map(chapters.entry, written)
        yield _Year("".join(pieces), firsts)


def _months_of(part: IO[bytes], months: list[date], first: int) -> tuple[list[PageNumber], int]:
    """Return on which page each month of a part begins, and how many pages the part has."""
    reader = libraries.pypdf.PdfReader(part)
    begun = [
        PageNumber(month, first + (reader.get_destination_page_number(mark) or 0))
        for month, mark in zip(months, _marks(reader), strict=True)
    ]
    return begun, len(reader.pages)


def _marks(reader: "PdfReader") -> list["Destination"]:
    return [mark for mark in reader.outline if not isinstance(mark, list)]


def _join(parts: Iterable[IO[bytes]], out: BinaryIO, *, fold: bool) -> None:
    writer = libraries.pypdf.PdfWriter()
    for part in parts:
        writer.append(part)
    (_folded(writer) if fold else writer).write(out)


def _folded(book_pages: "PdfWriter") -> "PdfWriter":
    """Return the pages two a side of A4, in the order in which sixteen at a time are folded."""
    sheets = libraries.pypdf.PdfWriter()
    pages = [*book_pages.pages]
    width, height = pages[0].mediabox.width, pages[0].mediabox.height
    for begin in range(0, len(pages), _SIGNATURE):
        some: list[PageObject | None] = [*pages[begin : begin + _SIGNATURE]]
        some += [None] * (-len(some) % _PAGES_OF_A_SHEET)
        while some:
            # Outside and inside of a sheet: the last and first, then the second and last but one.
            last, first, second, before = some.pop(), some.pop(0), some.pop(0), some.pop()
            for left, right in ((last, first), (second, before)):
                side = sheets.add_blank_page(width * 2, height)
                for page, shift in ((left, 0), (right, width)):
                    if page is not None:
                        side.merge_translated_page(page, shift, 0)
    return sheets
