"""How wide a text is on a terminal, and how it is cut and broken to fit."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes, wcswidth

from tightrope.text_width import cells, clusters, fit, is_simple, is_wide, wrap

FAMILY = "👩\u200d👩\u200d👧"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
# Alone, joined, coloured, both, flags, a key, a heart in colour and one without.
EMOJI = ("🥰", FAMILY, "👍🏽", "🤷🏽\u200d♀\ufe0f", "🇩🇪", ENGLAND, "1\ufe0f\u20e3", "❤\ufe0f", "❤")
PIECES = ("a", "word", " ", "ß", "—", "日", "ｱ", "한", "e\u0301", "\xa0", "∙", *EMOJI)
anything = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("plain", 5),
        ("na\u00efve", 5),
        ("nai\u0308ve", 5),
        ("日本", 4),
        (FAMILY, 2),
        ("👍🏽 yes", 6),
        ("🇩🇪🇫🇷", 4),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("1\ufe0f\u20e3", 2),
        ("\u200b", 0),
        ("\a", 0),
    ],
)
def test_a_text_is_as_wide_as_what_readers_take_for_its_characters(text: str, width: int) -> None:
    assert cells(text) == width


@given(anything | st.text())
def test_the_short_ways_give_what_wcwidth_gives(text: str) -> None:
    graphemes = list(iter_graphemes(text))
    assert list(clusters(text)) == graphemes
    assert cells(text) == sum(max(0, wcswidth(grapheme)) for grapheme in graphemes)


@given(anything)
def test_a_text_is_as_wide_as_the_full_screen_face_draws_it(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(anything, st.integers(0, 30))
def test_a_text_that_is_cut_fits_and_ends_at_a_whole_character(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cells(shown) <= width
    if shown != text:
        kept = list(clusters(shown.removesuffix("…")))
        assert kept == list(clusters(text))[: len(kept)]
        assert shown.endswith("…" if width else "")


@given(anything, st.integers(0, 30))
def test_a_column_is_as_wide_as_it_should_be_whatever_stands_in_it(text: str, width: int) -> None:
    assert cells(fit(text, width, fill=True)) == width


@given(anything, st.integers(6, 30))
def test_a_line_breaks_between_words_and_loses_none(text: str, width: int) -> None:
    parts = wrap(text, width)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(cells(part) <= width or " " not in part.strip() for part in parts)
    assert all(cells(part) <= width for part in wrap(text, width, break_long_words=True))


@pytest.mark.parametrize(("is_plain", "width"), [(is_simple, 1), (is_wide, 2)])
def test_characters_that_need_no_look_at_their_neighbours_are_what_they_are_said_to_be(
    is_plain: Callable[[str, int, int], bool], width: int
) -> None:
    plain = [char for char in map(chr, range(0x20, 0x10000)) if is_plain(char, 0, 1)]
    assert {cell_len(char) for char in plain} == {width}
    assert list(iter_graphemes("".join(plain))) == plain


def test_every_character_alone_is_as_wide_as_wcwidth_says() -> None:
    characters = [chr(code) for code in range(0x20, 0x1FFFF) if not 0xD800 <= code < 0xE000]
    wrong = [char for char in characters if cells(char) != max(0, wcswidth(char))]
    assert not wrong
