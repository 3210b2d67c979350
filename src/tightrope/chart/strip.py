"""The strip: months below each other, each a balance in its interval between the poles."""

from collections.abc import Sequence

from tightrope.chart.cells import BLANK, Picture, Role, cell
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.domain.balance import Balance, Leaning

HEAD = 1
"""Rows above the months: the names of the poles."""

_SPACE, _EVEN, _TOGETHER = "space", "even", "together"
_GAP = 1
_LEAST = 3  # a cell on either side of 0
# Ends of the interval, the line between, where it crosses 0, the balance, and 0 alone.
_GLYPHS = {False: tuple("├┤─┼●┊"), True: tuple("()-+o|")}
_ROLES = {Leaning.TOGETHER: Role.TOGETHER_LABEL, Leaning.SPACE: Role.SPACE_LABEL}


def draw_strip(
    months: Sequence[tuple[str, Balance]],
    width: int,
    *,
    beside: Sequence[str] = (),
    apart: int = 1,
    glyphs: GlyphSet = GlyphSet.COLOUR,
) -> Picture:
    """Return the months, with their names, as a picture; the last one is the one in view.

    From left to right runs the balance, from space (-1) to together (+1); the interval is a line,
    and the balance a point on it. A month with fewer than four marked days has nothing but the
    place of 0. What is said `beside` each month stands behind it. A month takes `apart` rows.
    """
    start = max((len(name) for name, _ in months), default=0) + _GAP
    behind = max(map(len, beside), default=0)
    # An odd number of cells, so that 0 has one of its own and neither pole is nearer.
    room = width - start - (behind + _GAP if behind else 0)
    plot = max(room - 1 + room % 2, 1)
    blank = BLANK * width
    lines = [_fitted(BLANK * start + _head(plot), width)]
    for number, (name, balance) in enumerate(months):
        is_in_view = number == len(months) - 1
        line = _written(f"{name:<{start}}", Role.LINE if is_in_view else Role.LABEL)
        line += _interval(balance, plot, _GLYPHS[glyphs is GlyphSet.ASCII])
        if beside:
            line += BLANK * _GAP + _written(beside[number], Role.LABEL)
        lines += [*[blank] * (apart - 1), _fitted(line, width)]
    return Picture(tuple(lines))


def _head(plot: int) -> str:
    """Return the names of the poles at their ends, and of 0 between them where it fits."""
    if plot < len(_SPACE) + len(_TOGETHER) + _GAP:
        return BLANK * plot
    cells = [BLANK] * plot
    cells[: len(_SPACE)] = _written(_SPACE, Role.SPACE_LABEL)
    cells[plot - len(_TOGETHER) :] = _written(_TOGETHER, Role.TOGETHER_LABEL)
    at = plot // 2 - len(_EVEN) // 2
    if at + len(_EVEN) + _GAP <= plot - len(_TOGETHER):
        cells[at : at + len(_EVEN)] = _written(_EVEN, Role.LABEL)
    return "".join(cells)


def _interval(balance: Balance, plot: int, glyphs: tuple[str, ...]) -> str:
    left, right, line, crossing, point, zero = glyphs
    middle = plot // 2
    cells = [BLANK] * plot
    cells[middle] = cell(zero, Role.AXIS)
    interval = balance.interval
    if balance.value is None or interval is None or not balance.has_figures or plot < _LEAST:
        return "".join(cells)
    role = _ROLES.get(balance.leaning, Role.LABEL)
    low, at, high = (
        middle + round(each * middle) for each in (interval.low, balance.value, interval.high)
    )
    # What leans to a side stands on it: the place of 0 belongs to intervals that hold it.
    low = max(low, middle + 1) if interval.low > 0 else low
    high = min(high, middle - 1) if interval.high < 0 else high
    at = min(max(at, low), high)
    cells[low : high + 1] = cell(line, role) * (high + 1 - low)
    if low < middle < high:
        cells[middle] = cell(crossing, role)
    cells[low], cells[high] = cell(left, role), cell(right, role)
    cells[at] = cell(point, _ROLES.get(balance.leaning, Role.LINE))
    return "".join(cells)


def _written(words: str, role: Role) -> str:
    return "".join(cell(glyph, role) if glyph != " " else BLANK for glyph in words)


def _fitted(line: str, width: int) -> str:
    return line[:width] + BLANK * (width - len(line))
