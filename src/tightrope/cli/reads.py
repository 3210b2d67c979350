"""How the words behind an option are read: as a day, a run of days, a time of day, a tag."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import click

from tightrope.cli.invocation import Invocation
from tightrope.domain.calendar import Period
from tightrope.domain.date_parser import read_day, read_period
from tightrope.domain.errors import BadDateError, BadEntryError
from tightrope.domain.marks import Need
from tightrope.domain.tags import normalize_tag, read_tag_marks

_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_ONE_DAY = 1


class Words(click.ParamType[object]):
    """A type of option whose words a function reads; what it refuses is wrong usage."""

    def __init__(self, name: str, read: Callable[[str, Invocation], object]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the words."""
        invocation = ctx.ensure_object(Invocation) if ctx else Invocation()
        try:
            return self._read(value, invocation)
        except (BadDateError, BadEntryError) as trouble:
            self.fail(str(trouble), param, ctx)


def _day(words: str, invocation: Invocation) -> date:
    try:
        return read_day(words, invocation.today)
    except BadDateError:
        # The order that a person set matters to an ambiguous date alone: only then is it read.
        return read_day(words, invocation.today, invocation.settings.date_order)


def _days(words: str, invocation: Invocation) -> Period:
    try:
        return read_period(words, invocation.today)
    except BadDateError:
        return read_period(words, invocation.today, invocation.settings.date_order)


def _month(words: str, invocation: Invocation) -> Period:
    month = _days(words, invocation)
    if len(month) == _ONE_DAY or month.first.month != month.last.month:
        raise BadDateError("This is not a month; write it like 2026-11 or november.")
    return month


def _clock(words: str, invocation: Invocation) -> time:  # noqa: ARG001 - a time is read alone
    if found := _CLOCK.fullmatch(words.strip()):
        try:
            hour, minute, second = (int(part or 0) for part in found.groups())
            return time(hour, minute, second)
        except ValueError:
            pass
    raise BadDateError("This is no time of day; write it like 21:15.")


DAY = Words("date", _day)
DAYS = Words("date", _days)
MONTH = Words("month", _month)
CLOCK = Words("HH:MM", _clock)
TAG_MARKS = Words("tag=mark", lambda words, _: read_tag_marks(words))
TAG = Words("name", lambda words, _: normalize_tag(words))
NEED = click.Choice([need.value for need in Need], case_sensitive=False)
