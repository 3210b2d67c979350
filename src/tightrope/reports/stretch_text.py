"""Stretches of the running balance, told by time and not by figures."""

from datetime import date

from tightrope.domain.calendar import DAYS_A_WEEK, MONTHS_A_YEAR
from tightrope.domain.formatting import MONTHS
from tightrope.domain.turns import Stretch

_DAYS_TOLD, _WEEKS_TOLD, _MONTHS_TOLD = 14, 13, 24
_DAYS_A_MONTH = 365.25 / 12
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def stretch_text(stretch: Stretch, year: int, today: date) -> str:
    """Return a stretch by its time; years are named where they are not `year`.

    "toward together for six weeks, 3 May to 14 June"; of one that goes on, "toward together for six
    weeks, since 18 October, furthest on 29 November", and how long it took to get there.
    """
    length = duration((stretch.furthest - stretch.first).days)
    text = f"{stretch.toward} for {length}"
    if stretch.last is not None:
        first = long_day(stretch.first, stretch.last.year)
        return f"{text}, {first} to {long_day(stretch.last, year)}"
    furthest = stretch.furthest
    end = "" if furthest >= today else f", furthest on {long_day(furthest, year)}"
    return f"{text}, since {long_day(stretch.first, year)}{end}"


def long_day(day: date, year: int) -> str:
    """Return a day without its weekday, "18 October"; with its year where that is another one."""
    name = f"{day.day} {MONTHS[day.month - 1].title()}"
    return name if day.year == year else f"{name} {day.year:04}"


def duration(days: int) -> str:
    """Return how long so many days are, roughly: "nine days", "six weeks", "four months"."""
    if days < _DAYS_TOLD:
        return _how_many(days, "day")
    if days < _WEEKS_TOLD * DAYS_A_WEEK:
        return _how_many(round(days / DAYS_A_WEEK), "week")
    months = round(days / _DAYS_A_MONTH)
    if months < _MONTHS_TOLD:
        return _how_many(months, "month")
    return _how_many(months // MONTHS_A_YEAR, "year")


def _how_many(number: int, what: str) -> str:
    name = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{name} {what}" if number == 1 else f"{name} {what}s"


def turn_text(stretch: Stretch, year: int) -> str:
    """Return the turn that a stretch begins with: "turned toward space on 18 October"."""
    return f"turned {stretch.toward} on {long_day(stretch.first, year)}"
