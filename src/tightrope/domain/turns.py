"""Turns and stretches: the ebbs and flows of the running balance, named."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.running import known

TURN = 0.25
"""A move that counts, on the scale of balances, unless a setting says otherwise."""


class Toward(StrEnum):
    """Which side a stretch moved to; the values are the words."""

    TOGETHER = "toward together"
    SPACE = "toward space"


class Turn(NamedTuple):
    """The last day on which the running balance stood at an extreme, and that extreme."""

    day: date
    value: float


class Stretch(NamedTuple):
    """The days from one turn to the next, both included, and how far the balance moved.

    `last` is None while the stretch goes on; `change`, above 0 toward together, is then the one up
    to now.
    """

    first: date
    last: date | None
    change: float

    @property
    def toward(self) -> Toward:
        """The side that the balance moved to."""
        return Toward.TOGETHER if self.change > 0 else Toward.SPACE


def turns(
    period: Period,
    line: Sequence[float | None],
    threshold: float = TURN,
) -> tuple[Turn, ...]:
    """Return the turns of a running balance, one value per day of the period (balance.md, "Turns").

    A turn is the last extreme before the line moved at least `threshold` the other way, after
    having moved as far to get there; days without a value are skipped. Raises ValueError for a
    threshold that is not above 0.
    """
    return tuple(_extremes(known(period, line), threshold)[1:])


def stretches(
    period: Period,
    line: Sequence[float | None],
    threshold: float = TURN,
) -> tuple[Stretch, ...]:
    """Return the stretches between the turns, in order; the last one goes on.

    The first one begins at the extreme from which the line first moved far enough; a line that
    never did has none.
    """
    points = known(period, line)
    extremes = _extremes(points, threshold)
    if not extremes:
        return ()
    between = [
        Stretch(start.day, end.day, end.value - start.value) for start, end in pairwise(extremes)
    ]
    start = extremes[-1]
    return (*between, Stretch(start.day, None, points[-1][1] - start.value))


def _extremes(points: list[tuple[int, float]], threshold: float) -> list[Turn]:
    """Return the extreme that the first far move began at, and every turn after it.

    Points are the ordinal of a day and a value. A zigzag in one pass: the extreme so far is kept on
    the side that the line moves to, and on both until it first moves far. Of equal extremes the
    last one is meant.
    """
    if not threshold > 0:
        raise ValueError("A turn is a move of more than 0.")
    if not points:
        return []
    extremes: list[tuple[int, float]] = []
    (low_day, low), (high_day, high) = points[0], points[0]
    may_rise = may_fall = True  # far enough to turn; a line that rises can only turn by falling
    for day, value in points:
        if value >= high:
            high_day, high = day, value
        if value <= low:
            low_day, low = day, value
        if may_fall and high - value >= threshold:
            extremes.append((high_day, high))
            low_day, low, high_day, high = day, value, day, value
            may_rise, may_fall = True, False
        elif may_rise and value - low >= threshold:
            extremes.append((low_day, low))
            low_day, low, high_day, high = day, value, day, value
            may_rise, may_fall = False, True
    return [Turn(date.fromordinal(day), value) for day, value in extremes]
