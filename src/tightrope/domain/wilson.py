"""How sure a balance is: the Wilson score interval.

E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927); recommended where there is little to go by in
L. D. Brown, T. T. Cai and A. DasGupta, "Interval Estimation for a Binomial Proportion",
Statistical Science 16(2), 2001.
"""

from dataclasses import dataclass
from math import sqrt

Z80 = 1.2815515655446004
"""The standard normal's 0.90 quantile: 80 %, two-sided."""

Z99 = 2.5758293035489004
"""The standard normal's 0.995 quantile: 99 %, two-sided."""

Z995 = 2.807033768343811
"""The standard normal's 0.9975 quantile: 99.5 %, two-sided."""


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


def wilson(balance: float, n: float, z: float) -> tuple[float, float]:
    """Return centre and half width of the interval, on the scale of balances.

    With p the share of together among n > 0 days (n need not be whole), Wilson's interval runs
    from centre - half to centre + half, where

        centre = (p + z^2/(2 n)) / (1 + z^2/n)
        half   = z / (1 + z^2/n) * sqrt(p (1-p)/n + z^2/(4 n^2))

    A balance is b = 2p - 1, and 2 centre - 1 and 2 half come out shorter on its scale:

        b / (1 + z^2/n)      and      z / (1 + z^2/n) * sqrt((1 - b^2)/n + z^2/n^2)

    So this is odd in b to the last bit: neither pole is favoured, not even by rounding.
    """
    doubt = z * z / n
    shrink = 1.0 / (1.0 + doubt)
    centre = balance * shrink
    half = z * shrink * sqrt((1.0 - balance * balance + doubt) / n)
    # The formula ends at a pole at the furthest, and only rounding could carry beyond it.
    return centre, min(half, 1.0 - abs(centre))


def interval_of(balance: float, n: float, z: float) -> Interval:
    """Return Wilson's interval round the balance of n > 0 days, on the scale of balances."""
    centre, half = wilson(balance, n, z)
    # It holds the balance itself, and at a pole ends there, where rounding may fall short by a bit.
    return Interval(min(balance, centre - half), max(balance, centre + half))
