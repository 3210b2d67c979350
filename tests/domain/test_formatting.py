"""How balances are written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.balance import interval_text, leaning, signed
from tightrope.domain.calendar import Period
from tightrope.domain.date_parser import read_day
from tightrope.domain.formatting import (
    DateOrder,
    day_of_year_text,
    day_range_text,
    day_text,
    long_day_text,
    short_day_text,
    show_days_in,
    utc_text,
)
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
    order: DateOrder | None, shown: str
) -> None:
    day = date(2026, 11, 21)
    assert day_text(day, order) == shown
    assert read_day(shown, date(2026, 12, 1), order) == day


@pytest.mark.parametrize(
    ("order", "shown"),
    [
        ("dmy", ("Sat 21 Nov 2026", "21 Nov", "21 November", "21 November 2026")),
        ("mdy", ("Sat Nov 21 2026", "Nov 21", "November 21", "November 21, 2026")),
        ("ymd", ("Sat 2026-11-21", "Nov 21", "November 21", "2026-11-21")),
    ],
)
def test_one_order_holds_wherever_days_are_shown(order: DateOrder, shown: tuple[str, ...]) -> None:
    show_days_in(lambda: order)
    day = date(2026, 11, 21)
    forms = (day_text, short_day_text, day_of_year_text, long_day_text)
    assert tuple(form(day) for form in forms) == shown
    assert utc_text(datetime(2026, 11, 21, 20, 15, tzinfo=UTC)) == f"{shown[0]} 20:15 UTC"


@pytest.mark.parametrize(
    ("first", "last", "by_day", "by_month"),
    [
        (date(2026, 5, 3), date(2026, 5, 3), "3 May", "May 3"),
        (date(2026, 5, 3), date(2026, 5, 16), "3 to 16 May", "May 3 to 16"),
        (date(2026, 5, 3), date(2026, 6, 2), "3 May to 2 Jun", "May 3 to Jun 2"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 Dec 2025 to 3 Jan", "Dec 28 2025 to Jan 3"),
    ],
)
def test_a_run_of_days_is_shown_in_the_same_order(
    first: date, last: date, by_day: str, by_month: str
) -> None:
    assert day_range_text(Period(first, last)) == by_day
    show_days_in(lambda: "mdy")
    assert day_range_text(Period(first, last)) == by_month
