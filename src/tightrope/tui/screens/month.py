"""A month as one page: its days, what they come to, twelve months beside it, and a note."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Static

from tightrope.assets import asset
from tightrope.domain.course import Course
from tightrope.domain.period import Period
from tightrope.domain.review import Review, review_along
from tightrope.domain.spans import month_of
from tightrope.review.words import as_of, day_line, month_name
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.desk import THE_END, Desk
from tightrope.tui.noting import KEPT_BOTH, Noting
from tightrope.tui.screens.questions import ask_month
from tightrope.tui.speaking import attempt, tell
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.editor import Editor
from tightrope.tui.widgets.key_line import KeyLine
from tightrope.tui.widgets.month_figures import MonthFigures
from tightrope.tui.widgets.month_note import MonthNotePane
from tightrope.tui.widgets.strip import StripPane

# As on the main screen: well within the two seconds promised.
SAVES_AFTER = 1.0
LOOKS_EVERY = 1.0

_PLACEHOLDER = "A few lines about this month. They vote for no day."
_NOTHING_TO_TAKE_BACK = "There is nothing to take back in this note."
_LEAST = Size(40, 12)
_FOR_TWO_COLUMNS = Size(76, 22)
_ROOMY, _HIGH = 28, 40
_WIDE = 140


class MonthScreen(Screen[date | None]):
    """The month of a day; answers with the day that is to be opened.

    Whoever looks elsewhere changes the desk, and the page follows it.
    """

    AUTO_FOCUS = "CalendarPane"
    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "month.tcss")
    ACTS = (keys.MONTH,)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.MONTH)]

    def __init__(self, desk: Desk, course: Course, settings: Settings, size: Size) -> None:
        super().__init__()
        self._desk = desk
        self._tide = desk.tide
        self._course = course
        self._settings = settings
        self._noting = Noting(desk.journal, desk.day.replace(day=1))
        self._review: Review | None = None
        self._saving: Timer | None = None
        self._arrange(size)

    def compose(self) -> ComposeResult:
        """Lay out the page above the line of keys."""
        ascii_only, week_starts = self._settings.ascii, self._settings.week_starts
        with VerticalScroll(id="sheet", can_focus=False):
            yield CalendarPane(week_starts=week_starts, ascii=ascii_only)
            yield MonthFigures()
            yield StripPane(ascii=ascii_only)
            yield MonthNotePane(placeholder=_PLACEHOLDER)
        yield KeyLine()
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def on_mount(self) -> None:
        """Show the month of the day in view."""
        self._calendar.day = self._desk.day
        self._strip.border_title = "Twelve months"
        attempt(self, self._show)
        self._show_note()
        self._show_keys()
        self.set_interval(LOOKS_EVERY, self._look_again)

    @property
    def _calendar(self) -> CalendarPane:
        return self.query_one(CalendarPane)

    @property
    def _strip(self) -> StripPane:
        return self.query_one(StripPane)

    @property
    def _note(self) -> MonthNotePane:
        return self.query_one(MonthNotePane)

    @property
    def _month(self) -> Period:
        return month_of(self._calendar.day)

    # What is shown

    def _show(self) -> str:
        """Work out and draw the month in view."""
        journal, calendar = self._desk.journal, self._calendar
        review = review_along(
            self._course,
            calendar.day,
            tags=journal.tags_of(calendar.day),
            note=self._noting.text,
        )
        self._review = review
        calendar.today, calendar.days = review.today, review.days
        self._strip.months = review.strip
        self._tell_day()
        return ""

    def _tell_day(self) -> None:
        if self._review:
            day = day_line(self._review, self._calendar.day)
            heading = as_of(self._review) or "The month"
            self.query_one(MonthFigures).show(self._review, heading, day)

    def _show_note(self) -> None:
        self._note.show(self._noting.text)
        self._note.border_title = f"Your note for {month_name(self._noting.month)}"
        self._note.border_subtitle = ""

    def _show_keys(self) -> None:
        group = keys.MONTH_NOTE if self._is_writing else keys.MONTH
        self.query_one(KeyLine).keys = keys.line((group, keys.ANYWHERE), self._settings.keys)

    @property
    def _is_writing(self) -> bool:
        return isinstance(self.focused, Editor)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        """Take one page where it fits, and else the same in one column that scrolls."""
        width, height = size
        is_page = width >= _FOR_TWO_COLUMNS.width and height >= _FOR_TWO_COLUMNS.height
        for name, holds in {
            "-tiny": width < _LEAST.width or height < _LEAST.height,
            "-page": is_page,
            "-column": not is_page,
            "-roomy": is_page and height >= _ROOMY,
            "-high": is_page and height >= _HIGH,
            "-wide": is_page and width >= _WIDE,
        }.items():
            self.set_class(holds, name)

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

    @on(StripPane.MonthPicked)
    def _pick_month(self, event: StripPane.MonthPicked) -> None:
        self._go_to_month(event.day)

    def _go_to_month(self, day: date) -> None:
        today = self._desk.today
        self._go(today if today in month_of(day) else day.replace(day=1))

    def _go(self, day: date) -> None:
        self._calendar.day = day
        self._follow()

    def _follow(self) -> None:
        """Show the month that the calendar went to; where the note cannot be kept, stay with it."""
        month = self._month.first
        if month == self._noting.month:
            self._tell_day()
        elif not self.finish():
            self._calendar.day = self._noting.month
        elif attempt(self, lambda: self._open_note(month)):
            attempt(self, self._show)
            self._show_note()

    @on(CalendarPane.DayPicked)
    def _pick_day(self, event: CalendarPane.DayPicked) -> None:
        self._follow()
        if event.to_open:
            self.action_open()

    @on(CalendarPane.EndReached)
    def _say_the_end(self) -> None:
        tell(self, THE_END)

    def _look_again(self) -> None:
        """Show what was changed elsewhere, and a new day."""
        if (self._tide, self._course.today) == (self._desk.tide, self._desk.today):
            return
        self._tide = self._desk.tide
        self._course = Course.of(
            self._desk.days.values(),
            self._desk.today,
            half_life=self._settings.half_life,
            turn=self._settings.turn,
        )

        def look() -> str:
            self._noting.put(self._note.text)
            if self._noting.is_kept:
                self._noting.read()
                self._show_note()
            return self._show()

        attempt(self, look)

    # The note

    def action_note(self) -> None:
        """Put the cursor into the note."""
        # At once, so that what is typed behind the key goes there.
        self.set_focus(self._note)

    @on(MonthNotePane.Done)
    def _leave_note(self) -> None:
        self.set_focus(self._calendar)

    def on_descendant_focus(self) -> None:
        """Keep the note when the cursor leaves it; what is written next is a step of its own."""
        self._show_keys()
        if not self._is_writing and self.finish():
            attempt(self, lambda: self._open_note(self._noting.month))

    def _open_note(self, month: date) -> str:
        self._noting = Noting(self._desk.journal, month)
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
        return not self.is_mounted or attempt(self, self._keep)

    def _keep(self) -> str:
        self._noting.put(self._note.text)
        if self._noting.is_kept:
            return ""
        has_met = self._noting.keep()
        self._note.show(self._noting.text)
        self._note.border_subtitle = f"saved {self._desk.journal.now().time:%H:%M}"
        return KEPT_BOTH if has_met else ""

    def action_undo(self) -> None:
        """Take back the last change of the note."""

        def take_back() -> str:
            has_changed = self._noting.take_back()
            self._show_note()
            return "" if has_changed else _NOTHING_TO_TAKE_BACK

        self._with_note(take_back)

    def _with_note(self, act: Callable[[], str]) -> None:
        if self.finish():
            attempt(self, act)

    def on_screen_suspend(self) -> None:
        """Save before anything else takes the screen."""
        self.finish()

    # Leaving

    def action_open(self) -> None:
        """Open the day in the journal."""
        if self.finish():
            self.dismiss(self._calendar.day)

    def action_close(self) -> None:
        """Go back to where one was."""
        if self.finish():
            self.dismiss(None)

    def action_read(self, pages: int) -> None:
        """Scroll what does not fit on or back."""
        for part in (self.query_one("#sheet", VerticalScroll), self.query_one(MonthFigures)):
            if part.max_scroll_y:
                part.scroll_relative(y=pages * max(1, part.size.height - 2), animate=False)
