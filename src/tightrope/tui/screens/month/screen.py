"""A month as one page: its figures worked out, drawn, and drawn anew when they change."""

from datetime import date
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.timer import Timer
from textual.types import CSSPathType
from textual.widgets import Static

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period
from tightrope.domain.day import days_in_period
from tightrope.domain.review import Review, review_along
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.month.day_actions import MonthActions
from tightrope.tui.screens.month.view import MonthView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.talk_pane import TalkPane

LOOKS_EVERY = 1.0
"""Seconds between two looks for a change of the model."""

_STYLES = asset("styles", "month.tcss")
_LEAST = Size(40, 12)


class MonthScreen(MonthActions):
    """The month of the day in view; answers with the day that is to be opened.

    It can be pushed again after `begin`. The main screen reads again what is changed elsewhere, and
    the page follows the model.
    """

    AUTO_FOCUS = "CalendarPane"
    CSS_PATH: ClassVar[CSSPathType | None] = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.MONTH)]

    def __init__(self, model: DayModel, settings: Settings, size: Size) -> None:
        super().__init__(model, settings, MonthView(settings, size))
        self._key_line = StatusLine()
        self._course: BalanceCourse | None = None
        self._marks_revision = model.marks_revision
        self._review: Review | None = None
        # One comes back to the page as it was, or leafs back.
        self._reviewed = lru_cache(maxsize=2)(review_along)
        self._watching: Timer | None = None
        self._last_theme = ""

    def compose(self) -> ComposeResult:
        """Lay out the page above the line of keys."""
        yield self.view
        yield self._key_line
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def begin(self, course: BalanceCourse) -> None:
        """Turn to the month of the day in view; `course` is that of the whole journal today."""
        self._update_course(course)
        self.view.calendar.day = self.model.day
        self.start_session(self.model.day.replace(day=1))
        self._review = None
        if self.is_mounted:
            self._arrange(self.app.size)
            self.set_focus(self.view.calendar)
            self.show_month()

    def on_mount(self) -> None:
        """Show the month."""
        self._last_theme = self.app.theme
        self._arrange(self.app.size)
        self.show_month()
        self._show_keys()
        self._watching = self.set_interval(LOOKS_EVERY, self._watch)

    # What is shown

    def _update_course(self, known: BalanceCourse | None = None) -> bool:
        """Work out what all months have in common, and return whether it has changed."""
        model, settings, course = self.model, self.settings, self._course
        if course and (self._marks_revision, course.today) == (model.marks_revision, model.today):
            return False
        self._marks_revision = model.marks_revision
        self._course = known or BalanceCourse.of(
            model.days.values(), model.today, half_life=settings.half_life
        )
        return True

    def show_month(self) -> None:
        """Draw the month that the calendar is on, and its note."""
        run_or_show_error(self, self._show_review)
        self.show_note()

    def show_day(self) -> None:
        """Say what the day of the calendar was."""
        if self._review:
            self.view.tell_day(self._review)

    def _show_review(self) -> str:
        """Work out and draw the month that the calendar is on."""
        if self._course is None:
            return ""
        day: date = self.view.calendar.day
        tag_days = self.model.journal.review.tag_days(day)
        month, note = day.replace(day=1), self.session.text
        review = self._reviewed(self._course, month, tag_days=tag_days, note=note)
        journal = self.model.journal
        self._review = review.with_shared(journal.talk.open_items(), journal.aims.all())
        year = Period(self._review.strip[0][0].first, self._review.month.last)
        written = days_in_period(self._course.written, year)
        self.view.show(self._review, {each.date: each for each in written})
        self.show_talk(self._review.talk)
        return ""

    def _watch(self) -> None:
        """Show what was changed elsewhere, and a new day."""
        if self._update_course():
            run_or_show_error(self, self._read_again)

    def _read_again(self) -> str:
        self.session.update_text(self.view.note.text)
        if self.session.is_saved:
            self.session.reload()
            self.show_note()
        return self._show_review()

    def _show_keys(self) -> None:
        group: tuple[keys.Key, ...] = keys.MONTH_NOTE if self.is_writing else keys.MONTH
        if isinstance(self.focused, TalkPane):
            group = keys.TALK
        self._key_line.keys = keys.line((group, keys.ANYWHERE), self.settings.keys)

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the page."""
        return [(keys.MONTH, self)]

    def on_descendant_focus(self) -> None:
        """Show the keys of what has them now."""
        self._show_keys()

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        self.view.fit(size)
        self.set_class(size.width < _LEAST.width or size.height < _LEAST.height, "-tiny")

    def action_read(self, pages: int) -> None:
        """Scroll what does not fit on or back."""
        self.view.turn(pages)

    def action_export(self) -> None:
        """Ask for a file and write the page, with the note as it is now, into it."""
        from tightrope.tui.screens.month.export import ask_page  # noqa: PLC0415 - when wanted

        is_saved = self.save_before_leaving()
        if self._review:
            if is_saved:
                self._review = self._review._replace(note=self.session.text)
            ask_page(self, self.model.journal, self._review, self.settings)

    # Covered by another screen, and in front again

    def on_screen_suspend(self) -> None:
        """Save before anything else takes the screen."""
        self.save_before_leaving()
        if self._watching:
            self._watching.pause()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Look again while the page is in front."""
        # What is off the stack misses a change of theme, and nothing else.
        event.refresh_styles = self._last_theme != self.app.theme
        self._last_theme = self.app.theme
        if self._watching:
            self._watch()
            self._watching.resume()
