"""An entry as one reads it: its Markdown, with the writer's own line breaks."""

from itertools import pairwise
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tightrope import libraries
from tightrope.domain.markdown import (
    BOX,
    LONGEST_RENDERED,
    box_sign,
    is_shown_as_typed,
    plain_markdown,
)
from tightrope.domain.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from textual.app import ComposeResult
    from textual.widgets import Markdown

_BOX_AT = "box:"


def journal_markdown() -> "MarkdownIt":
    """Return the same parser, keeping every line break as it was typed."""
    parser = plain_markdown()
    parser.core.ruler.push("keep_line_breaks", _keep_line_breaks)
    parser.core.ruler.push("keep_heads", _keep_heads)
    parser.core.ruler.push("draw_boxes", _draw_boxes)
    return parser


def _keep_line_breaks(state: "StateCore") -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"


def _keep_heads(state: "StateCore") -> None:
    """Leave the signs of a heading where they were typed, so that its words do not move."""
    for opening, inline in pairwise(state.tokens):
        if opening.type == "heading_open" and opening.markup.startswith("#"):
            inline.children = [_text(f"{opening.markup} "), *(inline.children or ())]


def _draw_boxes(state: "StateCore") -> None:
    """Draw `[ ]` at the start of an item as a box that can be clicked, as wide as it was typed."""
    for item, _, inline in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if item.type != "list_item_open" or not inline.children or inline.map is None:
            continue
        words = inline.children[0]
        if found := BOX.match(words.content):
            words.content = words.content[found.end() :]
            link = libraries.markdown_it.token.Token
            opening = link("link_open", "a", 1, {"href": f"{_BOX_AT}{inline.map[0]}"})
            closing = link("link_close", "a", -1)
            inline.children[:0] = [opening, _text(box_sign(found)), closing, _text(" "), _text(" ")]


def _text(words: str) -> "Token":
    return libraries.markdown_it.token.Token("text", "", 0, content=words)


class MarkdownView(VerticalScroll, can_focus=False):
    """Shows one text. What shows Markdown is loaded for the first text that has any.

    `parser` makes the Markdown parser: that of a journal unless another is given.
    """

    class BoxClicked(Message):
        """The box in a line of the text was clicked; lines count from 0."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    def __init__(
        self,
        *,
        parser: "Callable[[], MarkdownIt]" = journal_markdown,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._parser = parser
        self._text = ""
        self._plain = Static(markup=False)
        self._markdown: Markdown | None = None

    def compose(self) -> "ComposeResult":
        """Begin with plain text."""
        yield self._plain

    def show(self, text: str) -> None:
        """Show a text from its beginning."""
        if text == self._text:
            return
        self._text = text
        self.scroll_home(animate=False, force=True, immediate=True)
        self._draw()

    def turn(self, pages: int) -> None:
        """Scroll on by pages, or back where that is below 0, with two lines seen before."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    async def _warm(self) -> None:
        from textual.widgets import Markdown  # noqa: PLC0415 - slow, and many never need it

        from tightrope.tui.widgets.entry_markdown import EntryMarkdown  # noqa: PLC0415 - the same

        # Whoever leaves at once takes the screen away before it is warm.
        if self._markdown is None and self.is_attached and self.is_running:
            kind = EntryMarkdown if self._parser is journal_markdown else Markdown
            self._markdown = kind(parser_factory=self._parser, open_links=False)
            await self.mount(self._markdown)
            self._draw()

    def _draw(self) -> None:
        # Markdown is a widget a paragraph: what is very long is shown as it was typed.
        has_signs = not is_shown_as_typed(self._text)
        if has_signs and self._markdown is None:
            # Seen at once as it was typed, and a moment later as it is meant.
            self.call_after_refresh(self._warm)
        rendered = has_signs and self._markdown is not None
        self._plain.display = not rendered
        if self._markdown is not None:
            self._markdown.display = rendered
            self._markdown.update(printable(self._text) if rendered else "")
        shown = "" if rendered else printable(self._text[: LONGEST_RENDERED * 2])
        self._plain.update(Content(shown))

    # Named rather than decorated: Textual's Markdown is not imported before it is needed.
    def on_markdown_link_clicked(self, event: "Markdown.LinkClicked") -> None:
        """Say which box was clicked; there are no other links."""
        event.stop()
        line = event.href.removeprefix(_BOX_AT)
        if line.isdecimal():
            self.post_message(self.BoxClicked(int(line)))
