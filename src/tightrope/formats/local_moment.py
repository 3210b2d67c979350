"""A moment of another program as the day and time that the writer's own clock showed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_MILLISECONDS = 1000


def local_fields(
    moment: datetime, zone: object = None, ahead: timedelta | None = None
) -> dict[str, str | None]:
    """Return `day`, `time` and `zone` of an entry object for a moment with an offset.

    `zone` is an IANA name, or anything else where the program knew none; then `ahead`, how far the
    writer's clock was before UTC, decides, and the zone stays unknown. Without either the moment is
    told as its own offset has it.
    """
    named = _zone(zone)
    if named:
        moment = moment.astimezone(named)
    elif ahead is not None:
        moment = moment.astimezone(timezone(ahead))
    return {
        "day": moment.date().isoformat(),
        "time": moment.time().replace(microsecond=0).isoformat(),
        "zone": named.key if named else None,
    }


def of_milliseconds(count: float) -> datetime:
    """Return the UTC moment that so many milliseconds after 1970 are, in whole seconds.

    Raises ValueError or OverflowError where there is no such moment.
    """
    return datetime.fromtimestamp(int(count) // _MILLISECONDS, UTC)


def _zone(name: object) -> ZoneInfo | None:
    if not isinstance(name, str) or not name:
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return None
