"""The chart pane: how closeness and independence ebb and flow."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.cells import Picture
from tightrope.chart.descriptions import heading, legend, read_out_column
from tightrope.chart.tide import draw_empty, draw_tide, plot_width
from tightrope.chart.timeline import Timeline
from tightrope.chart.viewport import Viewport
from tightrope.chart.zoom import Zoom
from tightrope.tui.keys import CHART, bindings
from tightrope.tui.widgets.border_titles import CORNERS, LEAST_RULE, footed, headed
from tightrope.tui.widgets.chart.cell_canvas import CellCanvas

if TYPE_CHECKING:
    from tightrope.chart.landmarks import Landmarks

TITLE = "Ebb and flow"
_LEGEND = 19  # what the shortest takes
_TURNS = 12  # of the wheel, to go through all that is in view


class ChartPane(CellCanvas, can_focus=True):
    """Draws a timeline up to `end`, which is None for today, with a cursor on a day.

    Its `landmarks` are drawn too, where there are any. A move made here posts `CursorMoved`; a
    cursor set from outside is only brought into view, and read out where the pane has the keys or
    `reads_out` always.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHART)]

    timeline: reactive[Timeline | None] = reactive(None, init=False)
    zoom: reactive[Zoom] = reactive(Zoom.TWELVE_WEEKS, init=False)
    end: reactive[date | None] = reactive(None, init=False)
    cursor: reactive[date | None] = reactive(None, init=False)
    landmarks: "reactive[Landmarks | None]" = reactive(None, init=False)

    class CursorMoved(Message):
        """The person moved the cursor to a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class DayChosen(Message):
        """The person wants to see what stands on a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(
        self,
        *,
        ascii: bool = False,
        week_starts: int = 0,
        reads_out: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(ascii=ascii, id=id)
        self._reads_out = reads_out
        self._week_starts = week_starts
        self._view: Viewport | None = None
        self._drawn: Picture | None = None

    # What is asked

    def action_move(self, columns: int) -> None:
        """Move the cursor to the column before or after."""
        if self._view and self.cursor:
            self._go(self._view.beside(self.cursor, columns))

    def action_pan(self, halves: int) -> None:
        """Move the view by half of it, and the cursor along if it would be left behind."""
        if self._view and self.cursor:
            self.end = self._view.panned(halves * len(self._view.period) // 2)
            period = self._view.period
            self._go(min(max(self.cursor, period.first), period.last))

    def action_first(self) -> None:
        """Go to the first day written."""
        if self.timeline:
            self._go(self.timeline.first)

    def action_last(self) -> None:
        """Go to today."""
        if self.timeline:
            self._go(self.timeline.today)

    def action_zoom(self, wider: int) -> None:
        """Show more days, or fewer."""
        if self.timeline:
            self.zoom = self.zoom.step(wider, len(self.timeline))

    def action_open(self) -> None:
        """Ask for the day under the cursor."""
        if self.cursor:
            self.post_message(self.DayChosen(self.cursor))

    def _go(self, day: date) -> None:
        before, self.cursor = self.cursor, day
        if self.cursor and self.cursor != before:
            self.post_message(self.CursorMoved(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor under the mouse; a double click opens the day."""
        offset = event.get_content_offset(self)
        if offset and self._view and (day := self._view.day_at(offset.x - self._gutter)):
            self._go(day)
            if event.chain > 1:
                self.action_open()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look further back, or closer with ctrl; the cursor stays on its day."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Look further on, or wider with ctrl."""
        self._wheel(event, 1)

    def _wheel(self, event: events.MouseEvent, way: int) -> None:
        event.stop()
        if event.ctrl:
            self.action_zoom(way)
        elif self._view:
            self.end = self._view.panned(way * max(1, len(self._view.period) // _TURNS))

    # What changes the picture

    def validate_cursor(self, cursor: date | None) -> date | None:
        """Keep the cursor on the timeline."""
        if cursor is None or self.timeline is None:
            return cursor
        return min(max(cursor, self.timeline.first), self.timeline.today)

    def validate_end(self, end: date | None) -> date | None:
        """Let a view that reaches today follow it."""
        reaches_today = end and self.timeline and end >= self.timeline.today
        return None if reaches_today else end

    def validate_zoom(self, zoom: Zoom) -> Zoom:
        """Show no more days than there are."""
        return zoom.fitting(len(self.timeline)) if self.timeline else zoom

    def watch_timeline(self, timeline: Timeline | None) -> None:
        """Draw a changed journal; the cursor begins on its last day."""
        if timeline:
            self.cursor = self.cursor or timeline.today
            self.set_reactive(ChartPane.zoom, self.zoom.fitting(len(timeline)))
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

    @property
    def _gutter(self) -> int:
        return self.size.width - plot_width(self.size.width)

    def _redraw(self) -> None:
        """Lay out the days in view; they are drawn when the first row is asked for."""
        super()._redraw()
        is_first = self._view is None
        self._drawn = self._view = None
        if self.timeline and not self.timeline.is_empty and self.size:
            self._view = Viewport(self.timeline, self.zoom, self.end, plot_width(self.size.width))
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
        signs = legend(self._glyphs, room=room)
        if self.cursor and (self.has_focus or self._reads_out):
            lower = read_out_column(view, self.cursor, room - _LEGEND - LEAST_RULE)
            signs = legend(self._glyphs, room=room - len(lower) - LEAST_RULE)
        if not signs:
            # There is room for it above, where it is more wanted than how the days leaned.
            if len(title) + LEAST_RULE + _LEGEND > room:
                title = self.zoom.title
            upper = legend(self._glyphs, room=room - len(title) - LEAST_RULE)
        self.border_title, crowded = headed(self, title, upper)
        self.border_subtitle = footed(self, lower or crowded or "", signs)

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
            needs=view.timeline.has_needs,
            week_starts=self._week_starts,
            turns=self.landmarks.turns if self.landmarks else (),
            comfort=self.landmarks.comfort.band if self.landmarks else None,
        )
