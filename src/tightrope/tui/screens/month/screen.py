"""A month as one page: leafing, jumping to its days, and the person's own note."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Static

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period, month_of
from tightrope.domain.day_ranges import days_in_period
from tightrope.domain.review import Review, review_along
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import THE_END, DayModel
from tightrope.tui.note_editing import KEPT_BOTH, NoteSession
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.screens.dialogs import ask_month
from tightrope.tui.screens.month.view import MonthView
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.chart.months import MonthsPane
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.month_note import MonthNotePane
from tightrope.tui.widgets.status_line import StatusLine

# As on the main screen: well within the two seconds promised.
SAVES_AFTER = 1.0
LOOKS_EVERY = 1.0

_STYLES = asset("styles", "month.tcss")
_NOTHING_TO_TAKE_BACK = "There is nothing to take back in this note."
_LEAST = Size(40, 12)


class MonthScreen(Screen[date | None]):
    """The month of the day in view; answers with the day that is to be opened.

    It can be pushed again after `begin`. Whoever looks elsewhere changes the desk, and the page
    follows it.
    """

    AUTO_FOCUS = "CalendarPane"
    CSS_PATH: ClassVar[CSSPathType | None] = _STYLES
    ACTS = (keys.MONTH,)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.MONTH)]

    def __init__(self, desk: DayModel, settings: Settings, size: Size) -> None:
        super().__init__()
        self._desk = desk
        self._settings = settings
        self._page = MonthView(settings, size)
        self._key_line = StatusLine()
        self._calendar = self._page.calendar
        self._course: BalanceCourse | None = None
        self._tide = desk.tide
        self._noting = NoteSession(desk.journal, desk.day.replace(day=1))
        self._review: Review | None = None
        # One comes back to the page as it was, or leafs back.
        self._reviewed = lru_cache(maxsize=2)(review_along)
        self._saving: Timer | None = None
        self._looking: Timer | None = None
        self._theme = ""

    def compose(self) -> ComposeResult:
        """Lay out the page above the line of keys."""
        yield self._page
        yield self._key_line
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def begin(self, line: Sequence[float | None]) -> None:
        """Turn to the month of the day in view; `line` is the running balance up to today."""
        self._take_course(line)
        self._calendar.day = self._desk.day
        self._noting = NoteSession(self._desk.journal, self._desk.day.replace(day=1))
        self._review = None
        if self.is_mounted:
            self._arrange(self.app.size)
            self.set_focus(self._calendar)
            self._show_all()

    def on_mount(self) -> None:
        """Show the month."""
        self._theme = self.app.theme
        self._arrange(self.app.size)
        self._show_all()
        self._show_keys()
        self._looking = self.set_interval(LOOKS_EVERY, self._look_again)

    # What is shown

    def _take_course(self, line: Sequence[float | None] | None = None) -> None:
        """Work out what all months have in common, once for each change."""
        desk, settings = self._desk, self._settings
        if self._course is None or (self._tide, self._course.today) != (desk.tide, desk.today):
            self._tide = desk.tide
            self._course = BalanceCourse.of(
                desk.days.values(),
                desk.today,
                half_life=settings.half_life,
                turn=settings.turn,
                line=line,
            )

    def _show_all(self) -> None:
        run_or_show_error(self, self._show)
        self._page.show_note(self._noting)

    def _show(self) -> str:
        """Work out and draw the month in view."""
        assert self._course
        day = self._calendar.day
        tags = self._desk.journal.review.tags(day)
        month, note = day.replace(day=1), self._noting.text
        self._review = self._reviewed(self._course, month, tags=tags, note=note)
        year = Period(self._review.strip[0][0].first, self._review.month.last)
        self._page.show(
            self._review, {each.date: each for each in days_in_period(self._course.written, year)}
        )
        return ""

    def _show_keys(self) -> None:
        group = keys.MONTH_NOTE if self._is_writing else keys.MONTH
        self._key_line.keys = keys.line((group, keys.ANYWHERE), self._settings.keys)

    @property
    def _is_writing(self) -> bool:
        return isinstance(self.focused, Editor)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        self._page.fit(size)
        self.set_class(size.width < _LEAST.width or size.height < _LEAST.height, "-tiny")

    # Which month

    def action_leaf(self, months: int) -> None:
        """Go on by months, or back where that is below 0."""
        self._calendar.action_month(months)
        self._follow()

    def action_day(self, days: int) -> None:
        """Go on by days, or back where that is below 0."""
        self._calendar.step(days)
        self._follow()

    def action_this_month(self) -> None:
        """Go back to today."""
        self._go(self._desk.today)

    def action_go_to(self) -> None:
        """Ask for a month and turn to it."""
        ask_month(self, self._desk.today, self._settings.date_order, self._go_to_month)

    @on(MonthsPane.MonthPicked)
    def _pick_month(self, event: MonthsPane.MonthPicked) -> None:
        self._go_to_month(event.day)

    def _go_to_month(self, first: date) -> None:
        today = self._desk.today
        self._go(today if today in month_of(first) else first)

    def _go(self, day: date) -> None:
        self._calendar.day = day
        self._follow()

    def _follow(self) -> None:
        """Show the month that the calendar went to; where the note cannot be kept, stay with it."""
        month = self._calendar.day.replace(day=1)
        if month == self._noting.month:
            if self._review:
                self._page.tell_day(self._review)
        elif not self.finish():
            self._calendar.day = self._noting.month
        elif run_or_show_error(self, lambda: self._open_note(month)):
            self._show_all()

    @on(CalendarPane.DayPicked)
    def _pick_day(self, event: CalendarPane.DayPicked) -> None:
        self._follow()
        if event.to_open:
            self.action_open()

    @on(CalendarPane.EndReached)
    def _say_the_end(self) -> None:
        show_message(self, THE_END)

    def _look_again(self) -> None:
        """Show what was changed elsewhere, and a new day."""
        before = self._course
        self._take_course()
        if self._course is before:
            return

        def look() -> str:
            self._noting.put(self._page.note.text)
            if self._noting.is_kept:
                self._noting.read()
                self._page.show_note(self._noting)
            return self._show()

        run_or_show_error(self, look)

    # The note

    def action_note(self) -> None:
        """Put the cursor into the note."""
        # At once, so that what is typed behind the key goes there.
        self.set_focus(self._page.note)

    @on(MonthNotePane.Done)
    def _leave_note(self) -> None:
        self.set_focus(self._calendar)

    def on_descendant_focus(self) -> None:
        """Keep the note when the cursor leaves it; what is written next is a step of its own."""
        self._show_keys()
        if not self._is_writing and self.finish():
            run_or_show_error(self, lambda: self._open_note(self._noting.month))
            # What another window saved over it must not be lost to what still stands here.
            self._page.note.show(self._noting.text)

    def _open_note(self, month: date) -> str:
        self._noting = NoteSession(self._desk.journal, month)
        return ""

    @on(Editor.Edited)
    def _save_soon(self) -> None:
        if self._saving is None:
            self._saving = self.set_timer(SAVES_AFTER, self.finish)

    def finish(self) -> bool:
        """Save the note and return whether that could be done; else its words stay here."""
        if self._saving:
            self._saving.stop()
        self._saving = None
        # Before anything is shown, nothing is written.
        return self._review is None or run_or_show_error(self, self._keep)

    def _keep(self) -> str:
        self._noting.put(self._page.note.text)
        if self._noting.is_kept:
            return ""
        has_met = self._noting.keep()
        self._page.show_note(self._noting, f"saved {self._desk.journal.now().time:%H:%M}")
        return KEPT_BOTH if has_met else ""

    def action_undo(self) -> None:
        """Take back the last change of the note."""

        def take_back() -> str:
            has_changed = self._noting.take_back()
            self._page.show_note(self._noting)
            return "" if has_changed else _NOTHING_TO_TAKE_BACK

        self._after_saving(lambda: run_or_show_error(self, take_back))

    def action_export(self) -> None:
        """Ask for a file and write the page into it."""
        from tightrope.tui.screens.month.export import ask_page  # noqa: PLC0415 - when wanted

        self._after_saving(self._bring_note_along)
        if self._review:
            ask_page(self, self._desk.journal, self._review, self._settings)

    def _bring_note_along(self) -> None:
        if self._review:
            self._review = self._review._replace(note=self._noting.text)

    # Leaving

    def on_screen_suspend(self) -> None:
        """Save before anything else takes the screen."""
        self.finish()
        if self._looking:
            self._looking.pause()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look again while the page is in front."""
        # What is off the stack misses a change of theme, and nothing else.
        event.refresh_styles = self._theme != self.app.theme
        self._theme = self.app.theme
        if self._looking:
            self._look_again()
            self._looking.resume()

    def action_open(self) -> None:
        """Open the day in the journal."""
        self._after_saving(lambda: self.dismiss(self._calendar.day))

    def action_close(self) -> None:
        """Go back to where one was."""
        self._after_saving(lambda: self.dismiss(None))

    def _after_saving(self, act: Callable[[], object]) -> None:
        if self.finish():
            act()

    def action_read(self, pages: int) -> None:
        """Scroll what does not fit on or back."""
        self._page.turn(pages)
