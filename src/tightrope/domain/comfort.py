"""The comfort band: where the running balance lay when it was right.

Learned from a person's own days only. What goes with well-being is the gap between the closeness
people have and the closeness they want, whatever the amount (D. M. Frost and C. Forrester,
"Closeness Discrepancies in Romantic Relationships", Personality and Social Psychology Bulletin
39(4), 2013), so no norm stands beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tightrope.domain.calendar import DAYS_A_WEEK
from tightrope.domain.day import Day
from tightrope.domain.interval import Interval
from tightrope.domain.marks import Need
from tightrope.domain.turns import Line

FEWEST_DAYS = 10
"""The band is shown once so many content days are known."""

LEAST_SPAN = 56
"""And once the first and the last of them lie so many days apart."""


class Comfort(NamedTuple):
    """How many content days had a running balance, and the band they make; None for too few.

    `span` is the number of days from the first of them to the last.
    """

    days: int = 0
    span: int = 0
    band: Interval | None = None

    @property
    def progress(self) -> str:
        """How far the band is from being earned: "6 of 10 days so far"."""
        if self.days < FEWEST_DAYS:
            return f"{self.days} of {FEWEST_DAYS} days so far"
        weeks, least = self.span // DAYS_A_WEEK, LEAST_SPAN // DAYS_A_WEEK
        return f"{self.days} days, over {min(weeks, least)} of {least} weeks"


def comfort(first: date, line: Line, days: Iterable[Day]) -> Comfort:
    """Return the comfort band that a running balance from its `first` day on has taught.

    It reaches from the 10th to the 90th percentile (first and last cut of `statistics.quantiles`,
    n=10, inclusive) of the line on days whose need was content. A day without a need is never
    counted as content, and one on which the line rests has no balance to count.
    """
    start = first.toordinal()
    # Named once: to name a member of an enum takes Python 3.11 longer than to compare it.
    content = Need.CONTENT
    places = (
        on.toordinal() - start for on, entries, _, _, _, need in days if need is content and entries
    )
    found = sorted(at for at in places if 0 <= at < len(line) and line[at])
    if not found:
        return Comfort()
    span = found[-1] - found[0]
    if len(found) < FEWEST_DAYS or span < LEAST_SPAN:
        return Comfort(len(found), span)
    values = sorted(day.value for at in found if (day := line[at]))
    cuts = _cut(values, 1), _cut(values, 9)
    # Of equal values the cuts may differ by rounding, and then in either direction.
    return Comfort(len(found), span, Interval(min(cuts), max(cuts)))


def _cut(values: Sequence[float], tenths: int) -> float:
    """Return the cut below which so many tenths of the values, in order, lie.

    What `statistics.quantiles` says, to the bit; importing that takes as long as all the rest.
    """
    index, part = divmod(tenths * (len(values) - 1), 10)
    return (values[index] * (10 - part) + values[index + 1] * part) / 10
