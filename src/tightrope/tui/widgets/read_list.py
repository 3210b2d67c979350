"""A list of lines, moved in with letters as well as with arrows."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList

from tightrope.tui.keys import LISTS, bindings


class ReadList(OptionList):
    """A list of Textual with the letters that move in every list here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LISTS)]
