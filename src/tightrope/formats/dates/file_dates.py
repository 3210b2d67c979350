"""The stamps of a file, read in the one way that all of them bear out together.

Every stamp is looked at first. Of the layouts that the stamps of one shape can have, those stay
that make every date exist, then those whose dates rise; one order of day, month and year holds for
the whole file. Where two readings stay, the settings' `date_order` decides; where that says
nothing, a stamp is refused with its readings. Nothing of a stamp is kept but its shape and how each
layout fared, so that memory is bounded.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from tightrope.formats.dates.layout import Layout
from tightrope.formats.dates.layouts import layouts_of
from tightrope.formats.dates.names import ANY_LANGUAGE, is_filler, meaning
from tightrope.formats.dates.tokens import Tokens, take_apart

# Shorter ones are footnotes and boxes to tick, `[1]`, `[x]`; longer ones are sentences.
_SHORTEST, _LONGEST = 6, 80
# jrnl takes one of six characters for a stamp only where its own format looks so.
_SHORT = 6
_MOST_SHAPES = 64
# A layout is not tried on where it failed for so many stamps, and for one in twenty.
_FEW = 16
_ONE_IN = 20
# Where so many stamps have clocks, of ten hours or more, and none before one or after twelve, the
# clock has twelve hours and its halves are not told.
_MANY, _TEN = 40, 10
_BEYOND_TWELVE = sum(1 << hour for hour in (0, *range(13, 24)))
_MOST_UNKNOWN = 2


class Stamp(NamedTuple):
    """A local day, and its time where the stamp says one."""

    day: date
    time: time | None


class UnreadableStampError(ValueError):
    """What looks like a stamp and is no moment, or could be several: `readings`, in their order."""

    def __init__(self, readings: Iterable[Stamp] = ()) -> None:
        super().__init__()
        self.readings = tuple(sorted(readings, key=_moment))

    @property
    def days(self) -> list[str]:
        """The days that it could be, each once, as `2026-11-21`."""
        return list(dict.fromkeys(reading.day.isoformat() for reading in self.readings))

    @property
    def open_order(self) -> str:
        """What a person is told who may mean several days: which, and where to say it."""
        return (
            f"could be {' or '.join(self.days)}; say how your dates are put in the settings, as in"
            ' date_order = "dmy" (or "mdy", "ymd")'
        )


_MIDNIGHT = time()


class FileDates:
    """Reads the stamps of one file: `look` at each of them, then `decide`, then `read` each."""

    def __init__(self, order: str | None = None) -> None:
        """`order` is how the writer puts day, month and year: `dmy`, `mdy` or `ymd`."""
        self._order = order
        self._shapes: dict[tuple[str, ...], _Shape] = {}

    def look(self, stamp: str) -> bool:
        """Take one more stamp into account; return whether it is one, or looks so."""
        tokens = _tokens(stamp)
        if tokens is None:
            return False
        shape = self._shapes.get(tokens.shape)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES or (self._shapes and len(stamp) <= _SHORT):
                return False
            layouts = layouts_of(tokens)
            if not layouts:
                return _looks_like_a_stamp(tokens)
            shape = self._shapes[tokens.shape] = _Shape(layouts)
        shape.look(tokens)
        return True

    def decide(self) -> None:
        """Choose among the layouts by what was seen of all stamps."""
        shapes = list(self._shapes.values())
        for shape in shapes:
            shape.keep_those_that_exist()
        self._keep_common(shapes)
        for shape in shapes:
            shape.keep_those_that_rise()
        self._keep_common(shapes)
        for shape in shapes:
            shape.keep_order(self._order)
        timed = [shape for shape in shapes if shape.hours]
        hours = reduce(int.__or__, (shape.hours for shape in timed), 0)
        count = sum(shape.count for shape in timed)
        for shape in shapes:
            shape.refuse_half_clocks(hours, count)

    def read(self, stamp: str) -> Stamp | None:
        """Return the moment of a stamp; None where it is no stamp but text.

        Raises UnreadableStampError for what looks like a stamp and is none, or could be several.
        """
        tokens = _tokens(stamp)
        if tokens is None:
            return None
        shape = self._shapes.get(tokens.shape)
        if shape is None:
            if _looks_like_a_stamp(tokens) and len(stamp) > _SHORT:
                raise UnreadableStampError
            return None
        readings = shape.read(tokens)
        if len(readings) != 1:
            raise UnreadableStampError(readings)
        return readings.pop()

    @staticmethod
    def _keep_common(shapes: "Iterable[_Shape]") -> None:
        """Keep the orders that all shapes allow, where there are such."""
        open_shapes = [shape for shape in shapes if shape.orders]
        common = reduce(set.intersection, (shape.orders for shape in open_shapes), _ORDERS)
        for shape in open_shapes if common else ():
            shape.keep(
                lambda trial: not trial.layout.has_open_order or trial.layout.order in common
            )


_ORDERS = {"dmy", "mdy", "ymd", "ydm"}


def read_alone(stamp: str, order: str | None = None) -> Stamp | None:
    """Return the moment of a stamp that stands in no company. Raises UnreadableStampError."""
    dates = FileDates(order)
    dates.look(stamp)
    dates.decide()
    return dates.read(stamp)


class _Trial:
    """How a layout fared with the stamps of its shape."""

    __slots__ = ("_last", "failed", "fell", "hours", "languages", "layout", "rose")

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.failed = self.fell = self.rose = 0
        self.languages = ANY_LANGUAGE
        self.hours = 0
        self._last: tuple[date, time] | None = None

    def look(self, tokens: Tokens) -> bool:
        """Try one more stamp; return whether it exists."""
        found = self.layout.read(tokens)
        if len(found) != 1:
            found = [reading for reading in found if reading.languages & self.languages]
        languages = 0
        for reading in found:
            languages |= reading.languages & self.languages
        if not languages:
            return False
        self.languages = languages
        if len(found) == 1:
            self._follow(found[0].day, found[0].clock or _MIDNIGHT)
        return True

    def read(self, tokens: Tokens) -> set[Stamp]:
        """Return what a stamp is in the languages that the stamps of the shape have in common."""
        return {
            Stamp(reading.day, reading.clock)
            for reading in self.layout.read(tokens)
            if reading.languages & self.languages
        }

    def _follow(self, day: date, clock: time) -> None:
        now = day, clock
        self.hours |= 1 << clock.hour
        if self._last is not None:
            self.fell += now < self._last
            self.rose += now > self._last
        self._last = now


class _Shape:
    """The stamps of one shape, and the layouts that they may have."""

    def __init__(self, layouts: Sequence[Layout]) -> None:
        self._trials = [_Trial(layout) for layout in layouts]
        self._given_up: list[_Trial] = []
        self.count = self._nowhere = 0

    @property
    def hours(self) -> int:
        """The hours of clocks that run through the whole day, a bit for each."""
        trials = [trial.hours for trial in self._trials if trial.layout.shows_whole_day]
        return reduce(int.__or__, trials, 0)

    @property
    def orders(self) -> set[str]:
        """The orders of day, month and year, where these are numbers and a year is not plain."""
        return {trial.layout.order for trial in self._trials if trial.layout.has_open_order}

    def look(self, tokens: Tokens) -> None:
        """Try all layouts on one more stamp; one that exists in none of them tells nothing."""
        failed = [trial for trial in self._trials if not trial.look(tokens)]
        if len(failed) == len(self._trials):
            others = [trial for trial in self._given_up if trial.read(tokens)]
            if not others:
                self._nowhere += 1
                return
        self.count += 1
        for trial in failed:
            trial.failed += 1
            if trial.failed > _FEW + self.count // _ONE_IN and len(self._trials) > 1:
                self._trials.remove(trial)
                self._given_up.append(trial)

    def read(self, tokens: Tokens) -> set[Stamp]:
        """Return what a stamp may be in the layouts that stayed."""
        if len(self._trials) == 1:
            return self._trials[0].read(tokens)
        return set().union(*(trial.read(tokens) for trial in self._trials))

    def keep(self, is_good: Callable[[_Trial], bool]) -> None:
        """Keep the layouts that are good, where some are."""
        self._trials = [trial for trial in self._trials if is_good(trial)] or self._trials

    def keep_those_that_exist(self) -> None:
        """Keep what makes every date exist, or of many nearly every; else nothing."""
        least = min(trial.failed for trial in self._trials)
        most = self.count // _ONE_IN if least else 0
        self._trials = [
            trial
            for trial in self._trials
            if trial.failed <= most or (least and trial.layout.is_iso and self.count < _ONE_IN)
        ]
        if self.count + self._nowhere >= _ONE_IN and self._nowhere * _ONE_IN > self.count:
            self._trials = []  # these are no dates, but weeks or the like
        # What makes use of most words says most; a longer number holds its year as such.
        most = max((trial.layout.words.known for trial in self._trials), default=0)
        self.keep(lambda trial: trial.layout.words.known == most)
        self.keep(lambda trial: trial.layout.has_packed_year)
        # Behind a year of four digits comes the month, unless that makes no date.
        usual = {trial.layout.outline for trial in self._trials if trial.layout.order == "ymd"}
        self.keep(
            lambda trial: (
                trial.layout.has_open_order
                or trial.layout.order == "ymd"
                or trial.layout.outline not in usual
            )
        )

    def keep_those_that_rise(self) -> None:
        """Keep what makes the dates rise; of many, what makes nearly all of them rise, or fall."""
        self.keep(lambda trial: not trial.fell)
        if self.count >= _ONE_IN:
            self.keep(lambda trial: min(trial.fell, trial.rose) * _ONE_IN <= self.count)
        self._trials = [trial for trial in self._trials if self._is_credible(trial)]
        self.keep(lambda trial: trial.layout.order != "ydm")

    def keep_order(self, order: str | None) -> None:
        """Keep what has day, month and year in this order."""
        if order:
            self.keep(lambda trial: trial.layout.order in (order, order.replace("m", "")))

    def _is_credible(self, trial: _Trial) -> bool:
        """Whether a layout is plain, or the dates that it makes are in order."""
        disorder = trial.fell
        if trial.layout.order != "ydm":
            disorder = min(trial.fell, trial.rose) if self.count >= _ONE_IN else 0
        return not trial.layout.is_doubtful or disorder * _ONE_IN <= self.count

    def refuse_half_clocks(self, hours: int, count: int) -> None:
        """Refuse stamps whose clock may be one of twelve hours that does not say which half.

        `hours` are those of all clocks of the file without halves, a bit for each, and `count` is
        how many there are.
        """
        if hours & _BEYOND_TWELVE:
            return
        is_half = count >= _MANY and hours.bit_count() >= _TEN
        if any(
            trial.layout.shows_whole_day and (is_half or not trial.layout.words.are_all_known)
            for trial in self._trials
        ):
            self._trials = []


def _tokens(stamp: str) -> Tokens | None:
    if not _SHORTEST <= len(stamp) <= _LONGEST or not any(map(str.isdecimal, stamp)):
        return None
    return take_apart(stamp)


def _looks_like_a_stamp(tokens: Tokens) -> bool:
    """Whether numbers and words stand as in a date: a year, a clock, or a month among them."""
    unknown = sum(not any(meaning(key)) and not is_filler(key) for key in tokens.words)
    if unknown > _MOST_UNKNOWN:
        return False
    numbers, signs = tokens.numbers, tokens.shape[1::2]
    has_year = any(len(each) == len("2026") and each[0] in "12" for each in numbers)
    has_month = any(meaning(key).months for key in tokens.words)
    return (
        (has_year and len(numbers) > 1)
        or (":" in signs and len(numbers) > len("HM"))
        or any(sign == other and sign in "./-" for sign, other in pairwise(signs))
        or (not unknown and (has_month or any(len(each) >= len("261121") for each in numbers)))
    )


def _moment(stamp: Stamp) -> tuple[date, time]:
    return stamp.day, stamp.time or _MIDNIGHT
