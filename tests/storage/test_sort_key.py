from datetime import date, time

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
_MOMENTS = st.tuples(st.dates(), _TIMES)


def _in_time(moment: tuple[date, time | None]) -> tuple[date, bool, time]:
    day, at = moment
    return day, at is not None, at or time.min


@given(_MOMENTS, _MOMENTS)
def test_places_follow_each_other_as_moments_do(
    one: tuple[date, time | None], other: tuple[date, time | None]
) -> None:
    assert (first_of_slot(*one) < first_of_slot(*other)) == (_in_time(one) < _in_time(other))


@given(_MOMENTS, _MOMENTS)
def test_two_moments_share_no_place(
    one: tuple[date, time | None], other: tuple[date, time | None]
) -> None:
    earlier, later = sorted((one, other), key=_in_time)
    assert earlier == later or last_of_slot(*earlier) < first_of_slot(*later)


@given(_MOMENTS)
def test_a_moment_lies_within_its_day(moment: tuple[date, time | None]) -> None:
    day, _ = moment
    assert first_of_day(day) <= first_of_slot(*moment)
    assert last_of_slot(*moment) <= last_of_day(day)
    assert is_last_of_slot(last_of_slot(*moment))
    assert not is_last_of_slot(first_of_slot(*moment))


def test_the_last_day_of_the_calendar_fits_into_sqlites_integers() -> None:
    assert last_of_day(date.max) == LAST_KEY < 2**63
