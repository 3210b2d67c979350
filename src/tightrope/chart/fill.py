"""What fills a column of the plot from top to bottom: its bars, and the band behind the line.

All heights are in eighths of a cell, counted from the top of the plot.
"""

from functools import lru_cache
from itertools import pairwise

from tightrope.chart.curve import Place
from tightrope.chart.ink import EIGHTHS, Ink, divided, filled
from tightrope.chart.picture import Role

# To name a member of an enum takes Python 3.11 longer than to compare it.
_GROUND, _TOGETHER, _SPACE = Role.GROUND, Role.TOGETHER, Role.SPACE
_IN_BAND = {
    _GROUND: Role.BAND,
    _TOGETHER: Role.TOGETHER_IN_BAND,
    _SPACE: Role.SPACE_IN_BAND,
}


@lru_cache(4096)  # of the next frame much stands in this one already; some 300 bytes each
def upright(
    together: float,
    space: float,
    place: Place | None,
    height: int,
    ink: Ink,
) -> str:
    """Return one cell's width of the plot, `height` cells from top to bottom.

    The shares, in [0, 1], are bars up and down from the axis; the band of `place` lies behind.
    """
    end = height * EIGHTHS
    longest = height // 2 * EIGHTHS  # an odd row in the middle is the axis
    top, bottom = longest - round(together * longest), end - longest + round(space * longest)
    high, low = _band(place, top, bottom, end) if place else (0, 0)
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


def _band(place: Place, top: int, bottom: int, end: int) -> tuple[int, int]:
    """Return the edges of the band, moved so that no cell is divided twice.

    A bar's edge, top or bottom, goes first; a band within one cell takes all of it. Outwards
    where in doubt, and the same for either pole.
    """
    here, there, share = place
    middle = end // 2
    high = middle - round((here.high + (there.high - here.high) * share) * middle)
    low = middle - round((here.low + (there.low - here.low) * share) * middle)
    divided_already = {each // EIGHTHS for each in (top, bottom) if each % EIGHTHS}
    if high // EIGHTHS in divided_already:
        high = (high + EIGHTHS // 2 - 1) // EIGHTHS * EIGHTHS
    if low // EIGHTHS in divided_already:
        low = (low + EIGHTHS // 2) // EIGHTHS * EIGHTHS
    if high % EIGHTHS and low % EIGHTHS and high // EIGHTHS == low // EIGHTHS:
        high = high // EIGHTHS * EIGHTHS
        low = high + EIGHTHS
    return high, low
