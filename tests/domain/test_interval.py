"""How sure a balance is: as if four days had been there before."""

from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.interval import Z80, Interval, Votes, centre_and_half, interval_of

factors = st.floats(0.05, 1)


@st.composite
def some_votes(draw: st.DrawFn) -> Votes:
    together, space, both = (draw(st.integers(0, 200)) for _ in range(3))
    return Votes(together + space + both, together - space, together + space)


def test_the_level_is_a_quantile_of_the_standard_normal() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.90)) == Z80


@pytest.mark.parametrize(
    ("votes", "factor", "low", "high"),
    [
        ((2, 2, 2), 1, -0.159936, 0.826603),
        ((3, 3, 3), 1, -0.009071, 0.866213),
        ((4, 4, 4), 1, 0.107607, 0.892393),
        ((5, 3, 5), 1, -0.069419, 0.736086),
        ((10, 0, 0), 1, -0.183079, 0.183079),
        ((10, 0, 10), 1, -0.342509, 0.342509),
        ((4, 1, 3), 1, -0.295032, 0.545032),
        ((18, 6, 18), 1, 0.009857, 0.535597),
        ((18, 6, 18), 0.4, -0.095693, 0.641147),
        ((15, 15, 15), 1, 0.609016, 0.969931),
    ],
)
def test_the_check_values_of_the_page_hold(
    votes: tuple[int, int, int], factor: float, low: float, high: float
) -> None:
    interval = interval_of(Votes(*votes), factor)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-7)


@given(some_votes(), factors)
def test_it_is_the_formula_of_the_page_to_the_letter(votes: Votes, factor: float) -> None:
    n, v, q = votes
    c = v / (n + 4)
    half = Z80 * sqrt(((q + 4) / (n + 4) - c**2) / (factor * n + 4))
    assert centre_and_half(n, v, q, factor) == pytest.approx((c, half))
    interval = interval_of(votes, factor)
    assert interval.low == pytest.approx(max(-1, c - half))
    assert interval.high == pytest.approx(min(1, c + half))


@given(some_votes(), factors)
def test_the_other_pole_is_a_mirror_to_the_last_bit(votes: Votes, factor: float) -> None:
    here, there = interval_of(votes, factor), interval_of(votes._replace(v=-votes.v), factor)
    assert (here.low, here.high) == (-there.high, -there.low)


@given(some_votes(), st.floats(0.05, 0.9))
def test_days_that_come_in_runs_are_less_sure(votes: Votes, factor: float) -> None:
    assert centre_and_half(*votes, factor)[1] >= centre_and_half(*votes, 1.0)[1]


def test_days_of_both_are_surer_than_days_that_go_either_way() -> None:
    both, either = interval_of(Votes(10, 0, 0)), interval_of(Votes(10, 0, 10))
    assert both.high < either.high


@given(some_votes(), st.floats(-1, 1))
def test_widened_it_holds_the_balance_beside_it_and_nothing_else_changes(
    votes: Votes, balance: float
) -> None:
    interval = interval_of(votes)
    wide = interval.widened(balance)
    assert balance in wide
    assert interval.low in wide
    assert interval.high in wide
    assert wide == interval or balance in (wide.low, wide.high)


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.4), (-1.1, 0.0), (0.0, 1.1)])
def test_an_impossible_interval_cannot_be_built(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="No interval"):
        Interval(low, high)
