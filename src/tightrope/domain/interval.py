"""How sure a balance is: an 80 % interval, as if four days had been there before.

Any count of N days starts with two together and two space days that never were, after A. Agresti
and B. A. Coull, "Approximate is better than 'exact' for interval estimation of binomial
proportions", The American Statistician 52(2), 1998. See docs/figures.md.
"""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

Z80 = 1.2815515655446004
"""The standard normal's 0.90 quantile: 80 %, two-sided."""

PRIOR_DAYS = 4
"""So many days that never were, half of them together and half space, stand before every count."""


class Votes(NamedTuple):
    """The votes of some days, summed up: whole days, or days that fade (docs/figures.md).

    `n` >= 0 is how many voted, `v` in [-n, n] the sum of their votes, and `q` in [0, n] the sum of
    the votes' squares: the days that were not both.
    """

    n: float
    v: float
    q: float

    def without(self, some: "Votes") -> "Votes":
        """Return these votes less some of them."""
        return Votes(self.n - some.n, self.v - some.v, self.q - some.q)


@dataclass(frozen=True, slots=True)
class Interval:
    """The balances from `low` to `high` that the days do not speak against, within [-1, +1]."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not -1.0 <= self.low <= self.high <= 1.0:
            raise ValueError(f"No interval of balances runs from {self.low} to {self.high}.")

    def __contains__(self, balance: float) -> bool:
        return self.low <= balance <= self.high

    def widened(self, balance: float) -> "Interval":
        """Return the interval stretched, if need be, to hold a balance that stands beside it."""
        return Interval(min(self.low, balance), max(self.high, balance))


def centre_and_half(n: float, v: float, q: float, run_factor: float) -> tuple[float, float]:
    """Return the centre of the 80 % interval and half its width, before it is cut at the poles.

    `n`, `v` and `q` are those of `Votes`, `run_factor` in (0, 1] is how much a day tells beside its
    neighbour (`run_factor`):

        c    = V / (N + 4)
        var  = (Q + 4) / (N + 4) - c^2      the votes' own variance: days of both make it smaller
        half = z * sqrt(var / (f N + 4))

    Both are odd and even in V to the last bit: neither pole is favoured, not even by rounding.
    """
    days = n + PRIOR_DAYS
    centre = v / days
    variance = (q + PRIOR_DAYS) / days - centre * centre
    return centre, Z80 * sqrt(variance / (run_factor * n + PRIOR_DAYS))


def interval_of(votes: Votes, run_factor: float = 1.0) -> Interval:
    """Return the 80 % interval of these votes, cut at -1 and +1; see `centre_and_half`."""
    centre, half = centre_and_half(*votes, run_factor)
    return Interval(max(-1.0, centre - half), min(1.0, centre + half))
