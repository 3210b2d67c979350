from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from tightrope.clock import Moment


def test_a_moment_is_local_with_whole_seconds_and_knows_its_utc() -> None:
    local = datetime(2026, 11, 22, 0, 15, 4, 999, tzinfo=ZoneInfo("Europe/Berlin"))
    moment = Moment.of(local, "Europe/Berlin")
    assert (moment.day, moment.time) == (date(2026, 11, 22), time(0, 15, 4))
    assert moment.utc == datetime(2026, 11, 21, 23, 15, 4, tzinfo=UTC)
    assert moment.utc.tzinfo is UTC
