"""Text as it may be shown: what hides in it, or would command a terminal, gets a visible sign.

Entries, tags and file names come from anywhere: typed, pasted, imported. Before any of it is
printed or drawn it passes through `printable`. Every hidden character gives way to exactly one sign
that takes one cell, so that columns can be counted in either text; the rest is not touched.
"""

import re

HIDDEN = "\N{BULLET OPERATOR}"
"""Stands for a character without a shape: zero-width, bidirectional control, tag, C1 control."""
BROKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for half a character: a lone surrogate."""
NEW_LINE = "\N{SYMBOL FOR NEWLINE}"
"""Stands for what other programs take as the end of a line."""

_PICTURES = 0x2400  # the control pictures stand in the order of the controls that they show
_DELETE = "\x7f"
_DELETE_PICTURE = "\N{SYMBOL FOR DELETE}"

_NON_JOINER, _JOINER = "\u200c", "\u200d"
_TAGS = ("\U000e0000", "\U000e007f")
# Compiled when first needed, which most calls of the program never do.
_SUSPECT = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tab and newline
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)

_BLACK_FLAG = "\N{WAVING BLACK FLAG}"
CONTEXT = 6
"""A sign depends on no more than this many characters before and behind: a flag spelt in tags."""
# England, Scotland and Wales spell their names in tags behind a black flag; no other flag does.
_SPELT_FLAG = (
    f"{_BLACK_FLAG}\U000e0067\U000e0062(?:"
    "\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073"
    ")\U000e007f"
)

_PICTOGRAPH = "\u2194\u2195\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
# A joiner does its work inside an emoji of several, and in an Indic conjunct.
_JOINED = (
    f"(?<=[{_PICTOGRAPH}\ufe0f]){_JOINER}(?=[{_PICTOGRAPH}])"
    f"|(?<=[{_VIRAMA}]){_JOINER}(?=[\u0900-\u0dff])"
)


def printable(text: str) -> str:
    """Return the text with a visible sign for each character that hides or commands.

    Newlines and tabs stay, and so do joiners where they shape their neighbours. A text without
    anything hidden is returned as it is; the answer always has as many characters as the text.
    """
    if text.isprintable() or not re.search(_SUSPECT, text):
        return text
    return re.sub(_SUSPECT, _sign, text)


def printable_line(text: str) -> str:
    """Return the text as it may be shown on one line: tabs and newlines are spaces."""
    return printable(text).replace("\t", " ").replace("\n", " ")


def _sign(match: re.Match[str]) -> str:
    char = match[0]
    if _is_at_work(char, match.string, match.start()):
        return char
    if char < " ":
        return chr(_PICTURES + ord(char))
    if char == _DELETE:
        return _DELETE_PICTURE
    if char in "\x85\u2028\u2029":
        return NEW_LINE
    return BROKEN if "\ud800" <= char <= "\udfff" else HIDDEN


def _is_at_work(char: str, text: str, at: int) -> bool:
    """Whether a character without a shape of its own shapes its neighbours here."""
    if char == _NON_JOINER:
        return _has_shape(text[at - 1 : at]) and _has_shape(text[at + 1 : at + 2])
    if char == _JOINER:
        return re.compile(_JOINED).match(text, at) is not None
    if _TAGS[0] <= char <= _TAGS[1]:
        start = text.rfind(_BLACK_FLAG, max(0, at - CONTEXT), at)
        flag = re.compile(_SPELT_FLAG).match(text, start) if start >= 0 else None
        return flag is not None and at < flag.end()
    return False


def _has_shape(char: str) -> bool:
    return bool(char) and not char.isspace() and not re.match(_SUSPECT, char)
