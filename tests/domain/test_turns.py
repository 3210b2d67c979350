"""Turns: the shades at the two ends of a stretch do not touch."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals, period_of, spelled, swapped
from tightrope.domain.day import Day
from tightrope.domain.running import Running, cast_votes, run_factors, running_balance
from tightrope.domain.turns import Stretch, Toward, stretches

WIDTH = 0.1  # of the shade, either way, where a line is drawn by hand


def drawn(*values: float | None) -> tuple[Stretch, ...]:
    """Return the stretches of a line with these values on the days from 1 November on."""
    line = [
        None if value is None else Running(value, value - WIDTH, value + WIDTH, 5.0, value)
        for value in values
    ]
    return stretches(FIRST, line)


def november(day: int) -> date:
    return date(2026, 11, day)


def line_of(days: list[Day], half_life: float = 14.0) -> list[Running | None]:
    votes = cast_votes(days)
    return running_balance(period_of(days), votes, run_factors(votes), half_life)


def stretches_of(days: list[Day], half_life: float = 14.0) -> tuple[Stretch, ...]:
    return stretches(days[0].date, line_of(days, half_life))


def test_a_turn_is_the_extreme_whose_shade_the_line_has_left_whole() -> None:
    up, down = drawn(0.0, 0.3, 0.5, 0.4, 0.2, -0.1, 0.0)
    assert up == Stretch(november(1), november(3), november(3), 0.5)
    assert (down.first, down.last, down.furthest) == (november(3), None, november(6))
    assert down.change == pytest.approx(-0.6)
    assert (up.toward, down.toward) == (Toward.TOGETHER, Toward.SPACE)
    assert (up.toward.side, down.toward.side) == ("together", "space")


def test_where_the_shades_still_touch_nothing_turns() -> None:
    assert drawn(0.0, 0.2, 0.0, 0.2, 0.01, 0.2) == ()
    assert drawn(0.0, 0.5, 0.30001) == (Stretch(november(1), None, november(2), 0.5),)
    assert len(drawn(0.0, 0.5, 0.29)) == 2


def test_the_first_extreme_only_begins_the_first_stretch() -> None:
    (only,) = drawn(0.0, 0.1, 0.05, -0.3)
    assert (only.first, only.last, only.furthest) == (november(2), None, november(4))
    assert only.change == pytest.approx(-0.4)


def test_of_equal_extremes_the_latest_is_the_turn() -> None:
    assert drawn(0.0, 0.5, 0.4, 0.5, 0.1)[0].last == november(4)


def test_days_on_which_the_line_rests_are_passed_over() -> None:
    up, down = drawn(None, 0.0, None, 0.5, None, None, 0.0, None)
    assert (up.first, up.last, down.furthest) == (november(2), november(4), november(7))


def test_the_lowest_day_since_a_turn_may_lie_before_the_day_that_showed_it() -> None:
    wide = Running(0.1, -0.4, 0.6, 1.5, 0.1)  # lower than the next, and not yet sure of it
    sure = Running(0.2, 0.1, 0.3, 5.0, 0.2)
    first, top = Running(0.0, -0.1, 0.1, 5.0, 0.0), Running(0.5, 0.4, 0.6, 5.0, 0.5)
    later = Running(0.8, 0.7, 0.9, 5.0, 0.8)
    found = stretches(FIRST, [first, top, wide, sure, later])
    assert [stretch.first.day for stretch in found] == [1, 2, 3]


def test_a_shade_that_narrows_alone_makes_no_turn() -> None:
    wide, narrow = Running(0.2, 0.1, 0.3, 1.0, 1.0), Running(0.7, 0.5, 0.9, 10.0, 1.0)
    assert stretches(FIRST, [narrow, wide, narrow]) == ()


def test_a_line_that_rests_throughout_has_no_stretches() -> None:
    assert drawn(None, None) == ()
    assert drawn() == ()


def test_planted_turns_are_found_where_they_were_planted() -> None:
    days = spelled("T" * 50 + "S" * 50 + "T" * 50 + "S" * 50)
    found = [(stretch.first - days[0].date).days for stretch in stretches_of(days)]
    assert found == [49, 99, 149]


@given(journals)
def test_stretches_join_without_gaps_and_go_up_and_down_by_turns(days: list[Day]) -> None:
    found, line = stretches_of(days), line_of(days)
    on = dict(zip(period_of(days), line, strict=True))
    for before, after in pairwise(found):
        assert before.last == after.first
        assert before.toward is not after.toward
    for stretch in found:
        start, end = on[stretch.first], on[stretch.furthest]
        assert start is not None
        assert end is not None
        assert stretch.change == end.value - start.value
        assert start.high < end.low or end.high < start.low
        assert (stretch.last is None) == (stretch is found[-1])
        assert stretch.furthest == (stretch.last or stretch.furthest)


@given(st.sampled_from("TSB"), st.text("XN.", max_size=80), st.sampled_from([0.5, 3, 14, 60]))
def test_where_all_votes_are_equal_nothing_turns_at_any_half_life(
    vote: str, letters: str, half_life: float
) -> None:
    days = spelled(vote + letters.replace("X", vote))
    assert len(stretches_of(days, half_life)) <= 1


@given(journals)
def test_swapping_the_marks_turns_on_the_same_days_the_other_way(days: list[Day]) -> None:
    assert stretches_of(swapped(days)) == tuple(
        stretch._replace(change=-stretch.change) for stretch in stretches_of(days)
    )


@given(st.text("TSBN.", min_size=1, max_size=80))
def test_an_unmarked_day_makes_no_turn(letters: str) -> None:
    assert stretches_of(spelled(letters)) == stretches_of(spelled(letters.replace("N", ".")))


@given(st.text("TTTTSSSSB.", min_size=40, max_size=120), st.integers(1, 30))
def test_what_was_a_turn_stays_one(letters: str, later: int) -> None:
    days = spelled(letters)
    before = stretches_of(days[:-later])
    assert stretches_of(days)[: len(before) - 1] == before[:-1]
