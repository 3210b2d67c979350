"""The comfort band: two thin lines through the plot, behind everything else in it."""

from collections.abc import Mapping
from functools import cache

from tightrope.chart.cells import Role, cell, read
from tightrope.chart.glyph_sets import GlyphSet, behind
from tightrope.domain.interval import Interval

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
