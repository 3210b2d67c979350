"""Balances by weekday, and the weekdays that stand out."""

from collections.abc import Iterable
from typing import NamedTuple

from tightrope.domain.balance import Balance, Leaning, balance_of, leaning
from tightrope.domain.calendar import DAYS_A_WEEK, Period
from tightrope.domain.day import Day
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.wilson import Z99, Z995, Interval, interval_of


def weekday_balances(days: Iterable[Day], period: Period) -> tuple[Balance, ...]:
    """Return the balances of the period's Mondays, Tuesdays and so on, seven in all.

    `days` come each once; those outside the period do not count.
    """
    gathered: list[list[Day]] = [[] for _ in range(DAYS_A_WEEK)]
    for day in days:
        if day.date in period:
            gathered[day.date.weekday()].append(day)
    return tuple(
        balance_of(those, _how_many(weekday, period)) for weekday, those in enumerate(gathered)
    )


def _how_many(weekday: int, period: Period) -> int:
    wait = (weekday - period.first.weekday()) % DAYS_A_WEEK
    return len(range(wait, len(period), DAYS_A_WEEK))


FEWEST_WEEKDAY_VOTES = 8
"""A weekday says nothing before it voted so often."""


class WeekdayBalance(NamedTuple):
    """One weekday (0 Monday to 6 Sunday) and the balance of all its days in a period."""

    weekday: int
    balance: Balance

    @property
    def interval(self) -> Interval | None:
        """The 99 % Wilson interval of the balance; None where no such day voted."""
        return self._interval(Z99)

    @property
    def leaning(self) -> Leaning:
        """The side that this weekday leans to, where that may be said; else too early to say.

        At least eight such weekdays must have voted, and the interval must exclude 0: at 99.5 %
        rather than 99 %. Seven looks at once, each at 99 %, would find a rhythm in 7 of 100
        journals that have none (1 - 0.99^7), and at most 5 may claim one. (Where each weekday
        voted just eight times, by the toss of a coin, it is 5.3: eight of eight is let through.)
        """
        interval = self._interval(Z995)
        if interval is None or self.balance.voted < FEWEST_WEEKDAY_VOTES or 0 in interval:
            return Leaning.UNKNOWN
        return leaning(interval)

    @property
    def sentence(self) -> str:
        """What may be said: "Sundays lean together", or why nothing may be."""
        days, voted = f"{WEEKDAYS[self.weekday].title()}s", self.balance.voted
        if voted < FEWEST_WEEKDAY_VOTES:
            return f"not enough yet: {voted} of {FEWEST_WEEKDAY_VOTES} {days}"
        match self.leaning:
            case Leaning.TOGETHER:
                return f"{days} lean together"
            case Leaning.SPACE:
                return f"{days} lean space"
            case _:
                return f"nothing stands out on {days}"

    def _interval(self, z: float) -> Interval | None:
        value = self.balance.value
        return None if value is None else interval_of(value, self.balance.voted, z)


def weekday_pattern(period: Period, days: Iterable[Day]) -> tuple[WeekdayBalance, ...]:
    """Return the seven weekdays of a period, from Monday on (balance.md, "Rhythm")."""
    return tuple(WeekdayBalance(*each) for each in enumerate(weekday_balances(days, period)))
