"""The area between "even" and the balance: one column of cells, with its edge and its shade.

The plot has two halves of whole rows, one above "even" and one below it. Within a half, heights
are eighths of a row counted outward from "even", so that both poles go through the same code.
A terminal cell has two colours and is divided once; where more parts meet in one cell, the edge
of the area is kept to the eighth, and the border of the shade gives way.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tightrope.chart.cells import BLANK, Role
from tightrope.chart.glyph_sets import EIGHTHS, Filling, GlyphSet, filled
from tightrope.chart.timeline import Column

Point = tuple[float, float, float]
"""The balance, and the lower and the upper end of its interval, each in [-1, +1]."""


def line_points(columns: Sequence[Column]) -> list[Point | None]:
    """Return the line at the middle of each cell, None where it rests.

    Between the middles of neighbouring columns it goes straight; where a column has none, it rests
    over all of that column.
    """
    if all(column.cells == 1 for column in columns):
        return [column.running and column.running[:3] for column in columns]
    cells = [column.cells for column in columns]
    ends = [
        _along([each.running and each.running[part] for each in columns], cells)
        for part in range(3)
    ]
    return [
        None if value is None or low is None or high is None else (value, low, high)
        for value, low, high in zip(*ends, strict=True)
    ]


def _along(heights: Sequence[float | None], cells: Sequence[int]) -> list[float | None]:
    points: list[float | None] = []
    high, wide = ([*each[:1], *each, *each[-1:]] for each in (heights, cells))
    for before, current, after, left, width, right in zip(
        high, high[1:], high[2:], wide, wide[1:], wide[2:], strict=False
    ):
        if current is None:
            points += [None] * width
            continue
        # The neighbour on whose side of the middle a point lies pulls.
        back = 0.0 if before is None else before - current
        on = 0.0 if after is None else after - current
        for off in _offsets(width):
            points.append(
                current
                + (back * (-off / (width + left)) if off < 0 else on * (off / (width + right)))
            )
    return points


@lru_cache
def _offsets(width: int) -> Sequence[float]:
    """Return where the cells of a column lie: twice their way from its middle."""
    return tuple(2 * (cell + 0.5 - width / 2) for cell in range(width))


# To name a member of an enum takes Python 3.11 longer than to compare it.
_GROUND, _SHADE, _EVEN = Role.GROUND, Role.SHADE, Role.EVEN
_POLES = {
    True: (Role.TOGETHER, Role.TOGETHER_AREA, Role.TOGETHER_AREA_SHADED),
    False: (Role.SPACE, Role.SPACE_AREA, Role.SPACE_AREA_SHADED),
}


class Sample(NamedTuple):
    """The line over one cell of the plot, in eighths of a row above (or, below 0, under) "even".

    `low` and `high` are the ends of the shade.
    """

    level: int
    low: int
    high: int


class _Half(NamedTuple):
    """One side of a column, in eighths outward from "even".

    The area goes to `level`, its edge from `reach` to there, and the shade from `inner` to `outer`.
    """

    level: int
    reach: int
    inner: int
    outer: int


def samples(
    values: Sequence[tuple[float, ...] | None], height: int, scale: float, step: int = 1
) -> list[Sample | None]:
    """Return the line of a plot of `height` rows, an even number, whose ends stand for ±`scale`.

    Values are the balance and the lower and upper end of its interval, or None where the line
    rests. A balance that is not 0 is at least one `step` (in eighths) off "even", so that its side
    is seen.
    """
    half = height // 2 * EIGHTHS
    per_step = half / scale / step
    line: list[Sample | None] = []
    for each in values:
        if each is None:
            line.append(None)
            continue
        value, low, high = each[:3]
        level = round(value * per_step) * step
        if not level and value:
            level = step if value > 0 else -step
        line.append(
            Sample(
                min(max(level, -half), half),
                max(round(low * per_step) * step, -half),
                min(round(high * per_step) * step, half),
            )
        )
    return line


def reaches(line: Sequence[Sample | None], thickness: int) -> Iterator[int]:
    """Yield how far toward "even" the edge of each cell reaches, in eighths like its level.

    It is `thickness` eighths thick, and reaches to the level of a neighbour that lies nearer to
    "even", so that the edge is unbroken where the line is steep.
    """
    around = [None, *line, None]
    for before, (current, after) in zip(around, pairwise(around[1:]), strict=False):
        if current is None or current.level == 0:
            yield 0
            continue
        sign = 1 if current.level > 0 else -1
        inner = max(current.level * sign - thickness, 0)
        for other in (before, after):
            if other is not None:
                inner = min(inner, max(other.level * sign, 0))
        yield inner * sign


@lru_cache(8192)  # cells that look alike are many, and in the next frame as well; 300 bytes each
def column(sample: Sample | None, reach: int, height: int, glyphs: GlyphSet) -> str:
    """Return one cell's width of the plot, `height` cells (an even number) from top to bottom."""
    if sample is None:
        return BLANK * height
    level, low, high = sample
    above = _Half(max(level, 0), max(reach, 0), max(low, 0), max(high, 0))
    below = _Half(max(-level, 0), max(-reach, 0), max(-high, 0), max(-low, 0))
    upper = _half(above, height // 2, up=True, glyphs=glyphs)
    lower = _half(below, height // 2, up=False, glyphs=glyphs)
    if level == 0:
        # Neither pole: the line lies on "even" itself.
        filling = Filling(_EVEN, _SHADE if high - low >= EIGHTHS else _GROUND, 1)
        upper = filled(filling, up=True, glyphs=glyphs) + upper[1:]
        lower = filled(filling, up=False, glyphs=glyphs) + lower[1:]
    return upper[::-1] + lower


@lru_cache(8192)
def _half(half: _Half, rows: int, *, up: bool, glyphs: GlyphSet) -> str:
    """Return the cells of a half from "even" outward."""
    level, end = half.level, rows * EIGHTHS
    reach = _apart(half.reach, level)
    divided = {each // EIGHTHS for each in (level, reach) if each % EIGHTHS}
    inner, outer = _undivided(half.inner, half.outer, divided)
    edge, area, shaded = _POLES[up]
    cells, before = "", _GROUND
    for begin, until in pairwise(sorted({0, reach, level, inner, min(outer, end), end})):
        in_shade = inner <= begin < outer
        if begin < reach:
            role = shaded if in_shade else area
        elif begin < level:
            role = edge
        else:
            role = _SHADE if in_shade else _GROUND
        if share := begin % EIGHTHS:
            cells += filled(Filling(before, role, share), up=up, glyphs=glyphs)
        whole = filled(Filling(role, role, EIGHTHS), up=up, glyphs=glyphs)
        cells += whole * (until // EIGHTHS - len(cells))
        before = role
    return cells


def _apart(reach: int, level: int) -> int:
    """Return where the edge ends, moved so that no cell is divided at both of its ends."""
    if reach % EIGHTHS and level % EIGHTHS and reach // EIGHTHS == level // EIGHTHS:
        return reach // EIGHTHS * EIGHTHS
    return reach


def _undivided(inner: int, outer: int, divided: set[int]) -> tuple[int, int]:
    """Return the borders of the shade, moved to whole rows where the edge divides their cell.

    They move outward where in doubt, and a shade within a single row takes all of it.
    """
    if outer <= inner:
        return 0, 0
    if inner % EIGHTHS and inner // EIGHTHS in divided:
        inner = (inner + EIGHTHS // 2 - 1) // EIGHTHS * EIGHTHS
    if outer % EIGHTHS and outer // EIGHTHS in divided:
        outer = (outer + EIGHTHS // 2) // EIGHTHS * EIGHTHS
    if inner % EIGHTHS and outer % EIGHTHS and inner // EIGHTHS == outer // EIGHTHS:
        inner = inner // EIGHTHS * EIGHTHS
        outer = inner + EIGHTHS
    return inner, outer
