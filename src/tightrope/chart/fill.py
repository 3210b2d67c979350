"""What fills a column of the plot from top to bottom: its bars, and the band behind the line.

All heights are in eighths of a cell, counted from the top of the plot.
"""

from collections.abc import Iterable
from itertools import pairwise

from tightrope.chart.ink import EIGHTHS, Ink, divided, filled
from tightrope.chart.picture import Cell, Role
from tightrope.domain.running import Running

_IN_BAND = {
    Role.GROUND: Role.BAND,
    Role.TOGETHER: Role.TOGETHER_IN_BAND,
    Role.SPACE: Role.SPACE_IN_BAND,
}


def upright(
    together: float,
    space: float,
    band: Running | None,
    height: int,
    ink: Ink,
) -> list[Cell]:
    """Return one cell's width of the plot, `height` cells from top to bottom.

    The shares, in [0, 1], are bars up and down from the axis; `band` is the interval behind.
    """
    end = height * EIGHTHS
    longest = height // 2 * EIGHTHS  # an odd row in the middle is the axis
    up = longest - round(together * longest), longest
    down = end - longest, end - longest + round(space * longest)
    behind = _settled(band, {up[0], down[1]}, end) if band else (0, 0)

    def role(at: int) -> Role:
        bar = Role.GROUND
        if up[0] <= at < up[1]:
            bar = Role.TOGETHER
        elif down[0] <= at < down[1]:
            bar = Role.SPACE
        return _IN_BAND[bar] if behind[0] <= at < behind[1] else bar

    edges = sorted({0, *up, *down, *behind, end})
    return _cells(((until, role(at)) for at, until in pairwise(edges)), ink)


def _settled(band: Running, bars: set[int], end: int) -> tuple[int, int]:
    """Return the edges of the band, moved so that no cell is divided twice.

    A bar's edge goes first; a band within one cell takes all of it. Outwards where in doubt, and
    the same for either pole.
    """
    high, low = (end // 2 - round(each * (end // 2)) for each in (band.high, band.low))
    divided_already = {each // EIGHTHS for each in bars if each % EIGHTHS}
    if high // EIGHTHS in divided_already:
        high = (high + EIGHTHS // 2 - 1) // EIGHTHS * EIGHTHS
    if low // EIGHTHS in divided_already:
        low = (low + EIGHTHS // 2) // EIGHTHS * EIGHTHS
    if high % EIGHTHS and low % EIGHTHS and high // EIGHTHS == low // EIGHTHS:
        high = high // EIGHTHS * EIGHTHS
        low = high + EIGHTHS
    return high, low


def _cells(fills: Iterable[tuple[int, Role]], ink: Ink) -> list[Cell]:
    """Return cells filled down to each end by its role; none holds more than two."""
    cells: list[Cell] = []
    filled_to, upper, above = 0, Role.GROUND, 0
    for end, role in fills:
        if above and end > filled_to:
            cells.append(divided(upper, role, above, ink))
            filled_to += EIGHTHS - above
        whole, above = divmod(end - filled_to, EIGHTHS)
        cells += [filled(role, ink)] * whole
        filled_to, upper = end, role
    return cells
