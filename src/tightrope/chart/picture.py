"""A picture made of cells: glyphs, and the parts that their colours play."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import compress, count
from operator import is_not
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


_colours = cache(Colours)


@cache
def cell(glyph: str, front: Role, back: Role = Role.GROUND) -> Cell:
    """Return the one cell of this kind; a picture has thousands of cells of few kinds."""
    return Cell(glyph, _colours(front, back))


BLANK = cell(" ", Role.GROUND)


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of cells from top to bottom, all equally wide."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """The glyphs alone, row by row, without blanks at the ends."""
        return "\n".join("".join(each.glyph for each in row).rstrip() for row in self.rows)

    def runs(self, row: int) -> Iterator[tuple[str, Colours]]:
        """Yield a row in as few pieces as its colours allow."""
        if not (cells := self.rows[row]):
            return iter(())
        glyphs, colours = zip(*cells, strict=True)
        text = "".join(glyphs)
        # Equal colours are one object. All is left to C: a picture has thousands of pieces.
        begins = [0, *compress(count(1), map(is_not, colours, colours[1:]))]
        pieces = map(slice, begins, [*begins[1:], len(text)])
        return zip(map(text.__getitem__, pieces), map(colours.__getitem__, begins), strict=True)
