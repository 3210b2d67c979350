"""The tide as a picture: the curve filled from "even", its shade behind, and the days beside it.

From top to bottom stand a row of days that were together, the plot, a row of days that were space,
what was wanted, and the names of weeks, months or years. The plot has as many rows above "even" as
below, so that "even" is the border of two rows and each row has eight steps.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from textwrap import wrap
from typing import NamedTuple

from tightrope.chart.area import Sample, column, line_points, reaches, samples
from tightrope.chart.cells import BLANK, Picture, Role, cell
from tightrope.chart.glyph_sets import EIGHTHS, Filling, GlyphSet, filled
from tightrope.chart.plot_marks import comfort_line, comfort_rows, day_row, mark_turns, turns_at
from tightrope.chart.ticks import ticks
from tightrope.chart.timeline import Column
from tightrope.domain.interval import Interval
from tightrope.domain.marks import State, need_sign, sign

NOTHING_MARKED = "Nothing marked yet: the chart begins with the first day you mark."
GUTTER = len("together") + 1
_GUTTER_FROM = 40
_SIGNS = 2  # cells of the axis where it has signs for words
_SIGNS_FROM = 12
_ONE_LINE_FROM = 36
_NAMES_FROM = 4
_DAYS_FROM = 5
_NEEDS_FROM = 9
_AXIS_FROM = 4
_SIDES = {True: Role.TOGETHER, False: Role.SPACE}
_HALF = {False: "½", True: ".5"}
_ONE_LINE_AXIS = ("▄together ", "▀space ")
_ASCII_SIDES = {True: "^", False: "v"}
_THIN_UP_TO = 6  # rows of the plot, in which a thick edge would leave no area


class Layout(NamedTuple):
    """How many rows each part of a picture takes, from top to bottom."""

    days: int
    spare: int
    plot: int
    needs: int
    names: int

    @property
    def height(self) -> int:
        """All rows of the picture."""
        return 2 * self.days + self.spare + self.plot + self.needs + self.names


def layout(height: int, *, needs: bool) -> Layout:
    """Return the rows of a picture; where there are few, the plot has them."""
    names = int(height >= _NAMES_FROM)
    days = int(height >= _DAYS_FROM)
    wanted = int(needs and height >= _NEEDS_FROM)
    plot = height - names - 2 * days - wanted
    return Layout(days, plot % 2 if plot > 1 else 0, plot - plot % 2 or plot, wanted, names)


def plot_width(width: int, height: int) -> int:
    """Return how many of so many cells are for the columns; the axis takes some."""
    if height == 1:
        return width - sum(map(len, _ONE_LINE_AXIS)) if width >= _ONE_LINE_FROM else width
    if width >= _GUTTER_FROM:
        return width - GUTTER
    return width - _SIGNS if width >= _SIGNS_FROM else width


def draw_tide(
    columns: Sequence[Column],
    height: int,
    width: int,
    *,
    glyphs: GlyphSet = GlyphSet.COLOUR,
    scale: float = 1.0,
    needs: bool = False,
    week_starts: int = 0,
    turns: Sequence[date] = (),
    comfort: Interval | None = None,
) -> Picture:
    """Return the tide in `height` rows of `width` cells, of which the plot takes the right.

    The ends of the axis stand for ±`scale`. With `needs` there is a row of what was wanted where
    there is room; `turns`, all that there are in order, are marked on the edge; a `comfort` band
    is two lines behind everything.
    """
    rows = layout(height, needs=needs)
    plot = columns[-1].left + columns[-1].cells if columns else plot_width(width, height)
    free = columns[0].left if columns else 0
    line = [None] * free + samples(
        line_points(columns), max(rows.plot, 2), scale, EIGHTHS if glyphs is GlyphSet.ASCII else 1
    )
    if rows.plot == 1:
        lines = [_one_line(line, glyphs)]
    else:
        lines = [BLANK * plot] * rows.spare + _plot(line, plot, rows.plot, glyphs)
        lines = _with_comfort(lines, comfort, rows, scale, glyphs)
        lines = mark_turns(lines, turns_at(columns, turns), line, glyphs)
    if rows.days:
        above, below = (day_row(columns, plot, up=up, glyphs=glyphs) for up in (True, False))
        lines = [above, *lines, below]
    if rows.needs:
        lines.append(_needs(columns, plot))
    if rows.names:
        lines.append(_names(columns, plot, week_starts))
    gutter = _gutter(rows, width - plot, scale, comfort, glyphs)
    return Picture(tuple(map(str.__add__, gutter, lines)))


def _plot(line: Sequence[Sample | None], width: int, height: int, glyphs: GlyphSet) -> list[str]:
    thickness = EIGHTHS if glyphs is GlyphSet.ASCII else 4 if height > _THIN_UP_TO else 3
    drawn = map(partial(column, height=height, glyphs=glyphs), line, reaches(line, thickness))
    plot = "".join(drawn) or BLANK * width * height
    return [plot[down::height] for down in range(height)]


def _one_line(line: Sequence[Sample | None], glyphs: GlyphSet) -> str:
    """Return the tide in a single row: together rises from its foot, space hangs from its top."""
    cells = []
    for each in line:
        level = each.level if each else 0
        role = _SIDES[level > 0]
        if not level:
            cells.append(BLANK)
        elif glyphs is GlyphSet.ASCII:
            cells.append(cell(_ASCII_SIDES[level > 0], role))
        else:
            filling = Filling(role, Role.GROUND, abs(level))
            cells.append(filled(filling, up=level > 0, glyphs=glyphs))
    return "".join(cells)


def _with_comfort(
    lines: list[str], band: Interval | None, rows: Layout, scale: float, glyphs: GlyphSet
) -> list[str]:
    """Return the plot, and what is above it, with the ends of the comfort band behind."""
    if band:
        for row in comfort_rows(band, rows.plot, scale):
            lines[rows.spare + row] = lines[rows.spare + row].translate(comfort_line(glyphs))
    return lines


def _names(columns: Sequence[Column], width: int, week_starts: int) -> str:
    row = [BLANK] * width
    for tick in ticks(columns, week_starts):
        row[tick.cell : tick.cell + len(tick.name)] = _written(tick.name, Role.LABEL)
    return "".join(row)


def _needs(columns: Sequence[Column], width: int) -> str:
    row = [BLANK] * width
    for each in columns:
        if each.need is not None:
            row[each.left + (each.cells - 1) // 2] = cell(need_sign(each.need), Role.NEED)
    return "".join(row)


def _gutter(
    rows: Layout, width: int, scale: float, comfort: Interval | None, glyphs: GlyphSet
) -> list[str]:
    """Return the cells left of the plot: the poles, "even", and what the ends of the axis are."""
    is_ascii = glyphs is GlyphSet.ASCII
    if rows.plot == 1:
        return [_one_line_axis(width, is_ascii=is_ascii)] + [BLANK * width] * (rows.height - 1)
    names: dict[int, tuple[str, Role]] = {}
    first = rows.days + rows.spare
    last = first + rows.plot - 1
    if width >= GUTTER and rows.plot >= _AXIS_FROM:
        end = "1" if scale == 1 else _HALF[is_ascii]
        names[first] = (f"+{end} ".rjust(width), Role.LABEL)
        names[last] = (f"-{end} ".rjust(width), Role.LABEL)
        names[(first + last) // 2] = (f"even{glyphs.even:>{width - 5}}", Role.LABEL)
        edges = comfort_rows(comfort, rows.plot, scale) if comfort else []
        free = (first + row for row in edges if first + row not in names)
        names |= dict.fromkeys([*free][:1], ("comfort", Role.LABEL))
    elif width > 0:
        names[(first + last) // 2] = (f"{glyphs.even:>{width - 1}}", Role.LABEL)
    if width > 0:
        together, space = _poles(width, is_ascii=is_ascii)
        names[0 if rows.days else first] = (together, Role.TOGETHER_LABEL)
        names[last + 1 if rows.days else last] = (space, Role.SPACE_LABEL)
    if width >= GUTTER and rows.needs:
        names[last + 2] = ("wanted", Role.LABEL)
    named = (names.get(row, ("", Role.LABEL)) for row in range(rows.height))
    return ["".join(_written(name.ljust(width), role)) for name, role in named]


def _poles(width: int, *, is_ascii: bool) -> tuple[str, str]:
    """Return what the rows of the poles are called, in little room by their signs."""
    together, space = State.TOGETHER, State.SPACE
    if width >= GUTTER:
        return together.value, space.value
    return sign(together, ascii=is_ascii), sign(space, ascii=is_ascii)


def _one_line_axis(width: int, *, is_ascii: bool) -> str:
    """Return what rises and what hangs in the row of a tide of one line."""
    if width < sum(map(len, _ONE_LINE_AXIS)):
        return BLANK * width
    signs = (_ASCII_SIDES[True], _ASCII_SIDES[False]) if is_ascii else ("▄", "▀")
    together, space = (
        f"{glyph}{name[1:]}" for glyph, name in zip(signs, _ONE_LINE_AXIS, strict=True)
    )
    written = _written(together, Role.TOGETHER_LABEL) + _written(space, Role.SPACE_LABEL)
    return "".join(written).ljust(width, BLANK)


def draw_empty(height: int, width: int) -> Picture:
    """Return the tide of a journal without a mark: a sentence in the middle."""
    rows = [BLANK * width for _ in range(height)]
    lines = wrap(NOTHING_MARKED, max(1, min(width, len(NOTHING_MARKED))))[:height]
    top = (height - len(lines)) // 2
    for number, line in enumerate(lines, top):
        rows[number] = "".join(_written(line.center(width)[:width], Role.LABEL))
    return Picture(tuple(rows))


def _written(words: str, role: Role) -> list[str]:
    return [cell(glyph, role) if glyph != " " else BLANK for glyph in words]
