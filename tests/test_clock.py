import time as time_module
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tightrope.clock import Moment, now


def test_a_moment_is_local_with_whole_seconds_and_knows_its_utc() -> None:
    local = datetime(2026, 11, 22, 0, 15, 4, 999, tzinfo=ZoneInfo("Europe/Berlin"))
    moment = Moment.of(local, "Europe/Berlin")
    assert (moment.day, moment.time) == (date(2026, 11, 22), time(0, 15, 4))
    assert moment.utc == datetime(2026, 11, 21, 23, 15, 4, tzinfo=UTC)
    assert moment.utc.tzinfo is UTC


@pytest.mark.parametrize(
    ("clock", "day_ends", "day", "late"),
    [
        (time(1, 30), time(4), date(2026, 11, 21), True),
        (time(0), time(4), date(2026, 11, 21), True),
        (time(3, 59, 59), time(4), date(2026, 11, 21), True),
        (time(4), time(4), date(2026, 11, 22), False),
        (time(23), time(4), date(2026, 11, 22), False),
        (time(1, 30), None, date(2026, 11, 22), False),
    ],
)
def test_before_the_day_ends_it_is_still_the_day_before(
    clock: time, day_ends: time | None, day: date, late: bool
) -> None:
    local = datetime.combine(date(2026, 11, 22), clock, ZoneInfo("Europe/Berlin"))
    moment = Moment.of(local, "Europe/Berlin").with_day_ending(day_ends)
    assert (moment.day, moment.time, moment.late) == (day, clock, late)
    assert moment.utc == local.astimezone(UTC)
    assert moment.with_day_ending(day_ends) == moment


def test_the_first_day_of_the_calendar_has_none_before_it() -> None:
    first = Moment(date.min, time(1), None, datetime(1, 1, 1, 1, tzinfo=UTC))
    assert first.with_day_ending(time(4)) == first


@pytest.mark.skipif(not hasattr(time_module, "tzset"), reason="the zone cannot be set there")
def test_a_zone_that_is_a_day_away_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC+25")
    time_module.tzset()
    assert now().zone is None
    assert now().utc.tzinfo is UTC
