"""The table for two: two letters side by side, and nothing that adds one to the other.

There is no joint figure, no difference and no order of the two: swapping them swaps the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tightrope.domain.calendar import Period
from tightrope.domain.marks import State
from tightrope.domain.span_tide import TidePart, tide_of_days, tide_of_weeks
from tightrope.domain.week_counts import MarkedDay
from tightrope.letters.letter import Letter
from tightrope.letters.sections import TITLES, Passage, sections


@dataclass(frozen=True, slots=True)
class Side:
    """One person at the table: what they are called there, and their letter."""

    called: str
    letter: Letter


class Row(NamedTuple):
    """One section of the table: its title, and the passages of each; empty for who has none."""

    title: str
    passages: tuple[tuple[Passage, ...], tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class BothMarked:
    """A day that both marked, and what each had marked."""

    date: date
    states: tuple[State, State]


@dataclass(frozen=True)
class Table:
    """Two letters, and what can be read off both; `span` holds the days of either."""

    sides: tuple[Side, Side]

    def rows(self, *, ascii: bool = False) -> tuple[Row, ...]:
        """Return each section that either letter has, with the passages of both."""
        one, other = (
            {part.title: part.passages for part in sections(side.letter, ascii=ascii)}
            for side in self.sides
        )
        return tuple(
            Row(title, (one.get(title, ()), other.get(title, ())))
            for title in TITLES
            if title in one or title in other
        )

    @property
    def swapped(self) -> "Table":
        """The same with the two in the other order."""
        one, other = self.sides
        return Table((other, one))

    @property
    def span(self) -> Period:
        """The days from the earlier first one to the later last one."""
        spans = [side.letter.span for side in self.sides]
        return Period(min(each.first for each in spans), max(each.last for each in spans))

    @property
    def by_day(self) -> bool:
        """Whether both gave their days, so that both tides can be drawn by day."""
        return all(side.letter.days is not None for side in self.sides)

    @cached_property
    def tides(self) -> tuple[tuple[TidePart, ...], tuple[TidePart, ...]]:
        """The tide of each over the days of both; empty for whoever gave no figures.

        Both are by day where both gave days, else both are by week: nobody is shown more finely.
        """
        one, other = self.sides
        return self._tide(one.letter), self._tide(other.letter)

    def _tide(self, letter: Letter) -> tuple[TidePart, ...]:
        if letter.weeks is None:
            return ()
        tide = (
            tide_of_days(letter.days, letter.span)
            if self.by_day and letter.days is not None
            else tide_of_weeks(letter.weeks, letter.span)
        )
        return (*_blank(self.span.first, letter.span.first, before=True), *tide,
                *_blank(letter.span.last, self.span.last, before=False))  # fmt: skip

    @property
    def both_marked(self) -> tuple[BothMarked, ...] | None:
        """The days that both marked, in order; None where not both gave their days."""
        one, other = (side.letter.days for side in self.sides)
        if one is None or other is None:
            return None
        return tuple(_both(one, other))


def _both(one: Sequence[MarkedDay], other: Sequence[MarkedDay]) -> Iterator[BothMarked]:
    theirs = {day.date: day.state for day in other if day.state is not State.UNMARKED}
    for day in one:
        if day.state is not State.UNMARKED and (state := theirs.get(day.date)):
            yield BothMarked(day.date, (day.state, state))


def _blank(first: date, last: date, *, before: bool) -> tuple[TidePart, ...]:
    """Return the part of a tide between two days, of which one is another's, with nothing in it."""
    if first >= last:
        return ()
    start = first.toordinal() + (0 if before else 1)
    end = last.toordinal() - (1 if before else 0)
    return (TidePart(date.fromordinal(start), date.fromordinal(end), 0.0, 0.0, None, None),)
