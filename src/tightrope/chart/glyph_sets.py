"""Glyph sets: what fills a cell in colour, without colour, and in ASCII."""

from enum import StrEnum
from functools import cache

from tightrope.chart.cells import BLANK, Role, cell, read

EIGHTHS = 8
_RISING = " ▁▂▃▄▅▆▇█"
_HANGING = " ▔▔▀▀▀▀██"

_TOGETHER = {Role.TOGETHER, Role.TOGETHER_IN_BAND}
_SPACE = {Role.SPACE, Role.SPACE_IN_BAND}


class GlyphSet(StrEnum):
    """How a picture is drawn.

    COLOUR hangs bars as rising ones with front and back swapped, which needs colours to be read.
    PLAIN can do without any, in a coarser way. ASCII needs no colour and no font.
    """

    COLOUR = "colour"
    PLAIN = "plain"
    ASCII = "ascii"

    # The keys of the caches below; see Role.
    __hash__ = str.__hash__

    @property
    def dash(self) -> str:
        """The glyph of the axis in a row of its own."""
        return "┈" if self is GlyphSet.COLOUR else "-"

    @property
    def edge(self) -> str:
        """The glyph of the axis at the lower edge of a row."""
        return "▁" if self is GlyphSet.COLOUR else "_"

    @property
    def turn(self) -> str:
        """The sign of a turn."""
        return "o" if self is GlyphSet.ASCII else "○"

    @property
    def comfort(self) -> str:
        """The glyph of the comfort band's edges."""
        return ":" if self is GlyphSet.ASCII else "╌"


@cache
def filled(role: Role, ink: GlyphSet) -> str:
    """Return a cell that is filled wholly."""
    if role is Role.GROUND:
        return BLANK
    if ink is GlyphSet.COLOUR:
        return cell(" " if role is Role.BAND else "█", role, role)
    plain, ascii_ = "█^" if role in _TOGETHER else "▓v" if role in _SPACE else "░."
    return cell(ascii_ if ink is GlyphSet.ASCII else plain, role)


@cache
def divided(upper: Role, lower: Role, above: int, ink: GlyphSet) -> str:
    """Return a cell whose uppermost `above` eighths (1 to 7) are filled by one role."""
    below = EIGHTHS - above
    if ink is GlyphSet.COLOUR:
        return cell(_RISING[below], lower, upper)
    if ink is GlyphSet.PLAIN and lower in _TOGETHER and upper not in _TOGETHER:
        return cell(_RISING[below], lower)
    if ink is GlyphSet.PLAIN and upper in _SPACE and lower not in _SPACE:
        return cell(_HANGING[above], upper)
    return filled(upper if above >= below else lower, ink)


@cache
def over(filling: str, glyph: str, role: Role, ink: GlyphSet) -> str:
    """Return a cell with a glyph drawn over what most of its filling shows."""
    if ink is not GlyphSet.COLOUR:
        return cell(glyph, role)
    below = read(filling)
    covered = _RISING.find(below.glyph) > EIGHTHS // 2
    return cell(glyph, role, below.front if covered else below.back)


@cache
def on_axis(filling: str, ink: GlyphSet, through: int) -> str:
    """Return a cell with the axis through its middle, or else at its lower edge if bare there."""
    if through:
        return over(filling, ink.dash, Role.AXIS, ink)
    return filling if has_bar(filling) else over(filling, ink.edge, Role.AXIS, ink)


@cache
def lined(filling: str, dots: str, ink: GlyphSet) -> str:
    """Return a cell with these dots of the line over its filling."""
    if ink is GlyphSet.ASCII:
        dots = "#" if has_bar(filling) else "*"
    return over(filling, dots, Role.LINE, ink)


@cache
def turned(lined_cell: str, ink: GlyphSet) -> str:
    """Return a cell of the line with the sign of a turn in place of its dots."""
    return cell(ink.turn, Role.TURN, read(lined_cell).back)


def has_bar(filling: str) -> bool:
    """Whether any of the cell belongs to a bar."""
    return not _NO_BAR.issuperset(read(filling).colours)


_NO_BAR = frozenset({Role.GROUND, Role.BAND})
