"""Turns and stretches: the ebbs and flows of the running balance, named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tightrope.domain.period import Period
from tightrope.domain.running import Running, known

TURN = 0.25
"""A move that counts, on the scale of balances, unless a setting says otherwise."""


class Toward(StrEnum):
    """Which side a stretch moved to; the values are the words."""

    TOGETHER = "toward together"
    SPACE = "toward space"


@dataclass(frozen=True, slots=True)
class Turn:
    """The last day on which the running balance stood at an extreme, and that extreme."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Stretch:
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
    line: Sequence[Running | None],
    threshold: float = TURN,
) -> tuple[Turn, ...]:
    """Return the turns of a running balance, one value per day of the period (balance.md, "Turns").

    A turn is the last extreme before the line moved at least `threshold` the other way, after
    having moved as far to get there; days without a value are skipped. Raises ValueError for a
    threshold that is not above 0.
    """
    return tuple(_extremes(_points(period, line), threshold)[1:])


def stretches(
    period: Period,
    line: Sequence[Running | None],
    threshold: float = TURN,
) -> tuple[Stretch, ...]:
    """Return the stretches between the turns, in order; the last one goes on.

    The first one begins at the extreme from which the line first moved far enough; a line that
    never did has none.
    """
    points = _points(period, line)
    extremes = _extremes(points, threshold)
    if not extremes:
        return ()
    between = [
        Stretch(start.day, end.day, end.value - start.value) for start, end in pairwise(extremes)
    ]
    start = extremes[-1]
    return (*between, Stretch(start.day, None, points[-1].value - start.value))


def _points(period: Period, line: Sequence[Running | None]) -> list[Turn]:
    return [Turn(day, running.value) for day, running in known(period, line)]


def _extremes(points: list[Turn], threshold: float) -> list[Turn]:
    """Return the extreme that the first far move began at, and every turn after it.

    A zigzag in one pass: the extreme so far is kept on the side that the line moves to, and on
    both until it first moves far. Of equal extremes the last one is meant.
    """
    if not threshold > 0:
        raise ValueError("A turn is a move of more than 0.")
    extremes: list[Turn] = []
    if not points:
        return extremes
    low = high = points[0]
    toward: Toward | None = None
    for here in points:
        high = here if here.value >= high.value else high
        low = here if here.value <= low.value else low
        if toward is not Toward.SPACE and high.value - here.value >= threshold:
            extremes.append(high)
            toward, low, high = Toward.SPACE, here, here
        elif toward is not Toward.TOGETHER and here.value - low.value >= threshold:
            extremes.append(low)
            toward, low, high = Toward.TOGETHER, here, here
    return extremes
