"""Turns and stretches: the ebbs and flows of the running balance, named."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from tightrope.domain.running import Running

Line = Sequence[Running | None]
"""The running balance of consecutive days, None where it rests."""


class Toward(StrEnum):
    """Which side a stretch moved to; the values are the words."""

    TOGETHER = "toward together"
    SPACE = "toward space"

    @property
    def side(self) -> str:
        """The side alone: "together" or "space"."""
        return self.value.removeprefix("toward ")


class Stretch(NamedTuple):
    """The days from one turn to the next, both included, and how far the balance moved.

    `last` is None while the stretch goes on. `furthest` is the day on which the line lay furthest,
    which is `last` where there is one, and `change`, above 0 toward together, goes up to it.
    """

    first: date
    last: date | None
    furthest: date
    change: float

    @property
    def toward(self) -> Toward:
        """The side that the balance moved to."""
        return Toward.TOGETHER if self.change > 0 else Toward.SPACE


def stretches(first: date, line: Line) -> tuple[Stretch, ...]:
    """Return the stretches between the turns of a line from its `first` day on, in order.

    Going forward, the highest (lowest) day since the last turn, the latest of equals, becomes a
    turn on the first day whose whole shade lies below (above) the shade of that day, and whose own
    mean lies below (above) that day's. So the shades at the ends of a stretch do not touch, and
    silence alone makes no turn: it fades all votes alike and leaves their mean. The first such
    extreme only begins the first stretch; the last stretch goes on. A line without one has none.
    """
    turns, furthest = _extremes(line)
    if not turns:
        return ()
    days = [first + timedelta(days=at) for at in (*turns, furthest)]
    changes = [
        _value(line, end) - _value(line, start) for start, end in pairwise([*turns, furthest])
    ]
    between = [
        Stretch(start, end, end, change)
        for (start, end), change in zip(pairwise(days), changes, strict=True)
    ]
    return (*between[:-1], between[-1]._replace(last=None))


def _extremes(line: Line) -> tuple[list[int], int]:
    """Return the places of the first extreme, of the turns, and of the furthest day since."""
    found: list[int] = []
    begin = next((at for at, day in enumerate(line) if day), len(line))
    if begin == len(line):
        return found, 0
    # Until the first extreme is known, both sides are watched.
    ends = [(*_until_turned(line, side, begin, begin), side) for side in (1, -1)]
    furthest, turned, side = min(ends, key=itemgetter(1))
    while turned < len(line):
        found.append(furthest)
        side = -side
        furthest = _furthest(line, side, furthest + 1, turned)
        furthest, turned = _until_turned(line, side, furthest, turned + 1)
    return found, furthest


def _until_turned(line: Line, side: int, furthest: int, start: int) -> tuple[int, int]:
    """Return the furthest day to a side, and the first day that turns it into a turn.

    The side is +1 together or -1 space; days are places in the line, `furthest` that of the one
    before `start`. Where nothing turns it, the place behind the last day stands for that.
    """
    best = _day(line, furthest)
    best_value, best_low, best_mean = side * best.value, _nearer(best, side), side * best.mean
    # The line goes by in thousands of days, so no call is made for each.
    for at in range(start, len(line)):
        day = line[at]
        if day is None:
            continue
        value, low, high, _, mean = day
        if side < 0:
            value, low, high, mean = -value, -high, -low, -mean
        if value >= best_value:
            furthest, best_value, best_low, best_mean = at, value, low, mean
        elif high < best_low and mean < best_mean:
            return furthest, at
    return furthest, len(line)


def _nearer(day: Running, side: int) -> float:
    """Return the end of the shade that lies nearer to the other side, above 0 toward `side`."""
    return day.low if side > 0 else -day.high


def _furthest(line: Line, side: int, start: int, end: int) -> int:
    """Return the furthest day to a side between two places, the latest of equals."""
    known = ((side * day.value, at) for at in range(start, end + 1) if (day := line[at]))
    return max(known)[1]


def _value(line: Line, at: int) -> float:
    return _day(line, at).value


def _day(line: Line, at: int) -> Running:
    day = line[at]
    assert day is not None
    return day
