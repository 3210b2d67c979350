"""The run factor: how much a day tells beside its neighbour.

Days come in runs, and ten days of a run tell less than ten days far apart. The factor is the share
of a day's weight that is left, (1 - r) / (1 + r) for a correlation r of neighbouring days: the
effective number of observations of a first-order autoregressive series (G. V. Bayley and J. M.
Hammersley, "The 'effective' number of independent observations in an autocorrelated time series",
Supplement to the Journal of the Royal Statistical Society 8(2), 1946). See docs/figures.md.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tightrope.domain.day import Day

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
        CastVote(day.date.toordinal(), day.together - day.space)
        for day in days
        if (day.together or day.space) and day.entries
    ]


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
            shared = pairs * total * total - total * n * sums
            above = products * n * n + shared
            factor = _factor(above, squares * n * n + 2 * shared, pairs) if above > 0 else 1.0
        day_before, before = on, vote
        factors.append(factor)
    return factors


def _factor(above: int, twice_below: int, pairs: int) -> float:
    """Return f for r = above / (twice_below / 2) > 0 over so many pairs."""
    r = min(2 * above / twice_below, _STRONGEST) * pairs / (pairs + _PAIRS_OF_DOUBT)
    return (1.0 - r) / (1.0 + r)
