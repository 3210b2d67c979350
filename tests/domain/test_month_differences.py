"""Whether months differ more than days would by chance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.difference import months_differ
from tightrope.domain.interval import Votes


def month(together: int, space: int, both: int = 0) -> Votes:
    return Votes(together + space + both, together - space, together + space)


def test_months_of_tossed_coins_do_not_differ() -> None:
    assert months_differ([month(9, 8), month(8, 9), month(10, 7)], 1.0) is False


def test_months_that_go_one_way_and_the_other_do() -> None:
    assert months_differ([month(20, 2), month(2, 20), month(11, 11)], 1.0) is True


def test_days_that_come_in_runs_have_to_differ_more() -> None:
    months = [month(14, 6), month(6, 14), month(14, 6)]
    assert months_differ(months, 1.0) is True
    assert months_differ(months, 0.4) is False


def test_two_months_and_months_of_four_days_are_not_compared() -> None:
    assert months_differ([month(20, 2), month(2, 20)], 1.0) is None
    assert months_differ([month(20, 2), month(2, 20), month(4, 0)], 1.0) is None


@pytest.mark.parametrize("same", [month(9, 0), month(0, 9), month(0, 0, 9)])
def test_where_all_votes_are_equal_nothing_is_said(same: Votes) -> None:
    assert months_differ([same] * 12, 1.0) is None


def test_the_limit_is_the_quantile_of_the_number_of_months() -> None:
    # X^2 of k months of n days, together and space by turns: b = 0, s^2 = 1, each V^2 / n.
    for months, quantile in ((3, 5.991), (4, 7.815), (12, 19.675)):
        for total, differ in ((quantile * 1.01, True), (quantile * 0.99, False)):
            n = 10_000
            v = (total / months * n) ** 0.5
            sides = [Votes(n, v * (1 if at % 2 else -1), n) for at in range(months // 2 * 2)]
            rest = [Votes(n, 0, n)] * (months % 2)
            spread = [Votes(n, each.v * (months / len(sides)) ** 0.5, n) for each in sides]
            assert months_differ([*spread, *rest], 1.0) is differ


@given(st.lists(st.tuples(*[st.integers(0, 20)] * 3), max_size=12), st.floats(0.1, 1))
def test_swapping_the_marks_changes_nothing(
    months: list[tuple[int, int, int]], factor: float
) -> None:
    here = [month(*each) for each in months]
    there = [each._replace(v=-each.v) for each in here]
    assert months_differ(here, factor) is months_differ(there, factor)
