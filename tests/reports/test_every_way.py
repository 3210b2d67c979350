"""What holds for every way in which a month is told, whatever stands in the journal."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from day_letters import TWELVE_WEEKS
from domain.journals import journals_with_needs
from formats.hostile import tags, texts
from reports.months import TODAY, reviewed
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.patterns import TagDay
from tightrope.domain.review import Review, review_of
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.formats.fields.entry_json import entry_to_json
from tightrope.paths import asset
from tightrope.reports.html_report import as_html
from tightrope.reports.json_report import as_json_report
from tightrope.reports.markdown_report import as_markdown
from tightrope.reports.text_report import as_text

STYLE = asset("data", "review/page.css").read_text(encoding="utf-8")
RARE_WORD = "saxifrage"
SWAP = str.maketrans({"T": "S", "S": "T"})

months = st.one_of(
    st.dates(date(2026, 9, 1), date(2027, 2, 1)),
    st.sampled_from([date.min, date(1, 12, 1), date(9999, 1, 1), date.max]),
)
reviews = st.builds(
    lambda days, month, names, note: review_of(
        month, days, today=TODAY, tag_days=[TagDay(name, TODAY, 1) for name in names], note=note
    ),
    journals_with_needs,
    months,
    tags,
    texts,
)
entries = st.lists(
    st.builds(
        lambda text, names: _entry(text=text, tags=names),
        texts,
        tags,
    ),
    max_size=3,
)


def _entry(text: str, tags: tuple[str, ...] = ()) -> Entry:
    draft = Draft(day=TODAY, together=True, text=text, tags=tags)
    sent = datetime(2026, 11, 22, 12, tzinfo=UTC)
    return Entry.of(draft, id="7b6f2c1e-0000-4000-8000-000000000000", created=sent)


def every_way(review: Review, written: list[Entry] | None = None) -> Iterator[str]:
    yield as_text(review, entries=written)
    yield as_markdown(review, entries=written)
    objects = None if written is None else map(entry_to_json, written)
    yield json.dumps(as_json_report(review, written=objects))
    yield as_html(review, STYLE, entries=written)


class Elements(HTMLParser):
    """Collects what a browser would act on, and the text that it would show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names = set[str]()
        self.attributes = set[str]()
        self.shown = list[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


# What Markdown is drawn with.
DRAWN = {
    "div", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "s",
    "br", "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@given(reviews, entries)
def test_a_page_is_well_formed_and_holds_nothing_that_acts(
    review: Review, written: list[Entry]
) -> None:
    page = as_html(review, STYLE, entries=written)
    ET.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
    ours = Elements(as_html(review, STYLE))
    theirs = Elements(page)
    assert theirs.names - ours.names <= {"section", "h2", "small", "article", "h3", "p"} | DRAWN
    assert theirs.attributes - ours.attributes <= {"class", "dir", "start", "style"}
    forbidden = {"script", "link", "iframe", "object", "embed", "img", "image", "use", "a", "base"}
    assert not theirs.names & forbidden
    assert not {
        name for name in theirs.attributes if name.startswith("on") or name in {"src", "href"}
    }


@given(reviews)
def test_figures_hold_no_reference_to_anywhere(review: Review) -> None:
    page = as_html(review._replace(tags=()), STYLE)
    assert not any(word in page for word in ("http:", "https:", "//", "url(", "@import", "<script"))


@given(reviews, entries)
def test_every_month_can_be_told_and_is_told_the_same_again(
    review: Review, written: list[Entry]
) -> None:
    assert list(every_way(review, written)) == list(every_way(review, written))


@given(reviews)
def test_text_fits_the_terminal(review: Review) -> None:
    plain = review._replace(tags=(("walks", 3),) * 30)
    assert all(len(line) <= 80 for line in as_text(plain).splitlines())


@given(texts)
def test_the_words_of_an_entry_are_shown_as_they_were_typed(words: str) -> None:
    shown = Elements(as_html(reviewed("T"), STYLE, entries=[_entry(text=words)])).shown
    plain = "".join(char for char in words if char.isalnum() and char.isascii())
    assert plain in "".join(char for char in "".join(shown) if char.isalnum() and char.isascii())


def test_figures_hold_no_word_unless_words_are_wanted() -> None:
    review = reviewed("T")._replace(note=f"{RARE_WORD} note")
    written = [_entry(text=f"{RARE_WORD} entry", tags=(NO_RECALL_TAG, "walks"))]
    assert not any(RARE_WORD in told for told in every_way(review))
    for told in every_way(review, written):
        assert f"{RARE_WORD} note" in told
        assert f"{RARE_WORD} entry" in told
    # The exact entry object has all of its tags; what is shown to be read has not.
    assert [NO_RECALL_TAG in told for told in every_way(review, written)] == [
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("letters", [TWELVE_WEEKS, "TTTTTTTTTTTTTT", "TBTBSBS" * 30])
def test_swapping_the_marks_swaps_every_word_and_sign(letters: str) -> None:
    one, other = (as_text(reviewed(each)) for each in (letters, letters.translate(SWAP)))
    assert _signs(one, {"▲": "▼", "▼": "▲"}) == _signs(other, {})
    for told in (as_markdown, lambda review: as_html(review, STYLE)):
        one, other = (told(reviewed(each)) for each in (letters, letters.translate(SWAP)))
        assert one.count("leaning together") == other.count("leaning space")
        assert one.count("toward space") == other.count("toward together")
    figures, swapped = (
        as_json_report(reviewed(each)) for each in (letters, letters.translate(SWAP))
    )
    assert figures["balance"] == -swapped["balance"]
    assert [row["low"] and -row["low"] for row in figures["months"]] == [
        row["high"] for row in swapped["months"]
    ]


@pytest.mark.parametrize(
    ("letters", "month", "said"),
    [
        ("", TODAY, "Nothing is written in this journal yet"),
        ("T", date(9999, 12, 1), "December 9999 has not come yet."),
        ("T", date.min, "This is before the first entry"),
        ("T" + "." * 70, date(2026, 10, 1), "Nothing is written in October 2026."),
        ("NNN", TODAY, "No day of this month is marked"),
    ],
)
def test_a_month_without_figures_says_so_in_every_way(letters: str, month: date, said: str) -> None:
    review = reviewed(letters, month)
    text, markdown, figures, page = every_way(review)
    for told in (text, markdown, page):
        assert said in told
    assert json.loads(figures)["standing"] == review.state.value != "marked"
    assert json.loads(figures)["balance"] is None


def test_markdown_fetches_no_picture_and_is_no_html() -> None:
    hostile = "<script>alert(1)</script> ![x](https://example.org/x.png) *so*"
    told = as_markdown(reviewed("T"), entries=[_entry(text=hostile)])
    assert r"> \<script>alert(1)\</script> \![x](https://example.org/x.png) *so*" in told


def _signs(text: str, swapped: dict[str, str]) -> list[str]:
    """Return the calendar of a text, sign by sign."""
    calendar = text.split("\n\n")[1]
    return [swapped.get(char, char) for char in calendar]
