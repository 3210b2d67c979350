from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tightrope.domain.errors import BadQueryError
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.domain.query_words import read_query

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("", Query()),
        ("river walk", Query(words="river walk")),
        ("together:", Query(together=True)),
        ("river  Space: walk", Query(words="river walk", space=True)),
        ("both:", Query(together=True, space=True)),
        ("unmarked: starred:", Query(unmarked=True, starred=True)),
        ("need:room", Query(need=Need.ROOM)),
        ("need:space", Query(need=Need.ROOM)),
        ("need:closeness", Query(need=Need.CLOSER)),
        ('need:"it was right"', Query(need=Need.CONTENT)),
        ("need:clos", Query(need=Need.CLOSER)),
        ("tag:Walks #rain", Query(tags=("rain", "walks"))),
        ("#walks, river", Query(tags=("walks",), words="river")),
        ("#🎉", Query(tags=("🎉",))),
        ("#together tag:space", Query(together=True, space=True)),
        ("from:2025-01", Query(first=date(2025, 1, 1))),
        ("from:2025-01 to:2025-03", Query(first=date(2025, 1, 1), last=date(2025, 3, 31))),
        ("on:2025", Query(first=date(2025, 1, 1), last=date(2025, 12, 31))),
        ('on:"last friday"', Query(first=date(2026, 11, 20), last=date(2026, 11, 20))),
        ("from:2025 from:2024", Query(first=date(2025, 1, 1))),
    ],
)
def test_filters_stand_among_the_words(words: str, query: Query) -> None:
    assert read_query(words, TODAY) == query


@pytest.mark.parametrize(
    "slip",
    [
        "together:yes", "need:nothing", "from:nowhere", "on:2025-13", "#", "#1", "tag:#", "-#walks",
        '"#walks"', "http://walks", "river or #walks", "together: or river", "c:", ":",
        "#" + "x" * 61,
    ],
)  # fmt: skip
def test_what_is_no_filter_is_words_as_it_stands(slip: str) -> None:
    assert read_query(slip, TODAY) == Query(words=slip)


@pytest.mark.parametrize("begun", ["need:", "tag:", "from:", "need:c", "from:202", "on:2025-1-"])
def test_what_is_begun_while_typing_is_passed_over(begun: str) -> None:
    assert read_query(f"river {begun}", TODAY, typing=True) == Query(words="river")


def test_a_tag_is_a_beginning_while_it_is_typed() -> None:
    assert read_query("#wal", TODAY, typing=True) == Query(tag_beginning="wal")
    assert read_query("#wal ", TODAY, typing=True) == Query(tags=("wal",))
    assert read_query("#rain tag:w", TODAY, typing=True) == Query(tags=("rain",), tag_beginning="w")


@pytest.mark.parametrize("words", ["need:room need:closer", "unmarked: both:", "from:2025 to:2024"])
def test_filters_that_exclude_each_other_say_so(words: str) -> None:
    with pytest.raises(BadQueryError):
        read_query(words, TODAY)


_PARTS = ["river", "or", "-", '"', "#", "#a", "tag:", "need:", "room", "from:", "2025", "to:3", " "]


@given(st.text(max_size=60) | st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
@example('"' * 50_000)
@example("#a " * 30_000)
@example("from:" * 20_000)
def test_no_words_at_all_are_an_error(words: str) -> None:
    for typing in (False, True):
        try:
            read_query(words, TODAY, typing=typing)
        except BadQueryError as trouble:
            assert "ends" in str(trouble)  # noqa: PT017 - the dates, which are no slip
