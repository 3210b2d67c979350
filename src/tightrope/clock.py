"""The one place that asks this machine what time it is, and the moment that it answers with."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day  # a field is called `time`
from pathlib import Path
from typing import NamedTuple

from tightrope import libraries


class Moment(NamedTuple):
    """A local wall-clock moment with whole seconds, its zone's IANA name, and the same in UTC.

    `day` is the day that it belongs to: where it is `late`, the one before the calendar's.
    """

    day: date
    time: time_of_day
    zone: str | None
    utc: datetime
    late: bool = False

    @classmethod
    def of(cls, local: datetime, zone: str | None) -> "Moment":
        """Return the moment of an aware local time."""
        local = local.replace(microsecond=0)
        return cls(local.date(), local.time(), zone, local.astimezone(UTC))

    def with_day_ending(self, day_ends: time_of_day | None) -> "Moment":
        """Return the same moment where days end at that hour of the next morning, not at midnight.

        None is midnight. The first day of the calendar has no day before it.
        """
        if day_ends is None or self.late or self.time >= day_ends or self.day == date.min:
            return self
        return self._replace(day=self.day - timedelta(days=1), late=True)


_LINK = "/etc/localtime"


def now() -> Moment:
    """Return this machine's local time, with its zone's IANA name where that is known."""
    try:
        local = datetime.now().astimezone()
    except ValueError:
        # TZ may say that the zone is a day or more away, as UTC+25 does; no time is so.
        return Moment.of(datetime.now(UTC), None)
    return Moment.of(local, _zone_name())


def ending_days_at(day_ends: time_of_day | None) -> Callable[[], Moment]:
    """Return a `now` by which days end at that hour of the next morning; None is midnight."""
    return lambda: now().with_day_ending(day_ends)


def _zone_name() -> str | None:
    # Read anew each time, for a laptop travels.
    return _linked_zone() or _found_zone()


def _linked_zone() -> str | None:
    """Return the zone that the C library's own link names, as nearly every Unix has one."""
    if os.environ.get("TZ"):
        return None
    try:
        _, _, name = str(Path(_LINK).readlink()).rpartition("zoneinfo/")
    except OSError:
        return None
    return name or None


def _found_zone() -> str | None:
    """Return the zone that tzlocal finds; its imports cost more than a save."""
    try:
        return libraries.tzlocal.get_localzone_name()
    except (libraries.zoneinfo.ZoneInfoNotFoundError, OSError, ValueError):
        return None
