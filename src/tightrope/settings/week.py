"""On which day weeks begin where a person lives."""

import re
from collections.abc import Mapping

from tightrope.paths import asset
from tightrope.settings.values import WEEKDAYS


def first_weekday(environ: Mapping[str, str]) -> int:
    """Return the day on which weeks begin in the territory of the locale, from 0 for Monday."""
    locale = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    territory = re.match(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-]([A-Z]{2})(?![A-Za-z])", locale)
    if territory:
        for line in asset("data", "week/first-weekday.txt").read_text("utf-8").splitlines():
            weekday, _, territories = line.partition(":")
            if weekday in WEEKDAYS and territory[1] in territories.split():
                return WEEKDAYS.index(weekday)
    return 0
