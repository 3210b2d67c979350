import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tightrope.storage.search_parser import parse_search, spaced

PAGES = {
    1: "Walked home along the river. Café, then rain.",
    2: "Snow at the café; we don't talk about C++.",
    3: "Reading side by side, each our own book",
    4: "東京に行く。我们在家。한국어로 썼다",
    5: "写Python的一天, river or sea",
}


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE pages USING fts5 (text, spaced,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.executemany(
            "INSERT INTO pages (rowid, text, spaced) VALUES (?, ?, ?)",
            [(number, text, spaced(text)) for number, text in PAGES.items()],
        )
        yield connection


def found(index: sqlite3.Connection, words: str) -> set[int]:
    asked = parse_search(words)
    pages = {number for number, text in PAGES.items() if (asked.contains or "") in text}
    if asked.match:
        pages &= _matching(index, asked.match)
    if asked.unless:
        pages -= _matching(index, asked.unless)
    return pages


def _matching(index: sqlite3.Connection, match: str) -> set[int]:
    rows = index.execute("SELECT rowid FROM pages WHERE pages MATCH ?", (match,))
    return {number for (number,) in rows}


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("", {1, 2, 3, 4, 5}),
        ("river", {1, 5}),
        ("RIVER", {1, 5}),
        ("cafe", {1, 2}),
        ("CAFÉ rain", {1}),
        ('"side by side"', {3}),
        ('"by side side"', set()),
        ("“side by side”", {3}),
        ("riv*", {1, 5}),
        ("riv", set()),
        ("river -rain", {5}),
        ("-river", {2, 3, 4}),
        ("-river -snow", {3, 4}),
        ('-"side by side" -river', {2, 4}),
        ("rain or snow", {1, 2}),
        ("rain OR snow or book", {1, 2, 3}),
        ("cafe rain or snow", {1, 2}),
        ("cafe rain or book", {1}),
        ("snow or -river", {2, 3, 4}),
        ("rain or -river", {1, 2, 3, 4}),
        ("東京", {4}),
        ("京に", {4}),
        ("行", {4}),
        ("京都", set()),
        ("国어", set()),
        ("한국", {4}),
        ("python", {5}),
        ("写Python", {5}),
        ("我们 -東京", set()),
    ],
)
def test_words_find_what_the_grammar_says(
    index: sqlite3.Connection, words: str, pages: set[int]
) -> None:
    assert found(index, words) == pages


@pytest.mark.parametrize(
    ("slip", "pages"),
    [
        ("c++", {2}),
        ("don't", {2}),
        ("(snow", {2}),
        ("snow)", {2}),
        ('"snow', {2}),
        ('snow "', {2}),
        ("snow - ", {2}),
        ("* snow", {2}),
        ("text:snow", set()),
        ("or river", {5}),
        ("river or", {5}),
        ("or", {5}),
        ("river or or sea", {5}),
        ("NEAR(snow talk)", set()),
        ("snow AND talk", set()),
        ("snow\0talk", {2}),
        ("snow\udcfftalk", {2}),
        ("\udcff", {1, 2, 3, 4, 5}),
        ("^snow {talk}", {2}),
    ],
)
def test_a_slip_is_searched_as_plain_words(
    index: sqlite3.Connection, slip: str, pages: set[int]
) -> None:
    assert found(index, slip) == pages


def test_signs_alone_are_looked_for_to_the_letter(index: sqlite3.Connection) -> None:
    assert found(index, "++") == {2}
    assert found(index, "🎉") == set()


@given(st.text(max_size=200) | st.text(alphabet='ab"*-() or\0京', max_size=60))
@example('"' * 100_000)
@example("x" * 100_000)
@example("or " * 40_000)
@example("-a or " * 20_000)
@example("(a* " * 25_000)
def test_no_text_at_all_breaks_a_search(index: sqlite3.Connection, junk: str) -> None:
    assert found(index, junk) <= PAGES.keys()


@given(st.sampled_from(["river", "cafe", "snow", "book", "rain", "python"]), st.integers(0, 5))
def test_a_word_and_its_opposite_part_all_pages(
    index: sqlite3.Connection, word: str, minuses: int
) -> None:
    without = found(index, f"{'-' * (minuses + 1)}{word}")
    assert found(index, word) | without == PAGES.keys()
    assert not found(index, word) & without


_WORDS = st.sampled_from(["river", "cafe", "snow", "book", "rai*", '"side by side"', "東京"])


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_all_words_must_occur_and_or_joins(index: sqlite3.Connection, words: list[str]) -> None:
    each = [found(index, word) for word in words]
    assert found(index, " ".join(words)) == set.intersection(*each)
    assert found(index, " or ".join(words)) == set.union(*each)
