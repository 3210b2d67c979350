"""A year in shapes: its weeks side by side, seven days each, and a sign for every day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.chart.cells import BLANK, Picture, Role, cell
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Timeline
from tightrope.domain.calendar import DAYS_A_WEEK, day_of_week
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import State, sign

ROWS = DAYS_A_WEEK + 1
"""A year takes a row of names and one for each weekday."""

NOTHING_WRITTEN = "-"
GUTTER = len("Mo ")

_WIDEST_WEEK = 3
_ROLES = {
    State.TOGETHER: Role.TOGETHER_LABEL,
    State.SPACE: Role.SPACE_LABEL,
    State.BOTH: Role.LINE,
    State.UNMARKED: Role.LABEL,
    State.UNWRITTEN: Role.AXIS,
}


@dataclass(frozen=True, slots=True)
class YearSheet:
    """Where the days of a year lie in `width` cells: a column is a week, a row a weekday.

    `week_starts` is 0 for Monday to 6. Where not all weeks fit, those round `focus`, a day of the
    year, are shown: the first ones or the last ones.
    """

    year: int
    width: int
    week_starts: int = 0
    focus: date | None = None
    weeks: int = field(init=False)
    cells: int = field(init=False)
    first_shown: int = field(init=False)
    shown: int = field(init=False)

    def __post_init__(self) -> None:
        weeks = self._week(date(self.year, 12, 31)) + 1
        room = max(self.width - GUTTER, 1)
        shown = min(weeks, room)
        focus = self._week(self.focus) if self.focus and self.focus.year == self.year else 0
        for name, value in {
            "weeks": weeks,
            "cells": min(max(room // weeks, 1), _WIDEST_WEEK),
            "shown": shown,
            "first_shown": 0 if focus < shown else weeks - shown,
        }.items():
            object.__setattr__(self, name, value)

    @property
    def is_whole(self) -> bool:
        """Whether all of the year is shown."""
        return self.shown == self.weeks

    @property
    def middle(self) -> int:
        """The cell of a week in which its sign stands."""
        return (self.cells - 1) // 2

    def place(self, day: date) -> tuple[int, int] | None:
        """Return the cell and the row of a day's sign, None where it is not shown."""
        week = self._week(day) - self.first_shown
        if day.year != self.year or not 0 <= week < self.shown:
            return None
        row = day_of_week(day, self.week_starts)
        return GUTTER + week * self.cells + self.middle, 1 + row

    def day_at(self, cell: int, row: int) -> date | None:
        """Return the day drawn at a cell of a row, None beside the days."""
        week, weekday = (cell - GUTTER) // self.cells, row - 1
        if not (0 <= week < self.shown and 0 <= weekday < DAYS_A_WEEK):
            return None
        number = (week + self.first_shown) * DAYS_A_WEEK + weekday - self._lead
        first = date(self.year, 1, 1).toordinal()
        last = date(self.year, 12, 31).toordinal()
        return date.fromordinal(first + number) if 0 <= number <= last - first else None

    @property
    def _lead(self) -> int:
        """How many days of the first week belong to the year before."""
        return day_of_week(date(self.year, 1, 1), self.week_starts)

    def _week(self, day: date) -> int:
        return (day.timetuple().tm_yday - 1 + self._lead) // DAYS_A_WEEK


def draw_year(timeline: Timeline, sheet: YearSheet, *, ink: GlyphSet = GlyphSet.COLOUR) -> Picture:
    """Return a year as a picture of ROWS rows: year and months above, weekdays beside.

    Days to come, and those of other years, are blank. Where weeks are left out, `<` or `>` stands
    on that side of the names.
    """
    ascii_only = ink is GlyphSet.ASCII
    rows = [[BLANK] * sheet.width for _ in range(ROWS)]
    for row, name in enumerate(weekday_names(sheet.week_starts), 1):
        _write(rows[row], 0, name, Role.LABEL)
        for week in range(sheet.shown):
            at = GUTTER + week * sheet.cells + sheet.middle
            day = sheet.day_at(at, row)
            if day and day <= timeline.today and at < sheet.width:
                rows[row][at] = shape(timeline, day, ascii_only=ascii_only)
    for at, name in _names(sheet):
        _write(rows[0], at, name, Role.LABEL)
    if sheet.first_shown:
        _write(rows[0], 0, "<", Role.LINE)
    if sheet.first_shown + sheet.shown < sheet.weeks:
        _write(rows[0], sheet.width - 1, ">", Role.LINE)
    return Picture(tuple(map("".join, rows)))


def shape(timeline: Timeline, day: date, *, ascii_only: bool) -> str:
    """Return the cell of a day that has come."""
    written = timeline.days.get(day)
    state = written.state if written else State.UNWRITTEN
    glyph = sign(state, ascii=ascii_only) if written else NOTHING_WRITTEN
    return cell(glyph, _ROLES[state])


def legend(*, ascii_only: bool, room: int) -> str:
    """Return what the signs of a year stand for, closely where there is little room."""
    signs = [(sign(state, ascii=ascii_only), state.value) for state in State]
    signs[-1] = NOTHING_WRITTEN, "none"
    said = "  ".join(f"{sign} {word}" for sign, word in signs)
    return said if len(said) <= room else " ".join(map("".join, signs))


def years_shown(timeline: Timeline, year: int, height: int) -> Sequence[int]:
    """Return the years that fit into so many rows, a blank one between them; `year` is the last.

    Years before the first entry are left out.
    """
    fitting = max((height + 1) // (ROWS + 1), 1)
    first = min(max(timeline.first.year, year - fitting + 1), year)
    return range(first, year + 1)


def _names(sheet: YearSheet) -> Iterator[tuple[int, str]]:
    """Yield the year, and the months that fit, each above the week of its first day."""
    begin, end = bool(sheet.first_shown), sheet.width - (not sheet.is_whole)
    yield begin, f"{sheet.year:04}"
    free = begin + len(f"{sheet.year:04}") + 1
    for month, name in enumerate(MONTHS, 1):
        if place := sheet.place(date(sheet.year, month, 1)):
            at = place[0] - sheet.middle
            if free <= at <= end - len(name):
                yield at, name
                free = at + len(name) + 1


def _write(row: list[str], at: int, name: str, role: Role) -> None:
    for offset, glyph in enumerate(name):
        if at + offset < len(row):
            row[at + offset] = cell(glyph, role)
