"""The person's own note of a month, edited where it stands."""

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tightrope.tui.keys import MONTH_NOTE, bindings
from tightrope.tui.widgets.editor.widget import Editor


class MonthNotePane(Editor):
    """The note as it is read and as it is written: the same words in the same place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MONTH_NOTE)]

    class Done(Message):
        """The person is done with the note."""

    def action_done(self) -> None:
        """Say so."""
        self.post_message(self.Done())

    def show(self, text: str) -> None:
        """Show a note; the cursor keeps its place from the end, where one writes on."""
        if text == self.text:
            return
        row, column = self.cursor_location
        rows_below = self.document.line_count - 1 - row
        columns_behind = len(self.document[row]) - column
        self.load(text)
        row = max(0, self.document.line_count - 1 - rows_below)
        self.move_cursor((row, max(0, len(self.document[row]) - columns_behind)))
