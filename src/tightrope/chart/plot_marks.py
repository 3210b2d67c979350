"""What stands in and beside the plot: turns with their dates, comfort band, rows of days."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from math import ceil

from tightrope.chart.area import Sample
from tightrope.chart.cells import BLANK, Role, cell, read
from tightrope.chart.glyph_sets import EDGES, EIGHTHS, Filling, GlyphSet, behind, filled
from tightrope.chart.timeline import Column, column_of
from tightrope.domain.formatting import short_day_text
from tightrope.domain.interval import Interval

_CELLS_A_TURN = 4  # more turns than that would hide the line
_BESIDE = (0, -1, 1, -2, 2, -3, 3)  # cells that a date may be off its turn
_NEAR = 2  # rows from the area at its turn
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
    stands above the area at its turn; where it has no room there, below one that is low.
    """
    if not turns or len(turns) * _CELLS_A_TURN > len(line):
        return rows
    cells = [[*row] for row in rows]
    # The plot is even in rows, and the only row that may be above it is the uppermost.
    even = len(rows) // 2 + len(rows) % 2
    tops = [even if each is None else _top(each.level, even) for each in line]
    feet = [even - 1 if each is None else _foot(each.level, even) for each in line]
    for at in turns:
        sample = line[at]
        if sample is not None:
            row = tops[at] if sample.level >= 0 else feet[at]
            cells[row][at] = _turned(cells[row][at], glyphs)
    for at, day in turns.items():
        name = short_day_text(day)
        places = _places((tops, feet), len(rows), at, len(name), is_low=feet[at] >= even)
        _write_date(cells, places, name)
    return ["".join(row) for row in cells]


def _top(level: int, even: int) -> int:
    """Return the uppermost row of the area, which is the one below "even" for space."""
    return even - max(-(-level // EIGHTHS), 0)


def _foot(level: int, even: int) -> int:
    """Return the lowest row of the area, which is the one above "even" for together."""
    return even - 1 - min(level // EIGHTHS, 0)


@cache
def _turned(covered: str, glyphs: GlyphSet) -> str:
    """Return a cell of the edge with the sign of a turn."""
    edge = next((each for each in read(covered).colours if each in EDGES), Role.GROUND)
    return cell(glyphs.turn, Role.TURN, Role.GROUND if glyphs is GlyphSet.ASCII else edge)


def _write_date(cells: list[list[str]], places: Iterable[tuple[int, int]], name: str) -> None:
    """Write a date at the first of these places, each a cell of a row, where it covers nothing."""
    for left, row in places:
        end = left + len(name)
        if all(read(each).front in _FREE for each in cells[row][max(left - 1, 0) : end + 1]):
            grounds = map(behind, cells[row][left:end])
            cells[row][left:end] = [
                cell(glyph, Role.LABEL, ground) for glyph, ground in zip(name, grounds, strict=True)
            ]
            return


def _places(
    area: tuple[Sequence[int], Sequence[int]], rows: int, at: int, size: int, *, is_low: bool
) -> Iterator[tuple[int, int]]:
    """Yield where the date of a turn may stand: above the area, or below it where that is low.

    It stands over the turn, or as little beside it as will do, and no further off than an eighth of
    the plot. `area` are the uppermost and the lowest rows of the area, cell by cell.
    """
    tops, feet = area
    most, near = len(tops) - size, max(rows // EIGHTHS, _NEAR)
    middle = min(max(at - size // 2, 0), most)
    lefts = [left for off in _BESIDE if 0 <= (left := middle + off) <= most]
    for left in lefts:
        row = min(tops[left : left + size]) - 1
        if row >= 0 and tops[at] - row <= near:
            yield left, row
    for left in lefts if is_low else ():
        row = max(feet[left : left + size]) + 1
        if row < rows and row - feet[at] <= near:
            yield left, row


_APART_FROM = 3  # cells a day, from which a blank one parts it from the next
_ASCII_SHARES = {True: " .:|", False: " '!|"}


def day_row(columns: Sequence[Column], width: int, *, up: bool, glyphs: GlyphSet) -> str:
    """Return the row of one pole: together where it is `up`, and space where it is not.

    A whole cell is a day of that pole alone, half of one a day that was both; where a column holds
    several days, its share of them is in eighths. They stand on the side of the plot.
    """
    role = Role.TOGETHER if up else Role.SPACE
    row = BLANK * (columns[0].left if columns else width)
    for column in columns:
        share = column.together if up else column.space
        parted = column.cells >= _APART_FROM
        row += _tick(share, role, up=up, glyphs=glyphs) * (column.cells - parted) + BLANK * parted
    return row


def _tick(share: float, role: Role, *, up: bool, glyphs: GlyphSet) -> str:
    if not share:
        return BLANK
    if glyphs is GlyphSet.ASCII:
        return cell(_ASCII_SHARES[up][ceil(3 * share)], role)
    eighths = max(round(share * EIGHTHS), 1)
    return filled(Filling(role, Role.GROUND, eighths), up=up, glyphs=glyphs)


_BARE = frozenset({Role.GROUND, Role.SHADE})


def comfort_rows(band: Interval, height: int, scale: float) -> list[int]:
    """Return the rows of a plot in which the ends of the comfort band lie, the upper one first.

    An end beyond the plot has none.
    """
    ends = (band.high, band.low)
    return [
        min(int((1 - end / scale) / 2 * height), height - 1) for end in ends if abs(end) <= scale
    ]


class _ComfortLine(dict[int, str]):
    """What becomes of each cell, by its number, where an end of the comfort band goes behind it."""

    def __init__(self, glyphs: GlyphSet) -> None:
        super().__init__()
        self._ink = glyphs

    def __missing__(self, number: int) -> str:
        covered = chr(number)
        if _BARE.issuperset(read(covered).colours):
            covered = cell(self._ink.comfort, Role.COMFORT, behind(covered))
        self[number] = covered
        return covered


@cache
def comfort_line(glyphs: GlyphSet) -> Mapping[int, str]:
    """Return what `str.translate` needs to draw an end of the comfort band through a row."""
    return _ComfortLine(glyphs)
