"""The chart as a picture: bars up for together and down for space, and the line over them."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import repeat
from textwrap import wrap

from tightrope.chart.bars import crossed, upright
from tightrope.chart.cells import BLANK, Picture, Role, cell
from tightrope.chart.comfort_band import edge_rows, shaded
from tightrope.chart.curve import bands, dots
from tightrope.chart.glyph_sets import GlyphSet, lined, turned
from tightrope.chart.ticks import ticks
from tightrope.chart.timeline import Column
from tightrope.chart.turn_markers import dates, peaks, turns_at
from tightrope.domain.marks import need_sign
from tightrope.domain.wilson import Interval

NOTHING_MARKED = "Nothing marked yet: the chart begins with the first day you mark."
_GUTTER = len("together") + 1
_WIDE_ENOUGH = 50
_HIGH_ENOUGH = 4
_HIGH_ENOUGH_FOR_NEEDS = 6
_HIGH_ENOUGH_FOR_TURNS = 7
_CELLS_A_TURN = 4  # more turns than that would hide the line; the row of dates has them all


def plot_width(width: int) -> int:
    """Return how many of so many cells are for the columns; the names of the poles take some."""
    return width - _GUTTER if width >= _WIDE_ENOUGH else width


def draw(
    columns: Sequence[Column],
    height: int,
    width: int,
    *,
    ink: GlyphSet = GlyphSet.COLOUR,
    needs: bool = False,
    week_starts: int = 0,
    turns: Sequence[date] = (),
    comfort: Interval | None = None,
) -> Picture:
    """Return the chart in `height` rows of `width` cells, of which the plot takes the right.

    From four rows up the lowest names months or years; with `needs` a row of what was wanted
    stands above it where there are six; with `turns`, all that there are in order, a row of their
    dates is the topmost where there are seven. The rest is the plot: +1 at its upper edge, -1 at
    its lower; the axis has a row of its own if the rows are odd in number, and an edge if even. A
    `comfort` band lies behind all of it, and on the line are signs of turns unless they crowd it.
    """
    above: list[str] = []
    below: list[str] = []
    plot = columns[-1].left + columns[-1].cells if columns else plot_width(width)
    turning = turns_at(columns, turns)
    if turns and height >= _HIGH_ENOUGH_FOR_TURNS:
        above.append(dates(turning, plot, ink))
    if height >= _HIGH_ENOUGH:
        below.append(_names(columns, plot, week_starts))
    if needs and height >= _HIGH_ENOUGH_FOR_NEEDS:
        below.insert(0, _needs(columns, plot))
    high = height - len(above) - len(below)
    rows = _plot(columns, high, plot, ink, turning)
    gutter = _gutter(len(above), high, len(below), width - plot)
    if comfort and high >= _HIGH_ENOUGH:
        rows = [*shaded(rows, comfort, ink)]
        _name_comfort(gutter, len(above) + edge_rows(comfort, high)[0], width - plot)
    return Picture(tuple(map(str.__add__, gutter, [*above, *rows, *below])))


def draw_empty(height: int, width: int, *, ink: GlyphSet = GlyphSet.COLOUR) -> Picture:
    """Return the chart of a journal without a mark: the axis, and a sentence above it."""
    rows = [[BLANK] * width for _ in range(height)]
    lines = wrap(NOTHING_MARKED, max(1, min(width, len(NOTHING_MARKED))))
    axis = min(max(height // 2, len(lines)), height - 1)
    if height > len(lines):
        rows[axis] = [cell(ink.dash, Role.AXIS)] * width
    top = max(0, axis - len(lines) - (axis > len(lines)))
    for row, line in zip(rows[top:], lines, strict=False):
        row[:] = [cell(glyph, Role.LABEL) for glyph in line.center(width)[:width]]
    return Picture(tuple(map("".join, rows)))


def _plot(
    columns: Sequence[Column],
    height: int,
    width: int,
    ink: GlyphSet,
    turning: Mapping[int, date],
) -> list[str]:
    ends: list[tuple[int, int]] = [(0, 0)] * (columns[0].left if columns else width)
    uprights = [BLANK * height] * (columns[0].left if columns else width)
    bars = [(column.together, column.space) for column in columns for _ in range(column.cells)]
    for bar, band, (top, glyphs) in zip(bars, bands(columns), dots(columns, height), strict=True):
        cells = crossed(upright(*bar, band, height, ink), ink)
        end = top + len(glyphs)
        drawn = map(lined, cells[top:end], glyphs, repeat(ink))
        uprights.append(cells[:top] + "".join(drawn) + cells[end:])
        ends.append((top, end))
    if turning and len(turning) * _CELLS_A_TURN <= width:
        _mark(uprights, ends, turning, peaks(columns), ink)
    plot = "".join(uprights)
    return [plot[down::height] for down in range(height)]


def _mark(
    uprights: list[str],
    ends: Sequence[tuple[int, int]],
    turning: Mapping[int, date],
    rising: Mapping[int, bool],
    ink: GlyphSet,
) -> None:
    """Put the sign of each turn onto the line: on top of a stroke up, at the foot of one down."""
    for at in turning:
        top, end = ends[at]
        if top < end:
            here = top if rising[at] else end - 1
            upright = uprights[at]
            uprights[at] = upright[:here] + turned(upright[here], ink) + upright[here + 1 :]


def _names(columns: Sequence[Column], width: int, week_starts: int) -> str:
    row = [BLANK] * width
    for tick in ticks(columns, week_starts):
        row[tick.cell : tick.cell + len(tick.name)] = [cell(c, Role.LABEL) for c in tick.name]
    return "".join(row)


def _needs(columns: Sequence[Column], width: int) -> str:
    row = [BLANK] * width
    for column in columns:
        if column.need is not None:
            row[column.left + (column.cells - 1) // 2] = cell(need_sign(column.need), Role.NEED)
    return "".join(row)


def _gutter(above: int, height: int, below: int, width: int) -> list[str]:
    """Return the cells left of the plot: the poles at its ends, "even" at the axis."""
    names = [("", Role.LABEL)] * (above + height + below)
    if width >= _GUTTER and height > 1:
        if height >= _HIGH_ENOUGH - 1:
            names[above + (height - 1) // 2] = ("even", Role.LABEL)
        names[above] = ("together", Role.TOGETHER_LABEL)
        names[above + height - 1] = ("space", Role.SPACE_LABEL)
        if above:
            names[0] = ("turn", Role.LABEL)
        if below > 1:
            names[above + height] = ("need", Role.LABEL)
    return ["".join(cell(glyph, role) for glyph in name.ljust(width)) for name, role in names]


def _name_comfort(gutter: list[str], row: int, width: int) -> None:
    """Name the band at its upper edge, unless something has its name there."""
    if width >= _GUTTER and gutter[row].count(gutter[row][-1]) == width:
        gutter[row] = "".join(cell(glyph, Role.LABEL) for glyph in "comfort".ljust(width))
