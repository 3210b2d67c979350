"""Whether months differ more than days would by chance."""

from collections.abc import Iterable

from tightrope.domain.interval import Votes

FEWEST_VOTES = 5
"""A month with fewer voting days is left out."""

FEWEST_MONTHS = 3
"""Fewer months are not compared."""

_QUANTILES = (
    5.991, 7.815, 9.488, 11.070, 12.592, 14.067, 15.507, 16.919, 18.307, 19.675,
)  # fmt: skip
"""The 95 % quantiles of chi-square with 2 to 11 degrees of freedom."""


def months_differ(months: Iterable[Votes], run_factor: float) -> bool | None:
    """Return whether up to twelve months differ more than days would by chance, or None.

    Pearson's test of homogeneity, at 5 %. With b = sum V / sum n and s^2 = sum Q / sum n - b^2 over
    the months with at least five voting days, and f the run factor on the last day that passed,

        X^2 = f * sum (V_m - n_m b)^2 / (n_m s^2)

    is looked up for months - 1 degrees of freedom. None where there are fewer than three such
    months, or all votes are equal.
    """
    voted = [month for month in months if month.n >= FEWEST_VOTES]
    if len(voted) < FEWEST_MONTHS:
        return None
    n, v, q = (sum(column) for column in zip(*voted, strict=True))
    balance: float = v / n
    # All are whole numbers, so that equal votes have no variance to the bit.
    variance: float = (q * n - v * v) / (n * n)
    if not variance:
        return None
    spread: float = sum((month.v - month.n * balance) ** 2 / month.n for month in voted)
    return run_factor * spread / variance > _QUANTILES[len(voted) - FEWEST_MONTHS]
