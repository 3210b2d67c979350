"""A journal's running balance from its first day to today, with its turns and comfort band."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tightrope.domain.calendar import Period
from tightrope.domain.comfort import Comfort, comfort
from tightrope.domain.day import Day
from tightrope.domain.day_ranges import days_in_period, sorted_written
from tightrope.domain.running import HALF_LIFE, Running, running_balance, running_values
from tightrope.domain.turns import TURN, Stretch, stretches

Line = Sequence[float | None]


@dataclass(frozen=True, eq=False)
class BalanceCourse:
    """A journal's written days in order, and its running balance as it stands `today`.

    `come` are the days from the first written one to today, None where none of them has come, and
    `line` has the balance or None for each. `turn` is the move that ends a stretch.
    """

    written: Sequence[Day]
    today: date
    come: Period | None
    line: Line
    half_life: float
    turn: float

    @classmethod
    def of(
        cls,
        days: Iterable[Day],
        today: date,
        *,
        half_life: float = HALF_LIFE,
        turn: float = TURN,
        line: Line | None = None,
    ) -> "BalanceCourse":
        """Return the course of written days in any order, each given once.

        `half_life` is that of the running balance in days. Who has worked out the `line` already,
        from the first written day to today, gives it along. The cost is that of the days between
        these two. Raises ValueError for a half-life that is not above 0.
        """
        written = sorted_written(days)
        come = Period(written[0].date, today) if written and written[0].date <= today else None
        if come is None:
            line = ()
        elif line is None or len(line) != len(come):
            line = running_values(come, written, half_life)
        return cls(written, today, come, line, half_life, turn)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches between the turns of the line, in order. Raises as `turns.stretches`."""
        return stretches(self.come, self.line, self.turn) if self.come else ()

    def within(self, period: Period) -> tuple[Running | None, ...]:
        """Return the running balance on the days of a period that have come, with its intervals."""
        if period.first > self.today:
            return ()
        shown = Period(period.first, min(period.last, self.today))
        return tuple(running_balance(shown, self.written, self.half_life))

    def crossing(self, period: Period) -> tuple[Stretch, ...]:
        """Return the stretches on which the line moved within a period, not only at its edge."""
        return tuple(
            stretch
            for stretch in self.stretches
            if stretch.first < period.last and (stretch.last is None or stretch.last > period.first)
        )

    def comfort_up_to(self, last: date) -> Comfort:
        """Return the comfort band as all days up to one have taught it."""
        if self.come is None or last < self.come.first:
            return Comfort(0, None)
        period = Period(self.come.first, min(last, self.come.last))
        if period.last not in self._comforts:
            line, days = self.line[: len(period)], days_in_period(self.written, period)
            self._comforts[period.last] = comfort(period, line, days)
        return self._comforts[period.last]

    @cached_property
    def _comforts(self) -> dict[date, Comfort]:
        """The comfort bands that were asked for: one leafs back and forth."""
        return {}
