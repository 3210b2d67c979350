"""A journal's days and what follows from all of them, worked out once for every period of it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from tightrope.domain.balance import Balance, balance_of
from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort, comfort
from tightrope.domain.day import Day, counted_period, days_in_period, sorted_written
from tightrope.domain.running import (
    HALF_LIFE,
    CastVote,
    Running,
    axis_end,
    cast_votes,
    run_factors,
    running_balance,
)
from tightrope.domain.turns import Line, Stretch, stretches

_ON = attrgetter("on")


@dataclass(frozen=True, eq=False)
class BalanceCourse:
    """A journal's written days in order as they stand `today`, and what follows from all of them.

    `elapsed` are the days from the first written one to today, None where none of them has come.
    What was written of a day after today is among `written` and counts nowhere. `half_life` is that
    of the running balance in days.
    """

    written: Sequence[Day]
    today: date
    elapsed: Period | None
    half_life: float

    @classmethod
    def of(
        cls, days: Iterable[Day], today: date, *, half_life: float = HALF_LIFE
    ) -> "BalanceCourse":
        """Return the course of written days in any order, each given once."""
        written = sorted_written(days)
        has_come = written and written[0].date <= today
        elapsed = Period(written[0].date, today) if has_come else None
        return cls(written, today, elapsed, half_life)

    @cached_property
    def votes(self) -> Sequence[CastVote]:
        """The votes of the days that have come, in order."""
        return cast_votes(days_in_period(self.written, self.elapsed) if self.elapsed else ())

    @cached_property
    def factors(self) -> Sequence[float]:
        """The run factor from each vote on."""
        return run_factors(self.votes)

    @cached_property
    def line(self) -> Line:
        """The running balance on each day that has elapsed, None where it rests.

        Raises ValueError for a half-life that is not above 0.
        """
        if self.elapsed is None:
            return ()
        return running_balance(self.elapsed, self.votes, self.factors, self.half_life)

    @property
    def first_written(self) -> date | None:
        """The first written day, come or not; None in an empty journal."""
        return self.written[0].date if self.written else None

    def counted(self, period: Period) -> Period | None:
        """Return the days of a period that passed, None for none (`counted_period`)."""
        return counted_period(period, self.first_written, self.today)

    def days_in(self, period: Period) -> Sequence[Day]:
        """Return the written days of a period that count: those that have come."""
        counted = self.counted(period)
        return days_in_period(self.written, counted) if counted else ()

    def balance(self, period: Period) -> Balance:
        """Return the balance of the days of a period that passed."""
        counted = self.counted(period)
        if counted is None:
            return Balance()
        days = days_in_period(self.written, counted)
        return balance_of(days, len(counted), self.run_factor(counted.last))

    def run_factor(self, day: date) -> float:
        """Return the run factor of a day, from all votes up to it; 1 before the first of them."""
        at = bisect_right(self.votes, day.toordinal(), key=_ON)
        return self.factors[at - 1] if at else 1.0

    def running(self, day: date) -> Running | None:
        """Return the running balance on a day, None where there is none."""
        at = self._place(day)
        return self.line[at] if 0 <= at < len(self.line) else None

    def within(self, period: Period) -> tuple[Running | None, ...]:
        """Return the running balance on the days of a period that have come."""
        last = min(period.last, self.today)
        return tuple(
            self.running(date.fromordinal(day))
            for day in range(period.first.toordinal(), last.toordinal() + 1)
        )

    @cached_property
    def axis_end(self) -> float:
        """What both ends of the axis stand for wherever the line is drawn (`running.axis_end`)."""
        return axis_end(self.line)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches between the turns of the line, in order."""
        return stretches(self.elapsed.first, self.line) if self.elapsed else ()

    def turns_in(self, period: Period) -> tuple[Stretch, ...]:
        """Return the stretches that begin with a turn within a period, in order."""
        return tuple(stretch for stretch in self.stretches[1:] if stretch.first in period)

    def crossing(self, period: Period) -> tuple[Stretch, ...]:
        """Return the stretches on which the line moved within a period, not only at its edge."""
        return tuple(
            stretch
            for stretch in self.stretches
            if stretch.first < period.last and (stretch.last is None or stretch.last > period.first)
        )

    def comfort_up_to(self, last: date) -> Comfort:
        """Return the comfort band as all days up to one have taught it."""
        if self.elapsed is None or last < self.elapsed.first:
            return Comfort()
        period = Period(self.elapsed.first, min(last, self.elapsed.last))
        if period.last not in self._comforts:
            days = days_in_period(self.written, period)
            self._comforts[period.last] = comfort(period.first, self.line[: len(period)], days)
        return self._comforts[period.last]

    @cached_property
    def _comforts(self) -> dict[date, Comfort]:
        """The comfort bands that were asked for: one leafs back and forth."""
        return {}

    def _place(self, day: date) -> int:
        return day.toordinal() - self.elapsed.first.toordinal() if self.elapsed else -1
