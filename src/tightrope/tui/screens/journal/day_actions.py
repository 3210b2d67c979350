"""The actions of the keys that move through time, keys.TIME, and of calendar and chart."""

from typing import TYPE_CHECKING

from textual import on

from tightrope.tui.day_model import THE_END
from tightrope.tui.notify import show_message
from tightrope.tui.screens.dialogs import ask_date
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.widgets.calendar import CalendarPane

if TYPE_CHECKING:
    from tightrope.tui.widgets.chart.timeline import ChartPane


class DayActions(ModelScreen):
    """Which day is in view."""

    def action_step_days(self, days: int) -> None:
        """Go on by days, or back where that is below 0."""
        self.run(lambda: self.model.step_days(days))

    def action_show_today(self) -> None:
        """Bring today into view."""
        self.run(self.model.show_today)

    def action_ask_day(self) -> None:
        """Ask for a date and turn to it."""
        ask_date(self, self.model.today, self.settings.date_order, self.show_day)

    @on(CalendarPane.DayPicked)
    def _pick_day(self, event: "CalendarPane.DayPicked | ChartPane.CursorMoved") -> None:
        if event.day != self.model.day:
            if self.model.session is None:
                self.run(lambda: "")  # which brings the day of now into view, not of the message
            else:
                self.show_day(event.day)
        if isinstance(event, CalendarPane.DayPicked) and event.to_open:
            self.view.focus_pane("entries")

    @on(CalendarPane.EndReached)
    def _say_the_end(self) -> None:
        show_message(self, THE_END)

    # Named rather than decorated: the chart is not imported before the first paint.

    def on_chart_pane_cursor_moved(self, event: "ChartPane.CursorMoved") -> None:
        """Bring the day under the chart's cursor into view."""
        self._pick_day(event)

    def on_chart_pane_day_chosen(self, event: "ChartPane.DayChosen") -> None:
        """Open the day under the chart's cursor."""
        self.go_to(event.day)
