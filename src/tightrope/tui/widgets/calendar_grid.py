"""Where each day of the calendar stands: months one above the other, in rows and cells."""

import calendar
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

CELL = 4
WIDTH = 7 * CELL
LEGEND_ROWS = 3
WEEKS = 6
_MONTH_ROWS = WEEKS + 3  # the month's name, the weekdays and a blank row around the weeks


def month_before(day: date, months: int) -> date | None:
    """Return the first day of the month so many months before, None before the year 1."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None


class CalendarGrid(NamedTuple):
    """The month of a day, and as many before it as `height` rows have room for.

    `first_weekday` is that of a week, 0 for Monday.
    """

    day: date
    height: int
    first_weekday: int

    @property
    def months(self) -> list[date]:
        """The first days of the months that fit, in order; the last is that of the day."""
        fitting = max(1, (self.height - LEGEND_ROWS + 1) // _MONTH_ROWS)
        shown = (month_before(self.day, back) for back in reversed(range(fitting)))
        return [month for month in shown if month is not None]

    @property
    def has_several(self) -> bool:
        """Whether there is more than one month, so that each has its name above it."""
        return len(self.months) > 1

    def weeks(self, month: date) -> list[list[int]]:
        """Return the weeks of a month as days of the month, 0 for days of its neighbours."""
        return calendar.Calendar(self.first_weekday).monthdayscalendar(month.year, month.month)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at a cell of the content, None between days."""
        months = self.months
        if not months or not 0 <= x < WIDTH:
            return None
        head_rows, month_rows = (2, _MONTH_ROWS) if self.has_several else (1, self.height)
        month, row = months[min(y // month_rows, len(months) - 1)], y % month_rows
        weeks, week = self.weeks(month), row - head_rows
        number = weeks[week][x // CELL] if 0 <= week < len(weeks) else 0
        return month.replace(day=number) if number else None
