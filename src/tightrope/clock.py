"""The one place that asks this machine what time it is."""

from datetime import datetime

from tightrope.domain.moment import Moment


def now() -> Moment:
    """Return this machine's local time, with its zone's IANA name where that is known."""
    return Moment.of(datetime.now().astimezone(), _zone_name())


def _zone_name() -> str | None:
    # Read anew each time: a laptop travels, and tzlocal remembers by itself.
    # Only a save needs the name, so reading commands do not pay for these imports.
    from zoneinfo import ZoneInfoNotFoundError  # noqa: PLC0415

    from tzlocal import get_localzone_name  # noqa: PLC0415

    try:
        return get_localzone_name()
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
