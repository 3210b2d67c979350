"""The open entry: read as Markdown, or with the cursor in it; its marks stand below."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tightrope.domain.entry import EntryFields
from tightrope.domain.formatting import count_text
from tightrope.tui.widgets.entry_list import NO_WORDS
from tightrope.tui.widgets.mark_chips import MarkChips, chips_of
from tightrope.tui.widgets.markdown_view import MarkdownView

if TYPE_CHECKING:
    from tightrope.domain.talk import Talk
    from tightrope.tui.widgets.editor.widget import Editor


class EntryView(Vertical):
    """The open entry. `show` and `write` take what to draw; typing posts the editor's messages.

    What it is written in is made when it is first wanted, so that the first paint does not wait
    for it. `reading` shows it to be read.
    """

    def __init__(
        self, keymap: Mapping[str, str], *, ascii: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._keymap = keymap
        self._ascii = ascii
        self.reading = MarkdownView(id="reading")
        self._editor: Editor | None = None

    def compose(self) -> ComposeResult:
        """Lay out what shows the entry to be read, and the chips."""
        yield self.reading
        yield MarkChips(id="chips")

    @property
    def editor(self) -> "Editor":
        """What an entry is written in."""
        if self._editor is None:
            from tightrope.tui.widgets.editor.widget import Editor  # noqa: PLC0415 - see the class

            self._editor = Editor(id="editor")
            self._editor.display = self.is_written
            self.mount(self._editor, before="#chips")
        return self._editor

    @property
    def is_written(self) -> bool:
        """Whether the cursor is in the entry, rather than that it is read."""
        return self.has_class("-writing")

    def preload_editor(self) -> None:
        """Make what was not wanted yet, so that it is there at once when it is."""
        _ = self.editor

    def show(
        self, page: EntryFields | None, *, empty: str = "", talk: "Talk | None" = None
    ) -> None:
        """Show an entry to be read, or, without one, what to do."""
        self._turn(writing=False)
        self.reading.show((page.text if page.text.strip() else NO_WORDS) if page else empty)
        self.describe(page, talk=talk)

    def prompt(self, question: str) -> None:
        """Show a question in the editor for as long as it is empty."""
        self.editor.placeholder = Content(question)

    def write(self, page: EntryFields) -> None:
        """Put an entry into the editor, with the cursor behind its last word."""
        self._turn(writing=True)
        self.editor.load(page.text)
        self.editor.move_cursor(self.editor.document.end)
        self.describe(page)

    def describe(
        self, page: EntryFields | None, saved: str = "", talk: "Talk | None" = None
    ) -> None:
        """Show an entry's marks, need and tags; of one being written also words and `saved`.

        `talk` is what stands about it on the list of what to talk about.
        """
        chips = chips_of(page, self._keymap, talk, writing=self.is_written, ascii=self._ascii)
        self.query_one(MarkChips).chips = tuple(chips)
        words = count_text(page.words, "word") if page and page.words and self.is_written else ""
        self.border_subtitle = " · ".join(part for part in (words, saved) if part)

    def _turn(self, *, writing: bool) -> None:
        self.set_class(writing, "-writing")
        self.reading.display = not writing
        if self._editor:
            self._editor.display = writing
