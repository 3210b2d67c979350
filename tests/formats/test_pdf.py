"""The book to print: set by Typst, joined year by year, read again by pypdf."""

import io
import subprocess
from collections.abc import Iterable
from datetime import date
from typing import Any

import pypdf
import pytest

from formats.hostile import entry
from tightrope.domain.book_contents import BookContents, BookMonth
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.formats import writer_named
from tightrope.formats.pdf.typst_text import markdown

A4, A5, FOLDED = (595, 842), (420, 595), (839, 595)


def pages_of(
    entries: Iterable[Entry], contents: BookContents | None = None, **options: bool
) -> list[pypdf.PageObject]:
    out = io.BytesIO()
    writer: Any = writer_named("pdf", **options)
    if contents is not None:
        writer = writer.holding(lambda: contents)
    writer.write(entries, out)
    return list(pypdf.PdfReader(out).pages)


def words_of(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def size_of(page: pypdf.PageObject) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def test_the_contents_say_on_which_page_each_month_begins() -> None:
    days = (date(2025, 12, 31), date(2026, 1, 2), date(2026, 11, 21))
    long = entry(day=days[1], text="A line of words.\n\n" * 80)
    contents = BookContents(
        chapters=[
            BookMonth(first=day.replace(day=1), entries=1, note="Much room." * (day.month == 11))
            for day in days
        ],
        first=days[0],
        last=days[2],
    )
    book = pages_of([entry(day=days[0]), long, entry(day=days[2])], contents)
    title, listed, *rest = map(words_of, book)
    assert title == "Journal Wed 31 Dec 2025 to Sat 21 Nov 2026 3 entries · 0 words"
    for month in ("December 2025", "January 2026", "November 2026"):
        number = int(listed.split(month)[1].replace(".", " ").split()[0])
        assert month in rest[number - 1]
        assert rest[number - 1].endswith(f" {number}")
    assert "Much room." in rest[-1]
    assert size_of(book[0]) == A4


def test_pages_of_a5_and_two_of_them_on_a_side_to_fold() -> None:
    small = pages_of([entry()], a5=True)
    assert {size_of(page) for page in small} == {A5}
    sides = pages_of([entry()], fold=True)
    assert {size_of(page) for page in sides} == {FOLDED}
    # Title, contents and one page of November: one sheet, its last page blank beside the title.
    assert [words_of(side) for side in sides] == [
        words_of(small[0]),
        " ".join((words_of(small[1]), words_of(small[2]))),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #read("/etc/passwd") $ x $ <label> @ref // no /* no */',
        '"] #let a = 1 \\" \\\\ \\u{41} `#raw`',
        "- [x] milk *now* `code #x`\n\n1. one\n2. two\n\n> quoted",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "# Head\n\n---\n\n```\n#panic()\n```\n\n~~gone~~ **bold**",
        "🥰👩‍👧 漢字 שלום \x1b[31m \u202ex\u202c \0",
    ],
)
def test_what_someone_wrote_is_text_and_no_code(text: str) -> None:
    book = pages_of([entry(text=text)])
    assert len(book) == 3


def test_words_stand_in_strings_and_boxes_are_drawn() -> None:
    assert markdown('a "b" \\ #c') == '#"a \\"b\\" \\\\ #c"'
    assert markdown("- [x] milk") == '#list([#"☑ milk"])'
    assert markdown("*a* b\nc") == '#emph[#"a"]#" b" #linebreak() #"c"'


@pytest.mark.parametrize(
    ("code", "sentence"),
    [(3, r"install the extra tightrope\[pdf\]"), (1, "could not be set")],
)
def test_a_book_that_cannot_be_set_says_why(
    code: int, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess[bytes]([], code)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(TightropeError, match=sentence):
        pages_of([entry()])
