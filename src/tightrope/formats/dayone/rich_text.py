"""The text of a Day One entry: Markdown with escapes, media in it, or rich text alone."""

import json
import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
# A backslash that would be taken for an escape, and what would be taken for a place of a picture.
_NEEDS_ESCAPE = re.compile(
    rf"\\(?=[{_PUNCTUATION}])|\[(?<=!\[)(?=[^\]\n`]{{0,200}}\]\(dayone-moment:)"
)
_MEDIUM = re.compile(
    r"!\[[^\]\n`]{0,200}\]\(dayone-moment:/*(?:(?P<kind>[A-Za-z]+)/)?(?P<id>[^)\s`]{0,100})\)\n*"
)
_CODE = re.compile(r"(?<![`\\])(`{1,2})(?!`)[^`\n]+\1(?!`)")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_KINDS = {"video": "video", "audio": "audio", "pdfAttachment": "pdf"}
_BULLETS = {"bulleted": "- ", "numbered": "1. ", "checkbox": "- [ ] "}
_INDENT = 4
_HEADINGS = range(1, 7)  # as HTML has them


class Medium(NamedTuple):
    """A picture, film or recording that a text holds a place for: its id, and what it is."""

    id: str
    kind: str


def plain(text: str) -> tuple[str, list[Medium]]:
    """Return a text without escapes and without places for media, and those media.

    Code is left as it is: nothing is escaped in it.
    """
    media: list[Medium] = []
    parts = []
    for piece, is_code in _pieces(text):
        if is_code:
            parts.append(piece)
            continue
        media += (
            Medium(found["id"], _KINDS.get(found["kind"] or "", "photo"))
            for found in _MEDIUM.finditer(piece)
        )
        parts.append(_ESCAPE.sub(r"\1", _MEDIUM.sub("", piece)))
    words = "".join(parts)
    return words.rstrip("\n") if media else words, media


def escaped(text: str) -> str:
    """Return a text that `plain` gives back as it is, and that stays Markdown otherwise."""
    if not _NEEDS_ESCAPE.search(text):
        return text  # as most are, and to look is a fraction of what it costs to part them
    return "".join(
        piece if is_code else _NEEDS_ESCAPE.sub(r"\\\g<0>", piece)
        for piece, is_code in _pieces(text)
    )


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a Markdown text, and whether each is code."""
    if "`" not in text and "~~~" not in text:
        yield text, False
        return
    for is_block, lines in groupby(_lines(text), key=itemgetter(1)):
        block = "".join(line for line, _ in lines)
        if is_block:
            yield block, True
            continue
        end = 0
        for found in _CODE.finditer(block):
            yield block[end : found.start()], False
            yield found[0], True
            end = found.end()
        yield block[end:], False


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Give the lines of a text, and whether each belongs to a block of code."""
    fence = ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if fence:
            yield line, True
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        else:
            fence = found[1] if found else ""
            yield line, bool(fence)


class _NoRichTextError(ValueError):
    """A document is JSON, and no rich text."""


def from_rich(words: str) -> tuple[str, list[Medium]]:
    """Return the Markdown of `richText`, and its media.

    Headings, lists with their ticks, quotes, code and the addresses of links are kept. Raises
    ValueError, or RecursionError, where it is no rich text.
    """
    document = json.loads(words)
    contents = document.get("contents") if isinstance(document, dict) else None
    if not isinstance(contents, list):
        raise _NoRichTextError("it has no contents")
    media: list[Medium] = []
    lines: list[tuple[dict[str, Any], str]] = []
    for piece in contents:
        if not isinstance(piece, dict):
            raise _NoRichTextError("one of its pieces is none")
        media += _embedded(piece)
        text = piece.get("text")
        if isinstance(text, str) and text:
            _add(lines, text, _attributes(piece, "attributes"))
    return "".join(_marked(lines)).rstrip("\n"), media


def _add(lines: list[tuple[dict[str, Any], str]], text: str, attributes: dict[str, Any]) -> None:
    """Put words behind the last line, or begin new ones."""
    line = _attributes(attributes, "line")
    is_block = line.get("codeBlock") is True
    for some in text.splitlines(keepends=True):
        words = some if is_block else _inline(some, attributes)
        if lines and not lines[-1][1].endswith("\n"):
            lines[-1] = (lines[-1][0], lines[-1][1] + words)
        else:
            lines.append((line, words))


def _inline(text: str, attributes: dict[str, Any]) -> str:
    """Return words with the signs of code, or of a link that says where it leads."""
    bare = text.strip()
    address = attributes.get("linkURL")
    if not bare:
        return text
    if attributes.get("inlineCode") is True:
        return text.replace(bare, f"`{bare}`")
    if isinstance(address, str) and address and address != bare:
        return text.replace(bare, f"[{bare}]({address})")
    return text


def _marked(lines: list[tuple[dict[str, Any], str]]) -> Iterator[str]:
    """Give the lines with the signs that they begin with; a fence stands around blocks of code."""
    for is_block, some in groupby(lines, key=lambda line: line[0].get("codeBlock") is True):
        if is_block:
            yield "```\n"
            for _, words in some:
                yield words if words.endswith("\n") else words + "\n"
            yield "```\n"
        else:
            for line, words in some:
                yield _sign(line) + words


def _attributes(holder: dict[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _embedded(piece: dict[str, Any]) -> Iterator[Medium]:
    listed = piece.get("embeddedObjects")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("identifier"):
            kind = each.get("type")
            yield Medium(str(each["identifier"]), _KINDS.get(str(kind), "photo"))


def _sign(line: dict[str, Any]) -> str:
    """Return the Markdown signs that a line of rich text begins with."""
    header, style, index = (line.get(name) for name in ("header", "listStyle", "listIndex"))
    quote = "> " if line.get("quote") is True else ""
    if isinstance(header, int) and header in _HEADINGS:
        return quote + "#" * header + " "
    bullet = _BULLETS.get(style, "") if isinstance(style, str) else ""
    if style == "checkbox" and line.get("checked") is True:
        bullet = "- [x] "
    if style == "numbered" and isinstance(index, int) and index > 0:
        bullet = f"{index}. "
    level = line.get("indentLevel")
    depth = min(level, 9) - 1 if isinstance(level, int) and level > 1 and bullet else 0
    return quote + " " * (_INDENT * depth) + bullet
