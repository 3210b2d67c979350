"""The open entry: read as Markdown, or with the cursor in it; its marks stand below."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tightrope.domain.entry import EntryFields
from tightrope.domain.marks import State, need_words, sign
from tightrope.domain.printable import printable
from tightrope.tui.widgets.entry_list import NO_WORDS
from tightrope.tui.widgets.markdown_view import MarkdownView

if TYPE_CHECKING:
    from tightrope.tui.widgets.editor.widget import Editor


def facts_of(page: EntryFields, *, ascii: bool = False) -> Content:
    """Return what is said about an entry beside its words: marks, need, star and tags."""
    parts: list[tuple[str, str]] = []
    for state, is_set in ((State.TOGETHER, page.together), (State.SPACE, page.space)):
        colour = f"bold ${state.value}-text" if is_set else "$foreground 35%"
        mark = sign(state, ascii=ascii) if is_set else sign(State.UNMARKED, ascii=ascii)
        parts.append((f"{mark} {state.value}  ", colour))
    if page.need:
        parts.append((f"{need_words(page.need)}  ", "$accent"))
    if page.starred:
        parts.append(("* ", "$accent"))
    parts.append((" ".join(f"#{printable(tag)}" for tag in page.tags), "$foreground 60%"))
    return Content.assemble(*parts)


class EntryView(Vertical):
    """The open entry. `show` and `write` take what to draw; typing posts the editor's messages.

    What it is written in is made when it is first wanted, so that the first paint does not wait
    for it. `reading` shows it to be read.
    """

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ascii = ascii
        self.reading = MarkdownView(id="reading")
        self._editor: Editor | None = None

    def compose(self) -> ComposeResult:
        """Lay out what shows the entry to be read, and the line of facts."""
        yield self.reading
        yield Static(id="facts", markup=False)

    @property
    def editor(self) -> "Editor":
        """What an entry is written in."""
        if self._editor is None:
            from tightrope.tui.widgets.editor.widget import Editor  # noqa: PLC0415 - see the class

            self._editor = Editor(id="editor")
            self._editor.display = self.is_written
            self.mount(self._editor, before="#facts")
        return self._editor

    @property
    def is_written(self) -> bool:
        """Whether the cursor is in the entry, rather than that it is read."""
        return self.has_class("-writing")

    def preload_editor(self) -> None:
        """Make what was not wanted yet, so that it is there at once when it is."""
        _ = self.editor

    def show(self, page: EntryFields | None, *, empty: str = "") -> None:
        """Show an entry to be read, or, without one, what to do."""
        self._turn(writing=False)
        self.reading.show((page.text if page.text.strip() else NO_WORDS) if page else empty)
        self.describe(page)

    def prompt(self, question: str) -> None:
        """Show a question in the editor for as long as it is empty."""
        self.editor.placeholder = Content(question)

    def write(self, page: EntryFields) -> None:
        """Put an entry into the editor, with the cursor behind its last word."""
        self._turn(writing=True)
        self.editor.load(page.text)
        self.editor.move_cursor(self.editor.document.end)
        self.describe(page)

    def describe(self, page: EntryFields | None, saved: str = "") -> None:
        """Show an entry's marks, need and tags, and when it was last saved."""
        facts = facts_of(page, ascii=self._ascii) if page else Content("")
        self.query_one("#facts", Static).update(facts)
        self.border_subtitle = saved

    def _turn(self, *, writing: bool) -> None:
        self.set_class(writing, "-writing")
        self.reading.display = not writing
        if self._editor:
            self._editor.display = writing
