"""A year in shapes: its weeks side by side, seven days each, and a sign for every day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.chart.cells import BLANK, Picture, Role, cell
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Timeline
from tightrope.domain.balance import Leaning
from tightrope.domain.calendar import DAYS_A_WEEK, day_of_week, month_of, year_of
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import State, sign

GUTTER = len("Mo ")

_WIDEST_WEEK = 2
_EMPTY = {False: ".", True: ","}  # lower than the sign of a day without a mark
_EVEN = "~"
_SIDES = {Leaning.TOGETHER: State.TOGETHER, Leaning.SPACE: State.SPACE}
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

    Above them stand, as far as `height` has room, a line of the year, one of its months, and how
    each of these leaned: beside the names, or below them where a week is one cell wide.
    `week_starts` is 0 for Monday to 6. Where not all weeks fit, those round `focus`, a day of the
    year, are shown: the first ones or the last ones.
    """

    year: int
    width: int
    height: int
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
    def head(self) -> int:
        """The rows above the days: months, if there is room a year above, and leans below them."""
        return min(2 + (self.cells < _WIDEST_WEEK), max(self.height - DAYS_A_WEEK, 1))

    @property
    def row_of_months(self) -> int:
        """The row in which the months have their names."""
        return min(self.head - 1, 1)

    @property
    def rows(self) -> int:
        """All rows that a year takes."""
        return self.head + DAYS_A_WEEK

    def cell_of(self, day: date) -> tuple[int, int] | None:
        """Return the cell and the row of a day's sign, None where it is not shown."""
        week = self._week(day) - self.first_shown
        if day.year != self.year or not 0 <= week < self.shown:
            return None
        row = day_of_week(day, self.week_starts)
        return GUTTER + week * self.cells, self.head + row

    def day_at(self, cell: int, row: int) -> date | None:
        """Return the day drawn at a cell of a row, None beside the days."""
        week, weekday = (cell - GUTTER) // self.cells, row - self.head
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


def draw_year(
    timeline: Timeline, sheet: YearSheet, *, glyphs: GlyphSet = GlyphSet.COLOUR
) -> Picture:
    """Return a year as a picture: its line, its months with how they leaned, and its days.

    Days to come, and those of other years, are blank. Where weeks are left out, `<` or `>` stands
    on that side of the names.
    """
    ascii_only = glyphs is GlyphSet.ASCII
    rows = [[BLANK] * sheet.width for _ in range(sheet.rows)]
    names = rows[sheet.row_of_months]
    if sheet.row_of_months:
        _write(rows[0], 0, _year_line(timeline, sheet.year), Role.LINE)
    _write_months(rows, timeline, sheet, ascii_only=ascii_only)
    for row, name in enumerate(weekday_names(sheet.week_starts), sheet.head):
        _write(rows[row], 0, name, Role.LABEL)
        for week in range(sheet.shown):
            at = GUTTER + week * sheet.cells
            day = sheet.day_at(at, row)
            if day and day <= timeline.today and at < sheet.width:
                rows[row][at] = shape(timeline, day, ascii_only=ascii_only)
    if sheet.first_shown:
        _write(names, 0, "<", Role.LINE)
    if sheet.first_shown + sheet.shown < sheet.weeks:
        _write(names, sheet.width - 1, ">", Role.LINE)
    return Picture(tuple(map("".join, rows)))


def _year_line(timeline: Timeline, year: int) -> str:
    return f"{year:04}  {timeline.balance(year_of(date(year, 1, 1))).leaning.value}"


def _write_months(
    rows: Sequence[list[str]], timeline: Timeline, sheet: YearSheet, *, ascii_only: bool
) -> None:
    names, below = rows[sheet.row_of_months], rows[sheet.row_of_months + 1 : sheet.head]
    for at, month in _months(sheet):
        name = MONTHS[month - 1]
        _write(names, at, name, Role.LABEL)
        leaned, role = _lean(timeline, date(sheet.year, month, 1), ascii_only=ascii_only)
        if sheet.cells == _WIDEST_WEEK:
            _write(names, at + len(name) + 1, leaned, role)
        for row in below:
            _write(row, at, leaned, role)


def _lean(timeline: Timeline, first: date, *, ascii_only: bool) -> tuple[str, Role]:
    """Return the sign of how a month leaned, a blank where nothing can be said of it yet."""
    leaning = timeline.balance(month_of(first)).leaning
    if side := _SIDES.get(leaning):
        return sign(side, ascii=ascii_only), _ROLES[side]
    return (_EVEN if leaning is Leaning.EVEN else " "), Role.LABEL


def shape(timeline: Timeline, day: date, *, ascii_only: bool) -> str:
    """Return the cell of a day that has come."""
    written = timeline.days.get(day)
    state = written.state if written else State.UNWRITTEN
    glyph = sign(state, ascii=ascii_only) if written else _EMPTY[ascii_only]
    return cell(glyph, _ROLES[state])


def legend(*, ascii_only: bool, room: int) -> str:
    """Return what the signs of a year stand for, closely where there is little room."""
    signs = [(sign(state, ascii=ascii_only), state.value) for state in State]
    signs[-1] = _EMPTY[ascii_only], "none"
    signs.append((_EVEN, Leaning.EVEN.value))
    ways = ("  ".join(f"{sign} {word}" for sign, word in signs), " ".join(map("".join, signs)))
    return next((each for each in ways if len(each) <= room), " ".join(map("".join, signs[:-1])))


def years_shown(timeline: Timeline, year: int, height: int, rows: int) -> Sequence[int]:
    """Return the years that fit into so many rows, where one takes `rows`; `year` is the last.

    Years before the first entry are left out.
    """
    fitting = max(height // rows, 1)
    first = min(max(timeline.first.year, year - fitting + 1), year)
    return range(first, year + 1)


def _months(sheet: YearSheet) -> Iterator[tuple[int, int]]:
    """Yield the months whose names fit, each with the cell of the week of its first day."""
    end = sheet.width - (not sheet.is_whole)
    free = int(sheet.first_shown > 0)
    for month, name in enumerate(MONTHS, 1):
        if found := sheet.cell_of(date(sheet.year, month, 1)):
            at = found[0]
            if free <= at <= end - len(name):
                yield at, month
                free = at + len(name) + 1


def _write(row: list[str], at: int, name: str, role: Role) -> None:
    for offset, glyph in enumerate(name):
        if at + offset < len(row):
            row[at + offset] = cell(glyph, role) if glyph != " " else BLANK
