"""`html`: the journal as a book, on one page that needs nothing but itself; out only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Self, TextIO

from tightrope.domain.book_contents import BookContents, ReadContents
from tightrope.domain.kept import Kept
from tightrope.formats.protocol import TextFile, entries_first
from tightrope.paths import asset
from tightrope.reports import book


@dataclass(frozen=True, slots=True)
class HtmlBook(TextFile):
    """A page with contents, and a chapter a month: its figures, its note, its entries.

    The notes stand in their chapters, which the journal tells beforehand through `holding`; those
    behind the entries are passed over. A book that is told nothing has no contents and figures.
    """

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"
    carries_aims: ClassVar[bool] = True
    caution: ClassVar[str] = "Whoever can open this page can read it; it fetches and runs nothing."
    tell: ReadContents = BookContents

    def holding(self, tell: ReadContents) -> Self:
        """Return a book of these contents; they are told when the writing begins."""
        return replace(self, tell=tell)

    def write(self, kept: Iterable[Kept], out: TextIO) -> None:
        """Write the book, an entry at a time."""
        sheets = (asset("data", f"review/{name}.css") for name in ("page", "book"))
        style = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
        contents = self.tell()
        out.writelines(book.opening(contents, style))
        for chapter, entries in book.with_entries(contents, entries_first(kept)):
            out.writelines(book.chapter_pieces(chapter, entries, contents.week_starts))
        out.write(book.end())
