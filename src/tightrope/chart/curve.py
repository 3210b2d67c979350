"""The running balance between the columns: its values along the plot, and its Braille dots."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import floor

from tightrope.chart.timeline import Column

_DOTS_ACROSS = 2
_DOTS_DOWN = 4
_BRAILLE = 0x2800
# The bit of each dot of a cell, by its place across and down (Unicode chapter 21, "Braille").
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_ALL_DOWN = (1 << _DOTS_DOWN) - 1

Band = tuple[float, float]
"""The ends of an interval of balances: the upper one, and the lower."""


def bands(columns: Sequence[Column]) -> Iterator[Band | None]:
    """Yield the interval of the running balance at the middle of each cell, None for none."""
    line = [column.running for column in columns]
    cells = [column.cells for column in columns]
    high = _along([each and each.high for each in line], cells, 1)
    low = _along([each and each.low for each in line], cells, 1)
    for above, below in zip(high, low, strict=True):
        yield None if above is None or below is None else (above, below)


def dots(columns: Sequence[Column], height: int) -> Iterator[tuple[int, str]]:
    """Yield the line over a plot of `height` rows, cell by cell: its topmost row, and glyphs down.

    Upright dots are bits of a number, the topmost lowest.
    """
    values = [column.running and column.running.value for column in columns]
    points = _along(values, [column.cells for column in columns], _DOTS_ACROSS)
    uprights = strokes(points, height)
    return map(_glyphs, uprights, uprights)


def _along(
    heights: Sequence[float | None], cells: Sequence[int], per_cell: int
) -> list[float | None]:
    """Return the heights at so many points a cell, from those of the columns and their widths.

    Between the middles of neighbouring columns it goes straight; where a column has none, it has
    none over the whole column.
    """
    points: list[float | None] = []
    high, wide = ([*each[:1], *each, *each[-1:]] for each in (heights, cells))
    for before, here, after, left, width, right in zip(
        high, high[1:], high[2:], wide, wide[1:], wide[2:], strict=False
    ):
        if here is None:
            points += [None] * (width * per_cell)
            continue
        # The neighbour on whose side of the middle a point lies pulls.
        back = 0.0 if before is None else before - here
        on = 0.0 if after is None else after - here
        for off in _offsets(width, per_cell):
            points.append(
                here + (back * (-off / (width + left)) if off < 0 else on * (off / (width + right)))
            )
    return points


@lru_cache
def _offsets(width: int, per_cell: int) -> Sequence[float]:
    """Return where the points of a column lie: twice their cells from its middle."""
    points = range(width * per_cell)
    return tuple(2 * ((point + 0.5) / per_cell - width / 2) for point in points)


def strokes(values: Sequence[float | None], height: int) -> Iterator[int]:
    """Yield the line's upright dots at each value in [-1, +1]: 0 for none.

    +1 is the topmost dot, -1 the lowest; 0 lies between the two in the middle. In steep places a
    stroke reaches to the one before, so that the line holds.
    """
    middle = _DOTS_DOWN * height // 2
    reach = middle - 0.5
    levels = [None if value is None else middle - 1 - floor(value * reach) for value in values]
    for before, here in pairwise([None, *levels]):
        if here is None:
            yield 0
        elif before is None or before == here:
            yield 1 << here
        elif before < here:
            yield (2 << here) - (2 << before)
        else:
            yield (1 << before) - (1 << here)


@lru_cache(4096)  # the line passes the same places again and again; some 200 bytes each
def _glyphs(left: int, right: int) -> tuple[int, str]:
    """Return the topmost row of two uprights side by side, and their glyphs from there down."""
    touched = left | right
    top = max((touched & -touched).bit_length() - 1, 0) // _DOTS_DOWN
    downwards = range(top * _DOTS_DOWN, touched.bit_length(), _DOTS_DOWN)
    return top, "".join(
        _GLYPHS[left >> at & _ALL_DOWN][right >> at & _ALL_DOWN] for at in downwards
    )


def _glyph(left: int, right: int) -> str:
    sides = zip(_BITS, (left, right), strict=True)
    return chr(
        _BRAILLE
        + sum(bit for bits, side in sides for down, bit in enumerate(bits) if side >> down & 1)
    )


_GLYPHS = [[_glyph(left, right) for right in range(_ALL_DOWN + 1)] for left in range(_ALL_DOWN + 1)]
