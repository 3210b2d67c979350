"""What is usual where a person lives: the first day of a week, and in which order a date is shown.

Both follow the territory of the locale, `US` of `en_US.UTF-8`, and are read from `data/territory`.
"""

import re
from collections.abc import Mapping
from typing import Literal, cast

from tightrope.paths import asset

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TERRITORY = re.compile(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?[_-]([A-Z]{2})(?![A-Za-z])")


def first_weekday(environ: Mapping[str, str]) -> int:
    """Return the day on which weeks begin in the territory of the locale, from 0 for Monday."""
    return _WEEKDAYS.index(_usual("first-weekday.txt", environ) or "monday")


def date_order(environ: Mapping[str, str]) -> Literal["dmy", "mdy", "ymd"]:
    """Return in which order day, month and year are written in the territory of the locale."""
    order = _usual("date-order.txt", environ) or "dmy"
    return cast("Literal['dmy', 'mdy', 'ymd']", order)


def _usual(table: str, environ: Mapping[str, str]) -> str | None:
    """Return the name of the line that has the territory; None where no line has it."""
    locale = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    territory = _TERRITORY.match(locale)
    if territory is None:
        return None
    for line in asset("data", f"territory/{table}").read_text("utf-8").splitlines():
        name, _, territories = line.partition(":")
        if territory[1] in territories.split():
            return name
    return None
