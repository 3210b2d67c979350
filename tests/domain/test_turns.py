from datetime import date, timedelta
from itertools import pairwise
from math import cos, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals, period_of, spelled, swapped
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.running import running_values
from tightrope.domain.turns import Stretch, Toward, Turn, stretches, turns


def drawn(*values: float | None) -> tuple[Period, list[float | None]]:
    """Return a line with these values on the days from 1 November on."""
    return Period(FIRST, FIRST + timedelta(days=len(values) - 1)), list(values)


def november(day: int) -> date:
    return date(2026, 11, day)


def test_a_turn_is_the_extreme_before_the_line_went_far_the_other_way() -> None:
    period, line = drawn(0.0, 0.3, 0.5, 0.4, 0.2, -0.1, 0.0)
    assert turns(period, line) == (Turn(november(3), 0.5),)
    up, down = stretches(period, line)
    assert up == Stretch(november(1), november(3), 0.5)
    assert (down.first, down.last) == (november(3), None)
    assert down.change == pytest.approx(-0.5)
    assert (up.toward, down.toward) == (Toward.TOGETHER, Toward.SPACE)


def test_moves_below_the_threshold_are_no_turns() -> None:
    period, line = drawn(0.0, 0.2, 0.0, 0.2, 0.01, 0.2)
    assert turns(period, line) == ()
    assert stretches(period, line) == ()
    assert len(turns(period, line, threshold=0.15)) == 4


def test_a_move_of_just_the_threshold_counts() -> None:
    period, line = drawn(0.0, 0.5, 0.25, 0.0)
    assert turns(period, line, threshold=0.5) == (Turn(november(2), 0.5),)


def test_the_first_stretch_begins_where_its_move_did() -> None:
    period, line = drawn(0.0, 0.1, 0.05, -0.3)
    (only,) = stretches(period, line)
    assert (only.first, only.last) == (november(2), None)
    assert only.change == pytest.approx(-0.4)
    assert turns(period, line) == ()


def test_of_equal_extremes_the_last_one_is_the_turn() -> None:
    period, line = drawn(0.0, 0.5, 0.4, 0.5, 0.1)
    assert turns(period, line) == (Turn(november(4), 0.5),)


def test_days_without_a_value_are_skipped() -> None:
    period, line = drawn(None, 0.0, None, 0.5, None, None, 0.0, None)
    assert turns(period, line) == (Turn(november(4), 0.5),)
    assert stretches(period, line)[0].first == november(2)


def test_a_line_without_values_has_no_stretches() -> None:
    assert stretches(*drawn(None, None)) == ()
    assert turns(*drawn(None)) == ()


def test_planted_turns_are_found_where_they_were_planted() -> None:
    days = spelled("T" * 50 + "S" * 50 + "T" * 50)
    period = period_of(days)
    found = [turn.day - period.first for turn in turns(period, running_values(period, days))]
    assert found == [timedelta(days=49), timedelta(days=99)]


def test_a_slow_wave_turns_at_its_crests_and_troughs() -> None:
    period, line = drawn(*(cos(2 * pi * day / 60) for day in range(181)))
    days = [(turn.day - period.first).days for turn in turns(period, line)]
    assert days == [30, 60, 90, 120, 150]


@given(journals, st.floats(0.05, 1))
def test_stretches_join_without_gaps_and_go_up_and_down_by_turns(
    days: list[Day],
    threshold: float,
) -> None:
    period = period_of(days)
    line = running_values(period, days)
    found = stretches(period, line, threshold)
    for before, after in pairwise(found):
        assert before.last == after.first
        assert before.toward is not after.toward
        assert abs(before.change) >= threshold
    assert [stretch.first for stretch in found[1:]] == [
        turn.day for turn in turns(period, line, threshold)
    ]
    assert all((stretch.last is None) == (stretch is found[-1]) for stretch in found)


@given(journals)
def test_swapping_the_marks_turns_on_the_same_days_the_other_way(days: list[Day]) -> None:
    period = period_of(days)
    here = turns(period, running_values(period, days), threshold=0.1)
    there = turns(period, running_values(period, swapped(days)), threshold=0.1)
    assert there == tuple(Turn(turn.day, -turn.value) for turn in here)


@pytest.mark.parametrize("threshold", [0.0, -0.25, float("nan")])
def test_a_threshold_is_above_zero(threshold: float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        turns(*drawn(0.0), threshold=threshold)
