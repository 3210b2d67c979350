"""An entry as one reads it: its Markdown, with the writer's own line breaks."""

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tightrope.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from textual.app import ComposeResult
    from textual.widgets import Markdown

# Markdown is a widget a paragraph; beyond this an entry is read as it was typed.
LONGEST_RENDERED = 20_000


def plain_markdown() -> "MarkdownIt":
    """Return a parser that shows HTML as the text that was typed, and knows no images."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow, and wanted after the first paint

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # An address is shown as it was typed: there is nowhere to click to.
    parser.disable(["html_block", "html_inline", "image", "link", "autolink", "reference"])
    return parser


def journal_markdown() -> "MarkdownIt":
    """Return the same parser, keeping every line break as it was typed."""
    parser = plain_markdown()
    parser.core.ruler.push("keep_line_breaks", _keep_line_breaks)
    return parser


def _keep_line_breaks(state: "StateCore") -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "softbreak":
                child.type = "hardbreak"


class Reading(VerticalScroll, can_focus=False):
    """Shows one text. Until `warm` was called it is plain, so that the first paint is quick.

    `parser` makes the Markdown parser: that of a journal unless another is given.
    """

    def __init__(
        self,
        *,
        parser: "Callable[[], MarkdownIt]" = journal_markdown,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._parser = parser
        self._text = ""
        self._markdown: Markdown | None = None

    def compose(self) -> "ComposeResult":
        """Begin with plain text."""
        yield Static(id="plain", markup=False)

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

    async def warm(self) -> None:
        """Load the Markdown widget, and draw with it from now on."""
        from textual.widgets import Markdown  # noqa: PLC0415 - slow, and wanted after the first paint

        # Whoever leaves at once takes the screen away before it is warm.
        if self._markdown is None and self.is_attached and self.is_running:
            self._markdown = Markdown(parser_factory=self._parser, open_links=False)
            await self.mount(self._markdown)
            self._draw()

    def _draw(self) -> None:
        plain = self.query_one("#plain", Static)
        as_typed = self._markdown is None or len(self._text) > LONGEST_RENDERED
        plain.display = as_typed
        if self._markdown is not None:
            self._markdown.display = not as_typed
            self._markdown.update("" if as_typed else visible(self._text))
        plain.update(Content(visible(self._text[: LONGEST_RENDERED * 2])) if as_typed else "")
