"""Text and Markdown as Typst's markup, in which no word of a person is ever code."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from tightrope.domain.markdown import BOX, box_sign, is_shown_as_typed, plain_markdown
from tightrope.domain.printable import printable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_SPANS = {"strong": "strong", "em": "emph", "s": "strike"}


def literal(words: str) -> str:
    """Return a text as a string of Typst, what hides in it shown."""
    escaped = printable(words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def lines(words: str) -> str:
    """Return a text as it was typed, its line breaks kept."""
    return " #linebreak() ".join(f"#{literal(line)}" for line in words.split("\n"))


def markdown(words: str) -> str:
    """Return a text with its Markdown drawn as on the screen."""
    words = words.strip("\n")
    if is_shown_as_typed(words):
        return "\n\n".join(map(lines, words.split("\n\n")))
    tree = SyntaxTreeNode(_parser().parse(words))
    return _blocks(tree.children)


@cache
def _parser() -> "MarkdownIt":
    return plain_markdown()


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> str:
    return "\n\n".join(map(_block, nodes))


def _block(node: SyntaxTreeNode) -> str:
    draw = _DRAWN.get(node.type)
    return draw(node) if draw else _spans(node.children)


def _code(node: SyntaxTreeNode) -> str:
    return f"#raw({literal(node.content.rstrip(chr(10)))}, block: true)"


def _items(node: SyntaxTreeNode) -> str:
    return ", ".join(f"[{_item(item)}]" for item in node.children)


def _item(node: SyntaxTreeNode) -> str:
    drawn = _blocks(node.children)
    words = node.children[0].children[0].children if node.children else []
    if words and (found := BOX.match(words[0].content)):
        rest = words[0].content[found.end() :]
        return drawn.replace(
            f"#{literal(words[0].content)}", f"#{literal(box_sign(found) + rest)}", 1
        )
    return drawn


def _table(node: SyntaxTreeNode) -> str:
    rows = [row for part in node.children for row in part.children]
    cells = ", ".join(f"[{_spans(cell.children)}]" for row in rows for cell in row.children)
    return f"#table(columns: {max(len(row.children) for row in rows)}, stroke: 0.4pt, {cells})"


_DRAWN: dict[str, Callable[[SyntaxTreeNode], str]] = {
    "heading": lambda node: f"#block(strong[{_spans(node.children)}])",
    "bullet_list": lambda node: f"#list({_items(node)})",
    "ordered_list": lambda node: f"#enum(start: {int(node.attrs.get('start', 1))}, {_items(node)})",
    "blockquote": lambda node: f"#quote(block: true)[{_blocks(node.children)}]",
    "fence": _code,
    "code_block": _code,
    "hr": lambda _: "#line(length: 100%, stroke: 0.5pt)",
    "table": _table,
}


def _spans(nodes: Iterable[SyntaxTreeNode]) -> str:
    return "".join(map(_span, nodes))


def _span(node: SyntaxTreeNode) -> str:
    if node.type in {"softbreak", "hardbreak"}:
        return " #linebreak() "
    if node.type == "code_inline":
        return f"#raw({literal(node.content)})"
    if node.type in _SPANS:
        return f"#{_SPANS[node.type]}[{_spans(node.children)}]"
    if node.children:
        return _spans(node.children)
    return f"#{literal(node.content)}" if node.content else ""
