from datetime import date, time
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tightrope.storage.row_mapping import (
    LAST_KEY,
    first_of_day,
    first_of_slot,
    is_last_of_slot,
    last_of_day,
    last_of_slot,
)

_TIMES = st.none() | st.times().map(lambda at: at.replace(microsecond=0))
_MORNINGS = st.times(max_value=time(12)).map(lambda at: at.replace(microsecond=0))


class Moment(NamedTuple):
    """What a place is made from."""

    day: date
    at: time | None
    late: bool = False

    @property
    def order(self) -> tuple[date, bool, bool, time]:
        return self.day, self.late, self.at is not None, self.at or time.min

    @property
    def first(self) -> int:
        return first_of_slot(self.day, self.at, late=self.late)

    @property
    def last(self) -> int:
        return last_of_slot(self.day, self.at, late=self.late)


_MOMENTS = st.builds(Moment, st.dates(), _TIMES, st.just(value=False)) | st.builds(
    Moment, st.dates(), st.none() | _MORNINGS, st.just(value=True)
)


@given(_MOMENTS, _MOMENTS)
def test_places_follow_each_other_as_moments_do(one: Moment, other: Moment) -> None:
    assert (one.first < other.first) == (one.order < other.order)


@given(_MOMENTS, _MOMENTS)
def test_two_moments_share_no_place(one: Moment, other: Moment) -> None:
    earlier, later = sorted((one, other), key=lambda moment: moment.order)
    assert earlier == later or earlier.last < later.first


@given(st.builds(Moment, st.dates(), _TIMES, st.booleans()))
def test_a_moment_lies_within_its_day(moment: Moment) -> None:
    assert first_of_day(moment.day) <= moment.first
    assert moment.last <= last_of_day(moment.day)
    assert is_last_of_slot(moment.last)
    assert not is_last_of_slot(moment.first)


@given(st.dates(), _TIMES, _TIMES)
def test_what_is_late_follows_what_is_not(day: date, late: time | None, at: time | None) -> None:
    assert first_of_slot(day, late, late=True) > last_of_slot(day, at)


def test_the_last_day_of_the_calendar_fits_into_sqlites_integers() -> None:
    assert last_of_day(date.max) == LAST_KEY < 2**63
