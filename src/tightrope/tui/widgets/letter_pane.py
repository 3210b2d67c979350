"""A letter, or the table for two, as plain text that scrolls.

Only the rows in sight are drawn: a year by day is a thousand lines, and the table is there at once.
"""

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tightrope.text_width import wrap


class LetterPane(ScrollView, can_focus=False):
    """Shows one text, as it is: nothing in it is markup. Lines too long are broken, indented."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""
        self._lines: list[str] = []

    def show(self, words: str) -> None:
        """Show a text, which holds no control characters, from its beginning."""
        self._words = words
        self._lay_out()
        self.scroll_home(animate=False)

    def turn(self, pages: int) -> None:
        """Scroll on by pages, or back where that is below 0, with two lines seen before."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines for the new width."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Return a row in sight."""
        width, at = self.size.width, y + self.scroll_offset.y
        words = self._lines[at] if at < len(self._lines) else ""
        strip = Strip([Segment(words, self.rich_style)])
        return strip.adjust_cell_length(width, self.rich_style)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._lines = [row for line in self._words.split("\n") for row in _rows(line, width)]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()


def _rows(line: str, width: int) -> list[str]:
    """Return the rows of a line, each as far from the edge as the first."""
    if 2 * len(line) <= width:
        return [line]
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    return [indent + row for row in wrap(words, max(width - len(indent), 1))] or [line]
