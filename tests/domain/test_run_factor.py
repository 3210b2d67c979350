"""How much a day tells beside its neighbour."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.domain.interval import Votes, interval_of
from tightrope.domain.marks import Vote
from tightrope.domain.running import CastVote, run_factors

votes_of_days = st.lists(st.sampled_from([1, -1, 0, None]), max_size=60)
RUNS = [1] * 12 + [-1] * 6


def factors_of(days: Sequence[Vote]) -> list[float]:
    """Return the run factor on each of these days, 1 before the first vote."""
    cast = [CastVote(100 + at, vote) for at, vote in enumerate(days) if vote is not None]
    found = [1.0, *run_factors(cast)]
    return [found[sum(vote is not None for vote in days[: at + 1])] for at in range(len(days))]


def direct(days: list[Vote]) -> float:
    """Return f of the last day by the definition of the page, as it stands there."""
    cast = [vote for vote in days if vote is not None]
    pairs = [(a, b) for a, b in pairwise(days) if None not in (a, b)]
    m = sum(cast) / len(cast) if cast else 0
    above = sum((a - m) * (b - m) for a, b in pairs if a is not None and b is not None)
    below = sum((a - m) ** 2 + (b - m) ** 2 for a, b in pairs if a is not None and b is not None)
    r = above / (below / 2) if below > 1e-12 else 0
    weakened = min(max(r, 0), 0.9) * len(pairs) / (len(pairs) + 20)
    return (1 - weakened) / (1 + weakened)


@given(votes_of_days)
def test_one_pass_gives_what_the_definition_gives(days: list[Vote]) -> None:
    found = factors_of(days)
    assert found == pytest.approx([direct(days[: at + 1]) for at in range(len(days))])


def test_twelve_days_together_then_six_of_space_tell_less_than_half() -> None:
    factor = factors_of(RUNS)[-1]
    assert factor == pytest.approx(0.430880, abs=5e-7)
    r = (1 - factor) / (1 + factor) * (17 + 20) / 17
    assert r == pytest.approx(0.865672, abs=5e-7)
    interval = interval_of(Votes(18, 6, 18), factor)
    assert (interval.low, interval.high) == pytest.approx((-0.086878, 0.632332), abs=5e-7)


@given(st.sampled_from([1, -1, 0]), st.lists(st.booleans(), max_size=80))
def test_equal_votes_tell_in_full_to_the_bit(vote: int, marked: list[bool]) -> None:
    assert set(factors_of([vote if each else None for each in marked])) <= {1.0}


@pytest.mark.parametrize("days", [[1, -1] * 20, [1, None, 1, None, -1] * 8])
def test_days_that_alternate_or_have_no_neighbour_tell_in_full(days: list[Vote]) -> None:
    assert factors_of(days)[-1] == 1


@given(votes_of_days, votes_of_days)
def test_no_later_day_changes_what_a_day_said(days: list[Vote], later: list[Vote]) -> None:
    assert factors_of([*days, *later])[: len(days)] == factors_of(days)


@given(votes_of_days)
def test_swapping_the_marks_changes_nothing(days: list[Vote]) -> None:
    swapped = [None if vote is None else -vote for vote in days]
    assert factors_of(swapped) == factors_of(days)


@given(votes_of_days)
def test_it_lies_between_a_nineteenth_and_one(days: list[Vote]) -> None:
    assert all(1 / 19 <= factor <= 1 for factor in factors_of(days))


@given(votes_of_days)
def test_a_day_without_a_vote_leaves_it_as_it_was(days: list[Vote]) -> None:
    before = 1.0
    for vote, factor in zip(days, factors_of(days), strict=True):
        assert vote is not None or factor == before
        before = factor
