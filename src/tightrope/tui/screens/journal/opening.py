"""How the main screen opens another one, and goes where that one leads."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.screen import Screen

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.tui.notify import show_message
from tightrope.tui.screens.journal.model_screen import ModelScreen
from tightrope.tui.themes import read_styles


class OpensScreens(ModelScreen):
    """A screen from which others are opened; they answer with a day or an entry, or None."""

    def open_screen(
        self, screen: Screen[Any], come_back: Callable[[Any], None] | None = None
    ) -> None:
        """Open a screen, and pass on what it answers with."""
        read_styles(self.app, type(screen))
        self.app.push_screen(screen, come_back)

    def go_to_day(self, day: date | None) -> None:
        """Bring a day into view; None stays where one is."""
        if day is not None:
            self.go_to(day)

    def go_to_entry(self, entry: Entry | None) -> None:
        """Bring an entry into view; None stays where one is."""
        if entry is not None:
            self.go_to(entry.day, entry.id)

    def go_to_restored(self, entry: Entry | None) -> None:
        """Bring an entry into view that was brought back, and say so."""
        self.go_to_entry(entry)
        if entry is not None:
            show_message(self, f"Brought back · {day_text(entry.day)}.")
