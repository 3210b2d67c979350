"""A moment: local time, zone and UTC, passed as an argument by whoever has a clock."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple


class Moment(NamedTuple):
    """A local wall-clock moment with whole seconds, its zone's IANA name, and the same in UTC."""

    day: date
    time: time
    zone: str | None
    utc: datetime

    @classmethod
    def of(cls, local: datetime, zone: str | None) -> "Moment":
        """Return the moment of an aware local time."""
        local = local.replace(microsecond=0)
        return cls(local.date(), local.time(), zone, local.astimezone(UTC))
