"""Rows break where Textual breaks them, and a mended paragraph is one laid out afresh."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual._wrap import compute_wrap_offsets

from tightrope.text_width import (
    clusters,
    grapheme_after,
    grapheme_before,
    grapheme_start,
)
from tightrope.tui.widgets.editor.wrapping import Change, breaks, mended

widths = st.integers(2, 30)
prose = st.text(st.sampled_from("aaabcdéßЖלن日本語 -,.  "), max_size=200)
family = "👩\u200d👩\u200d👧"
pieces = [
    "a",
    "word",
    " ",
    "  ",
    "日",
    "e\u0301",
    family,
    "🇩🇪",
    "👍🏽",
    "❤\ufe0f",
    "\u0301",
    "\xa0",
    "∙",
]
anything = st.lists(st.sampled_from(pieces), max_size=60).map("".join)


@given(prose, widths)
def test_prose_breaks_where_textual_breaks_it(text: str, width: int) -> None:
    assert breaks(text, width) == compute_wrap_offsets(text, width, tab_size=4)


@given(anything, st.integers(4, 30))
def test_no_row_is_wider_than_the_editor_and_none_splits_a_character(text: str, width: int) -> None:
    bounds = [0, *breaks(text, width), len(text)]
    for start, end in pairwise(bounds):
        assert cell_len(text[start:end]) <= width
        assert grapheme_start(text, start) == start


@given(anything, anything, anything, anything, widths)
def test_a_mended_paragraph_breaks_like_one_laid_out_afresh(
    head: str, gone: str, come: str, tail: str, width: int
) -> None:
    old, new = head + gone + tail, head + come + tail
    change = Change.between(old, new)
    assert mended(new, width, breaks(old, width), change) == breaks(new, width)


def test_a_no_break_space_holds_its_words_together() -> None:
    assert breaks("aa dit : non", 7) == [7]
    assert breaks("aa dit\xa0: non", 7) == [3, 9]


@given(anything)
def test_steps_lead_over_whole_characters_in_both_directions(text: str) -> None:
    bounds = [0]
    for cluster in clusters(text):
        bounds.append(bounds[-1] + len(cluster))
    for left, right in pairwise(bounds):
        assert grapheme_after(text, left) == right
        assert grapheme_before(text, right) == left
        assert {grapheme_start(text, column) for column in range(left, right)} == {left}
