"""Parser of days and periods as people type them; `formatting` writes what this reads."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NoReturn

from tightrope import libraries
from tightrope.domain.calendar import Period, days_in, month_of, year_of
from tightrope.domain.errors import BadDateError
from tightrope.domain.formatting import MONTHS, WEEKDAYS

_SHORTEST_NAME = 3
_YEAR_DIGITS = 4
_LONGEST_NUMBER = 9

# What was typed is not repeated in these sentences: it may be a line of the journal gone astray.
_DAY_SHAPES = "2026-11-21, 21 Nov, 21 Nov 2026, today, yesterday, friday or 3 days ago"
_NO_DAY = f"This is no date that is understood here; write it like {_DAY_SHAPES}."
_NO_PERIOD = (
    "This is no day, month or year that is understood here;"
    f" write it like 2026-11, november, november 2025, 2025, {_DAY_SHAPES}."
)
_NOT_ONE_DAY = "This is a whole month or year; name one of its days, as in 2026-11-21."
_SHORT_YEAR = "A year is written with four digits here; write the date as in 2026-11-21."
_OUT_OF_YEARS = "Dates run from the year 1 to the year 9999; choose one between them."


def read_day(words: str, today: date, order: str | None = None) -> date:
    """Return the day that these words name; case and extra blanks do not matter.

    A weekday is the latest one before today, and a date without its year the latest one that is
    not after today. `order` ("dmy", "mdy") says how 03/04/2026 is read where both ways exist;
    without it such a date is refused. Raises BadDateError for what is no day.
    """
    tokens = _tokens(words)
    if day := _day(tokens, today, order):
        return day
    raise BadDateError(_NOT_ONE_DAY if _span(tokens, today) else _NO_DAY)


def read_period(words: str, today: date, order: str | None = None) -> Period:
    """Return the month, year or single day that these words name.

    A month without its year is the latest one that has begun, this one included. Days are read as
    in `read_day`. Raises BadDateError for anything else.
    """
    tokens = _tokens(words)
    if period := _span(tokens, today):
        return period
    if day := _day(tokens, today, order):
        return Period(day, day)
    raise BadDateError(_NO_PERIOD)


def _tokens(words: str) -> list[str]:
    return words.lower().replace(",", " ").split()


def _day(tokens: list[str], today: date, order: str | None) -> date | None:
    match tokens:
        case ["today"]:
            return today
        case ["yesterday"]:
            return _ago(today, 1, "day")
        case [count, unit, "ago"]:
            number = 1 if count in {"a", "an", "one"} else _number(count)
            return None if number is None else _ago(today, number, unit.removesuffix("s"))
        case [name] | ["last", name] if (weekday := _place(name, WEEKDAYS)) is not None:
            return _ago(today, (today.weekday() - weekday - 1) % 7 + 1, "day")
        case [name, *rest] if (weekday := _place(name, WEEKDAYS)) is not None:
            return _checked(_written(rest, today, order), weekday)
        case _:
            return _written(tokens, today, order)


def _span(tokens: list[str], today: date) -> Period | None:
    match tokens:
        case [name] if (month := _place(name, MONTHS)) is not None:
            return month_of(_exact(today.year - (month + 1 > today.month), month + 1, 1))
        case [name, year] if (month := _place(name, MONTHS)) is not None and _is_year(year):
            return month_of(_exact(int(year), month + 1, 1))
        case [word]:
            return _numeric_span(word)
        case _:
            return None


def _numeric_span(word: str) -> Period | None:
    match word.split("-"):
        case [year] if _is_year(year):
            return year_of(_exact(int(year), 1, 1))
        case [year, digits] if _is_year(year) and (month := _number(digits)) is not None:
            return month_of(_exact(int(year), month, 1))
        case _:
            return None


def _written(tokens: list[str], today: date, order: str | None) -> date | None:
    return _numeric(tokens[0], order) if len(tokens) == 1 else _named(tokens, today)


def _numeric(word: str, order: str | None) -> date | None:
    """Read three numbers with one kind of sign between them; the one of four digits is the year."""
    parts = word.split(next((sign for sign in "-/." if sign in word), None))
    match [_number(part) for part in parts]:
        case [int(year), int(month), int(day)] if _is_year(parts[0]):
            return _exact(year, month, day)
        case [int(first), int(second), int(year)] if _is_year(parts[2]):
            return _either(first, second, year, order) or _ambiguous(word, first, second, year)
        case [int(), int(), int()]:
            raise BadDateError(_SHORT_YEAR)
        case _:
            return None


def _either(first: int, second: int, year: int, order: str | None) -> date | None:
    """Read day and month in the only order that exists, or in the one that was configured."""
    months = range(1, len(MONTHS) + 1)
    if second not in months or (order == "mdy" and first in months):
        return _exact(year, first, second)
    if first not in months or order == "dmy" or first == second:
        return _exact(year, second, first)
    return None


def _ambiguous(word: str, first: int, second: int, year: int) -> NoReturn:
    readings = _exact(year, second, first), _exact(year, first, second)
    could_be = " or ".join(map(_in_full, readings))
    write = " or ".join(reading.isoformat() for reading in readings)
    raise BadDateError(f"{word} could be {could_be}; write {write}.")


def _named(tokens: list[str], today: date) -> date | None:
    """Read a day and the name of its month, in either order, and perhaps the year."""
    if len(tokens) not in {2, 3}:
        return None
    first, second, *rest = tokens
    for number, name in ((first, second), (second, first)):
        day, month = _ordinal(number), _place(name, MONTHS)
        if day is None or month is None:
            continue
        if not rest:
            return _latest(month + 1, day, today)
        if _number(rest[0]) is not None and not _is_year(rest[0]):
            raise BadDateError(_SHORT_YEAR)
        return _exact(int(rest[0]), month + 1, day) if _is_year(rest[0]) else None
    return None


def _latest(month: int, day: int, today: date) -> date:
    """Return the latest such day that is not after today; a 29 February goes back to one."""
    longest = days_in(2000, month)  # a leap year
    if not 1 <= day <= longest:
        name = MONTHS[month - 1].title()
        raise BadDateError(
            f"There is no {day} {name}: {name} has {longest} days; choose one of them."
        )
    for year in range(today.year, MINYEAR - 1, -1):
        if day <= days_in(year, month) and date(year, month, day) <= today:
            return date(year, month, day)
    raise BadDateError(_OUT_OF_YEARS)


def _checked(day: date | None, weekday: int) -> date | None:
    """Return the day if it falls on the weekday that was named with it."""
    if day is None or day.weekday() == weekday:
        return day
    raise BadDateError(
        f"{_in_full(day)} is a {WEEKDAYS[day.weekday()].title()}, not a"
        f" {WEEKDAYS[weekday].title()}; leave the weekday out or write {day.isoformat()}.",
    )


def _ago(today: date, number: int, unit: str) -> date | None:
    try:
        if days := {"day": 1, "week": 7}.get(unit):
            return today - timedelta(days=number * days)
        if months := {"month": 1, "year": 12}.get(unit):
            # Slow to import, and few go back by months.

            return today - libraries.relativedelta.relativedelta(months=number * months)
    except (OverflowError, ValueError):
        raise BadDateError(_OUT_OF_YEARS) from None
    return None


def _exact(year: int, month: int, day: int) -> date:
    """Return the date, or say which part of it does not exist."""
    if not MINYEAR <= year <= MAXYEAR:
        raise BadDateError(_OUT_OF_YEARS)
    if not 1 <= month <= len(MONTHS):
        raise BadDateError(f"There is no month {month}; months go from 1 to 12, as in 2026-11-21.")
    if not 1 <= day <= days_in(year, month):
        name = f"{MONTHS[month - 1].title()} {year}"
        raise BadDateError(
            f"There is no {day} {name}: {name} has {days_in(year, month)} days;"
            " choose one of them.",
        )
    return date(year, month, day)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names this is, whole or cut to three letters or more."""
    word = word.removesuffix(".")
    if len(word) < _SHORTEST_NAME:
        return None
    return next((index for index, name in enumerate(names) if name.startswith(word)), None)


def _number(word: str) -> int | None:
    # int() would take signs, underscores and other scripts' digits too, or choke on thousands.
    ascii_digits = word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER
    return int(word) if ascii_digits else None


def _ordinal(word: str) -> int | None:
    for ending in (".", "st", "nd", "rd", "th"):
        word = word.removesuffix(ending)
    return None if _is_year(word) else _number(word)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and _number(word) is not None


def _in_full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year:04}"
