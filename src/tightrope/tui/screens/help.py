"""Help: every key on one page, each to be run from it, and the help texts that ship with it."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tightrope.domain.markdown import plain_markdown
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.text_width import cells, wrap
from tightrope.tui import keys, letter_keys
from tightrope.tui.screens.reading_guide import ReadingGuide
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.vim_option_list import VimOptionList

_KEYS_WIDTH, _KEYS_WIDTH_NARROW, _WIDE = 16, 10, 50
_PAGES = {
    "balance": ("b", "How to read this"),
    "protection": ("w", "What is protected, and what is not"),
    "safety": ("s", "On safety, and on talking to someone"),
}
_IN_SIGHT = frozenset({"app.quit", "app.hide"})
_BACK = "/ find · Enter does it · Esc back"

Offered = Sequence[tuple[tuple[keys.Key, ...], DOMNode]]
Act = tuple[keys.Key, DOMNode]


class HelpLine(NamedTuple):
    """A line of the page: what to press, what that does, and which key or page it is of.

    `key` is None for what a widget of Textual answers, and for the pages; `page` is one of
    `data/help`. A title has neither keys nor page.
    """

    pressed: str
    reason: str
    key: keys.Key | None = None
    page: str = ""

    @property
    def is_title(self) -> bool:
        """Whether it names the place of the lines below it."""
        return not self.pressed


def help_lines(
    settings: Settings, here: Sequence[tuple[keys.Key, ...]] = (), words: str = ""
) -> Iterator[HelpLine]:
    """Yield the lines of the page, the places that have keys of the groups `here` before others.

    With `words`, only the keys whose name or reason has them all.
    """
    if not words:
        yield from (HelpLine(key, name, page=page) for page, (key, name) in _PAGES.items())
        yield from (_line(key, settings) for key in keys.ANYWHERE if key.id in _IN_SIGHT)
    offered = {key.id for group in here for key in group}
    shown = {**keys.PLACES, **letter_keys.PLACES} if settings.letters else keys.PLACES
    places = sorted(shown.items(), key=lambda place: not any(key.id in offered for key in place[1]))
    every = {title: [_line(key, settings) for key in group] for title, group in places}
    every["Everywhere"] = [HelpLine(pressed, reason) for pressed, reason in keys.STOCK]
    for title, lines in every.items():
        found = [line for line in lines if _has(f"{line.pressed} {line.reason}", words)]
        if found:
            yield HelpLine("", title)
            yield from found


def _line(key: keys.Key, settings: Settings) -> HelpLine:
    pressed = keys.every_press(key, settings.keys, ascii=settings.ascii)
    return HelpLine(" ".join(pressed), key.reason, key)


def _has(line: str, words: str) -> bool:
    return all(word in line.lower() for word in words.lower().split())


def _drawn(line: HelpLine, width: int) -> Content:
    """Return a line in two columns, each broken where it has no more room."""
    if line.is_title:
        return Content.assemble("\n", (line.reason, "underline"))
    left = _KEYS_WIDTH if width >= _WIDE else _KEYS_WIDTH_NARROW
    reason = wrap(line.reason, max(width - left - 2, 1))
    rows = zip_longest(wrap(line.pressed, left), reason, fillvalue="")
    parts = [
        Content.assemble((pressed, "bold"), " " * (left + 2 - cells(pressed)), words)
        for pressed, words in rows
    ]
    return Content("\n").join(parts)


class HelpScreen(ModalScreen[Act | None]):
    """The key table, from the same source as the keys themselves; answers with what is to be done.

    `offered` has the groups of keys of the screen below, each with what does them; `first` names
    the page of `data/help` that lies on top of it when it opens.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "back", "back"),
        Binding("slash", "filter", "filter"),
        Binding("b", "read('balance')", "balance"),
        Binding("s", "read('safety')", "safety"),
        Binding("w", "read('protection')", "protection"),
        Binding("down", "to_lines", "lines", show=False),
    ]

    def __init__(self, settings: Settings, offered: Offered, first: str | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._offered = offered
        self._first = first
        self._lines: list[HelpLine] = []

    def compose(self) -> ComposeResult:
        """Lay out a list that scrolls."""
        with Vertical(id="help") as box:
            box.border_title, box.border_subtitle = "Keys", _BACK
            words = Input(placeholder="words of what a key does", id="words")
            words.display = False
            yield words
            yield VimOptionList(markup=False)

    def on_mount(self) -> None:
        """Open the page that is wanted first; from there the way back leads by the keys."""
        self.query_one(VimOptionList).focus()
        if self._first:
            self.action_read(self._first)

    def on_resize(self) -> None:
        """Break the lines where they have no more room now."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        words = self.query_one(Input).value
        self._lines = [*help_lines(self._settings, [group for group, _ in self._offered], words)]
        listed = self.query_one(VimOptionList)
        # Without the cell of the bar, whether it is there yet or not.
        width = self.query_one("#help").content_region.width - 1
        at = listed.highlighted
        listed.set_options(
            Option(_drawn(line, width), disabled=line.is_title) for line in self._lines
        )
        if not self._lines:
            listed.add_option(Option("No key has these words; Esc shows every key.", disabled=True))
        is_first = words or at is None or at >= len(self._lines)
        to_run = (number for number, line in enumerate(self._lines) if not line.is_title)
        listed.highlighted = next(to_run, None) if is_first else at

    def action_filter(self) -> None:
        """Begin to look for a key by the words of what it does."""
        self._show_words(begun=True)
        self.query_one(Input).focus()

    def action_back(self) -> None:
        """Show every key again, or go back where all are shown."""
        if self.query_one(Input).display:
            self._show_words(begun=False)
            self.action_to_lines()
        else:
            self.dismiss(None)

    def action_to_lines(self) -> None:
        """Go from the words to what they found."""
        self.query_one(VimOptionList).focus()

    def _show_words(self, *, begun: bool) -> None:
        words = self.query_one(Input)
        words.value = ""
        words.display = begun
        self._show()

    @on(Input.Changed)
    def _find(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _run_first(self) -> None:
        self.query_one(VimOptionList).action_select()

    @on(OptionList.OptionSelected)
    def _run(self, event: OptionList.OptionSelected) -> None:
        """Do what the chosen line says, or say where it would be done."""
        line = self._lines[event.option_index]
        if line.page:
            self.action_read(line.page)
            return
        for group, node in self._offered:
            if line.key in group:
                self.dismiss((line.key, node))
                return
        titles = [each.reason for each in self._lines[: event.option_index] if each.is_title]
        self.query_one("#help").border_subtitle = f"Not from here · {titles[-1]}"

    def action_read(self, page: str) -> None:
        """Open one of the pages to read."""
        guided = page == "balance"
        self.app.push_screen(ReadingGuide(self._settings) if guided else PageScreen(page))


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
