"""The first line: whose journal this is, and what day it is."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tightrope.text_width import cells, fit

_GAP = 2


class Header(Widget):
    """Shows a name at the left and the date at the right.

    `dates` says the date in several ways, the longest first: the first that fits is shown.
    """

    dates: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_of_journal = name

    def render(self) -> Content:
        """Draw both, as far apart as there is room."""
        room = self.content_size.width - cells(self._name_of_journal)
        date = next((date for date in self.dates if cells(date) + _GAP <= room), "")
        name = fit(self._name_of_journal, self.content_size.width - cells(date), fill=True)
        return Content(f"{name}{date}")
