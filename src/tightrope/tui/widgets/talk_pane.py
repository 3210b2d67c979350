"""What is to be talked about as a list: an entry a line, each to be ticked or opened."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text, short_day_text
from tightrope.domain.printable import printable_line
from tightrope.domain.talk import TalkItem
from tightrope.tui.keys import TALK, bindings, press_of
from tightrope.tui.widgets.vim_option_list import VimOptionList

_LONGEST_LINE = 300


class TalkPane(VimOptionList):
    """The list, what was opened first above; it is not there where nothing stands on it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TALK)]

    class Ticked(Message):
        """Something shall be ticked off, or put on the list again."""

        def __init__(self, item: TalkItem) -> None:
            super().__init__()
            self.item = item

    class Opened(Message):
        """The person wants to see an entry in its day."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class Done(Message):
        """The person is done with the list."""

    def __init__(self, keymap: Mapping[str, str], *, ascii: bool = False) -> None:
        super().__init__(markup=False)
        self._ascii = ascii
        self._items: tuple[TalkItem, ...] = ()
        self.border_title = f"To talk about · {press_of('month.talk', keymap)} ticks"

    def show(self, items: Sequence[TalkItem]) -> None:
        """Show these, and stay at the line where one is."""
        if tuple(items) == self._items:
            return
        self._items, at = tuple(items), self.highlighted or 0
        self.display = bool(items)
        self.set_options(Option(_line(item, self._ascii)) for item in items)
        self.highlighted = min(at, len(items) - 1) if items else None

    def action_tick(self) -> None:
        """Ask for the chosen one to be ticked, or opened again."""
        if (at := self.highlighted) is not None:
            self.post_message(self.Ticked(self._items[at]))

    def action_done(self) -> None:
        """Say that the person is done here."""
        self.post_message(self.Done())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the day of the entry."""
        event.stop()
        self.post_message(self.Opened(self._items[event.option_index].entry))

    def on_focus(self, event: events.Focus) -> None:
        """Have a line chosen."""
        del event
        if self.highlighted is None and self._items:
            self.highlighted = 0


def _line(item: TalkItem, ascii: bool) -> Content:
    ticked = item.talk.ticked
    sign = "!" if ticked is None else "x" if ascii else "✓"
    style = "$foreground 60%" if ticked else ""
    about = f"  talked about {short_day_text(ticked.astimezone())}" if ticked else ""
    return Content.assemble(
        (f"{sign} ", style or "bold $accent"),
        (f"{day_text(item.entry.day):<15}  ", "$foreground 60%"),
        (printable_line(item.words)[:_LONGEST_LINE] or "(no words)", style),
        (about, "$foreground 60%"),
    )
