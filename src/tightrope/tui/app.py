"""The full-screen journal as a Textual app: themes, keys, palette, and how it ends."""

import asyncio
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen
from textual.types import CSSPathType
from textual.worker import WorkerFailed

from tightrope.crash_log import log_crash
from tightrope.journal import Journal
from tightrope.journal.external_editor import save_unsaved_text
from tightrope.paths import Locations, asset
from tightrope.settings import Settings, refuse
from tightrope.tui import keys, terminal, themes
from tightrope.tui.ascii_filter import AsciiFilter
from tightrope.tui.colour_depth import colour_depth
from tightrope.tui.day_model import DayModel
from tightrope.tui.idle_tasks import IdleTasks
from tightrope.tui.notify import show_message
from tightrope.tui.question_source import QuestionSource
from tightrope.tui.screens.journal import JournalScreen
from tightrope.tui.screens.main_view import MainView
from tightrope.tui.screens.privacy_screen import PrivacyScreen

_LOOKS_EVERY_SECONDS = 2.0
STYLES = ("app", "journal", "chart", "editor")


class TightropeApp(App[None]):
    """The app over one open journal."""

    TITLE = "tightrope"
    CSS_PATH: ClassVar[CSSPathType | None] = [asset("styles", f"{name}.tcss") for name in STYLES]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ANYWHERE)]

    def __init__(
        self, journal: Journal, locations: Locations, settings: Settings, *, made_up: bool = False
    ) -> None:
        super().__init__()
        self._made_up = made_up
        self.desk = DayModel(journal)
        self._locations = locations
        self._settings = settings
        for theme in (themes.DARK, themes.LIGHT):
            self.register_theme(theme)
        self._check(settings)
        self._prompting = QuestionSource(settings, locations.config, lasting=not made_up)
        self._begin_in(settings.theme)
        self.set_keymap(dict(settings.keys))
        self._beforehand = IdleTasks(self)
        self._early: list[events.Key] | None = []
        self._is_leaving = False

    def _begin_in(self, theme: str) -> None:
        # As an assignment would, but before the styles are read, so that they are read once.
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.add_class(f"-theme-{theme}", update=False)

    def _check(self, settings: Settings) -> None:
        config = self._locations.config
        if settings.theme not in self.available_themes:
            choice = f"choose one of {', '.join(sorted(self.available_themes))}"
            refuse(config, "theme", "is not a theme", choice)
        for ident in sorted(set(settings.keys) - {key.id for key in keys.every_key()}):
            refuse(config, f"keys.{ident}", "is not a key", "write an id such as entry.new")

    def on_mount(self) -> None:
        """Save and leave in order when the terminal is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            # Windows has neither of them, nor handlers in its loop.
            with suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._leave_in_order)
        if terminal.is_shown():
            self.set_interval(_LOOKS_EVERY_SECONDS, self._leave_with_the_terminal)

    async def on_event(self, event: events.Event) -> None:
        """Let what can wait make room for every key, and a key wait for what it is meant for.

        What is typed before the journal is open comes to it in the order in which it was typed.
        """
        if isinstance(event, events.InputEvent):
            self._beforehand.put_off()
        if isinstance(event, events.Key) and self._early is not None and self._is_early:
            self._early.append(event)
        else:
            await super().on_event(event)

    @property
    def _is_early(self) -> bool:
        stack = self.screen_stack
        return bool(self._early) or (isinstance(stack[-1], JournalScreen) and not stack[-1].is_open)

    async def on_journal_screen_settled(self, event: JournalScreen.Settled) -> None:
        """Pass on the keys that came early, and make ready what may be wanted next."""
        early, self._early = self._early or [], None
        for key in early:
            await super().on_event(key)
        self._beforehand.take(event.steps)

    def exit(self, *given: Any, **named: Any) -> None:
        """Leave, and make nothing ready any more."""
        self._is_leaving = True
        self._beforehand.stop()
        super().exit(*given, **named)

    def _leave_in_order(self) -> None:
        self._finish()
        self.exit()

    def _leave_with_the_terminal(self) -> None:
        # Textual would go on reading from it, as fast as it can.
        if terminal.is_gone():
            self._leave_in_order()

    def _finish(self) -> bool:
        return self._finish_above() and self._finish_journal()

    def _finish_above(self) -> bool:
        """Let the screens that have words of their own save them, and return whether all could."""
        finishes = [getattr(screen, "finish", None) for screen in self.screen_stack]
        return all(finish() for finish in finishes if finish)

    def _finish_journal(self) -> bool:
        journal = next(each for each in self.screen_stack if isinstance(each, JournalScreen))
        # Whoever leaves before anything is shown has written nothing.
        return not journal.is_open or journal.run_or_show_error(self.desk.finish)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw what the program draws in ASCII where the settings ask for it."""
        filters = super().get_line_filters()
        return [*filters, AsciiFilter()] if self._settings.ascii else filters

    def get_css_variables(self) -> dict[str, str]:
        """Give every theme the colours that are ours in all of them."""
        own = themes.own_variables(colour_depth(self), self.current_theme)
        self.theme_variables = super().get_css_variables() | own
        return self.theme_variables

    def get_default_screen(self) -> Screen[None]:
        """Open on the journal."""
        protection = asset("data", "help/protection.md").read_text(encoding="utf-8")
        _, _, welcome = protection.partition("\n\n")
        name = "tightrope · a made-up journal" if self._made_up else "tightrope"
        panes = MainView(self._settings, name, welcome.strip(), self._prompting)
        return JournalScreen(self.desk, self._settings, panes, self.size)

    def action_help_quit(self) -> None:
        """Say how to leave to whoever pressed the key that ends other programs."""
        show_message(
            self.screen, f"{keys.press_of('app.quit', self._settings.keys)} saves and leaves."
        )

    def on_key(self, event: events.Key) -> None:
        """Aim a key anew that was aimed at what had the keys before the editor was opened.

        What is typed in one breath with the key that opens the editor, as over a slow line, or
        before the first paint, has been on its way to somewhere else; it is meant for the editor.
        """
        if isinstance(self.screen, JournalScreen) and event.time < self.screen.open_since:
            event.prevent_default()
            self.post_message(events.Key(event.key, event.character))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every act of the screen by name, and the themes; no screenshots."""
        keymap, is_ascii = self._settings.keys, self._settings.ascii
        for key in keys.acts((*getattr(screen, "ACTS", ()), keys.ANYWHERE)):
            yield SystemCommand(
                key.name.capitalize(),
                f"{key.reason}  {keys.every_press(key, keymap, ascii=is_ascii)[0]}",
                partial(self.run_action, key.action, _where(key, screen)),
            )
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def action_help(self) -> None:
        """Show every key on one page."""
        from tightrope.tui.screens.help import HelpScreen  # noqa: PLC0415 - when wanted

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._settings))

    def action_hide(self) -> None:
        """Blank the screen first; the screens below save when they are covered."""
        self.push_screen(PrivacyScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open nothing over a hidden screen: from there leads the way back, and the way out."""
        if isinstance(self.screen, PrivacyScreen) and action != "quit":
            return False
        return super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Save and leave; where the words cannot be saved, stay with them."""
        if self._finish():
            self.exit()

    def _rescue(self) -> str:
        """Bring what is being written to safety after a fault, and say where it is."""
        with suppress(Exception):
            self._finish_above()
        session = self.desk.session
        if session is None:
            return "Start it again."
        try:
            journal = next(each for each in self.screen_stack if isinstance(each, JournalScreen))
            session.put(journal.panes.written)
            self.desk.keep()
        except Exception:  # noqa: BLE001 - whatever is broken, the words are not given up
            with suppress(OSError):
                aside = save_unsaved_text(session.page.text.encode(), self.desk.journal.path.parent)
                return f"What you were writing is in {aside}."
            return "What you wrote in the last second could not be saved."
        return "What you were writing is in the journal; start it again."

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print local variables, and so entries, into the scrollback.
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if self._is_leaving and isinstance(error, NoMatches):
            return  # a screen that was opened a moment ago looks for its parts, which went first
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        moment = self.desk.journal.now().utc
        sentence = log_crash(error, self._locations.logs, moment)
        self._exit_renderables.append(f"{sentence} {self._rescue()}")
        self._close_messages_no_wait()


def _where(key: keys.Key, screen: Screen[Any]) -> DOMNode:
    """Return what does the act of a key: the screen, or what has the keys on it."""
    act = f"action_{key.action.partition('(')[0]}"
    focused = screen.focused
    return focused if focused is not None and not hasattr(screen, act) else screen
