"""Calendar arithmetic: periods, the week, month and year of a day, and its day in earlier years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tightrope.domain.errors import BadDateError


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both inclusive.

    Raises BadDateError where last is earlier.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadDateError(
                f"{self.last.isoformat()} lies before {self.first.isoformat()};"
                " give the earlier date first.",
            )

    def __len__(self) -> int:
        return self.last.toordinal() - self.first.toordinal() + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for number in range(len(self)):
            yield self.first + timedelta(days=number)


DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12


def day_of_week(day: date, week_starts: int) -> int:
    """Return how many days of its week lie before a day: 0 to 6; weeks begin on `week_starts`.

    That is 0 for Monday to 6 for Sunday, here and wherever else it is named.
    """
    return (day.weekday() - week_starts) % DAYS_A_WEEK


def week_of(day: date, week_starts: int = 0) -> Period:
    """Return the week that holds the day and begins on `week_starts` (0 Monday to 6 Sunday).

    The first and the last week that dates can express may be shorter.
    """
    first = day.toordinal() - day_of_week(day, week_starts)
    last = first + DAYS_A_WEEK - 1
    return Period(
        date.fromordinal(max(first, date.min.toordinal())),
        date.fromordinal(min(last, date.max.toordinal())),
    )


def month_of(day: date) -> Period:
    """Return the month that holds the day."""
    return Period(day.replace(day=1), day.replace(day=days_in(day.year, day.month)))


def year_of(day: date) -> Period:
    """Return the year that holds the day."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def days_in(year: int, month: int) -> int:
    """Return how many days a month has; the calendar module would do, but brings the locale."""
    if month == MONTHS_A_YEAR:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def month_key(day: date) -> str:
    """Return the month of a day as it is written in files: `2026-11`."""
    return day.isoformat()[: len("2026-11")]


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


def weeks(month: Period, week_starts: int = 0) -> list[list[date | None]]:
    """Return the month's weeks, each of seven days, None for those of other months.

    `week_starts` is 0 for Monday to 6.
    """
    blank = day_of_week(month.first, week_starts)
    days: list[date | None] = [None] * blank + list(month)
    days += [None] * (-len(days) % DAYS_A_WEEK)
    return [days[start : start + DAYS_A_WEEK] for start in range(0, len(days), DAYS_A_WEEK)]
