"""The book for readers (EPUB 3): whole, well-formed, and nothing in it but text."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given

from formats.hostile import entry, journals
from tightrope.domain.book_contents import BookContents, BookMonth
from tightrope.domain.entry import Entry
from tightrope.formats import writer_named

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"


def packed(entries: Iterable[Entry], contents: BookContents | None = None) -> bytes:
    out = io.BytesIO()
    writer: Any = writer_named("epub")
    if contents is not None:
        writer = writer.holding(lambda: contents)
    writer.write(entries, out)
    return out.getvalue()


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return {info.filename: opened.read(info) for info in opened.infolist()}


def test_a_reader_finds_its_kind_first_and_not_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(packed([entry()]))) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert opened.read(first) == b"application/epub+zip"


def test_every_page_is_listed_in_its_order_and_found_from_the_contents() -> None:
    days = (date(2026, 10, 3), date(2026, 10, 4), date(2026, 11, 21))
    book = files(packed([entry(day=day) for day in days]))
    package = ET.fromstring(book["book/package.opf"])
    listed = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    order = [listed[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]
    assert order == ["title.xhtml", "m2026-10.xhtml", "m2026-11.xhtml"]
    assert {f"book/{name}" for name in listed.values()} | {
        "mimetype", "META-INF/container.xml", "book/package.opf",
    } == set(book)  # fmt: skip
    links = ET.fromstring(book["book/nav.xhtml"]).iter(f"{XHTML}a")
    assert [link.get("href") for link in links] == order


def test_the_title_page_leads_to_the_chapters() -> None:
    chapter = BookMonth(first=date(2026, 11, 1), entries=1, words=5)
    contents = BookContents(chapters=(chapter,), first=date(2026, 11, 21), last=date(2026, 11, 21))
    book = files(packed([entry()], contents))
    page = ET.fromstring(book["book/title.xhtml"])
    assert [link.get("href") for link in page.iter(f"{XHTML}a")] == ["m2026-11.xhtml"]


def test_markdown_is_drawn_and_html_is_text() -> None:
    book = files(packed([entry(text="- [x] milk *now*\n\n<script>alert(1)</script>")]))
    page = ET.fromstring(book["book/m2026-11.xhtml"])
    assert [each.text for each in page.iter(f"{XHTML}em")] == ["now"]
    assert [each.text for each in page.iter(f"{XHTML}li")] == ["☑ milk "]
    assert not [*page.iter(f"{XHTML}script")]
    assert "<script>alert(1)</script>" in "".join(page.itertext())


@given(journal=journals)
def test_whatever_was_written_every_page_is_well_formed(journal: list[Entry]) -> None:
    book = files(packed(journal))
    for name, content in book.items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            for element in ET.fromstring(content).iter():
                assert not {"onload", "onclick", "src"} & set(element.keys())


def test_the_same_entries_give_the_same_bytes() -> None:
    assert packed([entry()]) == packed([entry()])
