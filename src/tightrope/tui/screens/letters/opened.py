"""A letter that was opened: read it, keep it, or leave it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from tightrope import letters
from tightrope.journal import Journal
from tightrope.journal.results import OpenedLetter
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys, letter_keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.letters.table import TableScreen
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.letter_pane import LetterPane
from tightrope.tui.widgets.status_line import StatusLine


class OpenedLetterScreen(Screen[None]):
    """The letter whole; nothing of it is kept unless that is wanted."""

    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "letters.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(letter_keys.OPENED)]

    def __init__(self, journal: Journal, settings: Settings, opened: OpenedLetter) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._opened = opened

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(letter_keys.OPENED, self)]

    def compose(self) -> ComposeResult:
        """Lay out the letter alone."""
        yield LetterPane()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the letter, and of a key that is not kept its words."""
        groups = (letter_keys.OPENED, keys.ANYWHERE)
        self.query_one(StatusLine).keys = keys.line(groups, self._settings.keys)
        pane = self.query_one(LetterPane)
        pane.border_title = "A letter"
        if not self._opened.is_expected:
            pane.border_subtitle = f"from a key with the words: {self._opened.words}"
        pane.show(letters.text.as_text(self._opened.letter, ascii=self._settings.ascii))

    def action_keep(self) -> None:
        """Keep the letter in the journal, apart from its entries."""
        run_or_show_error(self, lambda: f"Kept as {self._journal.letters.keep(self._opened)}.")

    def action_table(self) -> None:
        """Lay this letter and one's own side by side."""
        read_styles(self.app, TableScreen)
        self.app.push_screen(TableScreen(self._journal, self._settings, self._opened.letter))

    def action_read(self, pages: int) -> None:
        """Scroll on or back."""
        self.query_one(LetterPane).turn(pages)
