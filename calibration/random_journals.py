"""Made-up journals whose truth is known: votes of consecutive days, drawn by chance with a seed."""

from collections.abc import Callable, Iterator
from math import pi, sin
from random import Random

from tightrope.domain.marks import Vote

TWO_YEARS = 730
"""So many days each journal has."""

DAYS_A_WEEK = 7


def coins(chance: Random, days: int, density: float, together: float = 0.5) -> list[Vote]:
    """Return days that vote with this density, each together with this share, else space."""
    return drawn(chance, days, density, lambda _: together)


def drawn(
    chance: Random, days: int, density: float, together: Callable[[int], float]
) -> list[Vote]:
    """Return days that vote with this density; `together` is each day's share by its number."""
    return [
        (1 if chance.random() < together(day) else -1) if chance.random() < density else None
        for day in range(days)
    ]


def repeating(chance: Random, days: int, density: float, again: float) -> list[Vote]:
    """Return days that are like the day before with the chance `again`, and vote by chance.

    In the long run they are as often together as space: their true balance is 0.
    """
    side = chance.choice((1, -1))
    votes: list[Vote] = []
    for _ in range(days):
        side = side if chance.random() < again else -side
        votes.append(side if chance.random() < density else None)
    return votes


def wave(chance: Random, days: int, density: float, length: int) -> list[Vote]:
    """Return days whose true balance goes up to 0.8 and down to -0.8 within `length` days."""
    return drawn(chance, days, density, lambda day: 0.5 + 0.4 * sin(2 * pi * day / length))


def crests(days: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield the days on which such a wave turns, and the side, +1 or -1, that it leaves."""
    for quarter, side in ((1, 1), (3, -1)):
        for day in range(quarter * length // 4, days, length):
            yield day, side
