"""The two rows of days: above the plot what was together, below it what was space."""

from collections.abc import Sequence
from math import ceil

from tightrope.chart.cells import BLANK, Role, cell
from tightrope.chart.glyph_sets import EIGHTHS, Filling, GlyphSet, filled
from tightrope.chart.timeline import Column

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
