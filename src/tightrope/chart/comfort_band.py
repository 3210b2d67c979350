"""The comfort band: a shade across the plot, behind everything else in it."""

from collections.abc import Iterator, Sequence
from functools import cache

from tightrope.chart.cells import Role, cell, read
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.domain.wilson import Interval


def edge_rows(band: Interval, height: int) -> tuple[int, int]:
    """Return the rows of a plot in which the upper and the lower edge of a band lie.

    Neither is the row of the axis; an edge that would lie there moves outwards.
    """
    axis = (height - 1) // 2
    high, low = (min(int((1 - end) / 2 * height), height - 1) for end in (band.high, band.low))
    return max(high - (high == axis), 0), min(low + (low == axis), height - 1)


def shaded(rows: Sequence[str], band: Interval, ink: GlyphSet) -> Iterator[str]:
    """Yield the rows of a plot with the band behind them.

    Dashes along its edges say without colour where it is; bars and the line go over them.
    """
    edges = edge_rows(band, len(rows))
    for number, row in enumerate(rows):
        if edges[0] <= number <= edges[1]:
            yield row.translate(_behind(ink, edge=number in edges))
        else:
            yield row


class _Behind(dict[int, str]):
    """What becomes of a cell, by its number, where the band lies behind it."""

    def __init__(self, ink: GlyphSet, *, edge: bool) -> None:
        super().__init__()
        self._ink = ink
        self._edge = edge

    def __missing__(self, number: int) -> str:
        glyph, (front, back) = read(chr(number))
        if self._ink is GlyphSet.COLOUR:
            front = Role.COMFORT if front is Role.GROUND else front
            back = Role.COMFORT if back is Role.GROUND else back
        if self._edge and {front, back} <= _BARE:
            glyph, front = self._ink.comfort, Role.COMFORT_EDGE
        self[number] = behind = cell(glyph, front, back)
        return behind


_BARE = {Role.GROUND, Role.COMFORT, Role.BAND}


@cache
def _behind(ink: GlyphSet, *, edge: bool) -> _Behind:
    return _Behind(ink, edge=edge)
