"""Private names of Textual's text area, its document and its layout, under public names.

The editor derives from these and overrides the hooks; it touches no private name itself.
"""

import re

from textual.document._document import Document as Document
from textual.document._document import EditResult as EditResult
from textual.document._document import Location as Location
from textual.document._document import Selection as Selection
from textual.document._document_navigator import DocumentNavigator as DocumentNavigator
from textual.document._edit import Edit as Edit
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme


class PlainDocument(Document):
    """Textual's document over lines that were split elsewhere; `lines` are these very ones."""

    def __init__(self, lines: list[str]) -> None:
        # Without that of Textual, which would split the text again, and also at form feeds.
        self._newline = "\n"
        self._lines = lines


class MeasuredDocument(WrappedDocument):
    """Textual's wrapped document, whose width and width of a tab can be set."""

    @property
    def row_width(self) -> int:
        """How many cells a row may take, 0 for any number."""
        return self._width

    @row_width.setter
    def row_width(self, width: int) -> None:
        self._width = width

    @property
    def tab_width(self) -> int:
        """How many cells there are from one tab stop to the next."""
        return self._tab_width

    @tab_width.setter
    def tab_width(self, width: int) -> None:
        self._tab_width = width


class HookedTextArea(TextArea):
    """Textual's text area, with a hook for each thing that the editor does otherwise."""

    def replace_document(self, text: str) -> None:
        """Begin with another text: make its document, its layout and its navigator."""
        raise NotImplementedError

    def repaint_selection(self) -> None:
        """Paint what looks different, now that cursor or selection moved."""
        raise NotImplementedError

    def withdraw_offer(self) -> None:
        """Offer nothing any more, now that cursor or selection moved."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Wrap the whole document and measure it."""
        self._rewrap_and_refresh_virtual_size()

    def type_text(self, text: str) -> None:
        """Put a text in the place of the selection, as if it were typed."""
        self._restart_blink()
        self._replace_via_keyboard(text, *self.selection)

    @property
    def text_theme(self) -> TextAreaTheme:
        """The styles of text, selection and cursor."""
        return self._theme

    @property
    def shows_cursor(self) -> bool:
        """Whether the cursor is drawn now, rather than blinked away."""
        return self._draw_cursor

    @property
    def word_bounds(self) -> re.Pattern[str]:
        """What matches at each beginning and end of a word."""
        return self._word_pattern

    # The hooks

    def _set_document(self, text: str, _language: str | None) -> None:
        self.replace_document(text)

    def _build_highlight_map(self) -> None:
        """Leave the rows that were drawn: nothing is coloured by language here."""

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if selection != previous_selection:
            self.withdraw_offer()
        self.repaint_selection()
