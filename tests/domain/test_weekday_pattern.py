from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from domain.journals import FIRST, period_of, spelled, swapped
from tightrope.domain.balance import Leaning
from tightrope.domain.day import Day
from tightrope.domain.weekday_pattern import WeekdayBalance, weekday_pattern
from tightrope.domain.wilson import Z99, interval_of

# A Sunday is the first letter of every seven.
MONDAY, SUNDAY = 0, 6


def beats(weeks: str, times: int) -> tuple[WeekdayBalance, ...]:
    days = spelled(weeks * times)
    return weekday_pattern(period_of(days), days)


def test_eight_sundays_alike_lean_and_seven_say_not_enough_yet() -> None:
    assert beats("TNNNNNN", 8)[SUNDAY].sentence == "Sundays lean together"
    assert beats("TNNNNNN", 7)[SUNDAY].sentence == "not enough yet: 7 of 8 Sundays"


def test_a_weekday_may_lean_to_space() -> None:
    assert beats("NSNNNNN", 8)[MONDAY].sentence == "Mondays lean space"


def test_unmarked_days_are_no_votes_for_a_rhythm() -> None:
    monday = beats("TNNNNNN", 8)[MONDAY]
    assert monday.sentence == "not enough yet: 0 of 8 Mondays"
    assert (monday.interval, monday.leaning) == (None, Leaning.UNKNOWN)


def test_weekdays_that_go_either_way_do_not_stand_out() -> None:
    sunday = beats("TNNNNNN SNNNNNN", 8)[SUNDAY]
    assert sunday.sentence == "nothing stands out on Sundays"
    assert sunday.interval == interval_of(0, 16, Z99)


def test_swapping_the_marks_swaps_the_rhythm() -> None:
    days = spelled("TSTTSBN" * 9)
    other_word = {
        Leaning.TOGETHER: Leaning.SPACE,
        Leaning.SPACE: Leaning.TOGETHER,
        Leaning.UNKNOWN: Leaning.UNKNOWN,
    }
    here = weekday_pattern(period_of(days), days)
    there = weekday_pattern(period_of(days), swapped(days))
    assert [beat.leaning for beat in there] == [other_word[beat.leaning] for beat in here]


def random_journal(seed: int, letters: str, weeks: int) -> list[Day]:
    return spelled("".join(Random(seed).choices(letters, k=7 * weeks)))


def claims_any(days: list[Day]) -> bool:
    return any(
        beat.leaning is not Leaning.UNKNOWN for beat in weekday_pattern(period_of(days), days)
    )


@pytest.mark.parametrize(
    ("letters", "weeks"),
    [("TS", 26), ("TS", 52), ("TSBN.", 52), ("TSN", 78)],
)
def test_of_a_thousand_journals_without_a_rhythm_at_most_fifty_claim_one(
    letters: str,
    weeks: int,
) -> None:
    claims = [claims_any(random_journal(seed, letters, weeks)) for seed in range(1_000)]
    assert sum(claims) <= 50


def planted(seed: int, share: Callable[[int], float], weeks: int) -> list[Day]:
    """Return days that are together by chance, with a share for each weekday, else space."""
    chance = Random(seed)
    weekdays = [(FIRST + timedelta(days=day)).weekday() for day in range(7 * weeks)]
    return spelled(
        "".join("T" if chance.random() < share(weekday) else "S" for weekday in weekdays)
    )


def test_a_planted_rhythm_is_found_within_a_year() -> None:
    found = 0
    for seed in range(100):
        days = planted(seed, lambda weekday: 0.85 if weekday == SUNDAY else 0.5, weeks=52)
        found += weekday_pattern(period_of(days), days)[SUNDAY].sentence == "Sundays lean together"
    assert found >= 95
