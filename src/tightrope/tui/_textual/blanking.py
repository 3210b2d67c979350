"""Private names of Textual's App: a terminal that is blank as soon as the key to hide it was read.

Keys are read in a thread of their own. So the terminal is blanked at once, also where the app is
busy with something else, such as a save that waits for another program.
"""

from collections.abc import Callable
from threading import Lock

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

    def __init__(self) -> None:
        super().__init__()
        self._is_blank = self._is_painting = False
        self.times_blanked = 0
        self._writing = Lock()

    def get_driver_class(self) -> type[Driver]:
        """Return what speaks with the terminal, and blanks it in the thread that reads keys."""
        return _blanking(super().get_driver_class(), self)

    def begin_blank(self, blank: Callable[[], None]) -> None:
        """Blank the terminal, from any thread; also a frame that is being made is not painted."""
        with self._writing:
            self._is_blank = True
            self.times_blanked += 1
            blank()

    def end_blank(self, times: int | None = None) -> None:
        """Paint again, all that is on the screen; with `times` only if it is that blank still."""
        if self._is_blank and times in {None, self.times_blanked}:
            self._is_blank = False
            self.screen.refresh()

    def write_unless_blank(self, write: Callable[[], None]) -> None:
        """Let something be written to the terminal, unless it is a frame while that is blank."""
        with self._writing:
            if not (self._is_blank and self._is_painting):
                write()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        self._is_painting = True
        super()._display(screen, renderable)
        self._is_painting = False


def _blanking(driver: type[Driver], app: BlankingApp) -> type[Driver]:
    """Return a driver that blanks the terminal, for an app, as soon as it has read such a key."""

    def process_message(self: Driver, message: Message) -> None:
        if isinstance(message, events.Key) and message.key in app.blanking_keys:
            app.begin_blank(lambda: driver.write(self, _BLANK))
        driver.process_message(self, message)

    def write(self: Driver, data: str) -> None:
        app.write_unless_blank(lambda: driver.write(self, data))

    return type("BlankingDriver", (driver,), {"process_message": process_message, "write": write})
