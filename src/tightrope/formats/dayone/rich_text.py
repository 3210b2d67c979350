"""The text of a Day One entry: Markdown with escapes, media in it, or rich text alone."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_PUNCTUATION = r"!-/:-@\[-`{-~"
_ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
# A backslash that would be taken for an escape, and what would be taken for a place of a picture.
_NEEDS_ESCAPE = re.compile(
    rf"\\(?=[{_PUNCTUATION}])|(?<=!)\[(?=[^\]\n]{{0,200}}\]\(dayone-moment:)"
)
_MEDIUM = re.compile(
    r"!\[[^\]\n]{0,200}\]\(dayone-moment:/*(?:(?P<kind>[A-Za-z]+)/)?(?P<id>[^)\s]{0,100})\)\n*"
)
_KINDS = {"video": "video", "audio": "audio", "pdfAttachment": "pdf"}
_LISTS = {"bulleted": "- ", "numbered": "1. ", "checkbox": "- [ ] "}


class Medium(NamedTuple):
    """A picture, film or recording that a text holds a place for: its id, and what it is."""

    id: str
    kind: str


def plain(text: str) -> tuple[str, list[Medium]]:
    """Return a text without escapes and without places for media, and those media."""
    media = [
        Medium(found["id"], _KINDS.get(found["kind"] or "", "photo"))
        for found in _MEDIUM.finditer(text)
    ]
    words = _MEDIUM.sub("", text).rstrip("\n") if media else text
    return _ESCAPE.sub(r"\1", words), media


def escaped(text: str) -> str:
    """Return a text that `html_to_text` gives back as it is, and that stays Markdown otherwise."""
    return _NEEDS_ESCAPE.sub(r"\\\g<0>", text)


def from_rich(words: str) -> tuple[str, list[Medium]]:
    """Return the text of `richText`, with signs for headings and lists, and its media.

    Raises ValueError, or RecursionError, where it is no rich text.
    """
    document = json.loads(words)
    contents = document.get("contents") if isinstance(document, dict) else None
    if not isinstance(contents, list):
        raise ValueError("no contents")  # noqa: TRY004 - one kind of error for no rich text
    media: list[Medium] = []
    parts: list[str] = []
    for piece in contents:
        if not isinstance(piece, dict):
            raise ValueError("a piece that is none")  # noqa: TRY004
        media += _embedded(piece)
        text = piece.get("text")
        if isinstance(text, str) and text:
            is_at_start = not parts or parts[-1].endswith("\n")
            parts.append((_sign(piece) if is_at_start else "") + text)
    return "".join(parts).rstrip("\n"), media


def _embedded(piece: dict[str, Any]) -> Iterator[Medium]:
    listed = piece.get("embeddedObjects")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("identifier"):
            kind = each.get("type")
            yield Medium(str(each["identifier"]), _KINDS.get(str(kind), "photo"))


def _sign(piece: dict[str, Any]) -> str:
    """Return the Markdown sign that a line of rich text begins with."""
    attributes = piece.get("attributes")
    line = attributes.get("line") if isinstance(attributes, dict) else None
    if not isinstance(line, dict):
        return ""
    header, style = line.get("header"), line.get("listStyle")
    if isinstance(header, int) and 1 <= header <= 6:  # noqa: PLR2004 - as HTML has them
        return "#" * header + " "
    return _LISTS.get(style, "") if isinstance(style, str) else ""
