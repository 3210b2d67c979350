"""The day of the month screen: leafing, jumping, and going to the journal."""

from collections.abc import Callable
from datetime import date

from textual import on

from tightrope.domain.calendar import month_of
from tightrope.tui.day_model import THE_END
from tightrope.tui.entry_changes import UndoAnswer, UndoSteps
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.screens.dialogs import ask_month
from tightrope.tui.screens.month.talk_actions import TalkActions
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.chart.months import MonthsPane


class MonthActions(TalkActions):
    """Which day the calendar is on; a month is left only where its note could be saved."""

    def show_day(self) -> None:
        """Show what there is to say about the day that the calendar is on."""
        raise NotImplementedError

    def action_leaf(self, months: int) -> None:
        """Go on by months, or back where that is below 0."""
        self.view.calendar.action_month(months)
        self._follow_calendar()

    def action_step_days(self, days: int) -> None:
        """Go on by days, or back where that is below 0."""
        self.view.calendar.step(days)
        self._follow_calendar()

    def action_show_today(self) -> None:
        """Go back to today."""
        self._go_to(self.model.today)

    def action_ask_month(self) -> None:
        """Ask for a month and turn to it."""
        ask_month(self, self.model.today, self.settings.date_order, self._go_to_month)

    def action_undo(self) -> None:
        """Take back the last change of the journal, be it of a note or an entry, and go there."""
        self._take(UndoSteps(self.model).take_back)

    def action_redo(self) -> None:
        """Do again what was taken back, and go there."""
        self._take(UndoSteps(self.model).do_again)

    def _take(self, act: Callable[[], UndoAnswer]) -> None:
        def take() -> str:
            answer = act()
            if answer.day and answer.day.replace(day=1) != self.session.month:
                self.view.calendar.day = answer.day
            if answer.day:
                self.start_session(self.view.calendar.day.replace(day=1))
                self.show_month()
            return answer.sentence

        self.after_saving(lambda: run_or_show_error(self, take))

    def action_open_day(self) -> None:
        """Open the day in the journal."""
        self.after_saving(lambda: self.dismiss(self.view.calendar.day))

    def action_close(self) -> None:
        """Go back to where one was."""
        self.after_saving(lambda: self.dismiss(None))

    def _go_to_month(self, first: date) -> None:
        today = self.model.today
        self._go_to(today if today in month_of(first) else first)

    def _go_to(self, day: date) -> None:
        self.view.calendar.day = day
        self._follow_calendar()

    def _follow_calendar(self) -> None:
        """Show where the calendar went; where the note cannot be saved, stay with it."""
        month = self.view.calendar.day.replace(day=1)
        if month == self.session.month:
            self.show_day()
        elif not self.save_before_leaving():
            self.view.calendar.day = self.session.month
        elif self.open_note(month):
            self.show_month()

    @on(MonthsPane.MonthPicked)
    def _pick_month(self, event: MonthsPane.MonthPicked) -> None:
        self._go_to_month(event.day)

    @on(CalendarPane.DayPicked)
    def _pick_day(self, event: CalendarPane.DayPicked) -> None:
        self._follow_calendar()
        if event.to_open:
            self.action_open_day()

    @on(CalendarPane.EndReached)
    def _say_the_end(self) -> None:
        show_message(self, THE_END)
