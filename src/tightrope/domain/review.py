"""A month under review: every figure of it, worked out once from the journal's days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tightrope.domain.aim import Aim, AimMove, moves_between
from tightrope.domain.balance import Balance, Comparison, compare
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import MONTHS_A_YEAR, Period, month_of
from tightrope.domain.comfort import Comfort
from tightrope.domain.day import Day, days_in_period
from tightrope.domain.difference import months_differ
from tightrope.domain.marks import Need
from tightrope.domain.patterns import (
    TagBalance,
    TagDay,
    WeekdayBalance,
    tag_pattern,
    weekday_pattern,
)
from tightrope.domain.running import HALF_LIFE, Running
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.domain.talk import TalkItem
from tightrope.domain.turns import Stretch


class ReviewState(StrEnum):
    """How much there is to review in a month; only a marked one has a balance."""

    NO_JOURNAL = "nothing written anywhere"
    TO_COME = "to come"
    BEFORE_JOURNAL = "before the first entry"
    UNWRITTEN = "nothing written"
    UNMARKED = "nothing marked"
    MARKED = "marked"


class Review(NamedTuple):
    """A month as it stands `today`, and what lies round it.

    `first_written` is the journal's first written day. `days` are the month's written days, those
    to come among them; they count nowhere. `running` has a value or None for each day of the month
    that has come; `stretches` are those of the whole journal that cross these days, and `turns`
    those that begin with a turn on one of them. `before` is the month before. `strip`,
    `months_differ`, `weekday_pattern` and `tag_pattern` (the strongest first) are of the twelve
    months that end with this one, of fewer at the beginning of the calendar. `comfort` is learned
    from all days up to the end of the month. `tags` are those of the month with their entries,
    commonest first. `note` is the person's own for the month, empty where there is none. `talk` is
    what is still to be talked about, oldest first, whenever it was put there, and `aim_moves` what
    happened to aims in the month; both come in with `with_shared`.
    """

    month: Period
    today: date
    first_written: date | None
    days: Mapping[date, Day]
    balance: Balance
    before: Balance
    comparison: Comparison
    running: tuple[Running | None, ...]
    axis_end: float
    stretches: tuple[Stretch, ...]
    turns: tuple[Stretch, ...]
    weekday_pattern: tuple[WeekdayBalance, ...]
    needs: Mapping[Need, int]
    comfort: Comfort
    strip: tuple[tuple[Period, Balance], ...]
    months_differ: bool | None
    tags: tuple[tuple[str, int], ...]
    tag_pattern: tuple[TagBalance, ...]
    note: str
    talk: tuple[TalkItem, ...] = ()
    aim_moves: tuple[AimMove, ...] = ()

    def with_shared(self, talk: tuple[TalkItem, ...], aims: Iterable[Aim]) -> "Review":
        """Return this with what is to be talked about, and with what moved among all aims."""
        moves = moves_between(aims, self.month.first, self.month.last)
        return self._replace(talk=talk, aim_moves=moves)

    @property
    def state(self) -> ReviewState:
        """How much there is to review."""
        if self.balance.voted:
            return ReviewState.MARKED
        if self.balance.entries:
            return ReviewState.UNMARKED
        if self.first_written is None:
            return ReviewState.NO_JOURNAL
        if self.month.first > self.today:
            return ReviewState.TO_COME
        if self.month.last < self.first_written:
            return ReviewState.BEFORE_JOURNAL
        return ReviewState.UNWRITTEN


def review_of(
    month: date,
    days: Iterable[Day],
    *,
    today: date,
    half_life: float = HALF_LIFE,
    tag_days: Iterable[TagDay] = (),
    note: str = "",
) -> Review:
    """Return the review of the month that holds a day, from all written days of the journal.

    `half_life` is that of the running balance in days, and `tag_days` are those of the twelve
    months that end with this one. The cost is that of the days from the first written one to today.
    Raises ValueError for a half-life that is not above 0.
    """
    course = BalanceCourse.of(days, today, half_life=half_life)
    return review_along(course, month, tag_days=tag_days, note=note)


def review_along(
    course: BalanceCourse, month: date, *, tag_days: Iterable[TagDay] = (), note: str = ""
) -> Review:
    """Return the same from a course that is known, for whoever leafs from month to month."""
    period, year, today = month_of(month), twelve_months(month), course.today
    strip = tuple((each, course.balance(each)) for each in _months_of(year))
    balance, before = strip[-1][1], strip[-2][1] if len(strip) > 1 else Balance()
    counted, running = course.counted(year), course.within(period)
    come = [day for day in tag_days if day.date <= today]
    return Review(
        month=period,
        today=today,
        first_written=course.first_written,
        days={day.date: day for day in days_in_period(course.written, period)},
        balance=balance,
        before=before,
        comparison=compare(balance, before),
        running=running,
        axis_end=course.axis_end,
        stretches=course.crossing(period) if any(running) else (),
        turns=course.turns_in(period),
        weekday_pattern=weekday_pattern(counted, course.days_in(year)) if counted else (),
        needs={need: sum(day.need is need for day in course.days_in(period)) for need in Need},
        comfort=course.comfort_up_to(period.last),
        strip=strip,
        months_differ=months_differ(
            [each.votes for _, each in strip], course.run_factor(min(year.last, today))
        ),
        tags=_counted(day for day in come if day.date in period),
        tag_pattern=tag_pattern(course.days_in(year), come),
        note=note,
    )


def twelve_months(month: date) -> Period:
    """Return the twelve months that end with that of a day, as far as the calendar goes back."""
    year, before = divmod(month.year * MONTHS_A_YEAR + month.month - MONTHS_A_YEAR, MONTHS_A_YEAR)
    return Period(date(year, before + 1, 1) if year else date.min, month_of(month).last)


def _months_of(year: Period) -> Iterator[Period]:
    month = month_of(year.first)
    while month.last < year.last:
        yield month
        month = month_of(month.last + timedelta(days=1))
    yield month


def _counted(tag_days: Iterable[TagDay]) -> tuple[tuple[str, int], ...]:
    """Return tags with their numbers of entries, commonest first."""
    counts = Counter[str]()
    for day in tag_days:
        if day.tag != NO_RECALL_TAG:
            counts[day.tag] += day.entries
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
