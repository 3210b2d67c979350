"""The balance of a period, how sure it is, and the words that it allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tightrope.domain.day import Day
from tightrope.domain.marks import State
from tightrope.domain.wilson import Z80, Interval, interval_of

EVEN = Interval(-1 / 3, 1 / 3)
"""Balances near enough to 0 to be called even."""


class Leaning(StrEnum):
    """What may be said about a balance; the values are the words."""

    TOGETHER = "leaning together"
    SPACE = "leaning space"
    EVEN = "about even"
    UNKNOWN = "too early to say"


def leaning(interval: Interval | None) -> Leaning:
    """Return the word that the whole interval supports (balance.md, "Leaning").

    A side is named only where all of the interval lies on it, "about even" only where all of it
    lies within a third of 0. None, where there is no interval, is too early to say.
    """
    if interval is None:
        return Leaning.UNKNOWN
    if interval.low > 0:
        return Leaning.TOGETHER
    if interval.high < 0:
        return Leaning.SPACE
    if interval.low in EVEN and interval.high in EVEN:
        return Leaning.EVEN
    return Leaning.UNKNOWN


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


FEWEST_COMPARED = 5
"""A period with fewer voting days is not compared."""


class Comparison(StrEnum):
    """What may be said of a period beside another one; the values are the words."""

    MORE_TOGETHER = "more together"
    MORE_SPACE = "more space"
    SAME = "about the same"
    UNKNOWN = "too early to say"


def compare(this: Balance, other: Balance) -> Comparison:
    """Return how `this` period was beside the `other` (balance.md, "Comparing two periods").

    A difference is named only where the two intervals do not overlap; where either period has
    fewer than five voting days nothing is.
    """
    mine, theirs = this.interval, other.interval
    if mine is None or theirs is None or min(this.voted, other.voted) < FEWEST_COMPARED:
        return Comparison.UNKNOWN
    if mine.low > theirs.high:
        return Comparison.MORE_TOGETHER
    if mine.high < theirs.low:
        return Comparison.MORE_SPACE
    return Comparison.SAME
