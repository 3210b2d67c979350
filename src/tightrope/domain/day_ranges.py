"""Sorted day lists cut to a period, and how much of a period has passed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from tightrope.domain.balance import Balance, balance_of
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day

_DATE = attrgetter("date")


def sorted_written(days: Iterable[Day]) -> list[Day]:
    """Return the days with entries, earliest first."""
    return sorted((day for day in days if day.entries), key=_DATE)


def days_in_period(written: Sequence[Day], period: Period) -> Sequence[Day]:
    """Return the days of a period, of written days in order."""
    first = bisect_left(written, period.first, key=_DATE)
    return written[first : bisect_right(written, period.last, key=_DATE)]


def elapsed_period(written: Sequence[Day], period: Period, today: date) -> Period | None:
    """Return the days of a period up to today or its last written day, whichever is later.

    None where it has not begun. What was written ahead counts, and of no more days than there are.
    """
    last = max([today, *(day.date for day in days_in_period(written, period)[-1:])])
    return None if period.first > last else Period(period.first, min(period.last, last))


def counted_period(
    written: Sequence[Day], period: Period, today: date, *, since: date | None = None
) -> Period | None:
    """Return the days of a period that have come since the first entry of the journal.

    A day before it was not passed over: there was nothing to write in. `since` is the day of that
    entry; without it, the first of those given, and today where there is none.
    """
    reach = elapsed_period(written, period, today)
    begin = since or (written[0].date if written else today)
    if reach is None or reach.last < begin:
        return None
    return Period(max(reach.first, begin), reach.last)


def balance_to_date(
    written: Sequence[Day], period: Period, today: date, *, since: date | None = None
) -> Balance:
    """Return the balance of a period's days that passed; `since` is that of `counted_period`."""
    days = counted_period(written, period, today, since=since)
    return balance_of(days_in_period(written, period), len(days) if days else 0)
