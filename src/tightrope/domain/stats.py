"""The figures of a journal, one row a day, week, month, year or weekday."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from tightrope.domain.balance import Balance
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import DAYS_A_WEEK, Period, month_of, week_of, year_of
from tightrope.domain.day import Day, elapsed_period
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.marks import Need, State
from tightrope.domain.patterns import (
    BESIDE,
    WeekdayBalance,
    days_of_weekday,
    weekday_pattern,
)
from tightrope.domain.running import HALF_LIFE


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

    `days` are those of its unit that lie within what was asked for and not after today, and
    `days_passed` those of them since the journal's first written one. `low` and `high` are the ends
    of its 80 % interval, widened to hold the balance (docs/figures.md). Labels are 2026-11-21 for a
    day, 2026-W47 for an ISO week and its first day for a week that begins on another day than
    Monday, 2026-11, 2026, and monday to sunday.
    """

    period: str
    days: int
    days_passed: int
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
    def of(cls, label: str, days: int, balance: Balance, **more: Any) -> Self:
        """Return the row of a balance; `more` are the fields that a kind of row adds."""
        return cls(
            period=label,
            days=days,
            days_passed=balance.days_passed,
            voted=balance.voted,
            together_days=balance.together_days,
            space_days=balance.space_days,
            both_days=balance.both_days,
            entries=balance.entries,
            words=balance.words,
            balance=balance.value,
            low=balance.low,
            high=balance.high,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatsWeekdayRow(StatsRow):
    """One weekday: what every row has, and how it lies beside one's other days.

    `difference` and its range, three standard errors either way, are None where either side has no
    vote; `sentence` is what may be said.
    """

    difference: float | None
    difference_low: float | None
    difference_high: float | None
    sentence: str

    @property
    def stands_out(self) -> bool:
        """Whether its sentence names it."""
        return self.sentence.endswith(BESIDE)


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

    `days` are all written days of the journal up to the period's last: those before the period move
    run factors and the running balance inside it, and say since when days have passed. Without a
    `period` the rows go from the first unit with an entry to the last one that has come. Nothing
    after `today` is counted, and no row begins there. By weekday there are always seven rows,
    beginning with `week_starts` (0 Monday to 6 Sunday), and the unit is the whole period.
    """
    course = BalanceCourse.of(days, today, half_life=half_life)
    if unit is Granularity.WEEKDAY:
        return [*_by_weekday(course, period, week_starts)]
    if period is None and course.elapsed:
        period = Period(
            _span(unit, course.elapsed.first, week_starts).first,
            _span(unit, course.days_in(course.elapsed)[-1].date, week_starts).last,
        )
    elapsed = period and elapsed_period(period, today)
    if elapsed is None:
        return []
    if unit is Granularity.DAY:
        return [*_by_day(course, elapsed)]
    return [*_by_span(course, unit, elapsed, week_starts)]


def _by_weekday(
    course: BalanceCourse, period: Period | None, week_starts: int
) -> Iterator[StatsWeekdayRow]:
    period = period or course.elapsed
    elapsed = period and elapsed_period(period, course.today)
    counted = elapsed and course.counted(elapsed)
    weekdays = (
        weekday_pattern(counted, course.days_in(counted))
        if counted
        else [WeekdayBalance(weekday) for weekday in range(DAYS_A_WEEK)]
    )
    for number in range(DAYS_A_WEEK):
        each = weekdays[(week_starts + number) % DAYS_A_WEEK]
        found = each.difference
        yield StatsWeekdayRow.of(
            WEEKDAYS[each.weekday],
            days_of_weekday(each.weekday, elapsed) if elapsed else 0,
            each.balance,
            difference=found.value if found else None,
            difference_low=found.low if found else None,
            difference_high=found.high if found else None,
            sentence=each.sentence,
        )


def _by_day(course: BalanceCourse, elapsed: Period) -> Iterator[StatsDayRow]:
    written = {day.date: day for day in course.days_in(elapsed)}
    for when in elapsed:
        day, running = written.get(when, Day(when)), course.running(when)
        yield StatsDayRow.of(
            when.isoformat(),
            1,
            course.balance(Period(when, when)),
            running=running.value if running else None,
            running_low=running.low if running else None,
            running_high=running.high if running else None,
            need=day.need,
            state=day.state,
        )


def _by_span(
    course: BalanceCourse, unit: Granularity, elapsed: Period, week_starts: int
) -> Iterator[StatsRow]:
    start = elapsed.first
    while start <= elapsed.last:
        span = _span(unit, start, week_starts)
        clipped = Period(start, min(span.last, elapsed.last))
        label = _label(unit, span.first, week_starts)
        yield StatsRow.of(label, len(clipped), course.balance(clipped))
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
