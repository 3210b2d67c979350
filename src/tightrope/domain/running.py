"""The running balance: where the line stands on each day, and the band round it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, cast

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.wilson import Z80, Interval, wilson

HALF_LIFE = 14.0
"""After so many days a vote weighs half, unless a setting says otherwise."""


class Running(NamedTuple):
    """The running balance on one day and the ends of its 80 % interval, each in [-1, +1].

    A tuple, because a chart over twenty years makes thousands at once.
    """

    value: float
    low: float
    high: float

    @property
    def interval(self) -> Interval:
        """The ends as an interval."""
        return Interval(self.low, self.high)


def running_balance(
    period: Period,
    days: Iterable[Day],
    half_life: float = HALF_LIFE,
) -> list[Running | None]:
    """Return the running balance on each day of the period, in order; None where it breaks off.

    Every voting day e <= d weighs w = 2 ** (-(d - e) / half_life) on day d. With n~ = sum w and
    T~ = sum w*t the balance is the centre of Wilson's interval (`wilson`, z for 80 %) for the
    share T~/n~ of n~ days, and None where n~ < 1: the line breaks, it does not coast.

    `days` come in any order, each once, and may leave out unwritten ones. Those before the period
    count as well, those after it do not. Both sums go forward day by day, so the cost is that of
    the days. Raises ValueError for a half-life that is not above 0.
    """
    line: list[Running | None] = []
    for weight, pull in _sums(period, days, half_life):
        if weight < 1.0:
            line.append(None)
            continue
        centre, half = wilson(pull / weight, weight, Z80)
        line.append(_running((centre, centre - half, centre + half)))
    return line


def running_values(
    period: Period,
    days: Iterable[Day],
    half_life: float = HALF_LIFE,
) -> list[float | None]:
    """Return what `running_balance` does without the intervals, to the same bit.

    It takes a third of the time, for what looks at a line as a whole. Raises as `running_balance`.
    """
    doubt = Z80 * Z80
    # The centre of `wilson` alone.
    return [
        pull / weight * (1.0 / (1.0 + doubt / weight)) if weight >= 1.0 else None
        for weight, pull in _sums(period, days, half_life)
    ]


def known(
    period: Period,
    line: Sequence[float | None],
) -> list[tuple[int, float]]:
    """Return the days on which a line has a value, by their ordinals, and that value.

    The line has a value or None per day of the period; only those with one cost something, however
    long it breaks off. Raises ValueError for a line of another length.
    """
    if len(line) != len(period):
        raise ValueError("A line has one value per day of its period.")
    return [
        (number, value)
        for number, value in enumerate(line, period.first.toordinal())
        if value is not None
    ]


def _sums(period: Period, days: Iterable[Day], half_life: float) -> Iterator[tuple[float, float]]:
    """Yield n~ of each day, and the weighted sum of 2t - 1 of the votes up to it."""
    if not half_life > 0:
        raise ValueError("A half-life is a number of days above 0.")
    fade = 2.0 ** (-1.0 / half_life)
    votes, weight, pull = _votes(period, days, fade)
    for vote in votes:
        weight *= fade
        pull *= fade
        if vote is not None:
            weight += 1.0
            pull += vote
        yield weight, pull


def _votes(
    period: Period, days: Iterable[Day], fade: float
) -> tuple[list[int | None], float, float]:
    """Return 2t - 1 of each day's vote: +1 together, -1 space, 0 both; None where there is none.

    Behind them come n~ and the weighted sum of such votes as they stood before the period.
    """
    first, votes = period.first.toordinal(), list[int | None]([None]) * len(period)
    weight = pull = 0.0
    for day in days:
        # What `day.vote` says, without going through the day's state thousands of times.
        if (day.together or day.space) and day.entries:
            at, vote = day.date.toordinal() - first, day.together - day.space
            if at < 0:
                faded = fade ** (-1 - at)
                weight += faded
                pull += faded * vote
            elif at < len(votes):
                votes[at] = vote
    return votes, weight, pull


# What `Running(…)` does, without a step in Python for each of thousands.
_running = cast("Callable[[tuple[float, float, float]], Running]", partial(tuple.__new__, Running))
