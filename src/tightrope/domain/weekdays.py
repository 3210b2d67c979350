"""Days gathered by their weekday."""

from collections.abc import Iterable

from tightrope.domain.balance import Balance, balance_of
from tightrope.domain.day import Day
from tightrope.domain.period import Period
from tightrope.domain.spans import DAYS_A_WEEK


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
