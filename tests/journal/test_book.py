"""A journal as a book: one page that shows everything, and does nothing."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.hostile import entry, tags, texts
from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.formats import writer_named
from tightrope.journal import Journal

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
CALM = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "section",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "div",
    "dl", "dt", "dd", "article", "small", "span", "svg", "desc", "g", "rect", "text", "line",
    "circle", "polygon", "polyline",
    # What Markdown is drawn with.
    "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "s", "br",
    "hr",
}  # fmt: skip
HOSTILE = (
    '</p></section><script>alert(1)</script><img src=x onerror="alert(1)">'
    " ]]> <!-- --> &lt; javascript:alert(1) \"x\" 'y' \0 \u202eesrever\u202c \x1b[31m"
)


class Page(HTMLParser):
    """What a browser would make of a page: elements, attributes, and the text that it shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names = set[str]()
        self.attributes = list[tuple[str, str]]()
        self.shown = list[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def all_of(self, name: str) -> list[str]:
        return [value for each, value in self.attributes if each == name]


def book_of(journal: Journal, **asked: Any) -> str:
    out = io.StringIO(newline="")
    journal.transfer.export_entries("html", out, Query(**asked))
    return out.getvalue()


def shown(page: str) -> str:
    """Return the text of a page without its head, an element a line."""
    return "\n".join(Page(page.split("</head>")[1]).shown)


def check_harmless(page: str) -> None:
    """Hold a page to what no page of ours may be, whatever stands in it."""
    ET.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    found = Page(page)
    assert found.names <= CALM
    assert not [name for name, _ in found.attributes if name.startswith("on") or name == "src"]
    ids = found.all_of("id")
    assert len(ids) == len(set(ids))
    assert all(link[0] == "#" and link[1:] in ids for link in found.all_of("href"))
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert policy in found.all_of("content")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", page)


@pytest.fixture
def written(journal: Journal) -> Journal:
    for day, text, together, space in (
        (date(2025, 12, 31), "Last of the year.", True, False),
        (date(2026, 10, 3), "Rain.", False, True),
        (date(2026, 11, 2), "Walked home.\nBy the river.", True, False),
        (date(2026, 11, 2), "And slept.", False, False),
        (date(2026, 11, 20), "Read alone.", True, True),
    ):
        journal.entries.write(
            Draft(day=day, time=time(9, 30), text=text, together=together, space=space)
        )
    journal.month_notes.save(OCTOBER, "Much room.", read=None)
    journal.month_notes.save(date(2026, 9, 1), "A note alone.", read=None)
    return journal


def test_months_stand_in_order_each_with_its_note_before_its_entries(written: Journal) -> None:
    page = book_of(written)
    check_harmless(page)
    told = shown(page)
    places = [
        told.index(words, told.index("By the river") - 2000 if words[0] == "\n" else 0)
        for words in (
            "5 entries", "Last of the year.", "A note alone.", "Much room.", "Rain.",
            "Walked home.\nBy the river.", "And slept.", "Read alone.",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    assert told.count("Note of the month") == 2
    assert "Wed 31 Dec 2025 to Fri 20 Nov 2026" in told
    assert " Mon 2 Nov 2026 09:30 · together" in told


def test_a_month_is_told_with_the_figures_of_its_days_also_as_a_table(written: Journal) -> None:
    for day in (5, 7):
        written.entries.write(Draft(day=date(2026, 11, day), text="Home.", together=True))
    page = book_of(written)
    row = page.split('href="#m2026-11">')[1].split("</tr>")[0]
    assert re.findall("<td>(.*?)</td>", row) == [
        "5", "11", "4 of 21", "3", "0", "1", "+0.75", "-0.01 to +0.76", "25%",
    ]  # fmt: skip
    chapter = page.split('id="m2026-11">')[1]
    said = "too early to say · 4 of 21 days marked · +0.75 (-0.01 to +0.76)"
    assert said in chapter
    assert "1 of 4 marked days was both, 25 %" in chapter
    assert "5 entries · 11 words" in chapter
    assert page.count('role="img"') == 2 + 1 + 3  # tides of two years, a strip, calendars
    assert page.count("<desc") == 6
    assert f"Nov 2026: {said}" in page


def test_a_month_of_few_marked_days_has_no_figure(written: Journal) -> None:
    page = book_of(written)
    row = page.split('href="#m2026-11">')[1].split("</tr>")[0]
    assert re.findall("<td>(.*?)</td>", row) == [
        "3", "9", "2 of 21", "1", "0", "1", "", "", "",
    ]  # fmt: skip
    chapter = page.split('id="m2026-11">')[1]
    assert "2 marked days; the line says something from about ten" in chapter
    assert "%" not in chapter.partition("</dl>")[0].partition("<dl>")[2]
    assert page.count('role="img"') == 2 + 3  # a tide a year, a calendar a month with entries


@pytest.mark.parametrize(("week_starts", "name"), [(0, "Mo"), (6, "Su"), (5, "Sa")])
def test_weeks_begin_where_the_settings_say(written: Journal, week_starts: int, name: str) -> None:
    out = io.StringIO(newline="")
    written.transfer.export_entries("html", out, Query(), week_starts=week_starts)
    calendars = re.findall(r'<svg[^>]*class="calendar">.*?</svg>', out.getvalue(), re.DOTALL)
    assert calendars
    for each in calendars:
        assert re.findall(r">(\w\w)</text>", each)[0] == name


def test_only_the_days_that_were_asked_for_are_in_the_book(written: Journal) -> None:
    page = book_of(written, first=date(2026, 11, 3), last=date(2026, 11, 20))
    assert "1 marked day; the line says" in page
    assert "Read alone." in page
    assert not any(word in page for word in ("Walked home.", "Rain.", "Much room."))
    check_harmless(page)


def test_entries_that_were_chosen_are_told_as_such_and_have_no_balance(written: Journal) -> None:
    written.entries.write(
        Draft(
            day=NOVEMBER, text="Both.", together=True, need=Need.ROOM, tags=("b&w",), starred=True
        )
    )
    page = book_of(written, together=True, need=Need.ROOM, tags=("b&w",), starred=True)
    check_harmless(page)
    told = shown(page)
    assert (
        "Not all entries of these days, but those that are marked together,"
        ' noted "wanted space", tagged #b&w, starred.' in told
    )
    assert "Sun 1 Nov 2026 · together · wanted space · #b&w · starred" in told
    assert not any(word in told for word in ("balance", "Balance", "interval", "Much room."))
    assert [told.count(name) for name in ("November 2026", "October 2026")] == [2, 0]
    assert "1 entry · 1 word" in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"space": True}, "marked space"),
        ({"unmarked": True}, "not marked"),
        ({"words": "rain"}, "found by a search"),
    ],
)
def test_what_entries_were_chosen_by_is_said(
    written: Journal, asked: dict[str, Any], said: str
) -> None:
    assert f"but those that are {said}." in shown(book_of(written, **asked))


def test_an_empty_journal_makes_an_empty_book(journal: Journal) -> None:
    page = book_of(journal)
    check_harmless(page)
    assert "There is no entry in this book." in page
    assert "Contents" not in page


def test_what_someone_wrote_is_shown_and_does_nothing(journal: Journal) -> None:
    journal.entries.write(Draft(day=NOVEMBER, text=HOSTILE, tags=("<script>", "javascript:x")))
    journal.month_notes.save(NOVEMBER, HOSTILE, read=None)
    page = book_of(journal)
    check_harmless(page)
    told = shown(page)
    assert told.count("</p></section><script>alert(1)</script>") == 2
    assert told.count("]]> <!-- --> < javascript:alert(1) \"x\" 'y' ␀ ∙esrever∙ ␛[31m") == 2
    chosen = book_of(journal, tags=("<script>",))
    check_harmless(chosen)
    assert "tagged #<script>" in shown(chosen)


@given(
    pages=st.lists(st.tuples(st.dates(), texts, tags, st.booleans(), st.booleans()), max_size=4),
    notes=st.lists(st.tuples(st.dates(), texts), max_size=2),
)
@settings(max_examples=30)
def test_every_journal_makes_a_harmless_book_and_the_same_one_again(
    pages: list[tuple[date, str, tuple[str, ...], bool, bool]], notes: list[tuple[date, str]]
) -> None:
    with TemporaryDirectory() as folder, Journal(Path(folder) / "j.db", FrozenClock()) as journal:
        for day, text, names, together, space in pages:
            draft = replace(entry(), day=day, text=text, tags=names, together=together, space=space)
            journal.entries.write(Draft.of(replace(draft, starred=True)))
        for month in {day.replace(day=1): text for day, text in notes}.items():
            journal.month_notes.save(*month, read=None)
        page = book_of(journal)
        check_harmless(page)
        assert page.count("<article") == len(pages) + len(journal.month_notes.between())
        assert book_of(journal) == page


def test_entries_go_out_as_they_come_whatever_was_told_before() -> None:
    out = io.StringIO(newline="")

    def passing() -> Iterator[Entry]:
        for number in range(20):
            # One is ahead, since a month ends where another begins.
            assert out.getvalue().count("<article") >= number - 1
            yield entry(day=date(2026, 1 + number // 4, 1 + number))

    writer: Any = writer_named("html")
    writer.write(passing(), out)
    assert out.getvalue().count("<article") == 20
    assert out.getvalue().count('class="chapter') == 5


def test_a_file_says_that_whoever_opens_it_can_read_it(written: Journal, tmp_path: Path) -> None:
    taken = written.transfer.export_entries("html", tmp_path / "book.html", Query())
    assert (taken.count, taken.notes, taken.notes_left) == (5, 2, 0)
    assert (tmp_path / "book.html").read_text(encoding="utf-8") == book_of(written)
    assert (tmp_path / "book.html").stat().st_mode & 0o777 == 0o600
