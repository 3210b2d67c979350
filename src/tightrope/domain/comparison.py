"""Two periods side by side, in words."""

from enum import StrEnum

from tightrope.domain.balance import Balance

FEWEST_VOTES = 5
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
    if mine is None or theirs is None or min(this.voted, other.voted) < FEWEST_VOTES:
        return Comparison.UNKNOWN
    if mine.low > theirs.high:
        return Comparison.MORE_TOGETHER
    if mine.high < theirs.low:
        return Comparison.MORE_SPACE
    return Comparison.SAME
