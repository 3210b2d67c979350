"""A blank screen, for when somebody comes in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static


class PrivacyScreen(Screen[None]):
    """Shows nothing of the journal. The key that hides never reveals; Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss", "show again")]

    def compose(self) -> ComposeResult:
        """Nothing but the way back."""
        yield Static("Enter", id="way-back")
