"""Markdown of an entry as HTML: drawn as on the screen, and never more than text."""

from functools import cache
from typing import TYPE_CHECKING

from tightrope.domain.markdown import BOX, box_sign, is_shown_as_typed, plain_markdown
from tightrope.domain.printable import printable
from tightrope.reports.html_builder import Markup, element, text, without_noncharacters

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

# Headings of an entry stand below its own, which is the third.
_BELOW = 3
_DEEPEST = 6
_WITH_DIRECTION = frozenset({"paragraph_open", "heading_open", "list_item_open", "blockquote_open"})


def as_html(words: str) -> Markup:
    """Return a text as paragraphs, lists and so on, with the writer's own line breaks.

    What was typed as HTML is shown as it was typed; an address is no link. Well-formed XML.
    """
    if is_shown_as_typed(words):
        return element("p", text(words.strip("\n")), dir="auto")
    drawn = _parser().render(without_noncharacters(printable(words)))
    return element("div", Markup(drawn), class_="markdown")


@cache
def _parser() -> "MarkdownIt":
    parser = plain_markdown()
    parser.options["xhtmlOut"] = parser.options["breaks"] = True
    parser.core.ruler.push("below_the_entry", _below_the_entry)
    return parser


def _below_the_entry(state: "StateCore") -> None:
    """Lower headings, draw boxes, and let each block run the way its words do."""
    for number, token in enumerate(state.tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + _BELOW, _DEEPEST)}"
        if token.type in _WITH_DIRECTION:
            token.attrSet("dir", "auto")
        children = state.tokens[number].children
        is_item = number > 1 and state.tokens[number - 2].type == "list_item_open"
        if is_item and children and (found := BOX.match(children[0].content)):
            children[0].content = box_sign(found) + children[0].content[found.end() :]
