"""What fills a cell: in colour, without colour, and in ASCII."""

from enum import StrEnum
from functools import cache

from tightrope.chart.picture import BLANK, Cell, Role, cell

EIGHTHS = 8
_RISING = " ▁▂▃▄▅▆▇█"
_HANGING = " ▔▔▀▀▀▀██"

_TOGETHER = {Role.TOGETHER, Role.TOGETHER_IN_BAND}
_SPACE = {Role.SPACE, Role.SPACE_IN_BAND}


class Ink(StrEnum):
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
        return "┈" if self is Ink.COLOUR else "-"

    @property
    def edge(self) -> str:
        """The glyph of the axis at the lower edge of a row."""
        return "▁" if self is Ink.COLOUR else "_"


@cache
def filled(role: Role, ink: Ink) -> Cell:
    """Return a cell that is filled wholly."""
    if role is Role.GROUND:
        return BLANK
    if ink is Ink.COLOUR:
        return cell(" " if role is Role.BAND else "█", role, role)
    plain, ascii_ = "█^" if role in _TOGETHER else "▓v" if role in _SPACE else "░."
    return cell(ascii_ if ink is Ink.ASCII else plain, role)


@cache
def divided(upper: Role, lower: Role, above: int, ink: Ink) -> Cell:
    """Return a cell whose uppermost `above` eighths (1 to 7) are filled by one role."""
    below = EIGHTHS - above
    if ink is Ink.COLOUR:
        return cell(_RISING[below], lower, upper)
    if ink is Ink.PLAIN and lower in _TOGETHER and upper not in _TOGETHER:
        return cell(_RISING[below], lower)
    if ink is Ink.PLAIN and upper in _SPACE and lower not in _SPACE:
        return cell(_HANGING[above], upper)
    return filled(upper if above >= below else lower, ink)


def ground_of(filling: Cell, ink: Ink) -> Role:
    """Return what most of a filled cell shows, for whatever is drawn over it."""
    if ink is Ink.COLOUR:
        return filling.front if _RISING.find(filling.glyph) > EIGHTHS // 2 else filling.back
    return filling.front


@cache
def over(filling: Cell, glyph: str, role: Role, ink: Ink) -> Cell:
    """Return a cell with a glyph drawn over its filling."""
    return cell(glyph, role, ground_of(filling, ink) if ink is Ink.COLOUR else Role.GROUND)


@cache
def lined(filling: Cell, dots: str, ink: Ink) -> Cell:
    """Return a cell with these dots of the line over its filling."""
    if ink is Ink.ASCII:
        dots = "#" if has_bar(filling) else "*"
    return over(filling, dots, Role.LINE, ink)


def has_bar(filling: Cell) -> bool:
    """Whether any of the cell belongs to a bar."""
    return not _NO_BAR.issuperset(filling.colours)


_NO_BAR = frozenset({Role.GROUND, Role.BAND})
