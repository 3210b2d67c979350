"""A month as rows of weeks."""

from datetime import date

from tightrope.domain.calendar import DAYS_A_WEEK, Period
from tightrope.domain.formatting import WEEKDAYS

_LETTERS = 2


def weeks(month: Period, week_starts: int = 0) -> list[list[date | None]]:
    """Return the month's weeks, each of seven days, None for those of other months.

    `week_starts` is 0 for Monday to 6.
    """
    blank = (month.first.weekday() - week_starts) % DAYS_A_WEEK
    days: list[date | None] = [None] * blank + list(month)
    days += [None] * (-len(days) % DAYS_A_WEEK)
    return [days[start : start + DAYS_A_WEEK] for start in range(0, len(days), DAYS_A_WEEK)]


def weekday_names(week_starts: int = 0) -> list[str]:
    """Return the names of the columns of `weeks`: "Mo", "Tu"."""
    order = [*WEEKDAYS[week_starts:], *WEEKDAYS[:week_starts]]
    return [name[:_LETTERS].title() for name in order]
