"""The running balance between the columns: its values along the plot, and its Braille dots."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tightrope.chart.scale import Column
from tightrope.domain.running import Running

DOTS_ACROSS = 2
_DOTS_DOWN = 4
_BRAILLE = 0x2800
# The bit of each dot of a cell, by its place across and down (Unicode chapter 21, "Braille").
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_ALL_DOWN = (1 << _DOTS_DOWN) - 1

Place = tuple[Running, Running, float]
"""A place on the line: how far it is from one running balance to another, as a share."""


def along(columns: Sequence[Column], per_cell: int) -> Iterator[Place | None]:
    """Yield the places of so many points a cell, from the first column to the last.

    Between the middles of neighbouring columns it goes straight; where a column has none, it has
    none over the whole column.
    """
    for at, column in enumerate(columns):
        here, cells = column.running, column.cells
        if here is None:
            yield from [None] * (cells * per_cell)
            continue
        before = columns[at - 1] if at else column
        after = columns[at + 1] if at + 1 < len(columns) else column
        for point in range(cells * per_cell):
            # In cells from the middle of the column; the neighbour on that side pulls.
            off = (point + 0.5) / per_cell - cells / 2
            other = before if off < 0 else after
            yield here, other.running or here, 2 * abs(off) / (cells + other.cells)


def dots(columns: Sequence[Column], height: int) -> Iterator[tuple[int, str]]:
    """Yield the line over a plot of `height` rows, cell by cell: its topmost row, and glyphs down.

    Upright dots are bits of a number, the topmost lowest.
    """
    uprights = strokes(
        [
            place and place[0].value + (place[1].value - place[0].value) * place[2]
            for place in along(columns, DOTS_ACROSS)
        ],
        height,
    )
    for left, right in zip(uprights, uprights, strict=True):
        touched = left | right
        top = max((touched & -touched).bit_length() - 1, 0) // _DOTS_DOWN
        downwards = range(top * _DOTS_DOWN, touched.bit_length(), _DOTS_DOWN)
        glyphs = [_GLYPHS[left >> at & _ALL_DOWN][right >> at & _ALL_DOWN] for at in downwards]
        yield top, "".join(glyphs)


def strokes(values: Sequence[float | None], height: int) -> Iterator[int]:
    """Yield the line's upright dots at each value: 0 for none.

    +1 is the topmost dot, -1 the lowest; 0 lies between the two in the middle. In steep places a
    stroke reaches to the one before, so that the line holds.
    """
    levels = [None if value is None else _level(value, height) for value in values]
    for before, here in pairwise([None, *levels]):
        if here is None:
            yield 0
        elif before is None or before == here:
            yield 1 << here
        elif before < here:
            yield (2 << here) - (2 << before)
        else:
            yield (1 << before) - (1 << here)


def _level(value: float, height: int) -> int:
    middle = _DOTS_DOWN * height // 2
    return min(max(middle - 1 - int(value * (middle - 0.5) // 1), 0), _DOTS_DOWN * height - 1)


def _glyph(left: int, right: int) -> str:
    sides = zip(_BITS, (left, right), strict=True)
    return chr(
        _BRAILLE
        + sum(bit for bits, side in sides for down, bit in enumerate(bits) if side >> down & 1)
    )


_GLYPHS = [[_glyph(left, right) for right in range(_ALL_DOWN + 1)] for left in range(_ALL_DOWN + 1)]
