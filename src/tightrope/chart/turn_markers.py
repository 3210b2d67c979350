"""The turns in the chart: which cells they stand at, and the row of their dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from tightrope.chart.cells import BLANK, Role, cell
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Column, column_of


def turns_at(columns: Sequence[Column], turns: Sequence[date]) -> dict[int, date]:
    """Return the turns in view by the cell of the plot they stand at, from left to right.

    `turns` are in order. Of several in one bucket the last one stands for all.
    """
    if not columns:
        return {}
    start, end = bisect_left(turns, columns[0].first), bisect_right(turns, columns[-1].last)
    found = {}
    for day in turns[start:end]:
        if column := column_of(columns, day):
            found[column.left + (column.cells - 1) // 2] = day
    return found


def peaks(columns: Sequence[Column]) -> dict[int, bool]:
    """Return of each column, by its middle cell, whether the line comes up to it from before."""
    values = [column.running.value if column.running else None for column in columns]
    return {
        column.left + (column.cells - 1) // 2: before is None or here is None or before <= here
        for column, (before, here) in zip(columns, pairwise([None, *values]), strict=True)
    }


def dates(turns: Mapping[int, date], width: int, ink: GlyphSet) -> str:
    """Return a row with the sign of each turn at its cell, and its date where there is room."""
    row = [BLANK] * width
    free = 0
    for at, following in pairwise([*turns, width + 1]):
        day = turns[at]
        name = f"{day.day} {MONTHS[day.month - 1]}"
        row[at] = cell(ink.turn, Role.TURN)
        left = at - 1 - len(name)
        if at + 2 + len(name) < following:
            _write(row, at + 2, name)
            free = at + 3 + len(name)
        elif left >= free:
            _write(row, left, name)
            free = at + 2
        else:
            free = at + 2
    return "".join(row)


def _write(row: list[str], at: int, name: str) -> None:
    row[at : at + len(name)] = [cell(glyph, Role.LABEL) for glyph in name]
