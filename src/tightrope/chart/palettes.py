"""The colours of the tide on every kind of terminal, with both poles equally strong in each.

Equally strong means equal in contrast (WCAG 2.2, "contrast ratio") against whatever lies behind:
side, place and sign tell the poles apart, and brightness never does, so that neither looks like the
better one. Orange and sky blue stay apart for the colour blind (M. Okabe and K. Ito, "Color
Universal Design", 2008).
"""

from collections.abc import Mapping
from typing import NamedTuple

from tightrope.chart.cells import Role

Rgb = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""


class Poles(NamedTuple):
    """The colours of both poles: of the edge, the area, and the area where the shade covers it."""

    together: tuple[Rgb, Rgb, Rgb]
    space: tuple[Rgb, Rgb, Rgb]


_EDGES = {True: ((230, 159, 0), (86, 180, 233)), False: ((163, 95, 0), (0, 114, 178))}
_AREA = 0.36  # of the edge's colour, over the ground
_AREA_SHADED = 0.52
_SHADE = {True: 0.13, False: 0.12}  # of the foreground's colour, over the ground
LIT = 0.25
"""How much of the foreground's colour the cells of the cursor take on."""

# Of the 256 colours, those of the 6 x 6 x 6 cube that are as equal as it allows.
_CUBE = {
    True: Poles(
        ((215, 175, 0), (95, 95, 0), (135, 95, 0)),
        ((95, 175, 215), (0, 95, 135), (0, 95, 175)),
    ),
    False: Poles(
        ((135, 95, 0), (255, 215, 175), (215, 175, 135)),
        ((0, 95, 175), (175, 215, 255), (135, 175, 215)),
    ),
}

BRIGHT_YELLOW, BRIGHT_CYAN, BRIGHT_BLACK = 11, 14, 8
"""The numbers of a terminal's own colours that stand for together, for space and for the shade."""

_TOGETHER = (
    Role.TOGETHER, Role.TOGETHER_AREA, Role.TOGETHER_AREA_SHADED, Role.TOGETHER_LABEL,
)  # fmt: skip
_SPACE = (Role.SPACE, Role.SPACE_AREA, Role.SPACE_AREA_SHADED, Role.SPACE_LABEL)
OF_POLES = frozenset({*_TOGETHER, *_SPACE})
"""The roles that are of one of the poles."""


def mixed(below: Rgb, above: Rgb, share: float) -> Rgb:
    """Return the colour of `above` laid over `below` with an opacity in [0, 1]."""
    red, green, blue = (
        round(under + (over - under) * share) for under, over in zip(below, above, strict=True)
    )
    return red, green, blue


def edges(*, dark: bool, cube: bool = False) -> tuple[Rgb, Rgb]:
    """Return the colour of together and that of space, as edges, signs and words."""
    if cube:
        return _CUBE[dark].together[0], _CUBE[dark].space[0]
    return _EDGES[dark]


def poles(ground: Rgb, *, dark: bool, cube: bool = False) -> Poles:
    """Return the poles on a ground; `cube` where the terminal has no more than 256 colours."""
    if cube:
        return _CUBE[dark]
    together, space = (
        (edge, mixed(ground, edge, _AREA), mixed(ground, edge, _AREA_SHADED))
        for edge in _EDGES[dark]
    )
    return Poles(together, space)


def colours(ground: Rgb, foreground: Rgb, *, dark: bool, cube: bool = False) -> Mapping[Role, Rgb]:
    """Return the colour of each role on a terminal that shows 256 colours or more."""
    together, space = poles(ground, dark=dark, cube=cube)
    return {
        Role.GROUND: ground,
        Role.SHADE: mixed(ground, foreground, _SHADE[dark]),
        Role.TOGETHER: together[0],
        Role.TOGETHER_AREA: together[1],
        Role.TOGETHER_AREA_SHADED: together[2],
        Role.TOGETHER_LABEL: together[0],
        Role.SPACE: space[0],
        Role.SPACE_AREA: space[1],
        Role.SPACE_AREA_SHADED: space[2],
        Role.SPACE_LABEL: space[0],
        Role.EVEN: foreground,
        Role.TURN: ground,
        Role.COMFORT: mixed(ground, foreground, 0.55),
        Role.AXIS: mixed(ground, foreground, 0.45),
        Role.LABEL: mixed(ground, foreground, 0.7),
        Role.NEED: mixed(ground, foreground, 0.8),
        Role.LINE: foreground,
    }


def terminal_colours(*, dark: bool) -> Mapping[Role, int]:
    """Return the number of a terminal's own colour for each role that has one.

    What has none is in the colour of text. On a light ground that is all of it: yellow is not seen
    there, and hatching in two directions tells the poles apart.
    """
    if not dark:
        return {}
    return {
        **dict.fromkeys(_TOGETHER, BRIGHT_YELLOW),
        **dict.fromkeys(_SPACE, BRIGHT_CYAN),
        Role.SHADE: BRIGHT_BLACK,
        Role.COMFORT: BRIGHT_BLACK,
    }
