"""The settings: what is in force, what each is for, and another value for it."""

import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tightrope.settings import BadSettingError, Settings, switching
from tightrope.settings.check import SettingInForce, settings_in_force
from tightrope.settings.values import SETTINGS
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.protocols import LocksScreen, OfferedKeys
from tightrope.tui.screens.dialogs import AskScreen, ask
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

# In the order of the screen, each with what it is called there.
_NAMES = {
    "theme": "Theme",
    "week_starts": "First day of the week",
    "day_ends": "End of the day",
    "half_life": "Half-life in days",
    "prompts": "Questions",
    "forward_prompts": "Looking forward",
    "quarrel_prompts": "After a quarrel",
    "ascii": "Plain ASCII",
    "date_order": "Order of a date",
    "lock_after": "Hide after minutes",
    "recent_journals": "Recent journals",
}
_NUMBERS = frozenset({"half_life", "lock_after"})
_WIDTH = max(map(len, _NAMES.values()))
_LOCK = (
    "What the hidden screen asks for before it shows the journal again: a code that you set here,"
    " or the passphrase of an encrypted journal."
    " A code hides the screen, and does not close the files."
)
_IN_WORDS: dict[object, str] = {True: "on", False: "off", None: "not set"}


class SettingsScreen(Screen[None]):
    """The settings that are changed most; the file keeps every remark and all the others.

    Where it is not `lasting`, as in a made-up journal, they are shown and not changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.SETTINGS)]

    def __init__(
        self, config: Path, settings: Settings, lock: LocksScreen, *, lasting: bool
    ) -> None:
        super().__init__()
        self._lock = lock
        self._config = config
        self._keymap = settings.keys
        self._lasting = lasting
        self._found: list[SettingInForce] = []
        self._reasons = switching.setting_reasons()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the settings; their list changes what is chosen."""
        return [(keys.SETTINGS[:1], self.query_one(VimOptionList)), (keys.SETTINGS[1:], self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above what the chosen one is for."""
        yield VimOptionList(markup=False)
        yield Static(id="reason", markup=False)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is in force."""
        self.query_one(StatusLine).keys = keys.line((keys.SETTINGS,), self._keymap)
        self.query_one(VimOptionList).border_title = "Settings"
        run_or_show_error(self, self._show)

    def on_screen_resume(self) -> None:
        """Show what was changed on a screen that was opened from here."""
        if self._found:
            self.call_after_refresh(run_or_show_error, self, self._show)

    def _show(self) -> str:
        in_force = {each.key: each for each in settings_in_force(self._config, os.environ)}
        self._found = [in_force[name] for name in _NAMES]
        rows = self.query_one(VimOptionList)
        at = rows.highlighted or 0
        asked = Content.assemble(
            f" {'Lock':{_WIDTH}}  {self._lock.asked_for():16}", ("  in the journal", "dim")
        )
        rows.set_options([*(Option(_line(each)) for each in self._found), Option(asked)])
        rows.highlighted = at
        return ""

    @on(OptionList.OptionHighlighted)
    def _tell_reason(self, event: OptionList.OptionHighlighted) -> None:
        is_lock = event.option_index == len(self._found)
        reason = _LOCK if is_lock else self._reasons[self._found[event.option_index].key]
        self.query_one("#reason", Static).update(reason)

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        if not self._lasting:
            show_message(self, "The made-up journal keeps no settings; your own journal does.")
            return
        if event.option_index == len(self._found):
            self._change_lock()
            return
        name, value = self._found[event.option_index][:2]
        if name == "theme":
            self.app.action_change_theme()
        elif isinstance(value, bool):
            self._set(name, value=not value)
        else:
            self._ask(name, value)

    def _change_lock(self) -> None:
        if self._lock.takes_code:
            self._lock.ask_for_code()
        else:
            show_message(self, "An encrypted journal asks for its passphrase, and takes no code.")

    def _ask(self, name: str, value: str | float | None) -> None:
        def understood(line: str) -> str:
            read_value(name, line)
            return "Enter keeps it."

        told = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
        question = AskScreen(_NAMES[name], understood, value=told)
        ask(self, question, lambda line: self._set(name, value=read_value(name, line)))

    def _set(self, name: str, *, value: switching.Value | None) -> None:
        def keep() -> str:
            switching.change_setting(self._config, name, to=value)
            self._show()
            return "Kept; it holds from the next start on."

        run_or_show_error(self, keep)


def _line(setting: SettingInForce) -> Content:
    value = setting.value
    told = f"{value:g}" if isinstance(value, float) else _IN_WORDS.get(value, str(value))
    origin = {"file": f"line {setting.line}", "usual": "as usual", "locale": "as where you live"}
    return Content.assemble(
        f" {_NAMES[setting.key]:{_WIDTH}}  {told:16}", (f"  {origin[setting.origin]}", "dim")
    )


def read_value(name: str, line: str) -> switching.Value | None:
    """Return what was typed for a setting, as TOML has it; None where it shall not be set.

    Raises BadSettingError, which says what to write.
    """
    words: str | float = line.strip()
    if name == "date_order" and not words:
        return None
    try:
        if name in _NUMBERS:
            words = float(words)
        read = SETTINGS[name].read(words)
        Settings(**({} if read is None else {name: read}))
    except (TypeError, ValueError):
        raise BadSettingError(name) from None
    return words
