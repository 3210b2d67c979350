"""The main screen: its parts, its sizes, when it saves and when it reads again."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from tightrope.domain.printable import printable
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.day_model import DayModel
from tightrope.tui.editing import Autosave
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.screens.journal.applicable import ApplicableKeys
from tightrope.tui.screens.journal.day_actions import DayActions
from tightrope.tui.screens.journal.entry_actions import EntryActions
from tightrope.tui.screens.journal.keeping_actions import KeepingActions
from tightrope.tui.screens.journal.letter_actions import LetterActions
from tightrope.tui.screens.journal.page_actions import PageActions
from tightrope.tui.screens.journal.screen_actions import ScreenActions
from tightrope.tui.screens.journal.talk_actions import TalkActions
from tightrope.tui.screens.journal.view import MainView
from tightrope.tui.widgets.status_line import StatusLine

LOOKS_EVERY = 2.0
"""Seconds between two looks for what another window has changed."""

CALENDAR_DAYS = 400

_START = frozenset({"start_entry", "edit_entry", "next_question"})
_CHANGE = frozenset(
    {
        *("toggle_mark", "toggle_need", "cycle_need", "toggle_star", "delete_entry"),
        *("move_entry", "tick_next", "toggle_talk", "toggle_focus", "select", "select_all"),
        *("undo", "redo", "close_editor", "step_days", "show_today", "written_day", "place"),
    }
)
_WIDTHS = [(0, "-tiny"), (40, "-narrow"), (80, "-normal"), (140, "-wide")]
_HEIGHTS = [(0, "-flat"), (12, "-low"), (22, "-tall"), (40, "-high")]


class JournalScreen(
    EntryActions,
    TalkActions,
    LetterActions,
    PageActions,
    DayActions,
    ScreenActions,
    KeepingActions,
    ApplicableKeys,
):
    """The journal as one opens it, on today. Its actions stand beside it, a class a key group."""

    class Ready(Message):
        """All of the screen stands; `steps` make ready what may be wanted next."""

        def __init__(self, steps: Iterator[None]) -> None:
            super().__init__()
            self.steps = steps

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.ENTRIES, keys.TIME, keys.VIEWS, keys.EDITOR, keys.LEAVING),
    ]
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(self, model: DayModel, settings: Settings, view: MainView, size: Size) -> None:
        # The classes of this size from the start: changing them would style every widget again.
        super().__init__(model, settings, view, f"-front-entries {_classes_of(size)}")
        self._autosave = Autosave(self, self._save)
        self._watching: Timer | None = None
        self._today = model.today

    def compose(self) -> ComposeResult:
        """Lay out the panes above the line of keys."""
        yield self.view
        yield StatusLine(id="keys")
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def on_mount(self) -> None:
        """Show today; without an entry yet it opens with the cursor in an empty one."""
        self.model.load_recent_days(CALENDAR_DAYS)
        self.model.reload_day()
        self.view.show(self.model)
        if self.model.entries or self.model.journal.read_only:
            self.view.focus_pane("entries")
            self.open_since = Message().time
        self.bindings_updated_signal.subscribe(self, self._show_keys)
        self._watching = self.set_interval(LOOKS_EVERY, self._watch)
        self.call_after_refresh(self._finish_opening)

    def _finish_opening(self) -> None:
        """Do after the first paint what it need not wait for."""

        def reload() -> str:
            self.model.reload_all()
            return ""

        if not self.view.is_attached:  # the person has left already
            return
        if not self.is_open:
            self.action_start_entry(0)
        self.run(reload)
        # In one go with what was looked up: each would be laid out and painted by itself.
        self.view.show_chart(self.model)
        if told := self._what_to_tell_of_the_file():
            show_message(self, told, worried=True)
        self.post_message(self.Ready(self.preload()))

    def _what_to_tell_of_the_file(self) -> str:
        """Return all there is to say at the start, for one message: another would replace it."""
        journal = self.model.journal
        told = [journal.read_only or journal.notice]
        if journal.unsaved.lies_aside():
            press = keys.press_of("view.unsaved", self.settings.keys)
            told.append(f"Words lie aside that could not be saved; {press} shows them.")
        return " ".join(filter(None, told))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Change nothing before it can be seen, or where it cannot."""
        if action in _START:
            return self.is_open and not self._is_too_small
        if action in _CHANGE:
            return self.is_open and (self.is_writing or not self._is_too_small)
        return super().check_action(action, parameters)

    @property
    def _is_too_small(self) -> bool:
        return self.has_class("-tiny") or self.has_class("-flat")

    def on_key(self, event: events.Key) -> None:
        """Say that a letter does nothing here, rather than leave a person to wonder."""
        if event.is_printable and self.is_open and event.key not in self.active_bindings:
            new = keys.press_of("entry.new", self.settings.keys)
            sign = printable(event.character or "")
            show_message(self, f"{sign} does nothing here · {new} starts an entry")

    def action_pane(self, panes: int) -> None:
        """Move to another pane; on a small terminal it takes the place of this one."""
        order = self.view.ORDER
        at = order.index(self.view.focused_pane())
        self.view.focus_pane(order[(at + panes) % len(order)])

    def on_descendant_focus(self) -> None:
        """Keep the words when the cursor leaves the editor, and bring the pane to the front."""
        if not self.is_writing and self.model.session:
            self.run(self.model.close_editor)
        front = f"-front-{self.view.focused_pane()}"
        if not self.has_class(front):
            self.remove_class(*(f"-front-{pane}" for pane in MainView.ORDER), update=False)
            self.add_class(front)

    def _show_keys(self, _: object = None) -> None:
        if self.is_writing:
            groups: tuple[tuple[keys.Key, ...], ...] = (keys.EDITOR,)
        elif self.view.focused_pane() == "chart":
            groups = (keys.CHART, keys.VIEWS)
        else:
            groups = (keys.ENTRIES, keys.TIME, keys.VIEWS)
        self.query_one(StatusLine).keys = keys.line((*groups, keys.ANYWHERE), self.settings.keys)

    # Saving, and reading again

    # Named rather than decorated: the editor is not imported before the first paint.
    def on_editor_edited(self) -> None:
        """Save soon."""
        self._autosave.schedule()

    def _save(self) -> None:
        self._autosave.cancel()
        if self.model.session:
            self.run(self.model.save)

    def save_before_leaving(self) -> bool:
        """Save and close what is being written; who leaves before all is shown wrote nothing."""
        return not self.is_open or self.run(self.model.close_editor)

    def put_words_aside(self) -> Path | None:
        """Put what is being written into a file of its own, where it is not saved yet."""
        session = self.model.session
        if session is None or not self.is_open:
            return None
        session.update_text(self.view.editor_text)
        return session.put_aside()

    def on_screen_suspend(self) -> None:
        """Save before anything else takes the screen."""
        self._save()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Read again what may have changed meanwhile."""
        # Every widget was styled when it came, and again whenever something about it changed.
        event.refresh_styles = False
        if self.is_mounted and self.view.is_mounted:
            self._watch()

    def _watch(self) -> None:
        """Show what another window has changed, and a new day."""
        if not run_or_show_error(self, self._read_again) and self._watching:
            # Said once; looking on would say it every two seconds.
            self._watching.pause()

    def _read_again(self) -> str:
        today, self._today = self._today, self.model.today
        session = self.model.session
        if session and session.is_untouched and not self.view.editor_text and today != self._today:
            # It waits for the words of the day that it is when they come.
            self.run(lambda: self.model.start_entry(self._today))
        if self.model.journal.has_changed():
            self.model.journal.accept_generation()
            self.model.reload_all()
        elif today == self._today:
            return ""
        if self.model.day == today != self._today and self.model.session is None:
            self.model.show_day(self._today)
        self.view.show(self.model)
        self.view.show_chart(self.model)
        return ""


def _classes_of(size: Size) -> str:
    """Return the classes that the breakpoints give a screen of this size."""
    widths = [name for least, name in _WIDTHS if size.width >= least]
    heights = [name for least, name in _HEIGHTS if size.height >= least]
    return f"{widths[-1]} {heights[-1]}"
