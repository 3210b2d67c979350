"""The sort key of an entry: its day, time and sequence as one integer, the rowid."""

from datetime import date, time

_SEQUENCE_BITS = 20
_DAY_BITS = 37

MOST_IN_SLOT = 1 << _SEQUENCE_BITS
FIRST_KEY = 0
LAST_KEY = (date.max.toordinal() + 1 << _DAY_BITS) - 1


def first_of_day(day: date) -> int:
    """Return the earliest place of a day."""
    return day.toordinal() << _DAY_BITS


def last_of_day(day: date) -> int:
    """Return the latest place of a day."""
    return (day.toordinal() + 1 << _DAY_BITS) - 1


def first_of_slot(day: date, at: time | None) -> int:
    """Return the earliest place for a day and a time of whole seconds, or no time."""
    slot = 0 if at is None else at.hour * 3600 + at.minute * 60 + at.second + 1
    return first_of_day(day) | slot << _SEQUENCE_BITS


def last_of_slot(day: date, at: time | None) -> int:
    """Return the latest place for a day and a time of whole seconds, or no time."""
    return first_of_slot(day, at) | MOST_IN_SLOT - 1


def is_last_of_slot(sort_key: int) -> bool:
    """Return whether no place follows this one for the same day and time."""
    return sort_key & MOST_IN_SLOT - 1 == MOST_IN_SLOT - 1
