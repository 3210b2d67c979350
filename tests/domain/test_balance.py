from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals, letters, spelled, swapped
from tightrope.domain.balance import Balance, Leaning, balance_of
from tightrope.domain.day import Day

OTHER_SIDE = {
    Leaning.TOGETHER: Leaning.SPACE,
    Leaning.SPACE: Leaning.TOGETHER,
    Leaning.EVEN: Leaning.EVEN,
    Leaning.UNKNOWN: Leaning.UNKNOWN,
}


def balance(days: str) -> Balance:
    return balance_of(spelled(days), len(days.replace(" ", "")))


def test_a_week_of_every_state_is_weighed_as_the_page_defines() -> None:
    week = balance("T T S B N . .")
    assert (week.voted, week.days_passed) == (4, 7)
    assert (week.together_days, week.space_days, week.both_days) == (2, 1, 1)
    assert week.value == 0.25
    assert week.mix == 0.25
    assert (week.entries, week.words) == (5, 50)


def test_ten_days_of_both_and_five_of_each_are_even_and_told_apart_by_the_mix() -> None:
    always, turns = balance("B" * 10), balance("TS" * 5)
    assert (always.value, always.mix) == (0, 1)
    assert (turns.value, turns.mix) == (0, 0)


def test_days_without_a_mark_say_nothing() -> None:
    silent = balance("N N .")
    assert (silent.voted, silent.entries) == (0, 2)
    assert (silent.value, silent.mix, silent.low, silent.high) == (None, None, None, None)
    assert silent.leaning is Leaning.UNKNOWN


def test_three_days_alike_are_too_early_and_four_are_enough() -> None:
    assert balance("TTT").leaning is Leaning.UNKNOWN
    assert balance("TTTT").leaning is Leaning.TOGETHER
    assert balance("SSSS").leaning is Leaning.SPACE
    assert balance_of(spelled("TTTT"), 4, run_factor=0.2).leaning is Leaning.UNKNOWN


def test_ten_days_of_both_are_about_even() -> None:
    assert balance("B" * 10).leaning is Leaning.EVEN
    assert balance("TS" * 5).leaning is Leaning.UNKNOWN


def test_beside_a_balance_its_interval_is_widened_to_hold_it() -> None:
    days = balance("TTT")
    assert (days.value, days.high) == (1, 1)
    assert days.low == pytest.approx(-0.009071, abs=5e-7)
    assert days.evidence is not None
    assert days.evidence.high == pytest.approx(0.866213, abs=5e-7)


@pytest.mark.parametrize(
    ("days", "passed", "said"),
    [
        ("T" * 10, 19, True),  # nine other days could not turn ten
        ("T" * 10, 20, False),
        ("S" * 10, 19, True),
        ("TTTTTTTTSS", 15, True),
        ("TTTTTTTTSS", 16, False),
        ("TS" * 10, 20, None),  # no side is named
        ("TTT", 3, None),
        ("", 9, None),
    ],
)
def test_a_side_holds_whatever_the_other_days_were_where_they_could_not_turn_it(
    days: str, passed: int, said: bool | None
) -> None:
    assert balance_of(spelled(days), passed).whatever is said


@pytest.mark.parametrize(("days", "has_figures"), [("TTTNNN", False), ("TTSBN", True), ("", False)])
def test_until_four_days_voted_no_figure_is_shown(days: str, has_figures: bool) -> None:
    assert balance(days).has_figures is has_figures


@given(journals)
def test_swapping_the_marks_flips_every_sign_and_swaps_every_word(days: list[Day]) -> None:
    here, there = balance_of(days, len(days)), balance_of(swapped(days), len(days))
    assert there.leaning is OTHER_SIDE[here.leaning]
    assert (there.voted, there.mix) == (here.voted, here.mix)
    if here.value is not None and here.low is not None and here.high is not None:
        assert (there.value, there.low, there.high) == (-here.value, -here.high, -here.low)


@given(journals)
def test_writing_the_same_again_on_a_day_moves_no_balance(days: list[Day]) -> None:
    twice = [day._replace(entries=2 * day.entries, words=2 * day.words) for day in days]
    here, there = balance_of(days, len(days)), balance_of(twice, len(days))
    assert there == replace(here, entries=2 * here.entries, words=2 * here.words)


@given(letters, st.integers(0, 20))
def test_unmarked_days_never_move_a_balance(days: str, unmarked: int) -> None:
    here, there = balance(days), balance(days + "N" * unmarked)
    assert (there.value, there.interval, there.mix) == (here.value, here.interval, here.mix)


@given(journals)
def test_the_interval_holds_the_balance(days: list[Day]) -> None:
    here = balance_of(days, len(days))
    assert (here.interval is None) == (here.value is None)
    assert here.interval is None or here.value is None or here.value in here.interval


def test_the_order_of_the_days_does_not_matter() -> None:
    days = spelled("TTSBN.T")
    assert balance_of(reversed(days), 7) == balance_of(days, 7)


def test_an_impossible_balance_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="3 days cannot vote of 2"):
        balance_of(spelled("TTT"), 2)
    with pytest.raises(ValueError, match="below zero"):
        Balance(days_passed=3, together_days=-1)
