"""The balance of a period, how sure it is, and what may be said of it in words and figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tightrope.domain.day import Day
from tightrope.domain.formatting import count_text
from tightrope.domain.interval import Interval, Votes, interval_of
from tightrope.domain.marks import State

EVEN = Interval(-1 / 3, 1 / 3)
"""Balances near enough to 0 to be called even."""

FEWEST_SHOWN = 4
"""Until so many days of a period voted, screens and pages show no figure for it."""


class Leaning(StrEnum):
    """What may be said about a balance; the values are the words."""

    TOGETHER = "leaning together"
    SPACE = "leaning space"
    EVEN = "about even"
    UNKNOWN = "too early to say"


SIDES = frozenset({Leaning.TOGETHER, Leaning.SPACE})
"""The words that name a side."""


def leaning(interval: Interval | None) -> Leaning:
    """Return the word that the whole interval supports (docs/figures.md, "Leaning").

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
    """The days of a period by state, and the figures that follow from them (docs/figures.md).

    `days_passed` are the days of the period that have come since the journal's first written one,
    written or not. The three kinds of voting days exclude each other. `run_factor`, in (0, 1], is
    that of the last of these days: how much a day tells beside its neighbour. A balance never
    stands alone: `voted` of `days_passed` and `mix` belong beside it, since ten "both" days and
    five of each give the same 0.
    """

    days_passed: int = 0
    together_days: int = 0
    space_days: int = 0
    both_days: int = 0
    entries: int = 0
    words: int = 0
    run_factor: float = 1.0

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
    def votes(self) -> Votes:
        """The voting days, the sum of their votes, and how many of them were not both."""
        decided = self.together_days + self.space_days
        return Votes(self.voted, self.together_days - self.space_days, decided)

    @property
    def value(self) -> float | None:
        """V / n in [-1, +1]: +1 all together, -1 all space; None where no day voted."""
        return self.votes.v / self.voted if self.voted else None

    @property
    def mix(self) -> float | None:
        """The share of voting days that were both, in [0, 1]; None where no day voted."""
        return self.both_days / self.voted if self.voted else None

    @property
    def evidence(self) -> Interval | None:
        """The 80 % interval that words hang on; None where no day voted.

        A few days alike have their own balance outside of it: they count as if four had been there.
        """
        return interval_of(self.votes, self.run_factor) if self.voted else None

    @property
    def interval(self) -> Interval | None:
        """The 80 % interval as it is shown: `evidence`, widened to hold the balance beside it."""
        value, evidence = self.value, self.evidence
        return None if value is None or evidence is None else evidence.widened(value)

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
        return leaning(self.evidence)

    @property
    def whatever(self) -> bool | None:
        """Whether no day without a vote could have turned the side that is named, whatever it was.

        So it is where |V| is more than such days; None where no side is named.
        """
        if self.leaning not in SIDES:
            return None
        return abs(self.votes.v) > self.days_passed - self.voted

    @property
    def has_figures(self) -> bool:
        """Whether enough days voted for screens and pages to show a figure."""
        return self.voted >= FEWEST_SHOWN


def balance_of(days: Iterable[Day], days_passed: int, run_factor: float = 1.0) -> Balance:
    """Return the balance of these days, each given once, of a period of which so many passed.

    `run_factor` is that of the last of them; weekdays use 1, since a week lies between them.
    """
    days = tuple(days)
    states = [day.state for day in days]
    return Balance(
        days_passed=days_passed,
        together_days=states.count(State.TOGETHER),
        space_days=states.count(State.SPACE),
        both_days=states.count(State.BOTH),
        entries=sum(day.entries for day in days),
        words=sum(day.words for day in days),
        run_factor=run_factor,
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
    """Return how `this` period was beside the `other` (docs/figures.md, "Comparing two periods").

    A difference is named only where the two intervals, not widened, do not overlap; where either
    period has fewer than five voting days nothing is.
    """
    mine, theirs = this.evidence, other.evidence
    if mine is None or theirs is None or min(this.voted, other.voted) < FEWEST_COMPARED:
        return Comparison.UNKNOWN
    if mine.low > theirs.high:
        return Comparison.MORE_TOGETHER
    if mine.high < theirs.low:
        return Comparison.MORE_SPACE
    return Comparison.SAME


_DECIMALS = 2


def signed(balance: float) -> str:
    """Return a balance with its sign and two decimals, such as +0.21; 0.00 has none."""
    return _signed(balance, _DECIMALS)


def interval_text(low: float, high: float) -> str:
    """Return the ends of an interval, or of a difference: "+0.05 to +0.36".

    They have two decimals, and both as many more as it takes for whoever reads them to find the
    same word: "leaning together" never stands beside a range that begins at 0.00.
    """
    decimals, word = _DECIMALS, _word(low, high)
    while _word(*(float(f"{end:.{decimals}f}") for end in (low, high))) != word:
        decimals += 1
    return f"{_signed(low, decimals)} to {_signed(high, decimals)}"


def _word(low: float, high: float) -> Leaning:
    """Return what is said of balances, as `leaning` does, and of differences beyond +-1 too."""
    if low > 0:
        return Leaning.TOGETHER
    if high < 0:
        return Leaning.SPACE
    return Leaning.EVEN if low in EVEN and high in EVEN else Leaning.UNKNOWN


def _signed(number: float, decimals: int) -> str:
    words = f"{number:+.{decimals}f}"
    return words if float(words) else words[1:]


def voted_text(balance: Balance) -> str:
    """Return of how many days that passed the marks are: "12 of 30"; empty where none passed."""
    return f"{balance.voted} of {balance.days_passed}" if balance.days_passed else ""


def days_marked(balance: Balance) -> str:
    """Return the same as a sentence has it: "12 of 30 days marked"."""
    return f"{balance.voted} of {count_text(balance.days_passed, 'day')} marked"
