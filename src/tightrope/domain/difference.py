"""How days of one kind differ from one's other days, of a weekday or with a tag; how months differ.

One together and one space day that never were stand on each side, after A. Agresti and B. Caffo,
"Simple and effective confidence intervals for proportions and differences of proportions result
from adding two successes and two failures", The American Statistician 54(4), 2000. See
docs/figures.md.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import sqrt
from typing import NamedTuple

from tightrope.domain.interval import Votes

FEWEST_VOTES = 8
"""Days of one kind say nothing before so many of them voted."""

STANDARD_ERRORS = 3.0
"""A difference is named only where it is more than so many standard errors."""

_PRIOR_DAYS = 2


class Side(StrEnum):
    """What may be said of days beside one's other days; the values are the words."""

    TOGETHER = "more together"
    SPACE = "more space"


class Difference(NamedTuple):
    """How far the balance of some days lies from that of the others, and how sure that is.

    `value` is above 0 where they are more together; `error` > 0 is its standard error.
    """

    value: float
    error: float

    @property
    def strength(self) -> float:
        """How many standard errors it is, whichever way."""
        return abs(self.value) / self.error

    @property
    def side(self) -> Side:
        """Which side these days lie on, seen from the others."""
        return Side.TOGETHER if self.value > 0 else Side.SPACE

    @property
    def low(self) -> float:
        """Three standard errors below."""
        return self.value - STANDARD_ERRORS * self.error

    @property
    def high(self) -> float:
        """Three standard errors above."""
        return self.value + STANDARD_ERRORS * self.error


def difference(these: Votes, others: Votes) -> Difference | None:
    """Return how these votes differ from the others; None where either side has none.

    For each side c = V / (n + 2) and e^2 = ((Q + 2) / (n + 2) - c^2) / (n + 2); the difference is
    that of the two c, and its standard error sqrt(e^2 + e^2 of the others).
    """
    if not these.n or not others.n:
        return None
    centre, error = _centre_and_variance(these)
    other_centre, other_error = _centre_and_variance(others)
    return Difference(centre - other_centre, sqrt(error + other_error))


def _centre_and_variance(votes: Votes) -> tuple[float, float]:
    days = votes.n + _PRIOR_DAYS
    centre = votes.v / days
    return centre, ((votes.q + _PRIOR_DAYS) / days - centre * centre) / days


class Compared(NamedTuple):
    """Days of one kind beside the others: the difference, and as the how many-th it is named.

    `difference` is None where either side has no vote; `rank` counts from 0, the strongest first,
    and is None where these days do not stand out.
    """

    difference: Difference | None
    rank: int | None = None


def compare_in_turn(kinds: Sequence[Votes]) -> list[Compared]:
    """Return how the days of each kind lie beside those of all others, in the order given.

    A kind stands out where at least eight of its days voted and the difference is more than three
    standard errors. The strongest, of equals the first given, is named, and the remaining kinds are
    then compared among themselves until none stands out: else one that is named would make all the
    others look different. A named kind has the difference of its round, the others that of the
    last.
    """
    found = [Compared(None)] * len(kinds)
    remaining = [*range(len(kinds))]
    while remaining:
        whole = Votes(
            *(sum(column) for column in zip(*(kinds[at] for at in remaining), strict=True))
        )
        for at in remaining:
            found[at] = Compared(difference(kinds[at], whole.without(kinds[at])))
        outstanding = [at for at in remaining if stands_out(kinds[at], found[at].difference)]
        if not outstanding:
            break
        strongest = max(outstanding, key=lambda at: _strength(found[at]))
        found[strongest] = found[strongest]._replace(rank=len(kinds) - len(remaining))
        remaining.remove(strongest)
    return found


def stands_out(
    these: Votes, found: Difference | None, standard_errors: float = STANDARD_ERRORS
) -> bool:
    """Return whether days differ so clearly, and voted so often, that it may be said."""
    return found is not None and these.n >= FEWEST_VOTES and found.strength > standard_errors


def _strength(compared: Compared) -> float:
    return compared.difference.strength if compared.difference else 0.0


FEWEST_MONTH_VOTES = 5
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
    voted = [month for month in months if month.n >= FEWEST_MONTH_VOTES]
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
