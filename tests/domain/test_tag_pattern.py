"""Tags beside marks: how the days with a tag were."""

from collections.abc import Iterable
from statistics import NormalDist

import pytest

from domain.journals import spelled, swapped
from tightrope.domain.day import Day
from tightrope.domain.patterns import TagBalance, TagDay, tag_pattern

DAYS = spelled("TTTTTTTTTBBBSS" + "TS" * 40)


def tagged(tag: str, days: Iterable[Day]) -> list[TagDay]:
    return [TagDay(tag, day.date, 1) for day in days]


def names(found: tuple[TagBalance, ...]) -> list[str]:
    return [each.tag for each in found]


def test_a_tag_says_how_its_days_were() -> None:
    (walks,) = tag_pattern(DAYS, tagged("walks", DAYS[:14]))
    assert walks.sentence == "walks: 14 days, 9 together, 3 both, 2 space"
    assert not walks.stands_out


def test_days_that_differ_clearly_from_those_without_the_tag_are_said_to() -> None:
    together = [day for day in DAYS if day.vote == 1]
    (walks,) = tag_pattern(DAYS, tagged("walks", together[:20]))
    assert walks.sentence == "walks: 20 days, 20 together; more together than your other days"
    (other,) = tag_pattern(swapped(DAYS), tagged("walks", together[:20]))
    assert other.sentence == "walks: 20 days, 20 space; more space than your other days"


def test_seven_voting_days_are_too_few_and_unmarked_ones_do_not_count() -> None:
    days = spelled("T" * 7 + "N" * 9 + "S" * 20)
    assert tag_pattern(days, tagged("walks", days[:16])) == ()
    days = spelled("T" * 8 + "N" * 9 + "S" * 20)
    (walks,) = tag_pattern(days, tagged("walks", days[:17]))
    assert walks.balance.voted == 8


def test_a_tag_of_every_day_has_nothing_beside_it() -> None:
    (daily,) = tag_pattern(DAYS, tagged("daily", DAYS))
    assert (daily.difference, daily.stands_out) == (None, False)


def test_days_that_were_not_asked_for_do_not_count() -> None:
    assert tag_pattern(DAYS[:7], tagged("walks", DAYS)) == ()


@pytest.mark.parametrize("tag", ["talk", "let-rest", "conflict"])
def test_the_programs_own_tags_have_no_sentence(tag: str) -> None:
    assert tag_pattern(DAYS, tagged(tag, DAYS[:20])) == ()


def test_the_strongest_comes_first() -> None:
    together = [day for day in DAYS if day.vote == 1]
    found = tag_pattern(
        DAYS,
        [
            *tagged("mild", DAYS[:14]),
            *tagged("strong", together[:30]),
            *tagged("none", DAYS[14:30]),
        ],
    )
    assert names(found) == ["strong", "mild", "none"]


def test_with_many_tags_the_limit_rises() -> None:
    days = spelled("TTTTTTS" * 2 + "TS" * 150)
    walks = tagged("walks", days[:14])
    (alone,) = tag_pattern(days, walks)
    assert alone.difference is not None
    assert 3 < alone.difference.strength < 3.3
    assert alone.stands_out
    others = [row for at in range(39) for row in tagged(f"tag-{at}", days[20 + at : 120 + at])]
    crowded = {each.tag: each for each in tag_pattern(days, [*walks, *others])}
    assert len(crowded) == 40
    assert NormalDist().inv_cdf(1 - 0.019 / 40 / 2) > 3.3
    assert not crowded["walks"].stands_out


def test_for_seven_tags_three_standard_errors_are_enough() -> None:
    assert NormalDist().inv_cdf(1 - 0.019 / 7 / 2) < 3 < NormalDist().inv_cdf(1 - 0.019 / 8 / 2)
