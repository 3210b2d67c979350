from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.wilson import Z80, Z99, Z995, Interval, interval_of, wilson

balances = st.floats(-1, 1)
numbers_of_days = st.floats(1, 10_000)
levels = st.sampled_from([Z80, Z99, Z995])


def published(p: float, n: float, z: float) -> tuple[float, float]:
    """Return centre and half as shares, to the letter of balance.md."""
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return centre, half


def test_the_levels_are_quantiles_of_the_standard_normal() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.90)) == Z80
    assert pytest.approx(NormalDist().inv_cdf(0.995)) == Z99
    assert pytest.approx(NormalDist().inv_cdf(0.9975)) == Z995


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(3, 3, 0.646, 1.0), (6, 9, 0.454, 0.828), (12, 18, 0.516, 0.790)],
)
def test_the_check_values_of_the_design_hold_as_shares(
    k: int,
    n: int,
    low: float,
    high: float,
) -> None:
    interval = interval_of(2 * k / n - 1, n, Z80)
    assert (1 + interval.low) / 2 == pytest.approx(low, abs=0.0005)
    assert (1 + interval.high) / 2 == pytest.approx(high, abs=0.0005)


@given(st.floats(0, 1), numbers_of_days, levels)
def test_it_is_the_published_formula_on_the_scale_of_balances(p: float, n: float, z: float) -> None:
    centre, half = published(p, n, z)
    assert wilson(2 * p - 1, n, z) == pytest.approx((2 * centre - 1, 2 * half), abs=1e-9)


@given(balances, numbers_of_days, levels)
def test_the_interval_holds_its_balance_and_stays_between_the_poles(
    balance: float,
    n: float,
    z: float,
) -> None:
    interval = interval_of(balance, n, z)
    assert balance in interval
    assert -1 <= interval.low <= interval.high <= 1


@given(balances, numbers_of_days, levels)
def test_the_other_pole_is_a_mirror_to_the_last_bit(balance: float, n: float, z: float) -> None:
    here, there = interval_of(balance, n, z), interval_of(-balance, n, z)
    assert (here.low, here.high) == (-there.high, -there.low)


@given(balances, st.floats(1, 1_000), levels)
def test_more_days_make_it_surer(balance: float, n: float, z: float) -> None:
    few, many = interval_of(balance, n, z), interval_of(balance, 2 * n, z)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("low", "high"), [(0.5, 0.4), (-1.1, 0.0), (0.0, 1.1)])
def test_an_impossible_interval_cannot_be_built(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="No interval"):
        Interval(low, high)
