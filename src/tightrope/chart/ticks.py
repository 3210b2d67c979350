"""The names of weeks, months or years below the chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tightrope.chart.timeline import Column, column_of
from tightrope.domain.formatting import short_day_text

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_A_YEAR = 12
_DAYS_A_MONTH = 30.44
_DAYS_A_WEEK = 7
_LONGEST_IN_WEEKS = 42
_GAP = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A name and the cell of the plot where it begins."""

    cell: int
    name: str


def ticks(columns: Sequence[Column], week_starts: int = 0) -> list[Tick]:
    """Return the names that fit below the columns, none touching another, from left to right.

    Up to six weeks the first days of weeks are named, then months (January by its year), then
    years, each as often as there is room. A month or year begun before is named if that fits.
    `week_starts` is 0 for Monday to 6.
    """
    if not columns:
        return []
    first, last = columns[0].first, columns[-1].last
    if last.toordinal() - first.toordinal() < _LONGEST_IN_WEEKS:
        named = _weeks(first, last, week_starts)
    else:
        named = _months(first, last, _months_apart(columns))
    placed = [Tick(_cell(columns, max(day, first)), name) for day, name in named]
    return list(_fitting(placed, columns[-1].left + columns[-1].cells))


def _months_apart(columns: Sequence[Column]) -> int:
    days = columns[-1].last.toordinal() - columns[0].first.toordinal() + 1
    a_month = (columns[-1].left + columns[-1].cells - columns[0].left) / days * _DAYS_A_MONTH
    width = len("2026") + _GAP
    for months in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000):
        if months * a_month >= width:
            return months
    return 12_000


def _weeks(first: date, last: date, week_starts: int) -> Iterator[tuple[date, str]]:
    day = first + timedelta(days=(week_starts - first.weekday()) % _DAYS_A_WEEK)
    while day <= last:
        yield day, short_day_text(day)
        day += timedelta(days=_DAYS_A_WEEK)


def _months(first: date, last: date, apart: int) -> Iterator[tuple[date, str]]:
    number = first.year * _MONTHS_A_YEAR + first.month - 1
    if apart in {1, _MONTHS_A_YEAR}:
        number -= number % apart  # begun before, and named where it comes into view
    else:
        number += first.day > 1  # half a year named "Jul" can only be named where it begins
        number += -number % apart
    end = last.year * _MONTHS_A_YEAR + last.month - 1
    for each in range(max(number, _MONTHS_A_YEAR), end + 1, apart):
        year, month = divmod(each, _MONTHS_A_YEAR)
        yield date(year, month + 1, 1), MONTHS[month] if month else f"{year:04}"


def _cell(columns: Sequence[Column], day: date) -> int:
    column = column_of(columns, day)
    return column.left if column else 0


def _fitting(placed: Sequence[Tick], width: int) -> Iterator[Tick]:
    """Yield the ticks that fit; the one at the left edge gives way to a whole period's."""
    free = 0
    for at, tick in enumerate(placed):
        end = tick.cell + len(tick.name)
        crowded = at == 0 and len(placed) > 1 and placed[1].cell <= end
        if tick.cell >= free and end <= width and not crowded:
            free = end + 1
            yield tick
