"""How balances are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.balance import interval_text, leaning, signed
from tightrope.domain.date_parser import read_day
from tightrope.domain.formatting import day_text
from tightrope.domain.interval import Interval


@pytest.mark.parametrize(
    ("balance", "said"), [(0.214, "+0.21"), (-0.5, "-0.50"), (0.004, "0.00"), (-0.0, "0.00")]
)
def test_a_balance_has_a_sign_and_two_decimals(balance: float, said: str) -> None:
    assert signed(balance) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.05, 0.364, "+0.05 to +0.36"),
        (0.004, 0.36, "+0.004 to +0.360"),  # leaning together: as many on both ends
        (-0.36, -0.0004, "-0.3600 to -0.0004"),  # leaning space
        (0.0, 0.2, "0.00 to +0.20"),
        (-0.004, 0.9, "0.00 to +0.90"),  # too early to say, as 0 lies on neither side
        (-0.3334, 0.2, "-0.3334 to +0.2000"),  # too early to say: not all is within a third
        (-0.333, 0.333, "-0.33 to +0.33"),  # about even
        (0.3334, 0.4, "+0.33 to +0.40"),  # leaning together, wherever a third lies
        (-1.0, 1.0, "-1.00 to +1.00"),
        (0.001, 1.2, "+0.001 to +1.200"),  # a difference may be more than 1
    ],
)
def test_ends_lie_where_the_word_beside_them_says(low: float, high: float, said: str) -> None:
    assert interval_text(low, high) == said


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_whoever_reads_the_ends_finds_the_same_word(one: float, other: float) -> None:
    low, high = sorted((one, other))
    read = Interval(*map(float, interval_text(low, high).split(" to ")))
    assert leaning(read) is leaning(Interval(low, high))


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        (None, "Sat 21 Nov 2026"),
        ("dmy", "Sat 21 Nov 2026"),
        ("mdy", "Sat Nov 21 2026"),
        ("ymd", "Sat 2026-11-21"),
    ],
)
def test_a_day_is_shown_in_the_order_that_is_set_and_read_back(
    order: str | None, shown: str
) -> None:
    day = date(2026, 11, 21)
    assert day_text(day, order) == shown
    assert read_day(shown, date(2026, 12, 1), order) == day
