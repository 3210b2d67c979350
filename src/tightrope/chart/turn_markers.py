"""The turns of the tide: a ring on its edge at each, and its date above."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from tightrope.chart.area import Sample
from tightrope.chart.cells import Role, cell, read
from tightrope.chart.glyph_sets import EDGES, EIGHTHS, GlyphSet, behind
from tightrope.chart.ticks import MONTHS
from tightrope.chart.timeline import Column, column_of

_CELLS_A_TURN = 4  # more turns than that would hide the line
_FREE = frozenset({Role.GROUND, Role.SHADE, Role.COMFORT})


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


def mark_turns(
    rows: list[str], turns: Mapping[int, date], line: Sequence[Sample | None], glyphs: GlyphSet
) -> list[str]:
    """Return the rows with a sign on the edge at each turn, and dates where there is room.

    `rows` are the plot and what is free above it; `line` is that of the plot, cell by cell. A date
    stands above the area at its turn.
    """
    if not turns or len(turns) * _CELLS_A_TURN > len(line):
        return rows
    cells = [[*row] for row in rows]
    # The plot is even in rows, and the only row that may be above it is the uppermost.
    even = len(rows) // 2 + len(rows) % 2
    tops = [even if each is None else _top(each.level, even) for each in line]
    for at in turns:
        sample = line[at]
        if sample is not None:
            row = tops[at] if sample.level >= 0 else even - 1 + -(sample.level // EIGHTHS)
            cells[row][at] = _turned(cells[row][at], glyphs)
    for at, day in turns.items():
        _write_date(cells, tops, at, f"{day.day} {MONTHS[day.month - 1]}")
    return ["".join(row) for row in cells]


def _top(level: int, even: int) -> int:
    """Return the uppermost row of the area, which is the one below "even" for space."""
    return even - max(-(-level // EIGHTHS), 0)


@cache
def _turned(covered: str, glyphs: GlyphSet) -> str:
    """Return a cell of the edge with the sign of a turn."""
    edge = next((each for each in read(covered).colours if each in EDGES), Role.GROUND)
    return cell(glyphs.turn, Role.TURN, Role.GROUND if glyphs is GlyphSet.ASCII else edge)


def _write_date(cells: list[list[str]], tops: Sequence[int], at: int, name: str) -> None:
    left = min(max(at - len(name) // 2, 0), len(tops) - len(name))
    end = left + len(name)
    row = min(tops[max(left, 0) : end]) - 1
    if left < 0 or row < 0:
        return
    around = cells[row][max(left - 1, 0) : end + 1]
    if all(read(each).front in _FREE for each in around):
        written = zip(name, cells[row][left:end], strict=True)
        cells[row][left:end] = [cell(glyph, Role.LABEL, behind(each)) for glyph, each in written]
