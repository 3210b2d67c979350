"""A month under review: every figure of it, worked out once from the journal's days."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from tightrope.domain.balance import Balance, Comparison, compare
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import MONTHS_A_YEAR, Period, month_of
from tightrope.domain.comfort import Comfort
from tightrope.domain.day import Day
from tightrope.domain.day_ranges import balance_to_date, counted_period, days_in_period
from tightrope.domain.marks import Need
from tightrope.domain.running import HALF_LIFE, Running
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.domain.turns import TURN, Stretch
from tightrope.domain.weekday_pattern import WeekdayBalance, weekday_pattern


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

    `first_written` is the journal's first day with an entry. `days` are the month's written days.
    `running` has a value or None for each day of the month that has come; `stretches` are those of
    the whole journal that cross these days. `before` is the month before.
    `weekday_pattern` and `strip` are of the twelve months that end with this one, of fewer at the
    beginning of the calendar.
    `comfort` is learned from all days up to the end of the month. `tags` come commonest first.
    `note` is the person's own for the month, empty where there is none.
    """

    month: Period
    today: date
    first_written: date | None
    days: Mapping[date, Day]
    balance: Balance
    before: Balance
    comparison: Comparison
    running: tuple[Running | None, ...]
    stretches: tuple[Stretch, ...]
    weekday_pattern: tuple[WeekdayBalance, ...]
    needs: Mapping[Need, int]
    comfort: Comfort
    strip: tuple[tuple[Period, Balance], ...]
    tags: tuple[tuple[str, int], ...]
    note: str

    @property
    def standing(self) -> ReviewState:
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
    turn: float = TURN,
    tags: Iterable[tuple[str, int]] = (),
    note: str = "",
) -> Review:
    """Return the review of the month that holds a day, from all written days of the journal.

    `half_life` is that of the running balance in days, `turn` the move that ends a stretch, and
    `tags` those of the month with their numbers of entries. Days that were written ahead count in
    their month; nothing runs beyond today. The cost is that of the days from the first written one
    to today. Raises ValueError for a half-life or a turn that is not above 0.
    """
    course = BalanceCourse.of(days, today, half_life=half_life, turn=turn)
    return review_along(course, month, tags=tags, note=note)


def review_along(
    course: BalanceCourse, month: date, *, tags: Iterable[tuple[str, int]] = (), note: str = ""
) -> Review:
    """Return the same from a course that is known, for whoever leafs from month to month."""
    period, written, today = month_of(month), course.written, course.today
    strip = tuple((each, balance_to_date(written, each, today)) for each in _months_up_to(period))
    balance, before = strip[-1][1], strip[-2][1] if len(strip) > 1 else Balance()
    running = course.within(period)
    within = {day.date: day for day in days_in_period(written, period)}
    year = counted_period(written, Period(strip[0][0].first, period.last), today)
    return Review(
        month=period,
        today=today,
        first_written=written[0].date if written else None,
        days=within,
        balance=balance,
        before=before,
        comparison=compare(balance, before),
        running=running,
        stretches=course.crossing(period) if any(running) else (),
        weekday_pattern=weekday_pattern(year, days_in_period(written, year)) if year else (),
        needs={need: sum(day.need is need for day in within.values()) for need in Need},
        comfort=course.comfort_up_to(period.last),
        strip=strip,
        tags=tuple((tag, count) for tag, count in tags if tag != NO_RECALL_TAG),
        note=note,
    )


def _months_up_to(month: Period) -> list[Period]:
    """Return twelve months that end with this one, as far as the calendar goes back."""
    months = [month]
    while len(months) < MONTHS_A_YEAR and months[0].first > date.min:
        months.insert(0, month_of(months[0].first - timedelta(days=1)))
    return months
