"""The running balance: where the line lies on each day, and the shade round it.

The shade rests on the run factor: how much a day tells beside its neighbour. Days come in runs, and
ten days of a run tell less than ten days far apart. The factor is the share of a day's weight that
is left, (1 - r) / (1 + r) for a correlation r of neighbouring days: the effective number of
observations of a first-order autoregressive series (G. V. Bayley and J. M. Hammersley, "The
'effective' number of independent observations in an autocorrelated time series", Supplement to the
Journal of the Royal Statistical Society 8(2), 1946). See docs/figures.md.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import sqrt
from typing import NamedTuple, cast

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.interval import PRIOR_DAYS, Z80, Interval

_PAIRS_OF_DOUBT = 20
_STRONGEST = 0.9


class CastVote(NamedTuple):
    """The vote of a day that has one: the day's ordinal, and 1 together, -1 space or 0 both."""

    on: int
    vote: int


def cast_votes(days: Iterable[Day]) -> list[CastVote]:
    """Return the votes of days, in the order of these, without those of days that have none."""
    # What `day.vote` says, without going through the day's state thousands of times.
    return [
        _cast_vote((on.toordinal(), together - space))
        for on, entries, _, together, space, _ in days
        if (together or space) and entries
    ]


# What `CastVote(…)` does, without a step in Python for each of thousands.
_cast_vote = cast("Callable[[tuple[int, int]], CastVote]", partial(tuple.__new__, CastVote))


def run_factors(votes: Sequence[CastVote]) -> list[float]:
    """Return the run factor from each vote on, in (0, 1], of all votes of a journal in order.

    Over the k pairs of neighbouring calendar days up to a day that both voted, with m = V / n of
    all days up to it,

        r  = sum (v_i - m)(v_{i+1} - m) / ( 1/2 sum [ (v_i - m)^2 + (v_{i+1} - m)^2 ] )
        r' = min(max(r, 0), 0.9) * k / (k + 20)
        f  = (1 - r') / (1 + r')

    and r is 0 where its divisor is. No later day changes it. All sums are whole numbers that go
    forward, so the cost is that of the votes, and r' of equal votes is 0 to the bit.
    """
    factors: list[float] = []
    factor, day_before, before = 1.0, 0, 0
    total = pairs = products = sums = squares = 0
    for n, (on, vote) in enumerate(votes, 1):
        total += vote
        if on == day_before + 1 and n > 1:
            pairs += 1
            products += before * vote
            sums += before + vote
            squares += before * before + vote * vote
        if pairs:
            # r with both sides multiplied by n^2: m is no whole number, V and n are.
            square = n * n
            shared = total * (pairs * total - n * sums)
            above = products * square + shared
            if above > 0:
                r = 2 * above / (squares * square + 2 * shared)
                r = (r if r < _STRONGEST else _STRONGEST) * pairs / (pairs + _PAIRS_OF_DOUBT)  # noqa: FURB136 - a call, for each of thousands of votes
                factor = (1.0 - r) / (1.0 + r)
            else:
                factor = 1.0
        day_before, before = on, vote
        factors.append(factor)
    return factors


HALF_LIFE = 14.0
"""After so many days a vote weighs half, unless a setting says otherwise."""


class Running(NamedTuple):
    """The running balance on one day.

    `value` is the centre of its 80 % interval and `low` and `high` are the ends, each in [-1, +1].
    `weight` >= 1 is how many days the fading votes weigh together, and `mean` in [-1, +1] is their
    own balance, without the four days before. A tuple, because a chart over twenty years makes
    thousands at once.
    """

    value: float
    low: float
    high: float
    weight: float
    mean: float

    @property
    def interval(self) -> Interval:
        """The ends as an interval."""
        return Interval(self.low, self.high)


def running_balance(
    period: Period,
    votes: Sequence[CastVote],
    factors: Sequence[float],
    half_life: float = HALF_LIFE,
) -> list[Running | None]:
    """Return the running balance on each day of a period, None where the line rests.

    `votes` are all of a journal in order, none outside the period, and `factors` the run factor
    from each of them on (`run_factors`). Every vote on a day e <= d weighs w = 2 ** (-(d - e) /
    half_life) on day d; N, V and Q are the weighted sums, and the line is the centre of their
    interval (docs/figures.md). It rests where N < 1, and where the latest vote lies more than a
    half-life back: it does not coast toward even.

    The sums go forward from vote to vote, so the cost is that of the days on which there is a line.
    Raises ValueError for a half-life that is not above 0.
    """
    if not half_life > 0:
        raise ValueError("A half-life is a number of days above 0.")
    fade = 2.0 ** (-1.0 / half_life)
    longest = int(min(half_life, len(period)))
    end = period.last.toordinal() + 1
    begin = votes[0].on if votes else end
    line: list[Running | None] = [None] * (begin - period.first.toordinal())
    append, prior, z, root, new = line.append, PRIOR_DAYS, Z80, sqrt, _running
    n = v = q = 0.0
    until = [*[on for on, _ in votes], end][1:]
    for (on, vote), following, factor in zip(votes, until, factors, strict=True):
        n += 1.0
        v += vote
        q += vote * vote
        passing = following - on
        drawn = passing if passing <= longest else longest + 1
        # What `centre_and_half` says, inlined: the line goes by in thousands of days, and to call
        # something for each of them takes as long again.
        for _ in range(drawn):
            if n < 1.0:
                append(None)
            else:
                days = n + prior
                centre = v / days
                half = z * root(((q + prior) / days - centre * centre) / (factor * n + prior))
                low, high = centre - half, centre + half
                low = low if low > -1.0 else -1.0  # noqa: FURB136 - see above
                high = high if high < 1.0 else 1.0  # noqa: FURB136 - see above
                append(new((centre, low, high, n, v / n)))
            n *= fade
            v *= fade
            q *= fade
        if resting := passing - drawn:
            line += [None] * resting
            rest = fade**resting
            n *= rest
            v *= rest
            q *= rest
    return line


def axis_end(line: Iterable[Running | None]) -> float:
    """Return what both ends of the line's axis stand for: 1, or 1/2 where that is room enough.

    It is enough where neither the line ever leaves it, nor the shade on days that weigh 4 or more.
    It is the same at every zoom, so `line` is that of the whole journal.
    """
    for each in line:
        if each is None:
            continue
        value, low, high, weight, _ = each
        reach = max(-low, high) if weight >= _WEIGHS else abs(value)
        if reach > _HALF:
            return 1.0
    return _HALF


_HALF = 0.5
_WEIGHS = 4  # days, under which the shade is wide whatever the balance is

# What `Running(…)` does, without a step in Python for each of thousands.
_running = cast(
    "Callable[[tuple[float, float, float, float, float]], Running]",
    partial(tuple.__new__, Running),
)
