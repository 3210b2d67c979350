from datetime import timedelta
from statistics import quantiles

import pytest
from hypothesis import given

from domain.journals import FIRST, journals_with_needs, period_of, spelled
from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort, comfort
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.domain.running import running_values


def content_on(values: list[float]) -> Comfort:
    """Return the comfort of days that were all content, with these running balances."""
    period = Period(FIRST, FIRST + timedelta(days=len(values) - 1))
    days = [Day(day, entries=1, need=Need.CONTENT) for day in period]
    return comfort(period, values, days)


def test_the_band_is_earned_with_ten_content_days() -> None:
    nine, ten = content_on([0.1] * 9), content_on([0.1] * 10)
    assert (nine.band, nine.progress) == (None, "9 of 10 days so far")
    assert ten.band is not None
    assert ten.band.low == ten.band.high == pytest.approx(0.1)


def test_the_band_leaves_out_a_tenth_at_either_end() -> None:
    band = content_on([place / 10 - 0.5 for place in range(11)]).band
    assert band is not None
    assert (band.low, band.high) == pytest.approx((-0.4, 0.4))


def test_other_needs_and_none_are_never_counted_as_content() -> None:
    days = [
        day._replace(need=need)
        for day, need in zip(
            spelled("T" * 6),
            [Need.CONTENT, Need.CLOSER, None, Need.ROOM, Need.CONTENT, None],
            strict=True,
        )
    ]
    period = period_of(days)
    assert comfort(period, running_values(period, days), days) == Comfort(2, None)


def test_a_content_day_in_a_long_silence_has_no_balance_to_count() -> None:
    days = [day._replace(need=Need.CONTENT) for day in spelled("N" * 20)]
    period = period_of(days)
    assert comfort(period, running_values(period, days), days).progress == "0 of 10 days so far"


@given(journals_with_needs)
def test_the_band_is_the_first_and_last_tenth_of_the_content_days(days: list[Day]) -> None:
    period = period_of(days)
    line = running_values(period, days)
    values = [
        value
        for day, value in zip(days, line, strict=True)
        if value is not None and day.need is Need.CONTENT
    ]
    found = comfort(period, line, days)
    assert found.days == len(values)
    assert (found.band is None) == (len(values) < 10)
    if found.band:
        cuts = quantiles(values, n=10, method="inclusive")
        assert (found.band.low, found.band.high) == pytest.approx((cuts[0], cuts[-1]))
