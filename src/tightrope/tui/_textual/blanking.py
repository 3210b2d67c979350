"""Private names of Textual's App: a terminal that is blank as soon as the key to hide it was read.

Keys are read in a thread of their own. So the terminal is blanked at once, also where the app is
busy with something else, such as a save that waits for another program.
"""

from collections.abc import Callable

from rich.console import RenderableType
from textual import events
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen

from tightrope.tui._textual.terminal_cursor import TerminalCursorApp

_BLANK = "\x1b[0m\x1b[2J"


class BlankingApp(TerminalCursorApp):
    """An app that paints nothing from the moment when one of `blanking_keys` is read.

    That ends with `end_blank`, once there is something on top that may be seen.
    """

    blanking_keys: frozenset[str] = frozenset()
    _is_blank = False

    def get_driver_class(self) -> type[Driver]:
        """Return what speaks with the terminal, and blanks it in the thread that reads keys."""
        return _looking_at_keys(super().get_driver_class(), self._blank_for)

    def _blank_for(self, key: events.Key) -> None:
        if key.key in self.blanking_keys and self._driver is not None:
            self._is_blank = True
            self._driver.write(_BLANK)
            self._driver.flush()

    def end_blank(self) -> None:
        """Paint again, all that is on the screen."""
        if self._is_blank:
            self._is_blank = False
            self.screen.refresh()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if not self._is_blank:
            super()._display(screen, renderable)


def _looking_at_keys(driver: type[Driver], look: Callable[[events.Key], None]) -> type[Driver]:
    """Return a driver that lets `look` see each key in the thread that has read it."""

    def process_message(self: Driver, message: Message) -> None:
        if isinstance(message, events.Key):
            look(message)
        driver.process_message(self, message)

    return type("LookingDriver", (driver,), {"process_message": process_message})
