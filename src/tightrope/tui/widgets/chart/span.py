"""The tide of a span by itself: one of two that stand one above the other."""

from collections.abc import Iterable, Sequence

from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.span import draw_span
from tightrope.chart.tide import draw_empty
from tightrope.domain.span_tide import TidePart
from tightrope.tui.widgets.chart.cell_canvas import CellCanvas


class SpanTide(CellCanvas):
    """Draws the parts it is given; both ends of its axis are always 1."""

    parts: reactive[Sequence[TidePart]] = reactive((), init=False)

    def watch_parts(self) -> None:
        """Draw other parts."""
        self._redraw()

    def _rows(self) -> Iterable[Strip]:
        width, height = self.size
        picture = draw_empty(height, width)
        if any(part.running for part in self.parts):
            picture = draw_span(self.parts, height, width, glyphs=self._glyphs)
        return self._styles.rows(picture, width, glyphs=self._glyphs)
