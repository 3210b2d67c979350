"""The plain word for a balance, where its interval allows one."""

from enum import StrEnum

from tightrope.domain.wilson import Interval

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
