"""The tide of a run of days by itself, by week or by day.

Nothing here looks beyond the run: what stands before it or after it changes no figure.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.interval import Votes, interval_of
from tightrope.domain.marks import SHARES, Need
from tightrope.domain.running import Running
from tightrope.domain.week_counts import MarkedDay, WeekCounts, weeks_of


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
        together, space = SHARES.get(found.state, (0.0, 0.0)) if found else (0.0, 0.0)
        yield TidePart(day, day, together, space, running, found.need if found else None)
