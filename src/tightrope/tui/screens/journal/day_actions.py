"""The actions of the keys that move through time, keys.TIME, and of calendar and chart."""

from datetime import date
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
        self.jump(lambda: self.model.show_day(self.model.today))

    def action_ask_day(self) -> None:
        """Ask for a date and turn to it."""

        def go(day: date) -> None:
            self.jump(lambda: self.model.show_day(day))

        ask_date(self, self.model.today, self.settings.date_order, go)

    def action_written_day(self, days: int) -> None:
        """Go to the written day after the one in view, or before it where `days` is below 0."""
        self.jump(lambda: self.model.show_written_day(later=days > 0))

    def action_place(self, steps: int) -> None:
        """Go back to where one was before the last jump, or forward again."""
        self.run(lambda: "")  # the day in view is the one that was selected a moment ago
        turn = self.places.forward if steps > 0 else self.places.back
        place = turn(self.place)
        if place is None:
            way = "on from" if steps > 0 else "back to"
            show_message(self, f"There is no place to go {way}.")
        else:
            self.run(lambda: self.model.show_day(*place))

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
