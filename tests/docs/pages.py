"""The project's own pages, taken apart: sections, tables, examples."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent.parent


def page(name: str) -> str:
    """Return a page by its path from the root of the project, such as `docs/formats.md`."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading, with the smaller headings below it."""
    lines, tokens = text.splitlines(keepends=True), _tokens(text)
    found = [
        (token.map[0], int(token.tag[1]), words.content)
        for token, words in pairwise(tokens)
        if token.type == "heading_open" and token.map
    ]
    for place, (start, level, title) in enumerate(found):
        if title == heading:
            following = (line for line, other, _ in found[place + 1 :] if other <= level)
            return "".join(lines[start + 1 : next(following, len(lines))])
    raise AssertionError(f"No heading {heading!r}.")


def headings(text: str, level: int) -> list[str]:
    """Return the headings of a level, 1 to 6, in their order."""
    tokens = _tokens(text)
    return [
        words.content
        for token, words in pairwise(tokens)
        if token.type == "heading_open" and token.tag == f"h{level}"
    ]


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of the first table, each cell under its heading."""
    rows: list[list[str]] = []
    for token, words in pairwise(_tokens(text)):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(words.content)
        elif token.type == "table_close":
            break
    assert rows, "There is no table."
    heading, *others = rows
    return [dict(zip(heading, row, strict=True)) for row in others]


def shell_lines(text: str) -> list[str]:
    """Return the lines of the `sh` blocks that are neither blank nor comments."""
    blocks = [
        token.content for token in _tokens(text) if token.type == "fence" and token.info == "sh"
    ]
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.strip() and not line.startswith("#")]


def codes(text: str) -> list[str]:
    """Return what stands between backticks, outside of blocks."""
    inline = [child for token in _tokens(text) for child in token.children or ()]
    return [child.content for child in inline if child.type == "code_inline"]


@lru_cache
def _tokens(text: str) -> list[Token]:
    return MarkdownIt().enable("table").parse(text)
