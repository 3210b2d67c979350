"""The chart pane: how closeness and independence ebb and flow."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.cells import Picture
from tightrope.chart.descriptions import heading, legend, read_out_column
from tightrope.chart.tide import draw_empty, draw_tide, plot_width
from tightrope.chart.timeline import Timeline
from tightrope.chart.viewport import Viewport
from tightrope.tui.terminal import TerminalColours
from tightrope.tui.widgets.chart.cell_canvas import CORNERS, LEAST_RULE, footed, headed
from tightrope.tui.widgets.chart.timeline_canvas import TimelineCanvas

if TYPE_CHECKING:
    from tightrope.chart.landmarks import Landmarks

TITLE = "Ebb and flow"
_LEGEND = 19  # what the shortest takes
_READ_OUT = 45  # what a column with its balance takes


class ChartPane(TimelineCanvas, can_focus=True):
    """Draws the days in view and the cursor.

    Its `landmarks` are drawn too, where there are any. A cursor set from outside is only brought
    into view, and read out where the pane has the keys or `reads_out` always.
    """

    landmarks: "reactive[Landmarks | None]" = reactive(None, init=False)

    def __init__(
        self,
        *,
        terminal: Callable[[], TerminalColours],
        ascii: bool = False,
        week_starts: int = 0,
        reads_out: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(terminal=terminal, ascii=ascii, id=id)
        self._reads_out = reads_out
        self._week_starts = week_starts
        self._drawn: Picture | None = None

    # What changes the picture

    def watch_timeline(self, timeline: Timeline | None) -> None:
        """Draw a changed journal; the cursor begins on its last day."""
        if timeline:
            self.cursor = self.cursor or timeline.today
            self.set_reactive(TimelineCanvas.zoom, self.zoom.fitting(len(timeline)))
        self._redraw()

    def watch_landmarks(self) -> None:
        """Draw the turns and the comfort band."""
        self._redraw()

    def watch_zoom(self) -> None:
        """Draw the days now in view; the cursor comes into the middle if it would be lost."""
        self._redraw()
        if self._view and self.cursor and self.cursor not in self._view.period:
            self.end = self._view.centred(self.cursor)

    def watch_end(self) -> None:
        """Draw the days now in view."""
        self._redraw()

    def watch_cursor(self, cursor: date | None) -> None:
        """Bring the cursor into view and read it out; what is drawn already stays."""
        self._strips = []
        if self._view and cursor:
            self.end = self._view.showing(cursor)
        self._say()

    def on_focus(self) -> None:
        """Begin to read out."""
        self._say()

    def on_blur(self) -> None:
        """Stop reading out."""
        self._say()

    def _redraw(self) -> None:
        """Lay out the days in view; they are drawn when the first row is asked for."""
        super()._redraw()
        is_first = self._view is None
        self._drawn = self._view = None
        if self.timeline and not self.timeline.is_empty and self.size:
            self._view = Viewport(self.timeline, self.zoom, self.end, plot_width(*self.size))
            if is_first and self.cursor:
                # It may have been set to a day out of view before there was a view.
                self.end = self._view.showing(self.cursor)
        self._say()

    # What is said in the border

    def _say(self) -> None:
        """Put the heading into the border, and the read-out while the cursor is in use."""
        view, room = self._view, self.outer_size.width - CORNERS
        if view is None:
            self.border_title, self.border_subtitle = TITLE, None
            return
        title, lower = f"{TITLE} · {self.zoom.title}", ""
        upper = heading(view.timeline, view.period, room - len(title) - LEAST_RULE)
        signs = self._legend(room)
        if self.cursor and (self.has_focus or self._reads_out):
            beside = room - _LEGEND - LEAST_RULE
            is_roomy = beside >= _READ_OUT
            lower = read_out_column(view, self.cursor, beside if is_roomy else room)
            signs = self._legend(room - len(lower) - LEAST_RULE) if is_roomy else ""
            if not signs:
                # There is room for it above, where it is more wanted than how the days leaned.
                if len(title) + LEAST_RULE + _LEGEND > room:
                    title = self.zoom.title
                upper = self._legend(room - len(title) - LEAST_RULE)
        self.border_title, crowded = headed(self, title, upper)
        self.border_subtitle = footed(self, lower or crowded or "", signs)

    def _legend(self, room: int) -> str:
        is_by_day = self._view is not None and len(self._view.period) <= plot_width(*self.size)
        return legend(self._glyphs, room=room, is_by_day=is_by_day)

    # What is drawn

    def _rows(self) -> Iterator[Strip]:
        self._drawn = self._drawn or self._picture()
        return self._styles.rows(self._drawn, self.size.width, lit=self._lit(), glyphs=self._glyphs)

    def _lit(self) -> range:
        """Return the cells of the cursor."""
        cells = self._view.cells(self.cursor) if self._view and self.cursor else range(0)
        return range(self._gutter + cells.start, self._gutter + cells.stop)

    def _picture(self) -> Picture:
        width, height = self.size
        view = self._view
        if view is None:
            return draw_empty(height, width)
        return draw_tide(
            view.columns,
            height,
            width,
            glyphs=self._glyphs,
            scale=view.timeline.axis_end,
            needs=view.timeline.has_needs,
            week_starts=self._week_starts,
            turns=self.landmarks.turns if self.landmarks else (),
            comfort=self.landmarks.comfort.band if self.landmarks else None,
        )
