"""One way to read the stamps of a shape: which of their numbers and words is what."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from itertools import product
from typing import NamedTuple

from tightrope.formats.dates.names import ANY_LANGUAGE, Named, meaning
from tightrope.formats.dates.tokens import Tokens

# Four digits are a year between these, unless ISO 8601 leaves no doubt.
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
# Two digits are a year of this century up to here, as `strptime` has it.
_LAST_OF_CENTURY = 68
_NOON = 12
_IN_ANY: Named = ((0, ANY_LANGUAGE),)


class Reading(NamedTuple):
    """A moment that a layout makes of a stamp, and the languages in which it does."""

    day: date
    clock: time | None
    languages: int


class Part(NamedTuple):
    """Digits of a number of a stamp that stand for one thing.

    `size` is how many there are, 2 for one or two. `joint` is what stands between this part and the
    next, and `role` what the words beside the number say of it, as in `Tokens`.
    """

    number: int
    start: int
    stop: int | None
    size: int
    joint: tuple[str, ...]
    role: str
    is_packed: bool


class WordRoles(NamedTuple):
    """What some words are, by their places among all: a month, a weekday, a half of the day.

    `are_all_known` tells that no word is left that might change the meaning.
    """

    month: int | None
    weekday: int | None
    half: int | None
    are_all_known: bool

    @property
    def known(self) -> int:
        """How many words are made use of."""
        return sum(index is not None for index in (self.month, self.weekday, self.half))


class Layout:
    """One way to read the stamps of a shape.

    `roles` pairs a role with its part: `Y` is a year of four digits, `y` one of two, `j` the day of
    a year, the others are as in `Tokens`. `order` is that of day, month and year, such as `dmy`, or
    `dy` with the month in words.
    """

    def __init__(self, roles: Sequence[tuple[str, Part]], words: WordRoles) -> None:
        self.roles = tuple(roles)
        self.words = words
        kinds = "".join(role for role, _ in roles)
        self.order = kinds.rstrip("HMS").lower()
        self.has_clock = "H" in kinds
        # Whether its hours are those of the whole day, as far as can be seen.
        self.shows_whole_day = self.has_clock and words.half is None
        joints = [part.joint for _, part in self.roles[:2]]
        # As ISO 8601 has it, which leaves no doubt.
        self.is_iso = kinds.startswith("Ymd") and joints == [("-",), ("-",)]
        # Whether all of the date is numbers, and no year of four digits begins it.
        self.has_open_order = "m" in self.order and kinds[0] != "Y"
        self.has_packed_year = any(role == "Y" and part.is_packed for role, part in self.roles)
        # All but day and month, which may be either.
        self.outline = tuple((role, part) for role, part in self.roles if role not in "md")
        self._has_names = words.known > 0
        self._digits = [
            (role, part.number, slice(part.start, part.stop)) for role, part in self.roles
        ]
        self._short_year = next((part.number for role, part in self.roles if role == "y"), None)
        # Whether a number may easily be taken for what it is not: nobody writes the day between
        # year and month by choice, and any two digits make a year.
        self.is_doubtful = self.order == "ydm" or self._short_year is not None

    def read(self, tokens: Tokens) -> Sequence[Reading]:
        """Return the moments that a stamp of this shape can be, several where languages differ.

        There are none where no such day or time exists, or the words do not fit.
        """
        numbers = tokens.numbers
        if self._short_year is not None and len(numbers[self._short_year]) == 1:
            return ()  # `strftime` writes no year so
        values = {role: int(numbers[number][digits]) for role, number, digits in self._digits}
        try:
            if self._has_names:
                return list(self._in_words(values, tokens.words))
            day = self._day(values, values.get("m", 0))
            clock = _clock(values) if self.has_clock else None
        except ValueError:
            return ()
        return (Reading(day, clock, ANY_LANGUAGE),)

    def _in_words(self, values: dict[str, int], words: Sequence[str]) -> Iterator[Reading]:
        month, weekday, half, _ = self.words
        months = (
            ((values.get("m", 0), ANY_LANGUAGE),) if month is None else meaning(words[month]).months
        )
        halves = _IN_ANY if half is None else meaning(words[half]).halves
        for (number, in_month), (after_noon, in_half) in product(months, halves):
            try:
                day = self._day(values, number)
                clock = None
                if self.has_clock:
                    clock = _clock(values) if half is None else _half_clock(values, after_noon)
            except ValueError:
                continue
            languages = in_month & in_half
            if weekday is not None:
                weekdays = dict(meaning(words[weekday]).weekdays)
                languages &= weekdays.get(day.weekday(), 0)
            if languages:
                yield Reading(day, clock, languages)

    def _day(self, values: dict[str, int], month: int) -> date:
        """Return the day of these numbers. Raises ValueError where there is none."""
        year = values.get("Y")
        if year is None:
            year = values["y"]
            year += 2000 if year <= _LAST_OF_CENTURY else 1900
        elif not self.is_iso and not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise ValueError
        if "j" not in values:
            return date(year, month, values["d"])
        day = date(year, 1, 1) + timedelta(days=values["j"] - 1)
        if day.year != year:
            raise ValueError
        return day


def _clock(values: dict[str, int]) -> time:
    return time(values["H"], values.get("M", 0), values.get("S", 0))


def _half_clock(values: dict[str, int], after_noon: int) -> time:
    """Return the time whose hour is one of a half; some write `21:15 PM` and `00:15 AM`."""
    hour = values["H"]
    if (hour > _NOON and not after_noon) or (hour == 0 and after_noon):
        raise ValueError
    if hour <= _NOON:
        hour = hour % _NOON + _NOON * after_noon
    return _clock(values | {"H": hour})
