"""The week, month and year round a day."""

from datetime import date

from tightrope.domain.period import Period

DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12


def week_of(day: date, first_weekday: int = 0) -> Period:
    """Return the week that holds the day and begins on `first_weekday` (0 Monday to 6 Sunday).

    The first and the last week that dates can express may be shorter.
    """
    first = day.toordinal() - (day.weekday() - first_weekday) % DAYS_A_WEEK
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


def month_name(day: date) -> str:
    """Return the month of a day as it is written in files: `2026-11`."""
    return day.isoformat()[: len("2026-11")]
