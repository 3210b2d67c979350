"""A canvas of cells: a widget that draws a `Picture`, with titles in its border."""

from collections.abc import Callable, Iterable, Sequence

from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.tui.terminal import TerminalColours
from tightrope.tui.widgets.chart.cell_styles import CellStyles, for_own_colours

CORNERS = 6
"""What corners and blanks take of a border's width."""

LEAST_RULE = 5
"""A piece of border between two words, with its blanks."""

_RULES = {"round": "─", "solid": "─", "ascii": "-"}


def headed(widget: Widget, title: str, words: str) -> tuple[str | Content, str | None]:
    """Return a title with words at the other end of the upper border, and none for the lower one.

    Where there is too little room for both, the words go to the lower border.
    """
    rule = widget.outer_size.width - CORNERS - len(title) - len(words)
    if rule < LEAST_RULE:
        return title, words
    return _apart(widget, title, words, rule), None


def footed(widget: Widget, words: str, legend: str) -> str | Content:
    """Return words for the lower border with a legend at its other end, if both fit."""
    if not words:
        return legend
    rule = widget.outer_size.width - CORNERS - len(words) - len(legend)
    return words if not legend or rule < LEAST_RULE else _apart(widget, words, legend, rule)


def _apart(widget: Widget, left: str, right: str, rule: int) -> Content:
    kind, colour = widget.styles.border_top
    line = Content.styled(f" {_RULES.get(kind, ' ') * (rule - 2)} ", Style(foreground=colour))
    return Content.assemble(left, line, right)


class CellCanvas(Widget):
    """Lays out its picture for each size and in each theme, and draws it when it is first seen.

    Who draws says how the picture is laid out (`_redraw`) and what its rows are (`_rows`).
    `terminal` answers with the colours that there are, which may change with the theme.
    """

    def __init__(
        self,
        *,
        terminal: Callable[[], TerminalColours],
        ascii: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._is_ascii = ascii
        self._terminal = terminal
        self._strips: list[Strip] = []
        self._styles = CellStyles(self, self._terminal)

    def on_resize(self) -> None:
        """Draw to the new size."""
        self._redraw()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        super().notify_style_update()
        self._styles = CellStyles(self, self._terminal)
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Return a row of the picture."""
        if not self._strips and self.size:
            self._strips = [*self._rows()]
        return self._strips[y] if y < len(self._strips) else self._blank

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what goes over each cell before it is shown."""
        return for_own_colours(super().get_line_filters())

    @property
    def _glyphs(self) -> GlyphSet:
        """What cells are filled with on this terminal."""
        return GlyphSet.ASCII if self._is_ascii else self._styles.glyphs

    @property
    def _blank(self) -> Strip:
        return Strip.blank(self.size.width, self.rich_style)

    def _redraw(self) -> None:
        """Forget what was drawn; it is drawn anew when a row is asked for."""
        self._strips = []
        self.refresh()

    def _rows(self) -> Iterable[Strip]:
        """Draw the rows of the picture."""
        raise NotImplementedError
