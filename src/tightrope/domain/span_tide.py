"""A run of days told by itself: its marks and needs by week, and the tide that follows from them.

Nothing here looks beyond the run: what stands before it or after it changes no figure.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period, week_of
from tightrope.domain.day import Day
from tightrope.domain.interval import Votes, interval_of
from tightrope.domain.marks import Need, State
from tightrope.domain.running import Running


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


class TidePart(NamedTuple):
    """A day or a week of a tide: the share of its days that were together, or space, in [0, 1].

    A "both" day gives half to either. `running` is where the line lies, None where it rests, and
    `need` what was wanted most often, None where nothing was, or nothing more than another.
    """

    first: date
    last: date
    together: float
    space: float
    running: Running | None
    need: Need | None


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


def tide_of_weeks(weeks: Sequence[WeekCounts], span: Period) -> tuple[TidePart, ...]:
    """Return the tide of a span by week: each lies where its own days put it, for itself.

    The line and its shade are the centre and the ends of the week's 80 % interval
    (docs/figures.md), and rest where no day of it is marked.
    """
    return tuple(_part_of(*each) for each in zip(weeks_of(span), weeks, strict=True))


def _part_of(week: Period, counts: WeekCounts) -> TidePart:
    running, days = None, len(week)
    if n := counts.voted:
        v = counts.together - counts.space
        interval = interval_of(Votes(n, v, counts.together + counts.space))
        centre = (interval.low + interval.high) / 2
        running = Running(centre, interval.low, interval.high, n, v / n)
    return TidePart(
        week.first,
        week.last,
        (counts.together + counts.both / 2) / days,
        (counts.space + counts.both / 2) / days,
        running,
        _most_wanted(counts),
    )


def _most_wanted(counts: WeekCounts) -> Need | None:
    needs = counts.needs()
    most = max(needs.values())
    wanted = [need for need, days in needs.items() if days == most and most]
    return wanted[0] if len(wanted) == 1 else None


_SHARES = {State.TOGETHER: (1.0, 0.0), State.SPACE: (0.0, 1.0), State.BOTH: (0.5, 0.5)}


def tide_of_days(days: Sequence[MarkedDay], span: Period) -> tuple[TidePart, ...]:
    """Return the tide of a span by day, its line worked out from the days of the span alone.

    It ends with the last marked day: which days had come when it was told, nobody says.
    """
    last = days[-1].date if days else span.first
    course = BalanceCourse.of([day.as_day() for day in days], last)
    marked = {day.date: day for day in days}
    return tuple(_day_parts(span, marked, course.within(span)))


def _day_parts(
    span: Period, marked: dict[date, MarkedDay], line: Sequence[Running | None]
) -> Iterator[TidePart]:
    for day, running in zip_longest(span, line):
        found = marked.get(day)
        together, space = _SHARES.get(found.state, (0.0, 0.0)) if found else (0.0, 0.0)
        yield TidePart(day, day, together, space, running, found.need if found else None)
