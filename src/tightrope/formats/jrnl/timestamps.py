"""The moment in brackets before a jrnl entry, in whatever format its writer chose."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal, NamedTuple

from tightrope import libraries

Order = Literal["day first", "month first"]

_BRACKETS = re.compile(r"\[([^\]\n]+)\] ")
# Shorter ones are footnotes and boxes to tick: `[1]`, `[x]`; jrnl takes none of them for a date.
_SHORTEST = 7
_LONGEST = 60
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_NUMBERS = re.compile(
    r"(?:[^\W\d]+\.?,? )?([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9]).*"
)
_CLOCK = re.compile(r"[0-9]:[0-9]{2}|[0-9] ?[ap]\.?m\b", re.IGNORECASE)
_MONTHS = 12
# A year that no stamp has: where it comes back, the stamp named none.
_NO_YEAR = datetime(9999, 1, 1)  # noqa: DTZ001 - a stamp says no zone


class NoSuchMomentError(ValueError):
    """A stamp that names a day or time which does not exist, or could be two days."""


class Timestamp(NamedTuple):
    """A local day, and its time where the stamp says one."""

    day: date
    time: time | None


def split_line(line: str) -> tuple[str, str] | None:
    """Return what stands in the brackets that a line begins with, and what follows them."""
    found = _BRACKETS.match(line)
    return (found[1], line[found.end() :]) if found else None


# Entries of one day mostly stand together, and each is looked at once or twice.
@lru_cache(maxsize=1024)
def read_timestamp(words: str, order: Order | None) -> Timestamp | None:
    """Return what the words in brackets name; None where they are no stamp but text.

    `order` is how the writer puts day and month where both are numbers. Raises NoSuchMomentError.
    """
    if not _SHORTEST <= len(words) <= _LONGEST or not re.search("[0-9]", words):
        return None
    if _ISO.fullmatch(words):
        return _surely(words, datetime.fromisoformat)
    if numbers := _NUMBERS.fullmatch(words):
        is_day_first = _is_day_first(numbers, order)
        return _surely(words, lambda said: _parsed(said, day_first=is_day_first))
    try:
        moment = _parsed(words)
    except (ValueError, OverflowError):
        return None
    return None if moment.year == _NO_YEAR.year else _stamp(words, moment)


def order_of(stamps: Iterable[str]) -> Order | None:
    """Return the order of day and month in these stamps, from the first that shows it."""
    for words in stamps:
        numbers = _NUMBERS.fullmatch(words)
        if not numbers:
            return None  # who writes one stamp in another way writes all of them so
        if int(numbers[1]) > _MONTHS:
            return "day first"
        if int(numbers[3]) > _MONTHS:
            return "month first"
    return None


def _is_day_first(numbers: re.Match[str], order: Order | None) -> bool:
    first, sign, second = int(numbers[1]), numbers[2], int(numbers[3])
    if first > _MONTHS or second > _MONTHS or first == second:
        return first > _MONTHS
    if order or sign == ".":
        return order != "month first"  # wherever dots are written, the day comes first
    raise NoSuchMomentError


def _surely(words: str, read: Callable[[str], datetime]) -> Timestamp:
    try:
        return _stamp(words, read(words))
    except (ValueError, OverflowError):
        raise NoSuchMomentError from None


def _stamp(words: str, moment: datetime) -> Timestamp:
    clock = moment.time().replace(microsecond=0) if _CLOCK.search(words) else None
    return Timestamp(moment.date(), clock)


def _parsed(words: str, *, day_first: bool = False) -> datetime:

    found: datetime = libraries.parser.parse(
        words, dayfirst=day_first, default=_NO_YEAR, ignoretz=True
    )
    return found
