from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.errors import BadEntryError
from tightrope.domain.tags import (
    LONGEST_TAG,
    MOST_TAGS,
    hashtags,
    normalize_tag,
    normalize_tags,
)


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("walks", "walks"),
        ("#Walks", "walks"),
        ("@home", "home"),
        (" # # long   talk ", "long-talk"),
        ("Frühstück", "frühstück"),
        ("a#b", "a#b"),
        ("👩‍❤️‍👨 date", "👩‍❤️‍👨-date"),
        ("نامه\u200cها", "نامه\u200cها"),  # "letters" in Persian
    ],
)
def test_a_tag_is_kept_lower_case_without_its_sign(name: str, tag: str) -> None:
    assert normalize_tag(name) == tag


@pytest.mark.parametrize(
    "name", ["", " ", "#", "# @", "a\x00b", "a\u202eb", "a\u200db", "\u200d", "x" * 61]
)
def test_what_can_be_no_tag_is_refused(name: str) -> None:
    with pytest.raises(BadEntryError, match="1 to 60 visible characters"):
        normalize_tag(name)


def test_tags_are_sorted_and_each_there_once() -> None:
    assert normalize_tags(["walks", "Books", "#walks"]) == ("books", "walks")


def test_an_entry_has_at_most_a_hundred_tags() -> None:
    with pytest.raises(BadEntryError, match="at most 100 tags"):
        normalize_tags([f"tag{number}" for number in range(MOST_TAGS + 1)])


@given(st.text(max_size=LONGEST_TAG))
def test_a_tidy_tag_is_not_tidied_further(name: str) -> None:
    try:
        tag = normalize_tag(name)
    except BadEntryError:
        return
    assert normalize_tag(tag) == tag


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ('A walk #Walks (#rain) and "#tea".', {"walks", "rain", "tea"}),
        ("#together #SPACE", {"together", "space"}),
        ("# A heading\n## Another", set()),
        ("issue #12 and page#anchor, C#", set()),
        ("#2nd-date #x/y- #-", {"2nd-date", "x/y"}),
        ("#" + "x" * 61, set()),
        ("#together,#space;#walks", {"together", "space", "walks"}),
        ("*#space* and **#walks**, _#rain_ [#tea] {#ice}!#sun", {
            "space", "walks", "rain", "tea", "ice", "sun",
        }),
        ("“#one” «#two» „#three“ ‘#four’ 「#five」，#six", {
            "one", "two", "three", "four", "five", "six",
        }),
        ("&#x27; &#amp; https://a.org/#b https://a.org/b#c https://a.org/b_(c)#d", set()),
        ("https://a.org/?b=c#d a.org/b.html#c 5#a color:#fff ##x C-#d ü#x", set()),
    ],
)  # fmt: skip
def test_a_hashtag_begins_a_word_and_holds_a_letter(text: str, tags: set[str]) -> None:
    assert hashtags(text) == tags


@pytest.mark.parametrize("part", ["#", ",#", "#1", "1", "_", "#_", "a#", "#a", "/-", "#/", "#-a"])
def test_a_hostile_text_is_looked_through_once(part: str) -> None:
    text = "#" + part * 500_000
    begin = process_time()
    hashtags(text)
    assert process_time() - begin < 5  # twice through each rest would take hours


@given(
    st.text(st.sampled_from(",;*_([\"'"), max_size=3),
    st.text(st.sampled_from(",;*)]\"' \n"), max_size=3),
    st.lists(st.sampled_from(["walks", "together", "a-b", "x/y"]), min_size=1, max_size=4),
)
def test_signs_round_hashtags_do_not_hide_them(
    before: str,
    after: str,
    tags: list[str],
) -> None:
    text = "".join(f"{before}#{tag}{after or ' '}" for tag in tags)
    if before or not after or after[-1] in ",;*\"' \n":
        assert hashtags(text) == set(tags)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("# /-,_*"), max_size=80))
def test_every_hashtag_is_a_tidy_tag(text: str) -> None:
    assert {normalize_tag(tag) for tag in hashtags(text)} == hashtags(text)
