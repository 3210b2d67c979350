"""Rhythm: a weekday beside one's other days."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals, period_of, spelled, swapped
from tightrope.domain.balance import Leaning
from tightrope.domain.day import Day
from tightrope.domain.difference import Difference, compare_in_turn, difference
from tightrope.domain.interval import Votes, interval_of
from tightrope.domain.patterns import WeekdayBalance, weekday_pattern

# A Sunday is the first letter of every seven.
MONDAY, TUESDAY, SUNDAY = 0, 1, 6


def weekdays(weeks: str, times: int) -> tuple[WeekdayBalance, ...]:
    days = spelled(weeks * times)
    return weekday_pattern(period_of(days), days)


def test_sundays_together_among_days_of_space_are_named_and_the_others_are_not() -> None:
    found = weekdays("TSSSSSS", 8)
    assert found[SUNDAY].sentence == "Sundays are more together than your other days"
    assert found[SUNDAY].leaning is Leaning.TOGETHER
    assert {each.sentence for each in found[:SUNDAY]} == {"no other weekday stands out"}
    assert {each.leaning for each in found[:SUNDAY]} == {Leaning.UNKNOWN}


def test_seven_of_a_weekday_say_not_enough_yet() -> None:
    assert weekdays("TSSSSSS", 7)[SUNDAY].sentence == "not enough yet: 7 of 8 Sundays"


def test_a_weekday_may_be_more_space() -> None:
    assert weekdays("TSTTTTT", 9)[MONDAY].sentence == (
        "Mondays are more space than your other days"
    )


def test_whoever_leans_one_way_has_no_rhythm_by_that() -> None:
    found = weekdays("TTTTTTT", 52)
    assert {each.sentence for each in found} == {"no weekday stands out"}


def test_unmarked_days_are_no_votes_for_a_rhythm() -> None:
    monday = weekdays("TNNNNNN", 8)[MONDAY]
    assert monday.sentence == "not enough yet: 0 of 8 Mondays"
    assert (monday.difference, monday.balance.interval) == (None, None)


def test_the_strongest_is_named_first_and_the_rest_compared_among_themselves() -> None:
    found = weekdays("TBSSSSS", 40)
    assert [found[at].rank for at in (SUNDAY, MONDAY, TUESDAY)] == [0, 1, None]
    whole = Votes(280, -160, 240)
    assert found[SUNDAY].difference == difference(
        Votes(40, 40, 40), whole.without(Votes(40, 40, 40))
    )
    # The others are seen without the Sundays, and Tuesdays without the Mondays too.
    assert found[MONDAY].difference == difference(Votes(40, 0, 0), Votes(200, -200, 200))
    assert found[TUESDAY].difference == difference(Votes(40, -40, 40), Votes(160, -160, 160))


def test_of_equally_strong_ones_the_first_of_the_week_is_named_first() -> None:
    found = weekdays("TSTSTSS", 30)  # Sundays, Tuesdays and Thursdays
    assert [each.rank for each in found] == [None, 0, None, 1, None, None, 2]


def test_the_interval_of_a_weekday_has_no_run_factor() -> None:
    sunday = weekdays("TNNNNNN SNNNNNN", 8)[SUNDAY]
    assert sunday.balance.interval == interval_of(Votes(16, 0, 16))


@given(
    st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60)),
    st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60)),
)
def test_a_difference_is_the_formula_of_the_page(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    these, others = (
        Votes(together + space + both, together - space, together + space)
        for together, space, both in (one, other)
    )
    centres = [v / (n + 2) for n, v, _ in (these, others)]
    errors = [
        ((q + 2) / (n + 2) - c**2) / (n + 2)
        for (n, _, q), c in zip((these, others), centres, strict=True)
    ]
    expected = Difference(centres[0] - centres[1], sqrt(sum(errors)))
    found = difference(these, others)
    assert found == pytest.approx(expected)
    assert found is not None
    assert (found.low, found.high) == pytest.approx(
        (expected.value - 3 * expected.error, expected.value + 3 * expected.error)
    )


@given(journals)
def test_swapping_the_marks_swaps_the_rhythm(days: list[Day]) -> None:
    sides = {Leaning.TOGETHER: Leaning.SPACE, Leaning.SPACE: Leaning.TOGETHER}
    here, there = (weekday_pattern(period_of(days), each) for each in (days, swapped(days)))
    for one, other in zip(here, there, strict=True):
        assert other.leaning is sides.get(one.leaning, one.leaning)
        assert other.rank == one.rank
        assert (other.difference is None) == (one.difference is None)
        if one.difference and other.difference:
            assert other.difference.value == -one.difference.value
            assert other.difference.error == one.difference.error


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=7))
def test_whoever_is_named_stands_out_from_all_that_are_named_later(
    kinds: list[tuple[int, int]],
) -> None:
    votes = [
        Votes(together + space, together - space, together + space) for together, space in kinds
    ]
    found = compare_in_turn(votes)
    ranks = [each.rank for each in found if each.rank is not None]
    assert sorted(ranks) == [*range(len(ranks))]
    for each, these in zip(found, votes, strict=True):
        if each.rank is not None:
            assert each.difference is not None
            assert each.difference.strength > 3
            assert these.n >= 8
