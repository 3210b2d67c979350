"""Balances by weekday, and the weekdays that stand out beside one's other days."""

from collections.abc import Iterable
from typing import NamedTuple

from tightrope.domain.balance import Balance, Leaning, balance_of
from tightrope.domain.calendar import DAYS_A_WEEK, Period
from tightrope.domain.day import Day
from tightrope.domain.difference import FEWEST_VOTES, Difference, Side, compare_in_turn
from tightrope.domain.formatting import WEEKDAYS

BESIDE = "than your other days"
"""How the sentence about a weekday that stands out ends, and no other."""

NONE_STANDS_OUT = "no weekday stands out"
_LEANINGS = {Side.TOGETHER: Leaning.TOGETHER, Side.SPACE: Leaning.SPACE}


class WeekdayBalance(NamedTuple):
    """One weekday (0 Monday to 6 Sunday) and the balance of all its days in a period.

    `difference` is how it lies beside the other days, None where either has no vote. `rank` is as
    the how many-th it is named, from 0 on, None where it does not stand out; `named` is how many
    are.
    """

    weekday: int
    balance: Balance = Balance()
    difference: Difference | None = None
    rank: int | None = None
    named: int = 0

    @property
    def name(self) -> str:
        """Its days: "Sundays"."""
        return f"{WEEKDAYS[self.weekday].title()}s"

    @property
    def is_known(self) -> bool:
        """Whether so many of its days voted that something might be said."""
        return self.balance.voted >= FEWEST_VOTES

    @property
    def leaning(self) -> Leaning:
        """The side that it is named for; too early to say where it does not stand out."""
        if self.rank is None or self.difference is None:
            return Leaning.UNKNOWN
        return _LEANINGS[self.difference.side]

    @property
    def sentence(self) -> str:
        """What may be said: "Sundays are more together than your other days", or why nothing."""
        if self.rank is not None and self.difference is not None:
            return f"{self.name} are {self.difference.side} {BESIDE}"
        if not self.is_known:
            return f"not enough yet: {self.balance.voted} of {FEWEST_VOTES} {self.name}"
        return "no other weekday stands out" if self.named else NONE_STANDS_OUT


def weekday_pattern(period: Period, days: Iterable[Day]) -> tuple[WeekdayBalance, ...]:
    """Return the seven weekdays of a period, from Monday on (docs/figures.md, "Rhythm").

    `period` are days that passed, and `days` come each once; those outside it do not count. The run
    factor is 1, since a week lies between two of the same weekday. At least eight of a weekday must
    have voted, and seven looks at once find a rhythm in at most 6 of 100 journals that have none.
    """
    gathered: list[list[Day]] = [[] for _ in range(DAYS_A_WEEK)]
    for day in days:
        if day.date in period:
            gathered[day.date.weekday()].append(day)
    balances = [balance_of(those, days_of_weekday(at, period)) for at, those in enumerate(gathered)]
    compared = compare_in_turn([balance.votes for balance in balances])
    named = sum(each.rank is not None for each in compared)
    return tuple(
        WeekdayBalance(weekday, balance, each.difference, each.rank, named)
        for weekday, (balance, each) in enumerate(zip(balances, compared, strict=True))
    )


def days_of_weekday(weekday: int, period: Period) -> int:
    """Return how many days of a period are a weekday (0 Monday to 6 Sunday)."""
    wait = (weekday - period.first.weekday()) % DAYS_A_WEEK
    return len(range(wait, len(period), DAYS_A_WEEK))
