"""The full-screen journal as a Textual app: styles, themes, keys, palette, and how it ends."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.filter import LineFilter
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widget import MountError

from tightrope.crash_log import log_crash
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.paths import USUAL_STEM, Locations, asset
from tightrope.settings import Settings
from tightrope.tui import keys, palette, settings_check, themes
from tightrope.tui.daily_backup import DailyBackup
from tightrope.tui.day_model import DayModel
from tightrope.tui.early_keys import KeyOrderApp
from tightrope.tui.hiding import Hiding
from tightrope.tui.idle_tasks import IdleTasks
from tightrope.tui.journal_switch import JournalSwitch
from tightrope.tui.notify import show_message
from tightrope.tui.question_source import QuestionSource
from tightrope.tui.recent_journals import RecentJournals
from tightrope.tui.screens import late
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.journal.view import MainView
from tightrope.tui.screens.privacy_screen import PrivacyScreen
from tightrope.tui.shutdown import Shutdown
from tightrope.tui.terminal import AsciiFilter, colour_depth, is_shown
from tightrope.tui.theme_choice import ThemeChoice
from tightrope.tui.widgets.status_line import StatusLine

STYLES = ("app", "journal", "chart", "editor")
# Seconds after which something is painted again, should the key to hide have come to nothing.
_HIDING_TAKES_AT_MOST = 10.0


class TightropeApp(KeyOrderApp):
    """The app over one open journal."""

    TITLE = "tightrope"
    CSS_PATH: ClassVar[CSSPathType | None] = [asset("styles", f"{name}.tcss") for name in STYLES]
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.ANYWHERE)]

    def __init__(
        self,
        journal: Journal,
        locations: Locations,
        settings: Settings,
        *,
        made_up: bool = False,
        told: str = "",
    ) -> None:
        super().__init__()
        if is_shown():
            # The terminal's own cursor stands where one writes, and no other is drawn there.
            self.add_class("-terminal-cursor")
        self._made_up = made_up
        self.model = DayModel(journal, settings.keys)
        self._locations = locations
        self._settings = settings
        themes.register(self)
        settings_check.refuse_unknown(settings, locations.config, self.available_themes)
        self._questions = QuestionSource(settings, locations.config, lasting=not made_up)
        themes.begin_in(self, settings.theme)
        self.set_keymap(dict(settings.keys))
        self.blanking_keys = keys.presses_of("app.hide", settings.keys)
        self._idle_tasks = IdleTasks(self)
        self._hiding = Hiding(self, journal.screen_lock, settings.lock_after)
        self._daily_backup = DailyBackup(self, journal, 0 if made_up else settings.backup_limit)
        self._safe_exit = Shutdown(self, self.model)
        self._theme_choice = ThemeChoice(self, None if made_up else locations.config)
        recent = RecentJournals(locations.logs, wanted=settings.recent_journals)
        self.journals = JournalSwitch(self, locations.database, recent, self._safe_exit.save_all)
        if not made_up:
            recent.remember(locations.database)
        self._told = told
        self._is_leaving = False

    def get_default_screen(self) -> Screen[None]:
        """Open on the journal."""
        stem = self._locations.database.stem
        if self._made_up:
            name = "tightrope · a made-up journal"
        else:
            name = "tightrope" if stem == USUAL_STEM else f"tightrope · {printable(stem)}"
        if self.model.journal.read_only:
            name += " · read only"
        view = MainView(self._settings, name, self._questions)
        return JournalScreen(self.model, self._settings, view, self.size)

    def get_css_variables(self) -> dict[str, str]:
        """Give every theme the colours that are ours in all of them."""
        own = themes.own_variables(colour_depth(self), self.current_theme)
        self.theme_variables = super().get_css_variables() | own
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw what the program draws in ASCII where the settings ask for it."""
        filters = super().get_line_filters()
        return [*filters, AsciiFilter()] if self._settings.ascii else filters

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Let what can wait, and what waits for nobody to be there, make room for every key."""
        if isinstance(event, events.InputEvent):
            self._idle_tasks.postpone()
            self._hiding.postpone()
        if isinstance(event, events.Key) and event.key in self.blanking_keys:
            self.set_timer(_HIDING_TAKES_AT_MOST, partial(self.end_blank, self.times_blanked))
        await super().on_event(event)

    async def on_journal_screen_ready(self, event: JournalScreen.Ready) -> None:
        """Pass on the keys that came early, and make ready what may be wanted next."""
        if self._told:
            show_message(self.screen, self._told, worried=True)
        await self.release_early_keys()
        self._idle_tasks.start(event.steps)
        self._hiding.start()

    def on_status_line_pressed(self, event: StatusLine.Pressed) -> None:
        """Do what the key under the mouse does."""
        self.simulate_key(event.key)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer by name what can be done on the screen now, and the themes; no screenshots."""
        yield from palette.commands(self, self.model.journal, screen, self._settings)
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        if not self._made_up:
            yield from self.journals.commands()
        if self._hiding.takes_code:
            yield SystemCommand(
                "Lock code", "Set, change or remove what hiding asks for", self._hiding.ask_for_code
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open nothing over a hidden screen: from there leads the way back, and the way out.

        Hiding it again only paints what its key has blanked.
        """
        if isinstance(self.screen, PrivacyScreen) and action not in {"quit", "hide"}:
            return False
        return super().check_action(action, parameters)

    def action_help(self, first: str | None = None) -> None:
        """Show every key on one page, each to be run from it.

        On top of it lies `first`, a page of `data/help`, where that is wanted.
        """
        if not isinstance(self.screen, late.HelpScreen):
            offered = palette.offered(self, self.screen)
            help_screen = late.HelpScreen(self._settings, offered, first)
            self.push_screen(help_screen, partial(palette.run, self))

    def action_settings(self) -> None:
        """Show the settings, each with what it is for."""
        if not isinstance(self.screen, late.SettingsScreen):
            config, lasting = self._locations.config, not self._made_up
            self.push_screen(
                late.SettingsScreen(config, self._settings, self._hiding, lasting=lasting)
            )

    def action_jump(self) -> None:
        """Show a letter on every pane, and go where the one that is pressed stands."""
        if isinstance(self.screen, late.JumpScreen):
            return
        if jump := late.JumpScreen.over(self.screen):
            self.push_screen(jump, lambda pane: pane.enter() if pane else None)
        else:
            show_message(self.screen, "There is one pane here, and it has the keys.")

    def action_change_theme(self) -> None:
        """Show the themes, each in force while the cursor is on it."""
        self._theme_choice.ask()

    def action_hide(self) -> None:
        """Cover the screen, which is blank since the key was read; the screens below save then."""
        self._hiding.hide()
        self.end_blank()

    # Leaving

    def on_mount(self) -> None:
        """Save and leave in order when the terminal is closed or the program is told to end."""
        self._safe_exit.leave_when_told()
        self._daily_backup.start()

    async def action_quit(self) -> None:
        """Save and leave; where the words cannot be saved, stay with them."""
        if self._safe_exit.save_all():
            self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave to whoever pressed the key that ends other programs."""
        show_message(
            self.screen, f"{keys.press_of('app.quit', self._settings.keys)} saves and leaves."
        )

    def exit(self, *given: Any, **named: Any) -> None:
        """Leave, and make nothing ready any more."""
        self._is_leaving = True
        self._idle_tasks.stop()
        self._hiding.stop()
        super().exit(*given, **named)

    def is_to_be_ignored(self, fault: Exception) -> bool:
        """Whether a screen that was opened a moment ago looks for, or adds to, parts that went."""
        return self._is_leaving and isinstance(fault, NoMatches | MountError)

    def report_fault(self, fault: Exception) -> str:
        """Log the fault without its words, save what is being written, and say where both are."""
        moment = self.model.journal.now().utc
        sentence = log_crash(fault, self._locations.logs, moment)
        return f"{sentence} {self._safe_exit.rescue()}"
