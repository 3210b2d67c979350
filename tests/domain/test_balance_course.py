"""What follows from all days of a journal, for every period of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.journals import FIRST, journals, journals_with_needs, spelled, swapped
from tightrope.domain.balance import Balance, Leaning
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period, month_of
from tightrope.domain.day import Day
from tightrope.domain.interval import Votes, interval_of
from tightrope.domain.marks import Need

TODAY = FIRST + timedelta(days=120)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
periods = st.tuples(st.integers(-40, 130), st.integers(0, 60)).map(
    lambda each: Period(FIRST + timedelta(days=each[0]), FIRST + timedelta(days=each[0] + each[1]))
)


def course_of(days: list[Day], today: date = TODAY) -> BalanceCourse:
    return BalanceCourse.of(days, today)


def test_a_period_has_the_run_factor_of_its_last_passed_day() -> None:
    course = course_of(spelled("T" * 12 + "S" * 6), today=date(2026, 11, 18))
    november = course.balance(NOVEMBER)
    assert november.interval == interval_of(Votes(18, 6, 18), course.factors[-1])
    first_week = Period(date(2026, 11, 1), date(2026, 11, 7))
    assert course.balance(first_week).run_factor == 1
    assert course.balance(first_week).leaning is Leaning.TOGETHER


@given(st.text("TSBN.", min_size=1, max_size=90), st.text("TSBN.", max_size=20))
def test_what_a_past_month_said_it_still_says(letters: str, later: str) -> None:
    now, then = course_of(spelled(letters + later)), course_of(spelled(letters))
    last = FIRST + timedelta(days=len(letters) - 1)
    past = Period(FIRST, last)
    assert now.balance(past) == then.balance(past)
    assert now.within(past) == then.within(past)


def test_what_was_written_ahead_is_kept_and_counts_nowhere_until_its_day_comes() -> None:
    days = [day._replace(need=Need.CONTENT) for day in spelled("TTTTTSSSSS")]
    for today in (date(2026, 11, 5), date(2026, 11, 10)):
        course = course_of(days, today)
        come = [day for day in days if day.date <= today]
        kept, gone = course, course_of(come, today)
        assert len(kept.written) == 10
        assert kept.balance(NOVEMBER) == gone.balance(NOVEMBER)
        assert kept.balance(NOVEMBER).days_passed == today.day
        assert (kept.line, kept.stretches) == (gone.line, gone.stretches)
        assert kept.comfort_up_to(date(2027, 1, 1)) == gone.comfort_up_to(date(2027, 1, 1))


def test_a_journal_that_was_only_written_ahead_has_nothing_yet() -> None:
    course = course_of(spelled("TTT", first=date(2026, 12, 24)), today=date(2026, 11, 5))
    assert (course.balance(month_of(date(2026, 12, 1))), course.elapsed) == (Balance(), None)
    assert course.within(NOVEMBER) == (None,) * 5
    assert course.stretches == ()


@given(journals, periods)
def test_swapping_the_marks_flips_every_sign(days: list[Day], period: Period) -> None:
    here, there = course_of(days), course_of(swapped(days))
    one, other = here.balance(period), there.balance(period)
    assert there.factors == here.factors
    assert (other.voted, other.mix, other.whatever) == (one.voted, one.mix, one.whatever)
    assert other.value == (None if one.value is None else -one.value)
    assert other.low == (None if one.high is None else -one.high)


@given(journals_with_needs, periods)
def test_an_unmarked_day_moves_nothing_but_what_it_counts_in(
    days: list[Day], period: Period
) -> None:
    silent = [day for day in days if day.state != "unmarked"]
    here, there = course_of(days), course_of(silent)
    one, other = here.balance(period), there.balance(period)
    assert (one.votes, one.run_factor, one.interval) == (
        other.votes,
        other.run_factor if other.days_passed else one.run_factor,
        other.interval,
    )
    known = {running for running in here.line if running}
    assert known == {running for running in there.line if running}
    assert here.stretches == there.stretches


@given(journals, periods)
def test_the_line_within_a_period_is_that_of_the_whole_journal(
    days: list[Day], period: Period
) -> None:
    course = course_of(days)
    shown = [day for day in period if day <= TODAY]
    assert course.within(period) == tuple(map(course.running, shown))


def test_turns_are_those_of_the_whole_journal_cut_to_a_range() -> None:
    days = spelled("T" * 50 + "S" * 50 + "T" * 20)
    course = course_of(days, today=days[-1].date)
    (turn,) = course.stretches[1:]
    assert course.turns_in(Period(turn.first, turn.first)) == (turn,)
    assert course.turns_in(Period(FIRST, turn.first - timedelta(days=1))) == ()


def test_a_vote_from_the_year_1_has_faded_by_today() -> None:
    long_ago, now = spelled("T", first=date.min), spelled("S", first=date(2, 1, 1))
    line = course_of([*long_ago, *now], today=date(2, 1, 1)).line
    alone = course_of(now, today=date(2, 1, 1)).line
    assert line[-1] is not None
    assert alone[-1] is not None
    assert abs(line[-1].value - alone[-1].value) < 1e-6
