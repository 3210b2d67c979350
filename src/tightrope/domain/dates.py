"""Days as they are written to people; how people type them stands in `typed_dates`."""

from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def in_words(day: date) -> str:
    """Return the day as it is shown to people, such as "Sat 21 Nov 2026"; read_day reads it."""
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday[:3].title()} {day.day} {month[:3].title()} {day.year:04}"
