from datetime import date

import pytest

from domain.journals import FIRST, spelled
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.errors import BadDateError, BadQueryError
from tightrope.domain.marks import State, state_of
from tightrope.domain.query import Query


@pytest.mark.parametrize(
    ("letter", "state", "vote"),
    [
        ("T", "together", 1),
        ("S", "space", -1),
        ("B", "both", 0),
        ("N", "unmarked", None),
        (".", "unwritten", None),
    ],
)
def test_a_day_is_in_one_of_five_states_with_at_most_one_vote(
    letter: str,
    state: str,
    vote: int | None,
) -> None:
    (day,) = spelled(letter)
    assert (day.state, day.vote) == (state, vote)


def test_a_day_without_entries_is_unwritten_whatever_else_it_says() -> None:
    (marked,) = spelled("B")
    assert marked._replace(entries=0).state is State.UNWRITTEN


def test_much_written_on_a_day_has_one_vote() -> None:
    assert Day(FIRST, entries=9, words=900, together=True).vote == 1


def test_both_marks_are_a_state_of_their_own() -> None:
    assert state_of(together=True, space=True) is State.BOTH


def test_a_period_holds_both_its_ends_and_every_day_between() -> None:
    period = Period(date(2026, 2, 27), date(2026, 3, 1))
    assert [day.day for day in period] == [27, 28, 1]
    assert len(period) == 3
    assert date(2026, 3, 1) in period
    assert date(2026, 3, 2) not in period


def test_a_period_may_end_with_the_last_day_of_all() -> None:
    assert list(Period(date.max, date.max)) == [date.max]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadDateError, match="2026-11-01 lies before 2026-11-02"):
        Period(date(2026, 11, 2), date(2026, 11, 1))


def test_a_question_that_nothing_could_answer_is_refused() -> None:
    with pytest.raises(BadQueryError, match="swap the two dates"):
        Query(first=date(2026, 11, 2), last=date(2026, 11, 1))
    with pytest.raises(BadQueryError, match="marked and unmarked"):
        Query(unmarked=True, space=True)


def test_a_question_may_ask_for_one_day_and_for_both_marks() -> None:
    query = Query(first=FIRST, last=FIRST, together=True, space=True)
    assert query.together
    assert query.space
