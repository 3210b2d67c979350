"""Turns and stretches: the ebbs and flows of the running balance, named."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
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


class _Extreme:
    """The furthest day to one side, +1 together or -1 space, since the last turn."""

    def __init__(self, side: int, at: int, day: Running) -> None:
        self.side, self.at, self.day = side, at, day

    def is_turned_by(self, at: int, day: Running) -> bool:
        """Take the next day in; return whether it turns the furthest one into a turn."""
        best = self.day
        if self.side * (day.value - best.value) >= 0:
            self.at, self.day = at, day
            return False
        if self.side > 0:
            return day.high < best.low and day.mean < best.mean
        return day.low > best.high and day.mean > best.mean


def _extremes(line: Line) -> tuple[list[int], int]:
    """Return the places of the first extreme, of the turns, and of the furthest day since."""
    found: list[int] = []
    watched: list[_Extreme] = []
    for at, day in enumerate(line):
        if day is None:
            continue
        if not watched:
            watched = [_Extreme(side, at, day) for side in (1, -1)]
        for extreme in watched:
            if extreme.is_turned_by(at, day):
                found.append(extreme.at)
                watched = [_furthest(line, -extreme.side, extreme.at + 1, at)]
                break
    return found, watched[0].at if watched else 0


def _furthest(line: Line, side: int, start: int, end: int) -> _Extreme:
    """Return the furthest day to a side between two places, the latest of equals."""
    known = ((at, day) for at in range(start, end + 1) if (day := line[at]))
    at, day = max(known, key=lambda each: (side * each[1].value, each[0]))
    return _Extreme(side, at, day)


def _value(line: Line, at: int) -> float:
    day = line[at]
    assert day is not None
    return day.value
