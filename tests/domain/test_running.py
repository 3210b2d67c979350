"""The line: where the running balance lies, and where it rests."""

from datetime import date
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals, letters, period_of, spelled, swapped
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.interval import Z80
from tightrope.domain.running import (
    HALF_LIFE,
    CastVote,
    Running,
    axis_end,
    cast_votes,
    run_factors,
    running_balance,
)

half_lives = st.floats(0.5, 60)


def line_of(days: list[Day], half_life: float = HALF_LIFE) -> list[Running | None]:
    votes = cast_votes(days)
    return running_balance(period_of(days), votes, run_factors(votes), half_life)


def direct(on: date, days: list[Day], factor: float, half_life: float) -> tuple[float, Any]:
    """Return N and the line on a day by the definition of the page, as it stands there."""
    cast = [((on - e.date).days, e.vote) for e in days if e.vote is not None and e.date <= on]
    weights = [2 ** (-age / half_life) for age, _ in cast]
    n = sum(weights)
    if n < 1 or cast[-1][0] > half_life:
        return n, None
    v = sum(w * vote for w, (_, vote) in zip(weights, cast, strict=True))
    q = sum(w * vote**2 for w, (_, vote) in zip(weights, cast, strict=True))
    c = v / (n + 4)
    half = Z80 * sqrt(((q + 4) / (n + 4) - c**2) / (factor * n + 4))
    return n, Running(c, max(c - half, -1), min(c + half, 1), n, v / n)


@given(journals, half_lives)
def test_one_pass_gives_what_the_definition_gives(days: list[Day], half_life: float) -> None:
    votes = cast_votes(days)
    factors = run_factors(votes)
    line = running_balance(period_of(days), votes, factors, half_life)
    for on, running in zip(period_of(days), line, strict=True):
        so_far = sum(vote.on <= on.toordinal() for vote in votes)
        factor = factors[so_far - 1] if so_far else 1.0
        n, expected = direct(on, days, factor, half_life)
        if abs(n - 1) < 1e-9:
            continue  # either side of the threshold is right within rounding
        assert running == (expected and pytest.approx(expected, abs=1e-9))


def test_fifteen_days_together_in_a_row_are_the_check_value_of_the_page() -> None:
    last = line_of(spelled("T" * 15))[-1]
    assert last is not None
    assert last.weight == pytest.approx(10.850928, abs=5e-7)
    assert (last.low, last.high) == pytest.approx((0.503608, 0.957705), abs=5e-7)


def test_one_vote_counts_on_its_day_and_no_longer() -> None:
    line = line_of(spelled("T..."))
    assert line[0] is not None
    assert line[1:] == [None, None, None]


def test_the_line_rests_when_the_latest_vote_lies_more_than_a_half_life_back() -> None:
    line = line_of(spelled("T" * 60 + "." * 40))
    assert None not in line[: 60 + 14]
    assert set(line[60 + 14 :]) == {None}


def test_unmarked_days_make_it_rest_as_unwritten_ones_do() -> None:
    assert line_of(spelled("TTST" + "N" * 30)) == line_of(spelled("TTST" + "." * 30))


def test_it_goes_on_where_one_marks_again() -> None:
    line = line_of(spelled("T" * 20 + "." * 30 + "S"))
    assert line[-2] is None
    assert line[-1] is not None


def test_the_first_days_stay_near_even() -> None:
    line = [running.value for running in line_of(spelled("T" * 60)) if running]
    assert line[0] == pytest.approx(0.2)
    assert line == sorted(line)
    assert 0.8 < line[-1] < 0.9


@given(journals)
def test_the_shade_holds_the_line_and_stays_between_the_poles(days: list[Day]) -> None:
    for running in line_of(days):
        if running:
            assert running.value in running.interval
            assert running.weight >= 1


@given(journals)
def test_swapping_the_marks_mirrors_the_line(days: list[Day]) -> None:
    assert line_of(swapped(days)) == [
        here and Running(-here.value, -here.high, -here.low, here.weight, -here.mean)
        for here in line_of(days)
    ]


@given(st.text("TSBN.", min_size=2, max_size=60), st.integers(1, 59))
def test_no_later_day_changes_where_the_line_lay(letters: str, kept: int) -> None:
    days = spelled(letters)
    whole = line_of(days)
    assert line_of(days[:kept]) == whole[:kept]


@given(letters)
def test_an_unmarked_day_moves_no_line(letters: str) -> None:
    assert line_of(spelled(letters)) == line_of(spelled(letters.replace("N", ".")))


@pytest.mark.parametrize("half_life", [0.0, -1.0, float("nan")])
def test_a_half_life_is_above_zero(half_life: float) -> None:
    with pytest.raises(ValueError, match="half-life"):
        running_balance(Period(FIRST, FIRST), [CastVote(FIRST.toordinal(), 1)], [1.0], half_life)


@pytest.mark.parametrize(
    ("value", "low", "high", "weight", "end"),
    [
        (0.2, -0.1, 0.5, 9.0, 0.5),
        (0.2, -0.1, 0.6, 9.0, 1.0),
        (-0.2, -0.6, 0.1, 4.0, 1.0),
        (0.2, -0.6, 0.9, 3.9, 0.5),
        (0.6, -0.6, 0.9, 1.0, 1.0),
    ],
)
def test_the_axis_ends_at_a_half_where_neither_line_nor_known_shade_leaves_that(
    value: float, low: float, high: float, weight: float, end: float
) -> None:
    assert axis_end([None, Running(value, low, high, weight, value)]) == end


def test_the_axis_of_no_line_ends_at_a_half() -> None:
    assert axis_end([None]) == 0.5
