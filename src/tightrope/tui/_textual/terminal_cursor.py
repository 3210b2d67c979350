"""Private names of Textual's App: the terminal's own cursor, shown where one writes.

Screen magnifiers and Braille displays follow it. Textual hides it and draws one of its own.
"""

from typing import Protocol, runtime_checkable

from rich.console import RenderableType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input

from tightrope.tui._textual.app import FaultReportingApp

_SHOW, _HIDE = "\x1b[?25h", "\x1b[?25l"


@runtime_checkable
class HasCursor(Protocol):
    """Textual's line and its text area, of which the latter is not imported before it is needed."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of its cursor."""
        ...


class TerminalCursorApp(FaultReportingApp):
    """An app whose terminal cursor stands in the line or text that has the focus."""

    _shows_cursor = False

    @property
    def cursor_place(self) -> Offset | None:
        """The cell where one writes; None where one does not, or where it is scrolled away."""
        focused = self.focused
        if focused is None or not isinstance(focused, HasCursor):
            return None
        place = focused.cursor_screen_offset
        if isinstance(focused, Input) and focused.cursor_at_end:
            # Textual counts the cell that its own cursor takes there.
            place -= Offset(1, 0)
        # The cell behind the last one of a full row is still the widget's own.
        return place if focused.region.contains_point(place) else None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        place = self.cursor_place
        if place is not None:
            self.cursor_position = place
        super()._display(screen, renderable)
        if self._driver is None or self.is_headless or not (place or self._shows_cursor):
            return
        # Each time, since a program that had the terminal meanwhile may have hidden it.
        self._shows_cursor = place is not None
        self._driver.write(_SHOW if place is not None else _HIDE)
        self._driver.flush()
