"""The editor of an entry: prose that wraps softly, says when it changes, and hides nothing.

Textual's text area does the work. It builds a paragraph again for each row it shows of it, and
wraps the whole of it for each key; here a row is built from its own part of the text, kept until
it changes, and the wrapping is mended. A test compares both, cell by cell. What that needs of
Textual's private names stands in `tui/_textual/text_area.py`.

Keys that stay with the text area, beside moving and typing: `ctrl+a c d e k u v w x y z`, F7.
Every other key goes on to the screen and the app.
"""

import unicodedata
from dataclasses import dataclass

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip

from tightrope.text_width import grapheme_after
from tightrope.tui._textual.text_area import Edit, EditResult, Location, Selection
from tightrope.tui.widgets.editor.document import EditorDocument
from tightrope.tui.widgets.editor.layout import (
    Layout,
    Look,
    Mark,
    Navigator,
    Offer,
    drawn,
    look_of,
)
from tightrope.tui.widgets.editor.tag_offers import OfferingTags

_CHECKPOINTS = 1000  # each new line is one: a long evening stays undoable
_ROWS_KEPT = 512


class Editor(OfferingTags):
    """Where an entry is written. Posts `Edited` for what the person changes, not for `load`."""

    document: EditorDocument
    wrapped_document: Layout

    # Declared again so that a move of the cursor paints only the rows that look different.
    selection: Reactive[Selection] = Reactive(
        Selection(), init=False, always_update=True, repaint=False
    )

    @dataclass
    class Edited(Message):
        """The person changed the text."""

        editor: "Editor"

        @property
        def control(self) -> "Editor":
            """The editor, for `@on(Editor.Edited, "#id")`."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str | Content = "",
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        self._drawn: LRUCache[Look, Strip] = LRUCache(_ROWS_KEPT)
        self._painted: dict[int, Look] = {}
        super().__init__(
            placeholder=self.validate_placeholder(placeholder),
            max_checkpoints=_CHECKPOINTS,
            highlight_cursor_line=False,
            compact=True,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.replace_document(text)

    def load(self, text: str) -> None:
        """Replace the text by another one, with a history of its own and without `Edited`."""
        self.load_text(text)

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        """Take the placeholder literally: brackets in it are brackets."""
        return Content(placeholder) if isinstance(placeholder, str) else placeholder

    # What is typed

    def edit(self, edit: Edit) -> EditResult:
        """Change the text as asked, and say so."""
        result = super().edit(edit)
        self.post_message(self.Edited(self))
        return result

    def undo(self) -> None:
        """Take back the last batch of changes, and say so."""
        if self.history.undo_stack:
            super().undo()
            self.post_message(self.Edited(self))

    def redo(self) -> None:
        """Do the last batch again, and say so."""
        if self.history.redo_stack:
            super().redo()
            self.post_message(self.Edited(self))

    def check_consume_key(
        self,
        key: str,
        character: str | None = None,
    ) -> bool:
        """Whether a key is text to be typed."""
        return not self.read_only and character is not None and _is_typed(character)

    async def on_key(self, event: events.Key) -> None:
        """Take keys that Textual does not count as text: wide and no-break blanks, joiners."""
        if event.is_printable or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        self.type_text(event.character or "")

    # How it lies and looks

    def replace_document(self, text: str) -> None:
        """Begin with another text."""
        self.document = EditorDocument(text)
        self.wrapped_document = Layout(self.document, tab_width=self.indent_width)
        self.navigator = Navigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self.lay_out()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Look for no partner of a bracket: this is prose."""

    def render_line(self, y: int) -> Strip:
        """Return a row as it is seen; it is drawn once for each look of it."""
        if self._is_waiting:
            self._painted.clear()
            return super().render_line(y)
        look = self._painted[y] = self._look_at(y + self.scroll_offset.y)
        strip = self._drawn.get(look)
        if strip is None:
            strip = self._drawn[look] = drawn(look)
        return strip

    @property
    def _is_waiting(self) -> bool:
        """Whether the placeholder stands where words will."""
        return bool(self.placeholder) and not self.document.text

    def repaint_selection(self) -> None:
        """Paint the rows that look different, now that cursor or selection moved."""
        if self._is_waiting:
            self.refresh()
            return
        top, width = self.scroll_offset.y, self.size.width
        for y in range(self.size.height):
            if self._painted.get(y) != self._look_at(top + y):
                self.refresh(Region(0, y, width, 1))

    def _look_at(self, y: int) -> Look:
        style = self.text_theme.base_style or self.rich_style
        row = self.wrapped_document.row(y)
        if row is None:
            return Look((), self.size.width, style)
        width = self.scrollable_content_region.width
        marks, offer = self._marks_on(row.line), self._offer_on(row.line)
        return look_of(row, self.wrapped_document, marks, width, style, offer=offer)

    def _offer_on(self, line: int) -> Offer | None:
        """Return what is offered behind the cursor, where that is on this line."""
        row, column = self.cursor_location
        if not self.suggestion or row != line:
            return None
        style = self.get_component_rich_style("text-area--suggestion")
        return Offer(column, self.suggestion, style)

    def _marks_on(self, line: int) -> list[Mark]:
        """Return what lies over a line: the selection, and above it the cursor."""
        marks = []
        theme, text = self.text_theme, self.document[line]
        (top, left), (bottom, right) = sorted(self.selection)
        if not self.selection.is_empty and top <= line <= bottom and theme.selection_style:
            start = left if line == top else 0
            end = right if line == bottom else max(1, len(text))  # an empty line shows one cell
            marks.append(Mark(start, end, theme.selection_style))
        row, column = self.cursor_location
        if row == line and self.shows_cursor and theme.cursor_style:
            end = max(column + 1, grapheme_after(text, column))
            marks.append(Mark(column, end, theme.cursor_style))
        return marks


def _is_typed(text: str) -> bool:
    """Whether a key's character is text: also blanks and joiners without a shape of their own."""
    return all(char.isprintable() or unicodedata.category(char) in {"Zs", "Cf"} for char in text)
