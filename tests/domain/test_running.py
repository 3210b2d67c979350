from datetime import date, timedelta
from math import sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals, letters, period_of, spelled, swapped
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.running import Running, running_balance, running_values
from tightrope.domain.wilson import Z80

half_lives = st.floats(0.5, 60)


def direct(on: date, days: list[Day], half_life: float) -> tuple[float, Running | None]:
    """Return n~ and the running balance by the definition of balance.md, as it stands there."""
    votes = [(day.date, day.vote) for day in days if day.vote is not None and day.date <= on]
    n = sum(2 ** (-(on - when).days / half_life) for when, _ in votes)
    if n < 1:
        return n, None
    p = sum(2 ** (-(on - when).days / half_life) * vote for when, vote in votes) / n
    z = Z80
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(max(0, p * (1 - p)) / n + z**2 / (4 * n**2))
    return n, Running(2 * centre - 1, 2 * (centre - half) - 1, 2 * (centre + half) - 1)


@given(journals, half_lives)
def test_one_pass_gives_what_the_definition_gives(days: list[Day], half_life: float) -> None:
    period = period_of(days)
    for on, running in zip(period, running_balance(period, days, half_life), strict=True):
        n, expected = direct(on, days, half_life)
        if abs(n - 1) < 1e-9:
            continue  # either side of the threshold is right within rounding
        if expected is None:
            assert running is None
        else:
            assert running == pytest.approx(expected, abs=1e-9)


def test_one_vote_counts_on_its_day_and_no_longer() -> None:
    line = running_balance(period_of(spelled("T...")), spelled("T..."))
    assert line[0] is not None
    assert line[1:] == [None, None, None]


def test_the_line_breaks_in_a_long_silence_and_does_not_coast() -> None:
    days = spelled("T" * 10 + "." * 60)
    line = running_balance(period_of(days), days)
    fell_silent = line.index(None)
    assert 10 < fell_silent < 70
    assert set(line[fell_silent:]) == {None}


def test_the_first_days_stay_near_even() -> None:
    days = spelled("T" * 60)
    line = [running.value for running in running_balance(period_of(days), days) if running]
    assert 0.3 < line[0] < 0.5
    assert line == sorted(line)
    assert line[-1] > 0.9


@given(journals)
def test_the_band_holds_the_line_and_stays_between_the_poles(days: list[Day]) -> None:
    for running in running_balance(period_of(days), days):
        if running:
            assert running.value in running.interval


@given(journals)
def test_swapping_the_marks_mirrors_the_line(days: list[Day]) -> None:
    here = running_balance(period_of(days), days)
    there = running_balance(period_of(days), swapped(days))
    assert there == [
        running and Running(-running.value, -running.high, -running.low) for running in here
    ]


@given(letters, st.integers(1, 20))
def test_days_after_the_period_do_not_exist_for_it(letters: str, later: int) -> None:
    days = spelled(letters)
    period = period_of(days)
    more = days + spelled("S" * later, first=period.last + timedelta(days=1))
    assert running_balance(period, more) == running_balance(period, days)


@given(st.text("TSBN.", min_size=2, max_size=60), st.data())
def test_days_before_the_period_count_as_well(letters: str, data: st.DataObject) -> None:
    days = spelled(letters)
    skipped = data.draw(st.integers(1, len(days) - 1))
    whole = running_balance(period_of(days), days)
    tail = running_balance(period_of(days[skipped:]), days)
    for running, expected in zip(tail, whole[skipped:], strict=True):
        assert (running is None) == (expected is None)
        assert running is None or running == pytest.approx(expected, abs=1e-12)


@given(journals, st.randoms(use_true_random=False))
def test_neither_order_nor_unwritten_days_matter(days: list[Day], chance: Random) -> None:
    written = [day for day in days if day.entries]
    chance.shuffle(written)
    assert running_balance(period_of(days), written) == running_balance(period_of(days), days)


def test_a_vote_from_the_year_1_has_faded_by_today() -> None:
    days = [*spelled("T", first=date.min), *spelled("S")]
    assert running_balance(Period(FIRST, FIRST), days) == running_balance(
        Period(FIRST, FIRST),
        spelled("S"),
    )


@pytest.mark.parametrize("half_life", [0.0, -1.0, float("nan")])
def test_a_half_life_is_above_zero(half_life: float) -> None:
    with pytest.raises(ValueError, match="half-life"):
        running_balance(Period(FIRST, FIRST), [], half_life)


@given(journals)
def test_the_values_alone_are_those_of_the_line_to_the_bit(days: list[Day]) -> None:
    period = period_of(days)
    line = running_balance(period, days)
    assert running_values(period, days) == [running and running.value for running in line]
