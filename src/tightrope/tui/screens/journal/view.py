"""The panes of the main screen, and how the model is drawn in them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from tightrope.domain.formatting import count_text, day_text, long_day_text, short_day_text
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.editing import EditSession
from tightrope.tui.question_source import QuestionSource
from tightrope.tui.screens.journal.welcome import welcome_text
from tightrope.tui.terminal import terminal_colours
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.entry_view import EntryView
from tightrope.tui.widgets.header import Header

if TYPE_CHECKING:
    from tightrope.domain.talk import Talk
    from tightrope.tui.widgets.chart.timeline import ChartPane

_NOTHING_YET = "*Nothing written on this day.*\n\n**{new}** starts an entry."
_TO_COME = "*This day has not come yet.*"


class MainView(Container):
    """Calendar, day and chart; on a small terminal the one that has the focus.

    `show` draws the model; `apply_pending_selection` tells the model what was chosen here since.
    """

    ORDER: ClassVar[tuple[str, ...]] = ("entries", "calendar", "chart")

    def __init__(self, settings: Settings, name: str, questions: QuestionSource) -> None:
        super().__init__(id="panes")
        self._name_of_journal = name
        self._settings = settings
        self.questions = questions
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
                yield Static(id="welcome", markup=False)
                yield EntryList(ascii=ascii_only, id="entries")
                yield EntryView(self._settings.keys, ascii=ascii_only, id="page")
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
            self._chart = ChartPane(
                terminal=lambda: terminal_colours(self.app),
                ascii=ascii_only,
                week_starts=week_starts,
                id="chart",
            )
            self.query_one("#tide").mount(self._chart, before="#hints")
        return self._chart

    def show(self, model: DayModel) -> None:
        """Draw the day in view, its entries and the open one."""
        self._show_day(model)
        page = self.query_one(EntryView)
        if model.session is None:
            page.show(model.selected, empty=self._empty(model), talk=_talk_of(model))
        elif model.session is not self._session:
            # Only then: what stands in the editor afterwards is newer than the model has it.
            page.write(model.session.fields)
        if model.session:
            page.prompt(self.questions.question(model.session.fields.day))
        self._session = model.session
        calendar = self.query_one(CalendarPane)
        calendar.day, calendar.today, calendar.days = model.day, model.today, dict(model.days)
        calendar.since = model.first_written
        self._point_at(model.day)

    def apply_pending_selection(self, model: DayModel) -> str:
        """Bring the day or entry into view that was moved to here, before its message comes.

        Keys may come faster than messages go round; each acts on what the one before it chose.
        """
        calendar, chart = self.query_one(CalendarPane), self._chart
        if calendar.day != model.day:
            return model.show_day(calendar.day)
        if chart and chart.cursor not in {None, self._pointed}:
            return model.show_day(chart.cursor or model.day)
        if chosen := self.query_one(EntryList).chosen:
            model.select(chosen)
        return ""

    def _point_at(self, day: date) -> None:
        if self._chart and self._chart.timeline:
            self._chart.cursor = day
            # The chart keeps its cursor within its days.
            self._pointed = self._chart.cursor

    def _empty(self, model: DayModel) -> str:
        if model.day > model.today:
            return _TO_COME
        return _NOTHING_YET.format(new=keys.press_of("entry.new", self._settings.keys))

    def _show_day(self, model: DayModel) -> None:
        today = model.today
        dates = (f"{today:%A} {long_day_text(today)}", day_text(today), short_day_text(today))
        self.query_one(Header).dates = dates
        self._show_welcome(model)
        entries = self.query_one(EntryList)
        entries.border_title = "Today" if model.day == model.today else day_text(model.day)
        count, selected = len(model.entries), len(model.selection)
        numbers = [count_text(count, "entry", "entries")] if count else []
        numbers += [f"{selected} selected"] if selected else []
        entries.border_subtitle = " · ".join(numbers)
        to_talk_about = {entry for entry, talk in model.talks.items() if talk.is_open}
        entries.show(
            model.entries,
            model.selected.id if model.selected else None,
            selected=model.selection,
            to_talk_about=to_talk_about,
        )

    def _show_welcome(self, model: DayModel) -> None:
        """Show it in an empty journal, and until the first entry is left: it would move."""
        is_first = model.session is not None and model.session is self._session
        if is_first and self.has_class("-first-start"):
            return
        is_empty = not model.days and not model.entries
        self.set_class(is_empty, "-first-start")
        if is_empty:
            encrypted = model.journal.key is not None
            keymap, is_ascii = self._settings.keys, self._settings.ascii
            welcome = welcome_text(keymap, encrypted=encrypted, ascii=is_ascii)
            self.query_one("#welcome", Static).update(welcome)

    def show_chart(self, model: DayModel) -> None:
        """Draw the chart anew where a mark or need has changed since it was drawn, or the day."""
        from tightrope.chart.timeline import Timeline  # noqa: PLC0415 - as the chart itself

        chart = self.chart
        if (
            self._tide_drawn == model.marks_revision
            and chart.timeline
            and chart.timeline.today == model.today
        ):
            return
        self._tide_drawn = model.marks_revision
        chart.timeline = Timeline.of(model.days.values(), model.today, self._settings.half_life)
        self._point_at(model.day)

    def show_saved_time(self, model: DayModel) -> None:
        """Show the marks and tags of what is being written, and when it was saved."""
        if model.session:
            saved = f"saved {model.saved_at:%H:%M}" if model.saved_at else ""
            self.query_one(EntryView).describe(model.session.fields, saved, _talk_of(model))

    def focus_pane(self, pane: str) -> None:
        """Bring a pane to the front and give it the keys: one of ORDER, or "editor"."""
        # At once: what is typed behind the key that came here must find the pane in front.
        page, chart = self.query_one(EntryView), self.chart if pane == "chart" else None
        self.screen.set_focus(
            page.editor if pane == "editor" else chart or self.query_one(f"#{pane}")
        )

    def focused_pane(self) -> str:
        """Return which pane of ORDER has the keys."""
        focused = self.screen.focused
        if focused is None or focused.id not in self.ORDER:
            return "entries"
        return str(focused.id)

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Offer the rest of the tag that is being written, of these, the first that fits."""
        self.query_one(EntryView).editor.offer_tags(tags)

    @property
    def editor_text(self) -> str:
        """What stands in the editor."""
        return self.query_one(EntryView).editor.text


def _talk_of(model: DayModel) -> "Talk | None":
    """Return what stands on the list of what to talk about of the entry that is open."""
    entry = model.session.entry if model.session else model.selected
    return model.talks.get(entry.id) if entry else None
