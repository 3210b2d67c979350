"""The comfort band: where the running balance stood when it was right.

Learned from a person's own days only. What goes with well-being is the gap between the closeness
people have and the closeness they want, whatever the amount (D. M. Frost and C. Forrester,
"Closeness Discrepancies in Romantic Relationships", Personality and Social Psychology Bulletin
39(4), 2013), so no norm stands beside it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.domain.wilson import Interval

FEWEST_DAYS = 10
"""The band is shown once so many content days are known."""


class Comfort(NamedTuple):
    """How many content days had a running balance, and the band they make; None for too few."""

    days: int
    band: Interval | None

    @property
    def progress(self) -> str:
        """How far the band is from being earned, in words: "6 of 10 days so far"."""
        return f"{min(self.days, FEWEST_DAYS)} of {FEWEST_DAYS} days so far"


def comfort(period: Period, line: Sequence[float | None], days: Iterable[Day]) -> Comfort:
    """Return the comfort band of a period from its running balance, one value per day of it.

    It reaches from the 10th to the 90th percentile (first and last cut of `statistics.quantiles`,
    n=10, inclusive) of the running balance on days whose need was content. A day without a
    need is never counted as content, and one on which the line is broken has no balance to count.
    """
    if len(line) != len(period):
        raise ValueError("A line has one value per day of its period.")
    first = period.first.toordinal()
    # Named once: to name a member of an enum takes Python 3.11 longer than to compare it.
    content = Need.CONTENT
    places = (day.date.toordinal() - first for day in days if day.need is content)
    running = (line[place] for place in places if 0 <= place < len(line))
    values = sorted(each for each in running if each is not None)
    if len(values) < FEWEST_DAYS:
        return Comfort(len(values), None)
    cuts = _cut(values, 1), _cut(values, 9)
    # Of equal values the cuts may differ by rounding, and then in either direction.
    return Comfort(len(values), Interval(min(cuts), max(cuts)))


def _cut(values: Sequence[float], tenths: int) -> float:
    """Return the cut below which so many tenths of the values, in order, lie.

    What `statistics.quantiles` says, to the bit; importing that takes as long as all the rest.
    """
    place, part = divmod(tenths * (len(values) - 1), 10)
    return (values[place] * (10 - part) + values[place + 1] * part) / 10
