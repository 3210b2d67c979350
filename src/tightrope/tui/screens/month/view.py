"""The page of a month: its parts, and how a review and a note are shown in them."""

from collections.abc import Mapping
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size

from tightrope.domain.day import Day
from tightrope.domain.review import Review
from tightrope.reports.phrases import day_line, month_title
from tightrope.reports.sections import as_of
from tightrope.settings import Settings
from tightrope.tui.note_sessions import MonthNoteSession
from tightrope.tui.terminal import TerminalColours, terminal_colours
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.chart.months import MonthsPane, MonthTide
from tightrope.tui.widgets.month_panes import MonthNotePane, MonthSummary
from tightrope.tui.widgets.talk_pane import TalkPane

_PLACEHOLDER = "A few lines about this month. They vote for no day."
_FOR_TWO_COLUMNS = Size(76, 22)
_ROOMY, _HIGH = 28, 40
_WIDE = 140


class MonthView(VerticalScroll, can_focus=False):
    """Calendar, tide, words, twelve months and the note: a page, or a column that scrolls."""

    def __init__(self, settings: Settings, size: Size) -> None:
        super().__init__()
        ascii_only = settings.ascii
        self.calendar = CalendarPane(week_starts=settings.week_starts, ascii=ascii_only)
        self.note = MonthNotePane(placeholder=_PLACEHOLDER)
        self._tide = MonthTide(terminal=self._colours, ascii=ascii_only)
        self._figures = MonthSummary()
        self.talk = TalkPane(settings.keys, ascii=ascii_only)
        self.talk.display = False
        self._words = Vertical(self._figures, self.talk, id="words")
        self._strip = MonthsPane(terminal=self._colours, ascii=ascii_only)
        self.fit(size)

    def compose(self) -> ComposeResult:
        """Lay the parts out, the most wanted first."""
        strip_and_words = (self._strip, self._words)
        # A grid is filled in the order of its parts; in a column, words come first.
        middle = strip_and_words if self.has_class("-page") else strip_and_words[::-1]
        yield from (self.calendar, self._tide, *middle, self.note)
        self._strip.border_title = "Twelve months"

    def _colours(self) -> TerminalColours:
        return terminal_colours(self.app)

    def fit(self, size: Size) -> None:
        """Take one page where it fits into this screen, and else one column."""
        width, height = size
        is_page = width >= _FOR_TWO_COLUMNS.width and height >= _FOR_TWO_COLUMNS.height
        for name, holds in {
            "-page": is_page,
            "-column": not is_page,
            "-roomy": is_page and height >= _ROOMY,
            "-high": is_page and height >= _HIGH,
            "-wide": is_page and width >= _WIDE,
        }.items():
            # Without a place it would be given all styles for nothing.
            self.set_class(holds, name, update=self.is_attached)
        if self._strip.is_attached:
            first, then = (self._strip, self._words) if is_page else (self._words, self._strip)
            # To move one costs a layout, also where nothing moves.
            if self.children.index(first) > self.children.index(then):
                self.move_child(first, before=then)

    def show(self, review: Review, days: Mapping[date, Day]) -> None:
        """Show what there is to say about a month; `days` are what a calendar may show."""
        self.calendar.today, self.calendar.days = review.today, days
        self.calendar.since = review.first_written
        self._tide.review = review
        self._strip.months = review.strip
        self._figures.show(review, f"The month {as_of(review)}".strip())
        self.tell_day(review)

    def tell_day(self, review: Review) -> None:
        """Say what the day of the calendar was."""
        self._figures.border_subtitle = day_line(review, self.calendar.day)

    def show_note(self, session: MonthNoteSession, saved: str = "") -> None:
        """Show a note as it stands, and when it was saved."""
        self.note.show(session.text)
        self.note.border_title = f"Your note for {month_title(session.month)}"
        self.note.border_subtitle = saved

    def turn(self, pages: int) -> None:
        """Scroll what does not fit on or back."""
        for part in (self, self._figures):
            if part.max_scroll_y:
                part.scroll_relative(y=pages * max(1, part.size.height - 2), animate=False)
