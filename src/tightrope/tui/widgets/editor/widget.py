"""The editor of an entry: prose that wraps softly, says when it changes, and hides nothing.

Textual's text area does the work. It builds a paragraph again for each row it shows of it, and
wraps the whole of it for each key; here a row is built from its own part of the text, kept until
it changes, and the wrapping is mended. That touches private names: Textual is pinned, and a test
compares both, cell by cell.

Keys that stay with the text area, beside moving and typing: `ctrl+a c d e k u v w x y z`, F6, F7.
Every other key goes on to the screen and the app.
"""

import unicodedata
from dataclasses import dataclass

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.document._document import EditResult, Location, Selection
from textual.document._edit import Edit
from textual.geometry import Region
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import TextArea

from tightrope.tui.widgets.editor import graphemes
from tightrope.tui.widgets.editor.document import EditorDocument
from tightrope.tui.widgets.editor.layout import Layout, Navigator
from tightrope.tui.widgets.editor.row import Look, Mark, drawn, look_of

_CHECKPOINTS = 1000  # each new line is one: a long evening stays undoable
_ROWS_KEPT = 512
_LONGEST_WORD = 1000  # a jump over words looks no farther


class Editor(TextArea):
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
        self._set_document(text, None)

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

    async def _on_key(self, event: events.Key) -> None:
        """Take keys that Textual does not count as text: wide and no-break blanks, joiners."""
        if event.is_printable or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        event.prevent_default()
        self._restart_blink()
        self._replace_via_keyboard(event.character or "", *self.selection)

    # Where the cursor goes

    def get_cursor_left_location(self) -> Location:
        """Return the location before what a reader takes for one character."""
        row, column = self.cursor_location
        if not column:
            return self.navigator.get_location_left((row, column))
        return row, graphemes.before(self.document[row], column)

    def get_cursor_right_location(self) -> Location:
        """Return the location behind what a reader takes for one character."""
        row, column = self.cursor_location
        if column == len(self.document[row]):
            return self.navigator.get_location_right((row, column))
        return row, graphemes.after(self.document[row], column)

    def get_cursor_word_left_location(self) -> Location:
        """Return the start of the word before the cursor."""
        row, column = self.cursor_location
        if not column:
            return self.navigator.get_location_left((row, column))
        start = max(0, column - _LONGEST_WORD)
        bounds = self._word_bounds(self.document[row][start:column].rstrip())
        return row, start + (bounds[-1] if bounds else 0)

    def get_cursor_word_right_location(self) -> Location:
        """Return the end of the word behind the cursor, or the start of the next."""
        row, column = self.cursor_location
        behind = self.document[row][column : column + _LONGEST_WORD]
        if not behind:
            return self.navigator.get_location_right((row, column))
        blanks = len(behind) - len(behind.lstrip())
        bounds = self._word_bounds(behind[blanks:])
        return row, column + (blanks + bounds[0] if bounds else len(behind))

    def _word_bounds(self, text: str) -> list[int]:
        return [match.start() for match in self._word_pattern.finditer(text)]

    def clamp_visitable(self, location: Location) -> Location:
        """Return the nearest location in the text that is not inside a character."""
        row, column = super().clamp_visitable(location)
        return row, graphemes.start_of(self.document[row], column)

    # How it lies and looks

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = EditorDocument(text)
        self.wrapped_document = Layout(self.document, tab_width=self.indent_width)
        self.navigator = Navigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _build_highlight_map(self) -> None:
        """Leave the rows that were drawn: nothing is coloured by language here."""

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

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if self._is_waiting:
            self.refresh()
            return
        top, width = self.scroll_offset.y, self.size.width
        for y in range(self.size.height):
            if self._painted.get(y) != self._look_at(top + y):
                self.refresh(Region(0, y, width, 1))

    def _look_at(self, y: int) -> Look:
        style = self._theme.base_style or self.rich_style
        row = self.wrapped_document.row(y)
        if row is None:
            return Look((), self.size.width, style)
        width = self.scrollable_content_region.width
        return look_of(row, self.wrapped_document, self._marks_on(row.line), width, style)

    def _marks_on(self, line: int) -> list[Mark]:
        """Return what lies over a line: the selection, and above it the cursor."""
        marks = []
        theme, text = self._theme, self.document[line]
        (top, left), (bottom, right) = sorted(self.selection)
        if not self.selection.is_empty and top <= line <= bottom and theme.selection_style:
            start = left if line == top else 0
            end = right if line == bottom else max(1, len(text))  # an empty line shows one cell
            marks.append(Mark(start, end, theme.selection_style))
        row, column = self.cursor_location
        if row == line and self._draw_cursor and theme.cursor_style:
            end = max(column + 1, graphemes.after(text, column))
            marks.append(Mark(column, end, theme.cursor_style))
        return marks


def _is_typed(text: str) -> bool:
    """Whether a key's character is text: also blanks and joiners without a shape of their own."""
    return all(char.isprintable() or unicodedata.category(char) in {"Zs", "Cf"} for char in text)
