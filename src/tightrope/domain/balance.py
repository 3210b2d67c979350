"""The balance of a period: how its days leaned, of how many, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from tightrope.domain.day import Day
from tightrope.domain.leaning import Leaning, leaning
from tightrope.domain.marks import State
from tightrope.domain.wilson import Z80, Interval, interval_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The days of a period by state, and the figures that follow from them (balance.md).

    `days_passed` are the days of the period that have come since the journal's first entry, written
    or not, and those before one that was written ahead. The three kinds of voting days exclude each
    other. A balance never stands alone: `voted` of `days_passed` and
    `mix` belong beside it, since ten "both" days and five of each give the same 0.
    """

    days_passed: int = 0
    together_days: int = 0
    space_days: int = 0
    both_days: int = 0
    entries: int = 0
    words: int = 0

    def __post_init__(self) -> None:
        if min(self.together_days, self.space_days, self.both_days, self.entries, self.words) < 0:
            raise ValueError("A balance counts days, entries and words; none is below zero.")
        if self.voted > self.days_passed:
            raise ValueError(f"{self.voted} days cannot vote of {self.days_passed}.")

    @property
    def voted(self) -> int:
        """n: the days that carry a mark, each with one vote."""
        return self.together_days + self.space_days + self.both_days

    @property
    def value(self) -> float | None:
        """(T - S) / n in [-1, +1]: +1 all together, -1 all space; None where no day voted.

        A "both" day gives half its vote to either side, so T - S counts the other days only.
        """
        return (self.together_days - self.space_days) / self.voted if self.voted else None

    @property
    def mix(self) -> float | None:
        """The share of voting days that were both, in [0, 1]; None where no day voted."""
        return self.both_days / self.voted if self.voted else None

    @property
    def interval(self) -> Interval | None:
        """The 80 % Wilson interval with p = T/n, on the scale of `value`; None where n = 0."""
        return None if self.value is None else interval_of(self.value, self.voted, Z80)

    @property
    def low(self) -> float | None:
        """The lower end of the interval; None where no day voted."""
        return self.interval.low if self.interval else None

    @property
    def high(self) -> float | None:
        """The upper end of the interval; None where no day voted."""
        return self.interval.high if self.interval else None

    @property
    def leaning(self) -> Leaning:
        """What may be said in words."""
        return leaning(self.interval)


def balance_of(days: Iterable[Day], days_passed: int) -> Balance:
    """Return the balance of these days, each given once, of a period of which so many passed."""
    days = tuple(days)
    states = [day.state for day in days]
    return Balance(
        days_passed=days_passed,
        together_days=states.count(State.TOGETHER),
        space_days=states.count(State.SPACE),
        both_days=states.count(State.BOTH),
        entries=sum(day.entries for day in days),
        words=sum(day.words for day in days),
    )
