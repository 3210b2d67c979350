"""Markdown of an entry, each line in the row and column where it was typed.

Textual's widget has margins of its own between blocks; here they are the blank lines of the text,
so that nothing moves between writing and reading. It is imported with the first text that has
any Markdown, since Textual's is slow to import.
"""

import re
from collections.abc import Iterable, Sequence

from textual.await_complete import AwaitComplete
from textual.containers import Horizontal
from textual.widget import AwaitMount, Widget
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

from tightrope.tui._textual.markdown import MarkdownBullet

_BULLET = "• "
_BLANK = re.compile(r"[\s>]*\Z")


class EntryMarkdown(Markdown):
    """Textual's Markdown with the rows of the text."""

    def update(self, markdown: str) -> AwaitComplete:
        """Show another text."""
        mounted = super().update(markdown)

        async def update() -> None:
            await mounted
            self._keep_inner_rows(markdown)

        return AwaitComplete(update())

    def mount_all(
        self,
        widgets: Iterable[Widget],
        *,
        before: int | str | Widget | None = None,
        after: int | str | Widget | None = None,
    ) -> AwaitMount:
        """Mount blocks with the blank lines that stand above each of them."""
        lines = self.source.split("\n")
        blocks = list(widgets)
        for block in blocks:
            if isinstance(block, MarkdownBlock):
                _put_below_blanks(block, block, lines)
        return super().mount_all(blocks, before=before, after=after)

    def _keep_inner_rows(self, markdown: str) -> None:
        """Do the same for what stands inside of quotes and lists, and draw their signs."""
        lines = markdown.split("\n")
        for bullet in self.query(MarkdownBullet):
            number = bullet.symbol.lstrip()
            bullet.symbol = number if number[:1].isdigit() else _BULLET
        for block in self.query(MarkdownBlock):
            outer = next(
                (each for each in block.ancestors if isinstance(each, MarkdownBlock)), None
            )
            if outer is None or outer.source_range[0] == block.source_range[0]:
                continue
            _put_below_blanks(block, _beginning_with(block), lines)


def _beginning_with(block: MarkdownBlock) -> Widget:
    """Return the item of a list that begins with a block, its sign included; else the block."""
    words = block.parent
    if words and words.children[0] is block and isinstance(words.parent, Horizontal):
        return words.parent
    return block


def _put_below_blanks(block: MarkdownBlock, widget: Widget, lines: Sequence[str]) -> None:
    top = block.source_range[0]
    first = top
    while first and _BLANK.match(lines[first - 1]):
        first -= 1
    widget.styles.margin = (top - first, 0, 0, 0)
