"""The line over each cell of the plot, from the line of its columns."""

from collections.abc import Sequence
from functools import lru_cache

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
    for before, here, after, left, width, right in zip(
        high, high[1:], high[2:], wide, wide[1:], wide[2:], strict=False
    ):
        if here is None:
            points += [None] * width
            continue
        # The neighbour on whose side of the middle a point lies pulls.
        back = 0.0 if before is None else before - here
        on = 0.0 if after is None else after - here
        for off in _offsets(width):
            points.append(
                here + (back * (-off / (width + left)) if off < 0 else on * (off / (width + right)))
            )
    return points


@lru_cache
def _offsets(width: int) -> Sequence[float]:
    """Return where the cells of a column lie: twice their way from its middle."""
    return tuple(2 * (cell + 0.5 - width / 2) for cell in range(width))
