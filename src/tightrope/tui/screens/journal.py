"""The main screen: every key goes to the desk, and what lies there is shown in the panes."""

from collections.abc import Callable, Iterator
from datetime import date
from math import inf
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import NO_ENTRY, THE_END, DayModel
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.screens.dialogs import ask_date, ask_tags
from tightrope.tui.screens.main_view import MainView
from tightrope.tui.screens.navigation import Navigator
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.entry_view import EntryView
from tightrope.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tightrope.tui.widgets.chart.timeline import ChartPane

# A keystroke is in the journal at most this many seconds later, well within the two promised.
SAVES_AFTER = 1.0
LOOKS_EVERY = 2.0
CALENDAR_DAYS = 400


class JournalScreen(Screen[None]):
    """The journal as one opens it, on today.

    `open_since` is the time, as messages carry it, since which what has the keys has had them; keys
    wait while that is never yet.
    """

    class Settled(Message):
        """All of the screen stands; `steps` make ready what may be wanted next."""

        def __init__(self, steps: Iterator[None]) -> None:
            super().__init__()
            self.steps = steps

    AUTO_FOCUS = ""
    ACTS = (keys.ENTRIES, keys.TIME, keys.VIEWS, keys.EDITOR)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.ENTRIES, keys.TIME, keys.VIEWS, keys.EDITOR, keys.LEAVING),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by Textual, and never changed
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-normal"),
        (140, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as above
        (0, "-flat"),
        (12, "-low"),
        (22, "-tall"),
        (40, "-high"),
    ]

    def __init__(self, desk: DayModel, settings: Settings, panes: MainView, size: Size) -> None:
        # The classes of this size from the start: changing them would style every widget again.
        super().__init__(classes=f"-front-entries {self._classes_of(size)}")
        self.desk = desk
        self.panes = panes
        self._settings = settings
        self._saving: Timer | None = None
        self.open_since = inf
        self._looking: Timer | None = None
        self._today = desk.today
        self.doors = Navigator(self, desk, settings, panes, act=self.act, arrive=self._arrive)

    @classmethod
    def _classes_of(cls, size: Size) -> str:
        widths = [name for least, name in cls.HORIZONTAL_BREAKPOINTS or () if size.width >= least]
        heights = [name for least, name in cls.VERTICAL_BREAKPOINTS or () if size.height >= least]
        return f"{widths[-1]} {heights[-1]}"

    def compose(self) -> ComposeResult:
        """Lay out the panes above the line of keys."""
        yield self.panes
        yield StatusLine(id="keys")
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def on_mount(self) -> None:
        """Show today; an empty journal opens with the cursor in an empty entry."""
        self.desk.look_back(CALENDAR_DAYS)
        self.desk.look()
        self.panes.show(self.desk)
        if self.desk.journal.entries.span() is not None:
            self.panes.focus_on("entries")
            self.open_since = Message().time
        self.bindings_updated_signal.subscribe(self, self._show_keys)
        self._looking = self.set_interval(LOOKS_EVERY, self._look_elsewhere)
        self.call_after_refresh(self._settle_in)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Change nothing before it can be seen, or where it cannot."""
        if action in {"write", "edit", "question"}:
            return self.is_open and not self._is_too_small
        if action == "desk":
            return self.is_open and (self._is_writing or not self._is_too_small)
        return super().check_action(action, parameters)

    @property
    def is_open(self) -> bool:
        """Whether the desk is shown, so that it can be acted on."""
        return self.open_since < inf

    @property
    def _is_too_small(self) -> bool:
        return self.has_class("-tiny") or self.has_class("-flat")

    def _settle_in(self) -> None:
        """Do after the first paint what it need not wait for."""

        def look() -> str:
            self.desk.look_everywhere()
            return ""

        if not self.is_open:
            self.action_write(0)
        self.run_or_show_error(look)
        # In one go with what was looked up: each would be laid out and painted by itself.
        self.panes.show_figures(self.desk)
        self.post_message(self.Settled(self._make_ready()))

    def _make_ready(self) -> Iterator[None]:
        """Make ready what may be wanted next, a small step at a time."""
        for page in self.query(EntryView):  # none where the person has left already
            page.furnish()
            yield
        yield from self.doors.make_ready()

    def run_or_show_error(self, act: Callable[[], str]) -> bool:
        """Do something with the desk and show what came of it; a refusal is a sentence."""
        writing = self.desk.session
        if writing:
            writing.put(self.panes.written)
        done = run_or_show_error(self, act)
        self.panes.show(self.desk)
        self.panes.say_saved(self.desk)
        if self.desk.session is not None and self.desk.session is not writing:
            self.panes.focus_on("editor")
            self.open_since = Message().time
        elif (
            writing is not None
            and self.desk.session is None
            and (self.focused is None or self._is_writing)
        ):
            self.panes.focus_on("entries")
        self.call_after_refresh(self.panes.show_figures, self.desk)
        return done

    @property
    def _is_writing(self) -> bool:
        return self.focused is not None and self.focused.id == "editor"

    def _show_keys(self, _: object = None) -> None:
        if self._is_writing:
            groups: tuple[tuple[keys.Key, ...], ...] = (keys.EDITOR,)
        elif self.panes.front() == "chart":
            groups = (keys.CHART, keys.VIEWS)
        else:
            groups = (keys.ENTRIES, keys.TIME, keys.VIEWS)
        self.query_one(StatusLine).keys = keys.line((*groups, keys.ANYWHERE), self._settings.keys)

    # Keys

    def action_desk(self, act: str, *given: str | int) -> None:
        """Do one of the desk's acts, as the key table names it."""
        self.act(lambda: str(getattr(self.desk, act)(*given)))

    def act(self, act: Callable[[], str]) -> bool:
        """Do something to what was chosen last, be it a moment ago."""
        if self.desk.session is None:
            run_or_show_error(self, lambda: self.panes.settle(self.desk))
        return self.run_or_show_error(act)

    def action_write(self, days: int) -> None:
        """Start an entry on the day in view, or so many days from today."""
        today = self.desk.today.toordinal()
        self.act(lambda: self.desk.begin(date.fromordinal(today + days) if days else self.desk.day))

    def action_edit(self) -> None:
        """Put the cursor into the selected entry, or start one where the day has none."""
        self.act(lambda: self.desk.take_up() if self.desk.page else self.desk.begin(self.desk.day))

    def action_outside(self) -> None:
        """Write in $EDITOR; the terminal is its own meanwhile."""
        from tightrope.tui.outside import write_outside  # noqa: PLC0415 - rarely wanted

        self.action_edit()
        if self.run_or_show_error(self.desk.keep) and self.desk.session:
            session = self.desk.session
            if run_or_show_error(
                self, lambda: write_outside(self.app, self.desk.journal.path, session)
            ):
                self.query_one(EntryView).editor.load(session.page.text)
            self.run_or_show_error(self.desk.keep)

    def action_go_to(self) -> None:
        """Ask for a date and turn to it."""
        ask_date(self, self.desk.today, self._settings.date_order, self.turn_to)

    def action_tags(self) -> None:
        """Ask for the tags of the open entry."""
        self.act(lambda: "" if self.desk.page else NO_ENTRY)
        if page := self.desk.page:
            ask_tags(
                self, page.tags, lambda tags: self.run_or_show_error(lambda: self.desk.retag(tags))
            )

    def action_question(self) -> None:
        """Show another question under an empty entry, here or in a new one."""
        self.act(lambda: self.panes.prompting.another(self.desk))

    def action_questions(self) -> None:
        """Turn the questions off or on."""
        self.run_or_show_error(self.panes.prompting.switch)

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(EntryView).reading.turn(pages)

    def action_pane(self, panes: int) -> None:
        """Move to another pane; on a small terminal it takes the place of this one."""
        order = self.panes.ORDER
        at = order.index(self.panes.front())
        self.panes.focus_on(order[(at + panes) % len(order)])

    def action_visit(self, place: str) -> None:
        """Go through one of the doors, as the key table names it."""
        getattr(self.doors, place)()

    # Messages

    def _arrive(self, day: date, chosen: str | None = None) -> None:
        self.turn_to(day, chosen)
        self.panes.focus_on("entries")

    def turn_to(self, day: date, chosen: str | None = None) -> None:
        """Bring a day into view."""
        self.run_or_show_error(lambda: self.desk.turn_to(day, chosen))

    @on(CalendarPane.EndReached)
    def _say_the_end(self) -> None:
        show_message(self, THE_END)

    # Named rather than decorated: neither chart nor editor is imported before the first paint.

    def on_chart_pane_cursor_moved(self, event: "ChartPane.CursorMoved") -> None:
        """Bring the day under the chart's cursor into view."""
        self._pick_day(event)

    def on_chart_pane_day_chosen(self, event: "ChartPane.DayChosen") -> None:
        """Open the day under the chart's cursor."""
        self._arrive(event.day)

    def on_editor_edited(self) -> None:
        """Save soon."""
        if self._saving is None:
            self._saving = self.set_timer(SAVES_AFTER, self._save)

    @on(CalendarPane.DayPicked)
    def _pick_day(self, event: "CalendarPane.DayPicked | ChartPane.CursorMoved") -> None:
        if self.desk.session is None and event.day != self.desk.day:
            self.act(lambda: "")
        elif event.day != self.desk.day:
            self.turn_to(event.day)
        if isinstance(event, CalendarPane.DayPicked) and event.to_open:
            self.panes.focus_on("entries")

    @on(EntryList.Chosen)
    def _choose(self, event: EntryList.Chosen) -> None:
        if self.desk.session:
            self.run_or_show_error(self.desk.finish)
        self.desk.choose(event.entry_id)
        self.panes.show(self.desk)
        if isinstance(event, EntryList.Opened):
            self.action_edit()

    def _save(self) -> None:
        if self._saving:
            self._saving.stop()
        self._saving = None
        if self.desk.session:
            self.run_or_show_error(self.desk.keep)

    def on_descendant_focus(self) -> None:
        """Keep the words when the cursor leaves the editor, and bring the pane to the front."""
        if not self._is_writing and self.desk.session:
            self.run_or_show_error(self.desk.finish)
        front = f"-front-{self.panes.front()}"
        if not self.has_class(front):
            self.remove_class(*(f"-front-{pane}" for pane in MainView.ORDER), update=False)
            self.add_class(front)

    def on_screen_suspend(self) -> None:
        """Save before anything else takes the screen."""
        self._save()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Read again what may have changed meanwhile."""
        # Every widget was styled when it came, and again whenever something about it changed.
        event.refresh_styles = False
        if self.is_mounted and self.panes.is_mounted:
            self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        if not run_or_show_error(self, self._look_again) and self._looking:
            # Said once; looking on would say it every two seconds.
            self._looking.pause()

    def _look_again(self) -> str:
        today, self._today = self._today, self.desk.today
        if self.desk.journal.has_changed():
            self.desk.look_everywhere()
        elif today == self._today:
            return ""
        if self.desk.day == today != self._today and self.desk.session is None:
            self.desk.turn_to_today()
        self.panes.show(self.desk)
        self.panes.show_figures(self.desk)
        return ""
