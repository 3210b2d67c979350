"""A run of days told by itself: its marked days, and its marks and needs by week.

Nothing here looks beyond the run: what stands before it or after it changes no figure.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tightrope.domain.calendar import Period, week_of
from tightrope.domain.day import Day
from tightrope.domain.marks import Need, State


class WeekCounts(NamedTuple):
    """Days of one week by mark, and by what was wanted: each from 0 to the days that it has.

    The three marks exclude each other, and so do the three needs; days without one are not told.
    """

    together: int = 0
    space: int = 0
    both: int = 0
    closer: int = 0
    content: int = 0
    room: int = 0

    @property
    def voted(self) -> int:
        """How many days carry a mark."""
        return self.together + self.space + self.both

    @property
    def wanted(self) -> int:
        """On how many days something was wanted."""
        return self.closer + self.content + self.room

    def needs(self) -> dict[Need, int]:
        """Return on how many days what was wanted."""
        return {Need.CLOSER: self.closer, Need.CONTENT: self.content, Need.ROOM: self.room}

    def plus(self, other: "WeekCounts") -> "WeekCounts":
        """Return the days of both."""
        return WeekCounts(*(one + more for one, more in zip(self, other, strict=True)))


class MarkedDay(NamedTuple):
    """A day that carries a mark or a need; whether it was written otherwise is not told."""

    date: date
    together: bool
    space: bool
    need: Need | None

    @property
    def state(self) -> State:
        """Together, space, both, or unmarked where there is a need alone."""
        return self.as_day().state

    def as_day(self) -> Day:
        """Return the day as figures are worked out from it."""
        return Day(self.date, 1, 0, self.together, self.space, self.need)


def weeks_of(span: Period) -> tuple[Period, ...]:
    """Return the weeks of a span, each from Monday to Sunday, the first and last cut to it."""
    weeks, first = list[Period](), span.first
    while first <= span.last:
        last = min(week_of(first).last, span.last)
        weeks.append(Period(first, last))
        if last == date.max:
            break
        first = last + timedelta(days=1)
    return tuple(weeks)


def marked_days(days: Iterable[Day]) -> tuple[MarkedDay, ...]:
    """Return those of the days that carry a mark or a need, in their order."""
    return tuple(
        MarkedDay(day.date, day.together, day.space, day.need)
        for day in days
        if day.entries and (day.together or day.space or day.need)
    )


def week_counts(days: Iterable[MarkedDay], span: Period) -> tuple[WeekCounts, ...]:
    """Return the counts of each week of a span (`weeks_of`); days outside of it do not count."""
    counts = dict.fromkeys(weeks_of(span), WeekCounts())
    weeks = {day: week for week in counts for day in week}
    for day in days:
        if week := weeks.get(day.date):
            counts[week] = counts[week].plus(_counted(day))
    return tuple(counts.values())


def _counted(day: MarkedDay) -> WeekCounts:
    is_both = day.together and day.space
    return WeekCounts(
        int(day.together and not is_both),
        int(day.space and not is_both),
        int(is_both),
        int(day.need is Need.CLOSER),
        int(day.need is Need.CONTENT),
        int(day.need is Need.ROOM),
    )
