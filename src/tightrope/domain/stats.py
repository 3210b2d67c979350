"""The figures of a journal, one row a day, week, month, year or weekday."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any, Self

from tightrope.domain.balance import Balance, balance_of
from tightrope.domain.calendar import DAYS_A_WEEK, Period, month_of, week_of, year_of
from tightrope.domain.day import Day
from tightrope.domain.day_ranges import balance_to_date, elapsed_period, sorted_written
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.marks import Need, State
from tightrope.domain.running import HALF_LIFE, running_balance
from tightrope.domain.weekday_pattern import WeekdayBalance, weekday_pattern
from tightrope.domain.wilson import Interval


class Granularity(StrEnum):
    """What one row stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsRow:
    """One period: its label, and its `Balance` under the names that scripts rely on.

    `low` and `high` are the ends of its 80 % interval, of the 99 % one for a weekday (balance.md).
    Labels are 2026-11-21 for a day, 2026-W47 for an ISO week and its first day for a week that
    begins on another day than Monday, 2026-11, 2026, and monday to sunday.
    """

    period: str
    days: int
    voted: int
    together_days: int
    space_days: int
    both_days: int
    entries: int
    words: int
    balance: float | None
    low: float | None
    high: float | None
    mix: float | None

    @classmethod
    def of(cls, label: str, balance: Balance, interval: Interval | None, **more: Any) -> Self:
        """Return the row of a balance; `more` are the fields that a kind of row adds."""
        return cls(
            period=label,
            days=balance.days_passed,
            voted=balance.voted,
            together_days=balance.together_days,
            space_days=balance.space_days,
            both_days=balance.both_days,
            entries=balance.entries,
            words=balance.words,
            balance=balance.value,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            mix=balance.mix,
            **more,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsDayRow(StatsRow):
    """One day: what every row has, the running balance on it, its need and its state."""

    running: float | None
    running_low: float | None
    running_high: float | None
    need: Need | None
    state: State


def stats_rows(
    days: Iterable[Day],
    unit: Granularity,
    period: Period | None = None,
    *,
    today: date,
    week_starts: int = 0,
    half_life: float = HALF_LIFE,
) -> list[StatsRow]:
    """Return the figures of each unit of the period, in order, the empty ones among them.

    Without a `period` the rows go from the first unit with an entry to the last one. `days` of a
    row are those of its unit that lie within the period and not after `today`, or up to its last
    written day where that is later: what was written ahead counts, and of no more days than there
    are. They are days of the calendar, also those before a journal's first entry, since what is
    given may be a part of a journal. By weekday the unit is the whole period. The running balance
    ends today. Given days before the period move it and nothing else. By weekday there are always
    seven rows, beginning with `week_starts` (0 Monday to 6 Sunday).
    """
    written = sorted_written(days)
    if unit is Granularity.WEEKDAY:
        return _by_weekday(written, period, today, week_starts)
    if period is None and written:
        period = Period(
            _span(unit, written[0].date, week_starts).first,
            _span(unit, written[-1].date, week_starts).last,
        )
    reach = period and elapsed_period(written, period, today)
    if reach is None:
        return []
    if unit is Granularity.DAY:
        return list(_by_day(written, reach, today, half_life))
    return list(_by_span(written, unit, reach, today, week_starts))


def _by_weekday(
    written: Sequence[Day],
    period: Period | None,
    today: date,
    week_starts: int,
) -> list[StatsRow]:
    if period is None and written:
        period = Period(written[0].date, max(today, written[-1].date))
    reach = period and elapsed_period(written, period, today)
    beats = (
        [WeekdayBalance(weekday, Balance()) for weekday in range(DAYS_A_WEEK)]
        if reach is None
        else weekday_pattern(reach, written)
    )
    order = [*beats[week_starts:], *beats[:week_starts]]
    return [StatsRow.of(WEEKDAYS[beat.weekday], beat.balance, beat.interval) for beat in order]


def _by_day(
    written: Sequence[Day],
    reach: Period,
    today: date,
    half_life: float,
) -> Iterator[StatsDayRow]:
    known = {day.date: day for day in written}
    drawn = elapsed_period([], reach, today)  # nothing is ever drawn beyond today
    line = running_balance(drawn, written, half_life) if drawn else []
    for when, running in zip_longest(reach, line):
        day = known.get(when, Day(when))
        balance = balance_of([day], int(bool(day.entries) or when <= today))
        yield StatsDayRow.of(
            when.isoformat(),
            balance,
            balance.interval,
            running=running.value if running else None,
            running_low=running.low if running else None,
            running_high=running.high if running else None,
            need=day.need,
            state=day.state,
        )


def _by_span(
    written: Sequence[Day],
    unit: Granularity,
    reach: Period,
    today: date,
    week_starts: int,
) -> Iterator[StatsRow]:
    start = reach.first
    while start <= reach.last:
        span = _span(unit, start, week_starts)
        clipped = Period(start, min(span.last, reach.last))
        balance = balance_to_date(written, clipped, today, since=clipped.first)
        yield StatsRow.of(_label(unit, span.first, week_starts), balance, balance.interval)
        if span.last == date.max:
            return
        start = span.last + timedelta(days=1)


def _span(unit: Granularity, day: date, week_starts: int) -> Period:
    match unit:
        case Granularity.WEEK:
            return week_of(day, week_starts)
        case Granularity.MONTH:
            return month_of(day)
        case Granularity.YEAR:
            return year_of(day)
        case _:
            return Period(day, day)


def _label(unit: Granularity, first: date, week_starts: int) -> str:
    if unit is Granularity.WEEK and week_starts == 0:
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    shown = {Granularity.MONTH: "2026-11", Granularity.YEAR: "2026"}.get(unit, "2026-11-21")
    return first.isoformat()[: len(shown)]
