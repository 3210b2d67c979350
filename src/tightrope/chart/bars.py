"""What fills a column of the plot from top to bottom: its bars, and the band behind the line.

All heights are in eighths of a cell, counted from the top of the plot.
"""

from functools import lru_cache
from itertools import pairwise

from tightrope.chart.cells import Role
from tightrope.chart.curve import Band
from tightrope.chart.glyph_sets import EIGHTHS, GlyphSet, divided, filled, on_axis

# To name a member of an enum takes Python 3.11 longer than to compare it.
_GROUND, _TOGETHER, _SPACE = Role.GROUND, Role.TOGETHER, Role.SPACE
_IN_BAND = {
    _GROUND: Role.BAND,
    _TOGETHER: Role.TOGETHER_IN_BAND,
    _SPACE: Role.SPACE_IN_BAND,
}


def upright(
    together: float,
    space: float,
    band: Band | None,
    height: int,
    ink: GlyphSet,
) -> str:
    """Return one cell's width of the plot, `height` cells from top to bottom.

    The shares, in [0, 1], are bars up and down from the axis; the band lies behind.
    """
    end = height * EIGHTHS
    longest, middle = _longest(height), end // 2
    bars = longest - round(together * longest), end - longest + round(space * longest)
    behind = (
        (middle - round(band[0] * middle), middle - round(band[1] * middle)) if band else (0, 0)
    )
    return _filled(bars, behind, height, ink)


@lru_cache(4096)  # cells that look alike are many, and in the next frame as well; 300 bytes each
def crossed(cells: str, ink: GlyphSet) -> str:
    """Dash the zero line: through the row in the middle, or between two rows where no bar is."""
    middle, odd = divmod(len(cells), 2)
    at = middle if odd else middle - 1
    return cells[:at] + on_axis(cells[at], ink, odd) + cells[at + 1 :]


def _longest(height: int) -> int:
    return height // 2 * EIGHTHS  # an odd row in the middle is the axis


@lru_cache(4096)
def _filled(bars: tuple[int, int], band: tuple[int, int], height: int, ink: GlyphSet) -> str:
    """Return an upright with bars from the axis to these edges, and a band between its own."""
    end, longest = height * EIGHTHS, _longest(height)
    top, bottom = bars
    high, low = _undivided(band, bars)
    cells = ""
    above = _GROUND
    for begin, until in pairwise(sorted({0, top, longest, end - longest, bottom, high, low, end})):
        role = _GROUND
        if top <= begin < longest:
            role = _TOGETHER
        elif end - longest <= begin < bottom:
            role = _SPACE
        if high <= begin < low:
            role = _IN_BAND[role]
        if parted := begin % EIGHTHS:
            cells += divided(above, role, parted, ink)
        cells += filled(role, ink) * (until // EIGHTHS - len(cells))
        above = role
    return cells


def _undivided(band: tuple[int, int], bars: tuple[int, int]) -> tuple[int, int]:
    """Return the edges of the band, moved so that no cell is divided twice.

    A bar's edge goes first; a band within one cell takes all of it. Outwards
    where in doubt, and the same for either pole.
    """
    high, low = band
    divided_already = {edge // EIGHTHS for edge in bars if edge % EIGHTHS}
    if high // EIGHTHS in divided_already:
        high = (high + EIGHTHS // 2 - 1) // EIGHTHS * EIGHTHS
    if low // EIGHTHS in divided_already:
        low = (low + EIGHTHS // 2) // EIGHTHS * EIGHTHS
    if high % EIGHTHS and low % EIGHTHS and high // EIGHTHS == low // EIGHTHS:
        high = high // EIGHTHS * EIGHTHS
        low = high + EIGHTHS
    return high, low
