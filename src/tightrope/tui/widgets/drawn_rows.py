"""Rows of cells as what a widget renders, for one that knows where each of its cells stands."""

from collections.abc import Sequence

from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class DrawnRows(Visual):
    """Rows that are drawn already, from the top, left-aligned; what they leave free is blank.

    Nothing is wrapped or measured, which takes most of the time that a text of many styles does.
    """

    def __init__(self, rows: Sequence[Strip]) -> None:
        self._rows = rows

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Return the rows, cut or filled up to a width in cells; at most `height` of them."""
        del options
        ground = style.background_style.rich_style
        return [row.adjust_cell_length(width, ground) for row in self._rows[:height]]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the cells that the widest row takes."""
        del rules, container_width
        return max((row.cell_length for row in self._rows), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of rows."""
        del rules, width
        return len(self._rows)
