"""A letter, or the table for two, as plain text that scrolls."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class LetterPane(VerticalScroll, can_focus=False):
    """Shows one text, as it is: nothing in it is markup."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield self._words

    def show(self, words: str) -> None:
        """Show a text, which holds no control characters, from its beginning."""
        self._words.update(Content(words))
        self.scroll_home(animate=False)

    def turn(self, pages: int) -> None:
        """Scroll on by pages, or back where that is below 0, with two lines seen before."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
