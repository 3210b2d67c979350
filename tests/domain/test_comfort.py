"""The comfort band: where the line lay on days that were right."""

from datetime import timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals_with_needs, period_of, spelled
from tightrope.domain.comfort import Comfort, comfort
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.domain.running import Running, cast_votes, run_factors, running_balance

A_WEEK = 7


def content_on(values: list[float], apart: int = A_WEEK) -> Comfort:
    """Return the comfort of content days with this running balance, so many days apart."""
    days = [
        Day(FIRST + timedelta(days=apart * at), entries=1, need=Need.CONTENT)
        for at in range(len(values))
    ]
    line: list[Running | None] = [None] * (apart * (len(values) - 1) + 1)
    line[::apart] = [Running(value, value, value, 5.0, value) for value in values]
    return comfort(FIRST, line, days)


def taught(days: list[Day]) -> Comfort:
    votes = cast_votes(days)
    line = running_balance(period_of(days), votes, run_factors(votes))
    return comfort(days[0].date, line, days)


def test_the_band_is_earned_with_ten_content_days() -> None:
    nine, ten = content_on([0.1] * 9), content_on([0.1] * 10)
    assert (nine.band, nine.progress) == (None, "9 of 10 days so far")
    assert ten.band is not None
    assert ten.band.low == ten.band.high == pytest.approx(0.1)


def test_the_first_and_the_last_of_them_lie_eight_weeks_apart() -> None:
    early, earned = content_on([0.1] * 56, apart=1), content_on([0.1] * 57, apart=1)
    assert (early.band, early.progress) == (None, "56 days, over 7 of 8 weeks")
    assert earned.band is not None
    assert content_on([0.1] * 10, apart=3).progress == "10 days, over 3 of 8 weeks"


def test_the_band_leaves_out_a_tenth_at_either_end() -> None:
    band = content_on([place / 10 - 0.5 for place in range(11)]).band
    assert band is not None
    assert (band.low, band.high) == pytest.approx((-0.4, 0.4))


def test_other_needs_and_none_are_never_counted_as_content() -> None:
    needs = [Need.CONTENT, Need.CLOSER, None, Need.ROOM, Need.CONTENT, None]
    days = [day._replace(need=need) for day, need in zip(spelled("T" * 6), needs, strict=True)]
    assert taught(days) == Comfort(2, 4)


def test_an_unmarked_day_that_was_right_counts_where_there_is_a_line() -> None:
    days = [day._replace(need=Need.CONTENT) for day in spelled("TTTT" + "N" * 20)]
    assert taught(days).days == 4 + 14  # the line rests after a half-life


def test_a_content_day_in_a_long_silence_has_no_balance_to_count() -> None:
    days = [day._replace(need=Need.CONTENT) for day in spelled("N" * 20)]
    assert taught(days).progress == "0 of 10 days so far"


@given(journals_with_needs, st.integers(1, 9))
def test_the_band_is_the_first_and_last_tenth_of_the_content_days(
    days: list[Day], apart: int
) -> None:
    days = [day._replace(date=FIRST + timedelta(days=apart * at)) for at, day in enumerate(days)]
    votes = cast_votes(days)
    line = running_balance(period_of(days), votes, run_factors(votes), half_life=40.0)
    content = {
        day.date: running.value
        for day in days
        if day.need is Need.CONTENT and (running := line[(day.date - FIRST).days])
    }
    found = comfort(FIRST, line, days)
    assert found.days == len(content)
    span = (max(content) - min(content)).days if content else 0
    assert found.span == span
    assert (found.band is None) == (len(content) < 10 or span < 56)
    if found.band:
        cuts = quantiles(content.values(), n=10, method="inclusive")
        assert (found.band.low, found.band.high) == pytest.approx((cuts[0], cuts[-1]))
