"""Days and counts as text for people."""

from datetime import date, time

from tightrope.domain.calendar import Period

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LETTERS = 3
_SHORT_WEEKDAY = 2  # letters


def count_text(number: int, one: str, many: str | None = None) -> str:
    """Return a number of things: "1 word", "1,204 words"; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_range_text(period: Period) -> str:
    """Return a run of days without its last year: "3 to 16 May", "28 Dec 2025 to 3 Jan"."""
    first, last = period.first, period.last
    end = f"{last.day} {_month(last.month)}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {_month(first.month)} {first.year:04} to {end}"
    if first.month != last.month:
        return f"{first.day} {_month(first.month)} to {end}"
    return f"{first.day} to {end}"


def _month(number: int) -> str:
    return MONTHS[number - 1][:_LETTERS].title()


def weekday_names(week_starts: int) -> list[str]:
    """Return two letters for each day of a week, "Mo", "Tu"; it begins on 0 for Monday to 6."""
    order = [*WEEKDAYS[week_starts:], *WEEKDAYS[:week_starts]]
    return [name[:_SHORT_WEEKDAY].title() for name in order]


def day_text(day: date, order: str | None = None) -> str:
    """Return the day as it is shown to people, such as "Sat 21 Nov 2026"; read_day reads it.

    The order `mdy` makes it "Sat Nov 21 2026", and `ymd` "Sat 2026-11-21".
    """
    weekday, month = WEEKDAYS[day.weekday()][:3].title(), MONTHS[day.month - 1][:3].title()
    if order == "ymd":
        return f"{weekday} {day.isoformat()}"
    if order == "mdy":
        return f"{weekday} {month} {day.day} {day.year:04}"
    return f"{weekday} {day.day} {month} {day.year:04}"


def moment_text(day: date, at: time | None, *, late: bool = False, order: str | None = None) -> str:
    """Return the day as `day_text` does, with its time where there is one: "Sat 21 Nov 2026 21:15".

    What is `late` is called so: it stands on the day before its clock.
    """
    shown = day_text(day, order)
    return shown if at is None else f"{shown} {at:%H:%M}{' (late)' if late else ''}"
