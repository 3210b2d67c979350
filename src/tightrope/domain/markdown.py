"""The Markdown of an entry: what of it is read as such, alike on the screen and in a book."""

import re
from typing import TYPE_CHECKING

from tightrope import libraries

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST_RENDERED = 20_000
"""Characters of a text beyond which it is shown as it was typed."""

BOX = re.compile(r"\[([ xX])\](?= |\Z)")
"""A box to tick at the start of an item."""

# What may mean something in Markdown; without any of it a text looks the same as it was typed.
_SIGNS = re.compile(
    r"[*_`~|<>\\\[\]]|&#?\w+;"  # within a line
    r"|^[ \t]*([-+]|\d+[.)])([ \t]|$)|^[ \t]*#{1,6}([ \t]|$)|^[ \t]*[-=]+[ \t]*$"  # at its start
    r"|^[ \t]|\A\n|\n\n\n|\n\Z",  # blanks that would go
    re.MULTILINE,
)


def is_shown_as_typed(text: str) -> bool:
    """Whether a text is not drawn as Markdown: it would look the same, or it is too long."""
    return len(text) > LONGEST_RENDERED or not _SIGNS.search(text)


def box_sign(found: re.Match[str]) -> str:
    """Return a box as it is drawn."""
    return "☐" if found[1] == " " else "☑"


def plain_markdown() -> "MarkdownIt":
    """Return a parser that shows HTML as the text that was typed, and knows no images."""
    parser = libraries.markdown_it.MarkdownIt("commonmark", {"html": False}).enable(
        ["table", "strikethrough"]
    )
    # An address is shown as it was typed: there is nowhere to click to.
    parser.disable(["html_block", "html_inline", "image", "link", "autolink", "reference"])
    return parser
