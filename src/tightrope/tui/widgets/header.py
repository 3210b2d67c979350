"""The first line: whose journal this is, and what day it is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tightrope.text_width import cells


class Header(Widget):
    """Shows a name at the left and the date at the right."""

    date: reactive[str] = reactive("")

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_journal = name

    def render(self) -> Content:
        """Draw both, as far apart as there is room."""
        room = self.content_size.width - cells(self._name_of_journal)
        return Content(f"{self._name_of_journal}{self.date:>{max(0, room)}}")
