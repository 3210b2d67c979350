"""The open entry: read as Markdown, or with the cursor in it; its marks stand below."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tightrope.domain.entry import Written
from tightrope.domain.marks import State
from tightrope.domain.signs import need_words, sign
from tightrope.domain.visible import visible
from tightrope.tui.widgets.editor import Editor
from tightrope.tui.widgets.reading import Reading


def facts_of(page: Written, *, ascii: bool = False) -> Content:  # noqa: A002 - the setting's name
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
    parts.append((" ".join(f"#{visible(tag)}" for tag in page.tags), "$foreground 60%"))
    return Content.assemble(*parts)


class Page(Vertical):
    """The open entry. `show` and `write` take what to draw; typing posts the editor's messages."""

    def __init__(self, *, ascii: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        """Lay out reading, editor and the line of facts."""
        yield Reading(id="reading")
        yield Editor(id="editor")
        yield Static(id="facts", markup=False)

    @property
    def editor(self) -> Editor:
        """The editor, for those who want what stands in it."""
        return self.query_one(Editor)

    def show(self, page: Written | None, *, empty: str = "") -> None:
        """Show an entry to be read, or, without one, what to do."""
        self._turn(writing=False)
        self.query_one(Reading).show(page.text if page else empty)
        self.describe(page)

    def prompt(self, question: str) -> None:
        """Show a question in the editor for as long as it is empty."""
        self.editor.placeholder = Content(question)

    def write(self, page: Written) -> None:
        """Put an entry into the editor, with the cursor behind its last word."""
        self._turn(writing=True)
        self.editor.load(page.text)
        self.editor.move_cursor(self.editor.document.end)
        self.describe(page)

    def describe(self, page: Written | None, saved: str = "") -> None:
        """Show an entry's marks, need and tags, and when it was last saved."""
        facts = facts_of(page, ascii=self._ascii) if page else Content("")
        self.query_one("#facts", Static).update(facts)
        self.border_subtitle = saved

    def _turn(self, *, writing: bool) -> None:
        self.query_one(Reading).display = not writing
        self.editor.display = writing
        self.set_class(writing, "-writing")
