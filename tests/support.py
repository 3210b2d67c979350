"""What tests of every room share: a clock that stands still."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tightrope.clock import Moment

ZONE = "Europe/Berlin"
SATURDAY_EVENING = datetime(2026, 11, 21, 21, 15, tzinfo=ZoneInfo(ZONE))


class FrozenClock:
    """A `now` that stands still until a test moves it: `Journal(path, now=FrozenClock())`.

    It begins on Saturday 21 November 2026 at 21:15 in Berlin, which is 20:15 UTC.
    """

    def __init__(self, local: datetime = SATURDAY_EVENING) -> None:
        self.moment = Moment.of(local, _zone_of(local))

    def __call__(self) -> Moment:
        return self.moment

    def forward(self, *, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> None:
        """Let time pass, as it passes on a wall clock: an hour is lost when summer begins."""
        passed = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        zone = ZoneInfo(self.moment.zone) if self.moment.zone else UTC
        self.set((self.moment.utc + passed).astimezone(zone))

    def set(self, local: datetime) -> None:
        """Make it another moment; `local` is an aware time."""
        self.moment = Moment.of(local, _zone_of(local))


def _zone_of(local: datetime) -> str | None:
    return local.tzinfo.key if isinstance(local.tzinfo, ZoneInfo) else None
