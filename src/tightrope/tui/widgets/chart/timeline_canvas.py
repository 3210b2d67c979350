"""Moving through a timeline with keys and mouse: a cursor on a day, and a view of some days."""

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from tightrope.chart.tide import plot_width
from tightrope.chart.timeline import Timeline
from tightrope.chart.viewport import Viewport
from tightrope.chart.zoom import Zoom
from tightrope.tui.keys import CHART, bindings
from tightrope.tui.widgets.chart.cell_canvas import CellCanvas

_TURNS = 12  # of the wheel, to go through all that is in view


class TimelineCanvas(CellCanvas):
    """A canvas with a timeline up to `end`, which is None for today, and a cursor on a day.

    A move made here posts `CursorMoved`. Who draws makes the `_view` for what is to be drawn.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CHART)]

    timeline: reactive[Timeline | None] = reactive(None, init=False)
    zoom: reactive[Zoom] = reactive(Zoom.TWELVE_WEEKS, init=False)
    end: reactive[date | None] = reactive(None, init=False)
    cursor: reactive[date | None] = reactive(None, init=False)

    class CursorMoved(Message, namespace="chart_pane"):
        """The person moved the cursor to a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class DayChosen(Message, namespace="chart_pane"):
        """The person wants to see what stands on a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    _view: Viewport | None = None

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

    # What can be

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

    @property
    def _gutter(self) -> int:
        return self.size.width - plot_width(*self.size)
