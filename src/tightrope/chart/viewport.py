"""What of a timeline is in view, and where one gets from there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tightrope.chart.timeline import Column, Timeline, column_at, column_of
from tightrope.chart.zoom import Zoom
from tightrope.domain.calendar import Period


@dataclass(frozen=True, slots=True)
class Viewport:
    """The days of a timeline at a zoom up to `last`, or to today where that is None.

    They are laid out on a plot of `width` cells. `last` is pulled onto the timeline.
    """

    timeline: Timeline
    zoom: Zoom
    last: date | None
    width: int
    period: Period = field(init=False)
    columns: Sequence[Column] = field(init=False)

    def __post_init__(self) -> None:
        period = self.timeline.window(self.zoom, self.last or self.timeline.today)
        columns = self.timeline.columns(period.last, len(period), self.width)
        object.__setattr__(self, "period", period)
        object.__setattr__(self, "columns", columns)

    def column(self, day: date) -> Column | None:
        """Return the column of a day; of one out of view, the nearest."""
        if not self.columns:
            return None
        nearest = self.columns[0 if day < self.period.first else -1]
        return column_of(self.columns, day) or nearest

    def cells(self, day: date) -> range:
        """Return the cells of the plot at which a day is drawn, none for one out of view."""
        column = column_of(self.columns, day)
        return range(column.left, column.left + column.cells) if column else range(0)

    def day_of(self, column: Column) -> date:
        """Return the day that stands for a column: its last one with an entry, if there is one."""
        days = reversed([*Period(column.first, column.last)])
        return next((day for day in days if day in self.timeline.days), column.last)

    def day_at(self, cell: int) -> date | None:
        """Return the day drawn at a cell of the plot, None beside the columns."""
        column = column_at(self.columns, cell)
        return self.day_of(column) if column else None

    def beside(self, day: date, columns: int) -> date:
        """Return the day one column before (-1) or after (1); from out of view, one in view."""
        if day not in self.period:
            return min(max(day, self.period.first), self.period.last)
        current = self.column(day)
        if current is None:
            return day
        edge = current.first if columns < 0 else current.last
        target = date.fromordinal(max(1, edge.toordinal() + columns))
        if column := column_of(self.columns, target):
            return self.day_of(column)
        return min(max(target, self.timeline.first), self.timeline.today)

    def panned(self, days: int) -> date:
        """Return the last day in view after going so many days on, or below 0 back."""
        last = date.fromordinal(max(1, self.period.last.toordinal() + days))
        return self.timeline.window(self.zoom, min(last, self.timeline.today)).last

    def showing(self, day: date) -> date:
        """Return the last day in view once the view has moved as little as will show a day."""
        if day in self.period:
            return self.period.last
        return day if day > self.period.last else day + timedelta(days=len(self.period) - 1)

    def centred(self, day: date) -> date:
        """Return the last day in view with a day in the middle of it."""
        return day + timedelta(days=len(self.period) // 2)
