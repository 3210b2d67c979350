"""The year in shapes: every day a sign, weeks side by side."""

from collections.abc import Callable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.descriptions import read_out, short_heading
from tightrope.chart.timeline import Timeline
from tightrope.chart.year import YearSheet, draw_year, years_shown
from tightrope.domain.calendar import Period, days_in, year_of
from tightrope.tui.keys import YEAR, bindings
from tightrope.tui.terminal import TerminalColours
from tightrope.tui.widgets.chart.cell_canvas import CORNERS, LEAST_RULE, CellCanvas, headed

TITLE = "Year in shapes"
_REVERSED = Style(reverse=True)


class YearPane(CellCanvas, can_focus=True):
    """Draws the year of the cursor, and as many before it as there is room for.

    The cursor stays within the timeline; days to come are blank.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(YEAR)]

    timeline: reactive[Timeline | None] = reactive(None, init=False)
    cursor: reactive[date | None] = reactive(None, init=False)

    class DayChosen(Message):
        """The person wants to see what stands on a day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(
        self,
        *,
        terminal: Callable[[], TerminalColours],
        ascii: bool = False,
        week_starts: int = 0,
        id: str | None = None,
    ) -> None:
        super().__init__(terminal=terminal, ascii=ascii, id=id)
        self._week_starts = week_starts
        self._sheets: list[YearSheet] = []

    # What is asked

    def action_move(self, days: int) -> None:
        """Move the cursor by days; a week is a column."""
        if self.cursor and self.timeline:
            number = self.cursor.toordinal() + days
            # Past an end one stays, on the same weekday, rather than jump to another.
            if self.timeline.first.toordinal() <= number <= self.timeline.today.toordinal():
                self.cursor = date.fromordinal(number)

    def action_year(self, years: int) -> None:
        """Move to the same day of another year, to the last of a shorter February."""
        if self.cursor:
            year = min(max(self.cursor.year + years, MINYEAR), MAXYEAR)
            last = days_in(year, self.cursor.month)
            self.cursor = self.cursor.replace(year=year, day=min(self.cursor.day, last))

    def action_first(self) -> None:
        """Go to the first day written."""
        if self.timeline:
            self.cursor = self.timeline.first

    def action_last(self) -> None:
        """Go to today."""
        if self.timeline:
            self.cursor = self.timeline.today

    def action_open(self) -> None:
        """Ask for the day under the cursor."""
        if self.cursor:
            self.post_message(self.DayChosen(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor under the mouse; a double click opens the day."""
        offset = event.get_content_offset(self)
        day = self.day_at(offset.x, offset.y) if offset else None
        if day and self.timeline and self.timeline.first <= day <= self.timeline.today:
            self.cursor = day
            if event.chain > 1:
                self.action_open()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Look at the year before."""
        event.stop()
        self.action_year(-1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Look at the year after."""
        event.stop()
        self.action_year(1)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day drawn at a cell of the content, None between days."""
        if not self._sheets:
            return None
        number, row = divmod(y, self._step)
        return self._sheets[number].day_at(x, row) if number < len(self._sheets) else None

    # What changes the picture

    def validate_cursor(self, cursor: date | None) -> date | None:
        """Keep the cursor on the timeline."""
        if cursor is None or self.timeline is None:
            return cursor
        return min(max(cursor, self.timeline.first), self.timeline.today)

    def watch_timeline(self, timeline: Timeline | None) -> None:
        """Draw a changed journal; the cursor begins on its last day."""
        if timeline:
            self.cursor = self.cursor or timeline.today
        self._redraw()

    def watch_cursor(self, cursor: date | None) -> None:
        """Bring the cursor into view; what is drawn already stays."""
        if cursor and not any(sheet.cell_of(cursor) for sheet in self._sheets[-1:]):
            self._redraw()
        self._say()

    def _redraw(self) -> None:
        super()._redraw()
        self._sheets = []
        if self.timeline and self.cursor and self.size:
            width, height = self.size
            last = YearSheet(self.cursor.year, width, height, self._week_starts, self.cursor)
            self._sheets = [
                YearSheet(year, width, height, self._week_starts, self.cursor)
                for year in years_shown(self.timeline, self.cursor.year, height, last.rows)
            ]
        self._say()

    def _say(self) -> None:
        """Put the year and how it leaned into the border, and the read-out of the day."""
        self.border_title, self.border_subtitle = TITLE, None
        if self.timeline and self.cursor:
            room = self.outer_size.width - CORNERS
            title = f"{TITLE} · {self.cursor.year:04}"
            year = year_of(self.cursor)
            period = Period(year.first, min(year.last, self.timeline.today))
            heading = short_heading(self.timeline, period, room - len(title) - LEAST_RULE)
            self.border_title, _ = headed(self, title, heading)
            self.border_subtitle = read_out(self.timeline, self.cursor, room)

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Return a row of the picture; the cell of the cursor has its colours swapped."""
        strip, place = super().render_line(y), self._place()
        if place is None or place[1] != y:
            return strip
        at = place[0]
        before, under_cursor, after = strip.divide([at, at + 1, strip.cell_length])
        return Strip.join([before, under_cursor.apply_style(_REVERSED), after])

    @property
    def _step(self) -> int:
        """The rows from a year to the next: a blank one between them where there is room."""
        rows, count = self._sheets[0].rows, len(self._sheets)
        return rows + (count * (rows + 1) - 1 <= self.size.height)

    def _place(self) -> tuple[int, int] | None:
        place = self._sheets[-1].cell_of(self.cursor) if self._sheets and self.cursor else None
        return place and (place[0], place[1] + (len(self._sheets) - 1) * self._step)

    def _rows(self) -> Iterator[Strip]:
        if self.timeline is None:
            return
        for number, sheet in enumerate(self._sheets):
            if number:
                yield from [self._blank] * (self._step - sheet.rows)
            drawn = draw_year(self.timeline, sheet, glyphs=self._glyphs)
            yield from self._styles.rows(drawn, self.size.width)
