import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import spelled
from tightrope.domain.balance import Balance, Comparison, Leaning, balance_of, compare, leaning
from tightrope.domain.interval import Interval


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.01, 0.9, "leaning together"),
        (0.0, 0.9, "too early to say"),  # 0 itself lies on neither side
        (-0.9, -0.01, "leaning space"),
        (-0.9, 0.0, "too early to say"),
        (-1 / 3, 1 / 3, "about even"),
        (-0.34, 0.1, "too early to say"),
        (0.05, 0.2, "leaning together"),  # sure of its side, however near to even
    ],
)
def test_a_word_is_said_only_where_the_whole_interval_allows_it(
    low: float,
    high: float,
    word: str,
) -> None:
    assert leaning(Interval(low, high)) == word


def test_without_an_interval_it_is_too_early_to_say() -> None:
    assert leaning(None) is Leaning.UNKNOWN


def month(days: str) -> Balance:
    return balance_of(spelled(days), len(days))


@pytest.mark.parametrize(
    ("this", "other", "words"),
    [
        ("T" * 10, "S" * 10, "more together"),
        ("S" * 10, "T" * 10, "more space"),
        ("TS" * 5, "TS" * 5, "about the same"),
        ("T" * 5, "TTTTS", "about the same"),
        ("TTTTTTTSSS", "SSSTTTSSSS", "about the same"),
        ("T" * 4, "S" * 10, "too early to say"),
        ("T" * 10, "SSSSNNNNNN", "too early to say"),
        ("TTTTT", "NNNNN", "too early to say"),
    ],
)
def test_two_periods_differ_only_where_their_intervals_do(
    this: str,
    other: str,
    words: str,
) -> None:
    assert compare(month(this), month(other)) == words


MIRRORED = {
    Comparison.MORE_TOGETHER: Comparison.MORE_SPACE,
    Comparison.MORE_SPACE: Comparison.MORE_TOGETHER,
    Comparison.SAME: Comparison.SAME,
    Comparison.UNKNOWN: Comparison.UNKNOWN,
}


@given(st.text("TSB", max_size=30), st.text("TSB", max_size=30))
def test_a_comparison_reads_the_other_way_round_from_the_other_side(this: str, other: str) -> None:
    there = compare(month(other), month(this))
    assert compare(month(this), month(other)) is MIRRORED[there]
