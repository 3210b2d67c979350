"""Which days of the past a day answers to."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.calendar import same_day_before

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_a_day_answers_to_its_month_and_day_in_each_earlier_year() -> None:
    answered = list(same_day_before(date(2026, 11, 22), date(2023, 5, 1)))
    assert answered == [date(2025, 11, 22), date(2024, 11, 22), date(2023, 11, 22)]


def test_a_leap_day_answers_to_leap_days_and_its_eve_stands_in_for_it_in_other_years() -> None:
    assert list(same_day_before(date(2024, 2, 29), date(2016, 1, 1))) == [
        date(2020, 2, 29),
        date(2016, 2, 29),
    ]
    assert list(same_day_before(date(2025, 2, 28), date(2023, 1, 1))) == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2023, 2, 28),
    ]
    assert list(same_day_before(date(2024, 2, 28), date(2020, 1, 1)))[-1] == date(2020, 2, 28)
    assert list(same_day_before(date(2025, 3, 1), date(2024, 1, 1))) == [date(2024, 3, 1)]


@given(DAYS, st.integers(1, 30))
def test_each_day_of_the_past_comes_up_once_in_every_later_year(past: date, later: int) -> None:
    new_year = date(past.year + later, 1, 1)
    around = [
        day
        for offset in range(366)
        if abs(offset - past.timetuple().tm_yday) <= 4
        and (day := new_year + timedelta(days=offset)).year == new_year.year
    ]
    assert sum(past in same_day_before(day, past) for day in around) == 1


def test_nothing_comes_before_the_first_year_that_exists() -> None:
    assert list(same_day_before(date.min, date.min)) == []
    assert list(same_day_before(date(2, 1, 1), date.min)) == [date.min]
