"""A month as rows of weeks."""

from datetime import date

from tightrope.domain.calendar import DAYS_A_WEEK, Period, day_of_week


def weeks(month: Period, week_starts: int = 0) -> list[list[date | None]]:
    """Return the month's weeks, each of seven days, None for those of other months.

    `week_starts` is 0 for Monday to 6.
    """
    blank = day_of_week(month.first, week_starts)
    days: list[date | None] = [None] * blank + list(month)
    days += [None] * (-len(days) % DAYS_A_WEEK)
    return [days[start : start + DAYS_A_WEEK] for start in range(0, len(days), DAYS_A_WEEK)]
