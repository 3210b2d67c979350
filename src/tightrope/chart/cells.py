"""A picture made of cells: glyphs, and the parts that their colours play.

In a picture each cell is written as one character of an alphabet of their own. So rows are text,
and C cuts, joins and compares thousands of cells.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Role(StrEnum):
    """What a cell's front or back stands for; the looks decide on its colour."""

    GROUND = "ground"
    SHADE = "shade"
    TOGETHER = "together"
    TOGETHER_AREA = "together-area"
    TOGETHER_AREA_SHADED = "together-area-shaded"
    SPACE = "space"
    SPACE_AREA = "space-area"
    SPACE_AREA_SHADED = "space-area-shaded"
    EVEN = "even"
    COMFORT = "comfort"
    LINE = "line"
    TURN = "turn"
    AXIS = "axis"
    LABEL = "label"
    TOGETHER_LABEL = "together-label"
    SPACE_LABEL = "space-label"
    NEED = "need"

    # A picture looks up thousands of them, and an enum's own hash is computed in Python.
    __hash__ = str.__hash__


class Colours(NamedTuple):
    """The roles of a glyph and of what lies behind it."""

    front: Role = Role.GROUND
    back: Role = Role.GROUND


class Cell(NamedTuple):
    """One cell: its glyph, and the parts its colours play."""

    glyph: str
    colours: Colours = Colours()

    @property
    def front(self) -> Role:
        """What the glyph stands for."""
        return self.colours.front

    @property
    def back(self) -> Role:
        """What lies behind it."""
        return self.colours.back


_FIRST = 0x10000
_ALIKE = 0x1000  # characters for cells of equal colours, which lie together
_written: dict[str, Cell] = {}
_kinds: list[Colours] = []


@cache
def cell(glyph: str, front: Role, back: Role = Role.GROUND) -> str:
    """Return the one character that stands for such a cell."""
    new = Cell(glyph, Colours(front, back))
    if new.colours not in _kinds:
        _kinds.append(new.colours)
    number = _FIRST + _kinds.index(new.colours) * _ALIKE
    while _written.setdefault(chr(number), new) != new:
        number += 1
    return chr(number)


def read(written: str) -> Cell:
    """Return the cell that a character stands for."""
    return _written[written]


def read_run(run: str) -> tuple[str, Colours]:
    """Return the glyphs of a run of cells and the colours that all of them have."""
    return "".join(read(each).glyph for each in run), read(run[0]).colours


def runs(line: str) -> list[str]:
    """Return written cells in as few runs as their colours allow; `read_run` reads them."""
    return _runs(len(_kinds)).findall(line)


@cache
def _runs(kinds: int) -> re.Pattern[str]:
    begins = [_FIRST + kind * _ALIKE for kind in range(kinds)]
    return re.compile("|".join(f"[{chr(each)}-{chr(each + _ALIKE - 1)}]+" for each in begins))


BLANK = cell(" ", Role.GROUND)


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines of written cells from top to bottom, all equally wide."""

    lines: tuple[str, ...]

    @property
    def rows(self) -> list[list[Cell]]:
        """The cells, row by row."""
        return [[read(each) for each in line] for line in self.lines]

    @property
    def text(self) -> str:
        """The glyphs alone, row by row, without blanks at the ends."""
        return "\n".join("".join(each.glyph for each in row).rstrip() for row in self.rows)
