"""The table for two: two tides one above the other, and below them both letters side by side."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.types import CSSPathType

from tightrope import letters
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.letters.letter import Letter
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys, letter_keys
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.letters.asking import ask_new_file
from tightrope.tui.terminal import TerminalColours, terminal_colours
from tightrope.tui.widgets.chart.span import SpanTide
from tightrope.tui.widgets.letter_pane import LetterPane
from tightrope.tui.widgets.status_line import StatusLine

_LOW = 20  # rows under which the words alone are shown


class TableScreen(Screen[None]):
    """Both are drawn alike, and neither stands for more: swapping them swaps the screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "letters.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(letter_keys.TABLE)]

    def __init__(self, journal: Journal, settings: Settings, theirs: Letter) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._table = journal.letters.table(theirs)

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(letter_keys.TABLE, self)]

    def compose(self) -> ComposeResult:
        """Lay out the tides above the words."""

        def colours() -> TerminalColours:
            return terminal_colours(self.app)

        for _ in self._table.sides:
            yield SpanTide(terminal=colours, ascii=self._settings.ascii)
        yield LetterPane()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show both."""
        groups = (letter_keys.TABLE, keys.ANYWHERE)
        self.query_one(StatusLine).keys = keys.line(groups, self._settings.keys)
        by = "by day" if self._table.by_day else "by week"
        for tide, side, parts in zip(
            self.query(SpanTide), self._table.sides, self._table.tides, strict=True
        ):
            tide.border_title, tide.border_subtitle = printable(side.called), by
            tide.parts = parts
        words = letters.text.table_as_text(self._table, ascii=self._settings.ascii)
        self.query_one(LetterPane).show(words)
        self._arrange(self.app.size)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.height < _LOW or not any(self._table.tides), "-words-alone")

    def action_page(self) -> None:
        """Write the table into a page."""

        def write(target: Path) -> str:
            self._journal.letters.write_page(self._table, target)
            return "The page is written; it needs no network."

        ask_new_file(self, "The page", "table-for-two", write, suffix=".html")

    def action_read(self, pages: int) -> None:
        """Scroll on or back."""
        self.query_one(LetterPane).turn(pages)
