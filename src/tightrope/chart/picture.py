"""A picture made of cells: glyphs, and the parts that their colours play."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Role(StrEnum):
    """What a cell's front or back stands for; the looks decide on its colour."""

    GROUND = "ground"
    BAND = "band"
    TOGETHER = "together"
    TOGETHER_IN_BAND = "together-in-band"
    SPACE = "space"
    SPACE_IN_BAND = "space-in-band"
    LINE = "line"
    AXIS = "axis"
    LABEL = "label"
    TOGETHER_LABEL = "together-label"
    SPACE_LABEL = "space-label"
    NEED = "need"


class Cell(NamedTuple):
    """One cell: its glyph and the roles of its glyph and of what lies behind."""

    glyph: str
    front: Role = Role.GROUND
    back: Role = Role.GROUND


class Run(NamedTuple):
    """Neighbouring cells of the same colours."""

    text: str
    front: Role
    back: Role


BLANK = Cell(" ")


@cache
def cell(glyph: str, front: Role, back: Role = Role.GROUND) -> Cell:
    """Return the one cell of this kind; a picture has thousands of cells of few kinds."""
    return Cell(glyph, front, back)


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of cells from top to bottom, all equally wide."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """The glyphs alone, row by row, without blanks at the ends."""
        return "\n".join("".join(each.glyph for each in row).rstrip() for row in self.rows)

    def runs(self, row: int) -> Iterator[Run]:
        """Yield a row in as few pieces as its colours allow."""
        for (front, back), cells in groupby(self.rows[row], key=_COLOURS):
            yield Run("".join(each.glyph for each in cells), front, back)


_COLOURS = attrgetter("front", "back")
