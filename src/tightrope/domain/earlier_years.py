"""The same day in the years before."""

from collections.abc import Iterator
from datetime import date

from tightrope.domain.spans import days_in

_FEBRUARY, _EVE, _LEAP_DAY = 2, 28, 29


def same_day_before(day: date, first: date) -> Iterator[date]:
    """Yield the days of earlier years that a day answers to, newest year first, back to `first`.

    They have its month and day. Where a year has no 29 February, its 28th answers to those of
    earlier years as well, so that each day of the past comes up once in every later year.
    """
    numbers = [day.day]
    if (day.month, day.day, days_in(day.year, _FEBRUARY)) == (_FEBRUARY, _EVE, _EVE):
        numbers.append(_LEAP_DAY)
    for year in range(day.year - 1, first.year - 1, -1):
        for number in numbers:
            if number <= days_in(year, day.month):
                yield date(year, day.month, number)
