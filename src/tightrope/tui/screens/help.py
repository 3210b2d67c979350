"""Help: every key on one page, and the help texts that ship with the program."""

from collections.abc import Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tightrope.domain.markdown import plain_markdown
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.screens.reading_guide import ReadingGuide
from tightrope.tui.widgets.markdown_view import MarkdownView

_KEYS_WIDTH = 16
_PAGES = """\
b  How to read this
w  What is protected, and what is not
s  On safety, and on talking to someone
"""


def page(keymap: Mapping[str, str], *, ascii: bool = False, words: str = "") -> Table:
    """Return the help page for the keys as this person has them.

    With `words`, only the keys whose name or reason has them all.
    """
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="bold", max_width=_KEYS_WIDTH)
    table.add_column(ratio=1)
    places = {
        title: [(" ".join(keys.every_press(key, keymap, ascii=ascii)), key.reason) for key in group]
        for title, group in keys.PLACES.items()
    }
    for title, group in (places | {"Everywhere": [*keys.STOCK]}).items():
        rows = [row for row in group if _has(" ".join(row), words)]
        if not rows:
            continue
        if table.row_count:
            table.add_row("", "")
        table.add_row(Text(title, "underline"), "")
        for pressed, reason in rows:
            table.add_row(Text(pressed), Text(reason))
    if not table.row_count:
        table.add_row("", Text("No key has these words; Esc shows every key."))
    return table


def _has(line: str, words: str) -> bool:
    return all(word in line.lower() for word in words.lower().split())


class HelpScreen(ModalScreen[None]):
    """The key table, from the same source as the keys themselves.

    `first` names the page of `data/help` that lies on top of it when it opens.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "back", "back"),
        Binding("slash", "filter", "filter"),
        Binding("b", "read('balance')", "balance"),
        Binding("s", "read('safety')", "safety"),
        Binding("w", "read('protection')", "protection"),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
    ]

    def __init__(self, settings: Settings, first: str | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._first = first

    def compose(self) -> ComposeResult:
        """Lay out a page that scrolls."""
        with VerticalScroll(id="help") as box:
            box.border_title = "Keys"
            box.border_subtitle = "/ find a key · Esc back"
            words = Input(placeholder="words of what a key does", id="words")
            words.display = False
            yield words
            yield Static(_PAGES, markup=False, id="pages")
            yield Static(page(self._settings.keys, ascii=self._settings.ascii), id="table")

    def on_mount(self) -> None:
        """Open the page that is wanted first; from there the way back leads by the keys."""
        if self._first:
            self.action_read(self._first)

    def action_filter(self) -> None:
        """Begin to look for a key by the words of what it does."""
        self._show_words(begun=True)
        self.query_one("#words").focus()

    def action_back(self) -> None:
        """Show every key again, or go back where all are shown."""
        if self.query_one("#words").display:
            self._show_words(begun=False)
            self.query_one("#help").focus()
        else:
            self.dismiss()

    def _show_words(self, *, begun: bool) -> None:
        words = self.query_one("#words", Input)
        words.value = ""
        words.display = begun
        self.query_one("#pages").display = not begun

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the keys that have the words so far."""
        settings = self._settings
        found = page(settings.keys, ascii=settings.ascii, words=event.value)
        self.query_one("#table", Static).update(found)

    def action_read(self, page: str) -> None:
        """Open one of the pages to read."""
        guided = page == "balance"
        self.app.push_screen(ReadingGuide(self._settings) if guided else PageScreen(page))

    def action_scroll(self, way: str) -> None:
        """Scroll a line up or down."""
        box = self.query_one("#help")
        box.scroll_relative(y=1 if way == "down" else -1, animate=False)


class PageScreen(ModalScreen[None]):
    """Shows a page of `data/help`; nothing notes that it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "back")
    ]

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the page alone."""
        yield MarkdownView(parser=plain_markdown, id="shelf")

    def on_mount(self) -> None:
        """Open the page."""
        reading = self.query_one(MarkdownView)
        reading.border_subtitle = "Esc back"
        reading.show(asset("data", f"help/{self._page}.md").read_text(encoding="utf-8"))
        reading.can_focus = True
        reading.focus()
