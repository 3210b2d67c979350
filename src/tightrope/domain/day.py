"""Days as counts and marks, what figures are worked out from; lists of days cut to a period."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.marks import Need, State, Vote, state_of


class Day(NamedTuple):
    """What stands on one local day: counts, the union of its marks, and its latest need.

    `entries` and `words` are 0 or more; a day without entries is unwritten, whatever else it says.
    """

    date: date
    entries: int = 0
    words: int = 0
    together: bool = False
    space: bool = False
    need: Need | None = None

    @property
    def state(self) -> State:
        """One of the five states of a day."""
        if not self.entries:
            return State.UNWRITTEN
        return state_of(together=self.together, space=self.space)

    @property
    def vote(self) -> Vote:
        """The day's vote: 1 together, -1 space, 0 both, None otherwise."""
        return self.state.vote


_DATE = attrgetter("date")


def sorted_written(days: Iterable[Day]) -> list[Day]:
    """Return the days with entries, earliest first."""
    return sorted((day for day in days if day.entries), key=_DATE)


def days_in_period(written: Sequence[Day], period: Period) -> Sequence[Day]:
    """Return the days of a period, of written days in order."""
    first = bisect_left(written, period.first, key=_DATE)
    return written[first : bisect_right(written, period.last, key=_DATE)]


def elapsed_period(period: Period, today: date) -> Period | None:
    """Return the days of a period that have come; None where it has not begun."""
    return None if period.first > today else Period(period.first, min(period.last, today))


def counted_period(period: Period, first_written: date | None, today: date) -> Period | None:
    """Return the days of a period that passed: those that count in "12 of 30 days".

    They run from the later of its first day and the journal's first written day that has come, to
    the earlier of its last day and today. A day before that entry was not passed over: there was
    nothing to write in. `first_written` is the journal's first written day, None where there is
    none; what lies after today is kept, and counts nowhere until its day has come.
    """
    if first_written is None or max(first_written, period.first) > min(period.last, today):
        return None
    return Period(max(first_written, period.first), min(period.last, today))
