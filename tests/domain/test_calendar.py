from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import spelled
from tightrope.domain.calendar import Period, days_in, month_of, week_of, year_of
from tightrope.domain.patterns import weekday_pattern

days = st.dates()


@given(days, st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_where_it_should(day: date, week_starts: int) -> None:
    week = week_of(day, week_starts)
    assert day in week
    if date.min < week.first and week.last < date.max:
        assert len(week) == 7
        assert week.first.weekday() == week_starts


def test_the_first_and_the_last_week_of_all_are_cut() -> None:
    assert week_of(date.min, week_starts=6) == Period(date.min, date(1, 1, 6))
    assert week_of(date.max) == Period(date(9999, 12, 27), date.max)


@given(days)
def test_a_month_and_a_year_hold_their_day_and_no_other_month_or_year(day: date) -> None:
    month, year = month_of(day), year_of(day)
    assert day in month
    assert {(each.year, each.month) for each in month} == {(day.year, day.month)}
    assert (month.last == date.max) or (month.last + timedelta(days=1)).day == 1
    assert (year.first, year.last) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "days"),
    [(2024, 2, 29), (2026, 2, 28), (1900, 2, 28), (9999, 12, 31)],
)
def test_a_month_has_the_days_of_its_calendar(year: int, month: int, days: int) -> None:
    assert days_in(year, month) == days


@given(days, st.integers(0, 400))
def test_the_weekdays_share_out_the_days_of_a_period(first: date, more: int) -> None:
    last = date.fromordinal(min(first.toordinal() + more, date.max.toordinal()))
    passed = [each.balance.days_passed for each in weekday_pattern(Period(first, last), [])]
    counted = [0] * 7
    for day in Period(first, last):
        counted[day.weekday()] += 1
    assert passed == counted


def test_a_weekday_has_the_balance_of_its_own_days_in_the_period() -> None:
    # Sunday 1 November is the first letter.
    days = spelled("TTSBNT. STTTTTT")
    found = weekday_pattern(Period(date(2026, 11, 1), date(2026, 11, 9)), days)
    balances = [each.balance for each in found]
    monday, sunday = balances[0], balances[6]
    assert (monday.together_days, monday.days_passed) == (2, 2)
    assert (sunday.together_days, sunday.space_days) == (1, 1)
    assert sum(balance.voted for balance in balances) == 7
