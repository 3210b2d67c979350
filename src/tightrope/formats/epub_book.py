"""`epub`: the journal as a book for readers, a chapter a month; out only (EPUB 3)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import BinaryIO, ClassVar, Literal, Self
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tightrope.domain.book_contents import BookContents, ReadContents
from tightrope.domain.kept import Kept
from tightrope.formats.protocol import entries_first
from tightrope.paths import asset
from tightrope.reports import book, epub
from tightrope.reports.html_builder import Markup
from tightrope.reports.phrases import month_title

_NAMESPACE = UUID("a0a2f7a4-52d5-5a0c-8b67-4f0e6b0d3c55")
_FIRST_DAY = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class EpubBook:
    """A title page with the contents, and a file a month: its figures, its note, its entries.

    The notes stand in their chapters, which the journal tells beforehand through `holding`; those
    behind the entries are passed over. The same entries always give the same bytes.
    """

    name: ClassVar[str] = "epub"
    suffix: ClassVar[str] = ".epub"
    is_folder: ClassVar[Literal[False]] = False
    is_binary: ClassVar[Literal[True]] = True
    carries_notes: ClassVar[bool] = True
    carries_aims: ClassVar[bool] = True
    caution: ClassVar[str] = (
        "Whoever has this file can read it, and reading programs may copy it into their libraries."
    )
    tell: ReadContents = BookContents

    def holding(self, tell: ReadContents) -> Self:
        """Return a book of these contents; they are told when the writing begins."""
        return replace(self, tell=tell)

    def write(self, kept: Iterable[Kept], out: BinaryIO) -> None:
        """Write the book, an entry at a time."""
        contents = self.tell()
        with ZipFile(out, "w", ZIP_DEFLATED) as made:
            made.writestr(ZipInfo("mimetype"), epub.MIMETYPE, ZIP_STORED)
            made.writestr(ZipInfo("META-INF/container.xml"), epub.CONTAINER)
            made.writestr(ZipInfo("book/style.css"), _style())
            pages = [_page(made, "title.xhtml", book.TITLE, book.contents_page(contents, _address))]
            for chapter, entries in book.with_entries(contents, entries_first(kept)):
                pieces = book.chapter_pieces(chapter, entries, contents.week_starts)
                title = month_title(chapter.first)
                pages.append(_page(made, _address(chapter.first), title, pieces))
            made.writestr(ZipInfo("book/nav.xhtml"), epub.navigation(pages))
            made.writestr(ZipInfo("book/package.opf"), _package(contents, pages))


def _page(made: ZipFile, name: str, title: str, pieces: Iterable[Markup]) -> epub.BookFile:
    """Write a page piece by piece."""
    has_picture = False
    with made.open(f"book/{name}", "w") as page:
        page.write(epub.page_opening(title).encode())
        for piece in pieces:
            has_picture = has_picture or "<svg " in piece
            page.write(epub.in_xml(piece).encode())
        page.write(epub.page_end().encode())
    return epub.BookFile(name, title, has_picture)


def _package(contents: BookContents, pages: list[epub.BookFile]) -> Markup:
    days = f"{contents.first} {contents.last} {[page.name for page in pages]}"
    modified = datetime.combine(contents.last or _FIRST_DAY, time(), UTC)
    return epub.package(str(uuid5(_NAMESPACE, days)), book.TITLE, modified, pages)


def _address(first: date) -> str:
    return f"{book.chapter_id(first)}.xhtml"


def _style() -> str:
    return asset("data", "review/epub.css").read_text(encoding="utf-8")
