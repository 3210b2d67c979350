"""The running balance between the columns: its values along the plot, and its Braille dots."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tightrope.chart.scale import Column
from tightrope.domain.running import Running

DOTS_ACROSS = 2
DOTS_DOWN = 4
_BRAILLE = 0x2800
# The bit of each dot of a cell, by its place across and down (Unicode chapter 21, "Braille").
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
# The bits of a stroke, by its side, first and last dot.
_STROKES = [
    [[sum(side[begin : end + 1]) for end in range(DOTS_DOWN)] for begin in range(DOTS_DOWN)]
    for side in _BITS
]


def along(columns: Sequence[Column], per_cell: int) -> list[Running | None]:
    """Return the running balance at so many points a cell, from the first column to the last.

    Between the middles of neighbouring columns it goes straight; where a column has none, it has
    none over the whole column.
    """
    points: list[Running | None] = []
    for at, column in enumerate(columns):
        here = column.running
        if here is None:
            points += [None] * (column.cells * per_cell)
            continue
        before = columns[at - 1] if at else column
        after = columns[at + 1] if at + 1 < len(columns) else column
        for point in range(column.cells * per_cell):
            # In cells from the middle of the column; the neighbour on that side pulls.
            off = (point + 0.5) / per_cell - column.cells / 2
            other = before if off < 0 else after
            points.append(
                _between(here, other.running, 2 * abs(off) / (column.cells + other.cells))
            )
    return points


def _between(here: Running, there: Running | None, share: float) -> Running:
    if there is None or not share:
        return here
    low, high = (
        here.low + (there.low - here.low) * share,
        here.high + (there.high - here.high) * share,
    )
    return Running(here.value + (there.value - here.value) * share, low, high)


def strokes(values: Sequence[float | None], height: int) -> Iterator[tuple[int, int, int]]:
    """Yield the line over a plot of `height` rows as strokes: across, topmost and lowest dot.

    There is one for each value. +1 is the topmost dot, -1 the lowest; 0 lies between the two in
    the middle. In steep places a stroke reaches to the one before, so that the line holds.
    """
    levels = [None if value is None else _level(value, height) for value in values]
    for across, (before, here) in enumerate(pairwise([None, *levels])):
        if here is None:
            continue
        if before is None or before == here:
            yield across, here, here
        elif before < here:
            yield across, before + 1, here
        else:
            yield across, here, before - 1


def _level(value: float, height: int) -> int:
    middle = DOTS_DOWN * height // 2
    return min(max(middle - 1 - int(value * (middle - 0.5) // 1), 0), DOTS_DOWN * height - 1)


def glyphs(line: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], str]:
    """Return the Braille glyph of each cell, by row and column, that these strokes touch."""
    bits: dict[tuple[int, int], int] = {}
    for across, top, bottom in line:
        column, side = divmod(across, DOTS_ACROSS)
        for row in range(top // DOTS_DOWN, bottom // DOTS_DOWN + 1):
            begin, end = max(top - row * DOTS_DOWN, 0), min(bottom - row * DOTS_DOWN, DOTS_DOWN - 1)
            bits[row, column] = bits.get((row, column), 0) | _STROKES[side][begin][end]
    return {at: chr(_BRAILLE + each) for at, each in bits.items()}
