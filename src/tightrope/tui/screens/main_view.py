"""The panes of the main screen, and how what lies on the desk is shown in them."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from tightrope.domain.formatting import count_text, day_text
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.entry_editing import EditSession
from tightrope.tui.question_source import QuestionSource
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.entry_view import EntryView
from tightrope.tui.widgets.header import Header

if TYPE_CHECKING:
    from tightrope.tui.widgets.chart.timeline import ChartPane

_NOTHING_YET = "*Nothing written on this day.*\n\n**{new}** starts an entry."
_TO_COME = "*This day has not come yet.*"


class MainView(Container):
    """Calendar, day and chart; on a small terminal the one that has the focus.

    `show` draws what lies on the desk; `settle` tells the desk what was chosen here since.
    """

    ORDER: ClassVar[tuple[str, ...]] = ("entries", "calendar", "chart")

    def __init__(
        self, settings: Settings, name: str, welcome: str, prompting: QuestionSource
    ) -> None:
        super().__init__(id="panes")
        self._name_of_journal = name
        self._settings = settings
        self._welcome = welcome
        self.prompting = prompting
        self._tide_drawn = -1
        self._session: EditSession | None = None
        self._pointed: date | None = None
        self._chart: ChartPane | None = None

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        ascii_only, week_starts = self._settings.ascii, self._settings.week_starts
        yield Header(self._name_of_journal)
        with Horizontal(id="upper"):
            yield CalendarPane(week_starts=week_starts, ascii=ascii_only, id="calendar")
            with Vertical(id="day"):
                yield Static(self._welcome, id="welcome", markup=False)
                yield EntryList(ascii=ascii_only, id="entries")
                yield EntryView(ascii=ascii_only, id="page")
        with Horizontal(id="tide"):
            yield Static(self._hints, id="hints", markup=False)

    @property
    def _hints(self) -> str:
        """Where more is to be seen, for a screen that has room for one line of it."""
        named = (("view.month", "month"), ("view.chart", "chart"))
        return " ".join(f"{keys.press_of(key, self._settings.keys)} {name}" for key, name in named)

    @property
    def chart(self) -> "ChartPane":
        """The chart; made when it is first wanted, for the first paint does not wait for it."""
        if self._chart is None:
            from tightrope.tui.widgets.chart.timeline import ChartPane  # noqa: PLC0415 - as said above

            ascii_only, week_starts = self._settings.ascii, self._settings.week_starts
            self._chart = ChartPane(ascii=ascii_only, week_starts=week_starts, id="chart")
            self.query_one("#tide").mount(self._chart, before="#hints")
        return self._chart

    def show(self, desk: DayModel) -> None:
        """Draw the day in view, its entries and the open one."""
        self._show_day(desk)
        page = self.query_one(EntryView)
        if desk.session is None:
            page.show(desk.selected, empty=self._empty(desk))
        elif desk.session is not self._session:
            # Only then: what stands in the editor afterwards is newer than the desk.
            page.write(desk.session.page)
        if desk.session:
            page.prompt(self.prompting.question(desk.session.page.day))
        self._session = desk.session
        calendar = self.query_one(CalendarPane)
        calendar.day, calendar.today, calendar.days = desk.day, desk.today, dict(desk.days)
        calendar.since = desk.first_written
        self._point_at(desk.day)

    def settle(self, desk: DayModel) -> str:
        """Bring the day or entry into view that was moved to here, before its message comes.

        Keys may come faster than messages go round; each acts on what the one before it chose.
        """
        calendar, chart = self.query_one(CalendarPane), self._chart
        if calendar.day != desk.day:
            return desk.turn_to(calendar.day)
        if chart and chart.cursor not in {None, self._pointed}:
            return desk.turn_to(chart.cursor or desk.day)
        if chosen := self.query_one(EntryList).chosen:
            desk.choose(chosen)
        return ""

    def _point_at(self, day: date) -> None:
        if self._chart and self._chart.timeline:
            self._chart.cursor = day
            # The chart keeps its cursor within its days.
            self._pointed = self._chart.cursor

    def _empty(self, desk: DayModel) -> str:
        if desk.day > desk.today:
            return _TO_COME
        return _NOTHING_YET.format(new=keys.press_of("entry.new", self._settings.keys))

    def _show_day(self, desk: DayModel) -> None:
        self.query_one(Header).date = f"{desk.today:%A} {long_date(desk.today)}"
        self.set_class(not desk.days and not desk.entries, "-first-start")
        entries = self.query_one(EntryList)
        entries.border_title = "Today" if desk.day == desk.today else day_text(desk.day)
        count = len(desk.entries)
        entries.border_subtitle = count_text(count, "entry", "entries") if count else ""
        entries.show(desk.entries, desk.selected.id if desk.selected else None)

    def show_figures(self, desk: DayModel) -> None:
        """Draw the chart anew where a mark or need has changed since it was drawn, or the day."""
        from tightrope.chart.timeline import Timeline  # noqa: PLC0415 - as the chart itself

        chart = self.chart
        if self._tide_drawn == desk.tide and chart.timeline and chart.timeline.today == desk.today:
            return
        self._tide_drawn = desk.tide
        chart.timeline = Timeline.of(desk.days.values(), desk.today, self._settings.half_life)
        self._point_at(desk.day)

    def say_saved(self, desk: DayModel) -> None:
        """Show the marks and tags of what is being written, and when it was saved."""
        if desk.session:
            saved = f"saved {desk.saved:%H:%M}" if desk.saved else ""
            self.query_one(EntryView).describe(desk.session.page, saved)

    def focus_on(self, pane: str) -> None:
        """Bring a pane to the front and give it the keys: one of ORDER, or "editor"."""
        # At once: what is typed behind the key that came here must find the pane in front.
        page, chart = self.query_one(EntryView), self.chart if pane == "chart" else None
        self.screen.set_focus(
            page.editor if pane == "editor" else chart or self.query_one(f"#{pane}")
        )

    def front(self) -> str:
        """Return which pane of ORDER has the keys."""
        focused = self.screen.focused
        if focused is None or focused.id not in self.ORDER:
            return "entries"
        return str(focused.id)

    @property
    def written(self) -> str:
        """What stands in the editor."""
        return self.query_one(EntryView).editor.text


def long_date(day: date) -> str:
    """Return a date as the title line has it, such as "22 November 2026"."""
    return f"{day.day} {day:%B} {day.year:04}"
