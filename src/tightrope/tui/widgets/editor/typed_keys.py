"""What Enter, Tab and ctrl+j type in the editor."""

from textual import events

from tightrope.tui.widgets.editor import lists
from tightrope.tui.widgets.editor.cursor import CursorByCharacter


class TypingByLine(CursorByCharacter):
    """A text area in which lists go on, and Tab indents instead of leaving."""

    def type_key(self, key: str) -> bool:
        """Do what a key does that types more than its own sign; return whether it is such a key."""
        match key:
            case "enter":
                self._break_line()
            case "ctrl+j":  # what a terminal sends for the line ends of a paste
                self.type_text("\n")
            case "tab" if not self._is_indentable:
                self.type_text(lists.to_tab_stop(self.get_column_width(*self.cursor_location)))
            case "tab" | "shift+tab":
                self._indent(deeper=key == "tab")
            case _:
                return False
        return True

    def _break_line(self) -> None:
        row, column = self.cursor_location
        typed = lists.on_enter(self.document[row], column) if self.selection.is_empty else None
        if typed is None:
            self.type_text("\n")
            return
        gone, text = typed
        self.replace(text, (row, column - gone), (row, column), maintain_selection_offset=False)
        self.scroll_cursor_visible()

    @property
    def _is_indentable(self) -> bool:
        """Whether the cursor is in a line of a list, or several lines are selected."""
        start, end = self.selection
        return start[0] != end[0] or lists.item_of(self.document[start[0]]) is not None

    def _indent(self, *, deeper: bool) -> None:
        (top, _), (bottom, _) = sorted(self.selection)
        lines = [self.document[row] for row in range(top, bottom + 1)]
        new = [lists.indented(line, deeper=deeper) if line else line for line in lines]
        if new == lines:
            return
        cursor, anchor = self.selection.end, self.selection.start
        moved = [len(after) - len(before) for before, after in zip(lines, new, strict=True)]
        self.replace("\n".join(new), (top, 0), (bottom, len(lines[-1])))
        self.selection = type(self.selection)(
            *((row, max(0, column + moved[row - top])) for row, column in (anchor, cursor))
        )

    async def on_key(self, event: events.Key) -> None:
        """Take the keys that type more than their own sign."""
        if not self.read_only and self.type_key(event.key):
            event.stop()
            event.prevent_default()
