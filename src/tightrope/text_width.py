"""The width of text on a terminal: what readers take for one character, and the cells it takes.

A character is an extended grapheme cluster (Unicode Standard Annex 29) and its cells are those of
wcwidth, which also knows joined emoji, flags and letters with marks. wcwidth is imported when a
text first needs it: Latin, Greek, Cyrillic, kana and Han, and emoji that stand alone, never do.
"""

import re
from collections.abc import Iterator
from functools import cache

from tightrope import libraries

_ELLIPSIS = "…"
# Each of these is a character of its own and takes one cell, whatever stands before it: Latin,
# Greek, Cyrillic, Armenian, Hebrew, Arabic and Georgian letters, what stands between
# them, and the signs for what hides.
_SIMPLE = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u0531-\u058a\u05d0-\u05ea"
    "\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d3\u06f0-\u06ff\u10d0-\u10ff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2219\u2400-\u2424\ufffd"
)
# Kana, Han, Hangul and their punctuation: the same, in two cells.
_WIDE = (
    "\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
)
# So are these emoji, unless one of the characters that join or change them stands beside them.
_EMOJI = (
    "\U0001f32d-\U0001f335\U0001f337-\U0001f37c\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca"
    "\U0001f3e0-\U0001f3f0\U0001f400-\U0001f43e\U0001f442-\U0001f4fc\U0001f5fb-\U0001f64f"
    "\U0001f680-\U0001f6c5\U0001f90c-\U0001f93a\U0001f947-\U0001f9ff"
)
_SIMPLE_RUN = f"[{_SIMPLE}]*"
_WIDE_RUN = f"[{_WIDE}]*"
_PLAIN_RUN = f"[{_SIMPLE}{_WIDE}{_EMOJI}]*"
# Each is compiled when a text first needs it: together that takes longer than opening a journal.
_pattern = cache(re.compile)


def is_simple(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of this part stands for itself and takes one cell."""
    stop = len(text) if end is None else min(end, len(text))
    return simple_run(text, start, stop) >= stop - start


def simple_run(text: str, start: int, end: int) -> int:
    """Return how many characters of this part, from its start, are simple."""
    run = _pattern(_SIMPLE_RUN).match(text, start, end)
    return run.end() - start if run else 0


def is_wide(text: str, start: int, end: int) -> bool:
    """Whether every character of this part stands for itself and takes two cells."""
    run = _pattern(_WIDE_RUN).match(text, start, end)
    return run is not None and run.end() >= min(end, len(text))


def clusters(text: str, start: int = 0) -> Iterator[str]:
    """Yield what readers take for characters, one after the other."""
    if is_simple(text, start) or _pattern(_PLAIN_RUN).fullmatch(text, start):
        return iter(text[start:])
    return libraries.wcwidth.iter_graphemes(text, start)


def cells(text: str) -> int:
    """Return how many cells a line takes on a terminal; a control character takes none."""
    if (text.isascii() and text.isprintable()) or is_simple(text):
        return len(text)
    if _pattern(_PLAIN_RUN).fullmatch(text):
        return len(text) + len(_pattern(_SIMPLE_RUN).sub("", text))
    return sum(map(_cells_of, clusters(text)))


def fit(text: str, width: int, *, fill: bool = False) -> str:
    """Return a line cut to this many cells, with an ellipsis; with `fill`, never shorter.

    No character of several code points is cut in two.
    """
    taken = cells(text)
    if taken > width:
        kept, taken = "", min(width, 1)
        for cluster in clusters(text):
            if taken + cells(cluster) > width:
                break
            kept += cluster
            taken += cells(cluster)
        text = kept + _ELLIPSIS if width > 0 else ""
    return text + " " * (width - taken) if fill else text


def wrap(line: str, width: int, *, break_long_words: bool = False) -> list[str]:
    """Return a line broken between words so that each part takes at most `width` cells.

    Hyphens hold words together, and spaces within a part stay as they are. A word longer than
    `width` stays whole unless `break_long_words`. Of an empty line nothing is returned.
    """
    broken = libraries.textwrap.wrap if is_simple(line) else libraries.wcwidth.wrap
    return broken(
        line,
        width,
        break_long_words=break_long_words,
        break_on_hyphens=False,
        replace_whitespace=False,
        expand_tabs=False,
    )


def _cells_of(cluster: str) -> int:

    return max(0, libraries.wcwidth.wcswidth(cluster))


_LONGEST_GRAPHEME = 256  # characters in what a reader takes for one, at most


def grapheme_start(text: str, column: int) -> int:
    """Return the column itself, or, inside a character of several, where that one starts."""
    if not 0 < column < len(text) or is_simple(text, column - 1, column + 1):
        return column
    return grapheme_before(text, column + 1)


def grapheme_before(text: str, column: int) -> int:
    """Return where the character starts that ends at the column."""
    if column <= 0 or is_simple(text, max(0, column - 2), column):
        return max(0, column - 1)

    # It copies all that stands before the column; a part of that says the same.
    start = max(0, column - _LONGEST_GRAPHEME)
    return start + libraries.wcwidth.grapheme_boundary_before(text[start:column], column - start)


def grapheme_after(text: str, column: int) -> int:
    """Return where the character ends that starts at the column."""
    if column >= len(text) or is_simple(text, column, column + 2):
        return min(len(text), column + 1)
    return column + len(next(clusters(text, column)))
