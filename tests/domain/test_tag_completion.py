"""The rest of a tag that is being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.tag_completion import begun_in_box, begun_in_text, rest_of_tag
from tightrope.domain.tags import hashtags, split_tags

KNOWN = ("walks", "books", "water", "date-night", "❤️-date")


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("wa", "lks"),
        ("WA", "lks"),
        ("walks wa", "ter"),
        ("#Walks，#wat", "er"),
        ("walks", ""),
        ("date night", ""),
        ("date", "-night"),
        ("❤", "️-date"),
        ("x", ""),
    ],
)
def test_in_a_line_of_tags_the_last_is_completed_by_the_first_that_fits(
    line: str, rest: str
) -> None:
    begun, before = begun_in_box(line)
    assert rest_of_tag(begun, KNOWN, before) == rest


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("we went out #wa", "wa"),
        ("(#wa", "wa"),
        ("#wa", "wa"),
        ("#1", "1"),
        ("out #", ""),
        ("out #wa ", None),
        ("out #wa.", None),
        ("no sign", None),
        ("a#b", None),
        ("#", None),  # a heading begins so
        ("# A heading", None),
        ("", None),
        (f"#{'x' * 100}", None),
    ],
)
def test_in_a_text_a_tag_is_begun_behind_a_sign_that_stands_at_the_start_of_a_word(
    text: str, begun: str | None
) -> None:
    assert begun_in_text(text) == begun


TEXTS = st.text(st.sampled_from("#a1❤️ .,-/_\u200dé/)") | st.characters(), max_size=40)


@given(TEXTS, st.sampled_from(KNOWN), st.integers(1, 4))
def test_what_is_completed_is_the_tag(before: str, tag: str, typed: int) -> None:
    text = f"{before} #{tag[:typed]}"
    begun = begun_in_text(text)
    assert begun == tag[:typed]
    assert tag in hashtags(text + rest_of_tag(begun, [tag]))
    begun, _ = begun_in_box(f"books #{tag[:typed]}")
    assert tag in split_tags(f"books #{begun}{rest_of_tag(begun, [tag])}")
