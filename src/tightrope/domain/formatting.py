"""Days and counts as text for people, days in one order for the whole program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from tightrope.domain.calendar import Period

DateOrder = Literal["dmy", "mdy", "ymd"]
"""In which order day, month and year are shown: 21 Nov 2026, Nov 21 2026 or 2026-11-21."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LETTERS = 3
_SHORT_WEEKDAY = 2  # letters


@dataclass(slots=True)
class _Display:
    """How this process shows days."""

    order: Callable[[], DateOrder]


_DISPLAY = _Display(lambda: "dmy")


def show_days_in(order: Callable[[], DateOrder]) -> None:
    """Show days to people in this order from now on, wherever no other one is asked for.

    It is that of the person who runs the program, as the zone and the encoding of the process are,
    and asked for when a day is shown: most calls show none.
    """
    _DISPLAY.order = order


def count_text(number: int, one: str, many: str | None = None) -> str:
    """Return a number of things: "1 word", "1,204 words"; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_range_text(period: Period) -> str:
    """Return a run of days without its last year: "3 to 16 May", "28 Dec 2025 to 3 Jan".

    Where the day does not come first, "May 3 to 16", "Dec 28 2025 to Jan 3".
    """
    first, last = period.first, period.last
    if first == last:
        return short_day_text(last)
    if first.year != last.year:
        return f"{short_day_text(first)} {first.year:04} to {short_day_text(last)}"
    if first.month != last.month:
        return f"{short_day_text(first)} to {short_day_text(last)}"
    if _DISPLAY.order() == "dmy":
        return f"{first.day} to {short_day_text(last)}"
    return f"{short_day_text(first)} to {last.day}"


def span_text(span: Period) -> str:
    """Return the days of a span with the last year: "28 Dec 2025 to 3 Jan 2026"."""
    return f"{day_range_text(span)} {span.last.year:04}"


def short_day_text(day: date) -> str:
    """Return a day without its year in a few letters: "21 Nov", or "Nov 21"."""
    name = MONTHS[day.month - 1][:_LETTERS].title()
    return f"{day.day} {name}" if _DISPLAY.order() == "dmy" else f"{name} {day.day}"


def day_of_year_text(day: date) -> str:
    """Return a day without its year: "21 November", or "November 21"."""
    name = MONTHS[day.month - 1].title()
    return f"{day.day} {name}" if _DISPLAY.order() == "dmy" else f"{name} {day.day}"


def long_day_text(day: date) -> str:
    """Return a day with its year: "21 November 2026", "November 21, 2026" or "2026-11-21"."""
    order = _DISPLAY.order()
    if order == "ymd":
        return day.isoformat()
    return f"{day_of_year_text(day)}{',' if order == 'mdy' else ''} {day.year:04}"


def weekday_names(week_starts: int) -> list[str]:
    """Return two letters for each day of a week, "Mo", "Tu"; it begins on 0 for Monday to 6."""
    order = [*WEEKDAYS[week_starts:], *WEEKDAYS[:week_starts]]
    return [name[:_SHORT_WEEKDAY].title() for name in order]


def day_text(day: date, order: DateOrder | None = None) -> str:
    """Return the day as it is shown to people, such as "Sat 21 Nov 2026"; read_day reads it.

    The order `mdy` makes it "Sat Nov 21 2026", and `ymd` "Sat 2026-11-21"; None is the order that
    the program shows days in.
    """
    weekday, month = WEEKDAYS[day.weekday()][:3].title(), MONTHS[day.month - 1][:3].title()
    order = order or _DISPLAY.order()
    if order == "ymd":
        return f"{weekday} {day.isoformat()}"
    if order == "mdy":
        return f"{weekday} {month} {day.day} {day.year:04}"
    return f"{weekday} {day.day} {month} {day.year:04}"


def moment_text(
    day: date, at: time | None, *, late: bool = False, order: DateOrder | None = None
) -> str:
    """Return the day as `day_text` does, with its time where there is one: "Sat 21 Nov 2026 21:15".

    What is `late` is called so: it stands on the day before its clock.
    """
    shown = day_text(day, order)
    return shown if at is None else f"{shown} {at:%H:%M}{' (late)' if late else ''}"


def utc_text(moment: datetime) -> str:
    """Return a moment of UTC, which is the same for every zone: "Sat 21 Nov 2026 20:15 UTC"."""
    return f"{moment_text(moment.date(), moment.time())} UTC"
