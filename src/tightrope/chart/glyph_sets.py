"""Glyph sets: what fills a cell in colour, without colour, and in ASCII."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tightrope.chart.cells import BLANK, Role, cell, read

EIGHTHS = 8
"""A row has so many steps."""

_RISING = " ▁▂▃▄▅▆▇█"
_HANGING = {1: "▔", 4: "▀"}


class GlyphSet(StrEnum):
    """How a picture is drawn.

    COLOUR tells all parts by their colours. PLAIN can do without any: the areas of the poles are
    hatched in two directions, and what hangs has front and back reversed. ASCII needs no font.
    """

    COLOUR = "colour"
    PLAIN = "plain"
    ASCII = "ascii"

    # The keys of the caches below; see Role.
    __hash__ = str.__hash__

    @property
    def turn(self) -> str:
        """The sign of a turn."""
        return "o" if self is GlyphSet.ASCII else "○"

    @property
    def comfort(self) -> str:
        """The glyph of the comfort band's two lines."""
        return "-" if self is GlyphSet.ASCII else "╌"

    @property
    def even(self) -> str:
        """The mark of "even" on the axis, at the foot of its row."""
        return "_" if self is GlyphSet.ASCII else "▁"

    @property
    def legend(self) -> tuple[str, str, str]:
        """The signs of a day, of the balance, and of how sure it is."""
        return ("|", "#", ".") if self is GlyphSet.ASCII else ("▀", "▄", "░")


EDGES = frozenset({Role.TOGETHER, Role.SPACE, Role.EVEN})
"""The roles of the line itself."""

_TOGETHER_AREA = (Role.TOGETHER_AREA, Role.TOGETHER_AREA_SHADED)
_SPACE_AREA = (Role.SPACE_AREA, Role.SPACE_AREA_SHADED)
_WHOLE = {
    GlyphSet.PLAIN: {
        **dict.fromkeys(EDGES, "█"),
        **dict.fromkeys(_TOGETHER_AREA, "\u2571"),  # a diagonal that rises
        **dict.fromkeys(_SPACE_AREA, "\u2572"),  # and one that falls
        Role.SHADE: "░",
    },
    GlyphSet.ASCII: {
        **dict.fromkeys(EDGES, "#"),
        **dict.fromkeys(_TOGETHER_AREA, "/"),
        **dict.fromkeys(_SPACE_AREA, "\\"),
        Role.SHADE: ".",
    },
}


class Filling(NamedTuple):
    """What fills a cell: `inner` on the side of "even" for `share` eighths, `outer` the rest."""

    inner: Role
    outer: Role
    share: int


@cache
def filled(filling: Filling, *, up: bool, glyphs: GlyphSet) -> str:
    """Return the cell with this filling, above "even" where it is `up`, or below it."""
    inner, outer, share = filling
    if glyphs is GlyphSet.COLOUR:
        return _divided(inner, outer, share, up=up)
    if inner is outer or share == EIGHTHS:
        return _whole(inner, glyphs)
    if glyphs is GlyphSet.PLAIN and EDGES & {inner, outer}:
        # What is not of the edge is blank, so that one colour is enough.
        if outer in EDGES:
            return _divided(Role.GROUND, outer, share, up=up)
        return _divided(inner, Role.GROUND, share, up=up)
    return _whole(inner if 2 * share >= EIGHTHS else outer, glyphs)


def _divided(inner: Role, outer: Role, share: int, *, up: bool) -> str:
    if inner is outer or share == EIGHTHS:
        return BLANK if inner is Role.GROUND else cell(" ", inner, inner)
    if up:
        return cell(_RISING[share], inner, outer)
    # A glyph that hangs is exact in every font; where there is none, front and back are swapped.
    hanging = _HANGING.get(share)
    if hanging:
        return cell(hanging, inner, outer)
    return cell(_RISING[EIGHTHS - share], outer, inner)


def _whole(role: Role, glyphs: GlyphSet) -> str:
    return BLANK if role is Role.GROUND else cell(_WHOLE[glyphs][role], role)


@cache
def behind(covered: str) -> Role:
    """Return what fills most of a cell, and so lies behind what is written there."""
    glyph, (front, back) = read(covered)
    return front if "▄" <= glyph <= "█" else back
