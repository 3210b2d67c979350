"""How one row of the editor looks, and the strip of cells that shows it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tightrope.tui.widgets.editor.layout import Layout, Row


class Mark(NamedTuple):
    """A style that lies over a part of a line: the selection, the cursor."""

    start: int
    end: int
    style: Style


class Look(NamedTuple):
    """All that decides how a row is seen. Equal looks are drawn once."""

    pieces: tuple[tuple[str, Style], ...]
    width: int
    style: Style


def look_of(row: Row, layout: Layout, marks: Sequence[Mark], width: int, style: Style) -> Look:
    """Return the look of a row whose line carries marks, with room for the cursor at its end."""
    end = row.end + row.is_last
    bounds = {bound for mark in marks for bound in mark[:2] if row.start < bound < end}
    pieces = []
    for left, right in pairwise(sorted({row.start, *bounds, end})):
        over = [mark.style for mark in marks if mark.start <= left and right <= mark.end]
        text = layout.drawn(row.line, left, right) + " " * (right > row.end)
        pieces.append((text, Style.combine([style, *over])))
    return Look(tuple(pieces), width, style)


def drawn(look: Look) -> Strip:
    """Draw a row in its full width."""
    strip = Strip([Segment(text, style) for text, style in look.pieces])
    return strip.extend_cell_length(look.width, look.style)
