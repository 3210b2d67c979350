from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.journals import journals_with_needs, spelled, swapped
from tightrope.domain.balance import Comparison
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.domain.patterns import TagDay
from tightrope.domain.review import Review, ReviewState, review_along, review_of
from tightrope.domain.stats import Granularity, stats_rows
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.domain.turns import Toward

TODAY = date(2026, 11, 22)
NOVEMBER = date(2026, 11, 1)
# Toward together up to the middle of October, toward space since.
EBBING = spelled("S" * 20 + "TT" * 20 + "SSS.SSSSSS.SSSSSSSS.SSSSSSSSSSSS", first=date(2026, 8, 21))

journals = journals_with_needs.map(
    lambda days: [day._replace(date=day.date - timedelta(days=40)) for day in days]
)
months = st.dates(date(2026, 7, 1), date(2027, 2, 28))


def reviewed(days: list[Day], month: date = NOVEMBER, **more: Any) -> Review:
    return review_of(month, days, today=TODAY, **more)


@given(journals, months)
def test_every_month_has_the_figures_that_stats_has(days: list[Day], month: date) -> None:
    review = reviewed(days, month)
    asked = stats_rows(days, Granularity.MONTH, review.month, today=TODAY)
    expected = asked[0] if asked else None
    balance = review.balance
    assert balance.days_passed == (expected.days_passed if expected else 0)
    assert balance.voted == (expected.voted if expected else 0)
    assert balance.words == (expected.words if expected else 0)
    assert (balance.low, balance.high) == (
        (expected.low, expected.high) if expected else (None,) * 2
    )


@given(journals, months)
def test_the_line_is_that_of_the_whole_journal_and_ends_today(days: list[Day], month: date) -> None:
    review = reviewed(days, month)
    shown = [day for day in review.month if day <= TODAY]
    assert len(review.running) == len(shown)
    if shown:
        assert review.running == BalanceCourse.of(days, TODAY).within(Period(shown[0], shown[-1]))


@given(journals, months)
def test_swapping_the_marks_turns_every_figure_round(days: list[Day], month: date) -> None:
    one, other = reviewed(days, month), reviewed(swapped(days), month)
    assert [balance.value for _, balance in other.strip] == [
        balance.value and -balance.value for _, balance in one.strip
    ]
    assert [(each.first, each.last, -each.change) for each in other.stretches] == [
        (each.first, each.last, each.change) for each in one.stretches
    ]
    turned = {
        Comparison.MORE_TOGETHER: Comparison.MORE_SPACE,
        Comparison.MORE_SPACE: Comparison.MORE_TOGETHER,
    }
    assert other.comparison is turned.get(one.comparison, one.comparison)
    assert (other.needs, other.state) == (one.needs, one.state)
    assert other.months_differ is one.months_differ
    assert [(each.first, -each.change) for each in other.turns] == [
        (each.first, each.change) for each in one.turns
    ]


@given(journals, st.lists(months, min_size=2, max_size=4))
def test_leafing_along_one_course_shows_what_each_month_alone_does(
    days: list[Day], shown: list[date]
) -> None:
    course = BalanceCourse.of(days, TODAY)
    assert [review_along(course, month) for month in shown] == [
        reviewed(days, month) for month in shown
    ]


def test_a_month_stands_beside_the_one_before() -> None:
    review = reviewed(spelled("T" * 12, date(2026, 10, 3)) + spelled("S" * 12))
    assert (review.before.together_days, review.before.days_passed) == (12, 29)
    assert review.comparison is Comparison.MORE_SPACE


def test_twelve_months_end_with_this_one() -> None:
    review = reviewed([*spelled("TTS"), Day(date(2025, 12, 24), entries=1, together=True)])
    assert [period.first.month for period, _ in review.strip] == [12, *range(1, 12)]
    assert [balance.voted for _, balance in review.strip] == [1, *([0] * 10), 3]
    assert sum(beat.balance.voted for beat in review.weekday_pattern) == 4


def test_the_stretches_of_a_month_are_those_that_cross_it() -> None:
    october, november = reviewed(EBBING, date(2026, 10, 9)), reviewed(EBBING)
    assert [each.toward for each in october.stretches] == [Toward.TOGETHER, Toward.SPACE]
    assert [each.toward for each in november.stretches] == [Toward.SPACE]
    assert november.stretches[0].last is None
    (turn,) = october.turns
    assert (turn.toward, turn.first) == (Toward.SPACE, november.stretches[0].first)
    assert november.turns == ()


def test_months_that_go_one_way_and_the_other_differ_more_than_by_chance() -> None:
    coins = spelled("TSSTSTTS" * 14, first=date(2026, 7, 20))
    apart = spelled("TTTTTTSTTT" * 3 + "TS" * 15 + "SSTSSSSSSS" * 3, first=date(2026, 8, 30))
    assert reviewed(coins).months_differ is False
    assert reviewed(apart).months_differ is True
    assert reviewed(spelled("TS" * 9)).months_differ is None


def test_what_was_written_ahead_waits_for_its_day() -> None:
    days = [day._replace(need=Need.ROOM) for day in spelled("T" * 25)]
    walks = [TagDay("walks", day.date, 2) for day in days]
    review = reviewed(days, tag_days=walks)
    assert len(review.days) == 25
    assert (review.balance.voted, review.balance.entries, review.balance.words) == (22, 22, 220)
    assert review.needs[Need.ROOM] == 22
    assert review.tags == (("walks", 44),)
    assert review.tag_pattern[0].balance.voted == 22


def test_a_stretch_that_went_silent_is_not_told_of_later_months() -> None:
    assert reviewed(EBBING, date(2027, 1, 1)).stretches == ()
    silent = review_of(date(2028, 5, 1), EBBING, today=date(2028, 6, 1))
    assert (set(silent.running), silent.stretches) == ({None}, ())


def test_needs_are_counted_by_day_and_comfort_is_learned_from_all_days() -> None:
    days = [day._replace(need=Need.CONTENT) for day in EBBING if day.entries]
    days[-1] = days[-1]._replace(need=Need.ROOM)
    review = reviewed(days)
    assert review.needs == {Need.CLOSER: 0, Need.CONTENT: 18, Need.ROOM: 1}
    assert review.comfort.days > 50
    assert reviewed(days, date(2026, 9, 1)).comfort.days == 41


def test_tags_are_those_of_the_month_and_told_of_twelve() -> None:
    days = spelled("TTTS" * 25, date(2026, 8, 20))
    tag_days = [TagDay("walks", day.date, 1) for day in days if day.vote == 1]
    tag_days += [TagDay("rain", day.date, 3) for day in days[-20:]]
    tag_days += [TagDay(NO_RECALL_TAG, day.date, 1) for day in days]
    review = reviewed(days, tag_days=tag_days, note="A good one.")
    walked = sum(day.date >= NOVEMBER and day.vote == 1 for day in days if day.date <= TODAY)
    assert review.tags == (("rain", 3 * 15), ("walks", walked))
    assert [each.tag for each in review.tag_pattern] == ["walks", "rain"]
    assert review.tag_pattern[0].stands_out
    assert review.note == "A good one."


@pytest.mark.parametrize(
    ("days", "month", "standing"),
    [
        ([], NOVEMBER, ReviewState.NO_JOURNAL),
        ([], date(2030, 1, 1), ReviewState.NO_JOURNAL),
        (spelled("TS"), date(2026, 12, 1), ReviewState.TO_COME),
        (spelled("TS"), date(2026, 10, 31), ReviewState.BEFORE_JOURNAL),
        (
            spelled("T" + "." * 31 + "T", date(2026, 9, 30)),
            date(2026, 10, 1),
            ReviewState.UNWRITTEN,
        ),
        (spelled("NN"), NOVEMBER, ReviewState.UNMARKED),
        (spelled("S"), NOVEMBER, ReviewState.MARKED),
        (spelled("S", date(2026, 12, 24)), date(2026, 12, 1), ReviewState.TO_COME),
        (spelled("S", date(2026, 11, 24)), NOVEMBER, ReviewState.UNWRITTEN),
    ],
)
def test_a_month_says_how_much_there_is_to_review(
    days: list[Day], month: date, standing: ReviewState
) -> None:
    assert reviewed(days, month).state is standing


@pytest.mark.parametrize("month", [date.min, date(1, 5, 1), date.max, date(9999, 3, 1)])
@pytest.mark.parametrize("days", [[], spelled("TSBN"), spelled("T", date.min)])
def test_the_ends_of_the_calendar_are_months_like_others(days: list[Day], month: date) -> None:
    review = reviewed(days, month)
    assert review.strip[-1][0] == review.month
    assert len(review.strip) == min(12, (review.month.first.year - 1) * 12 + month.month)
