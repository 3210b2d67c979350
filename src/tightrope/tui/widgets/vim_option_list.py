"""A list of lines, moved in with letters as well as with arrows."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tightrope.tui.keys import LISTS, bindings


class VimOptionList(OptionList):
    """A list of Textual with the letters that move in every list here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the pages alone while there is no room for a line."""
        # A list of Textual has no lines then, and looks for the first of them.
        if action in {"page_up", "page_down"} and not self.size:
            return False
        return super().check_action(action, parameters)
