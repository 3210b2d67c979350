"""What a reader takes for one character: an emoji of several, a flag, a letter with its marks.

The rules are Unicode's and wcwidth's; it is imported when a text first needs it, since most Latin,
Greek and Cyrillic prose never does.
"""

import re
from collections.abc import Iterator

_LONGEST = 256  # characters in what a reader takes for one, at most
# Each of these is a character of its own and takes one cell, whatever stands before it: Latin,
# Greek, Cyrillic, Armenian, Hebrew, Arabic and Georgian letters, what stands between
# them, and the signs for what hides.
_SIMPLE = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u0531-\u058a\u05d0-\u05ea"
    "\u060c\u061b\u061f-\u064a\u0660-\u066f\u0671-\u06d3\u06f0-\u06ff\u10d0-\u10ff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2219\u2400-\u2424\ufffd]*",
)
# Kana, Han, Hangul and their punctuation: the same, in two cells.
_WIDE = re.compile(
    "[\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*",
)


def is_simple(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether every character of this part stands for itself and takes one cell."""
    stop = len(text) if end is None else min(end, len(text))
    return simple_run(text, start, stop) >= stop - start


def simple_run(text: str, start: int, end: int) -> int:
    """Return how many characters of this part, from its start, are simple."""
    run = _SIMPLE.match(text, start, end)
    return run.end() - start if run else 0


def is_wide(text: str, start: int, end: int) -> bool:
    """Whether every character of this part stands for itself and takes two cells."""
    run = _WIDE.match(text, start, end)
    return run is not None and run.end() >= min(end, len(text))


def clusters(text: str, start: int = 0) -> Iterator[str]:
    """Yield what readers take for characters, one after the other."""
    from wcwidth import iter_graphemes  # noqa: PLC0415 - see above

    return iter_graphemes(text, start)


def start_of(text: str, column: int) -> int:
    """Return the column itself, or, inside a character of several, where that one starts."""
    if not 0 < column < len(text) or is_simple(text, column - 1, column + 1):
        return column
    return before(text, column + 1)


def before(text: str, column: int) -> int:
    """Return where the character starts that ends at the column."""
    if column <= 0 or is_simple(text, max(0, column - 2), column):
        return max(0, column - 1)
    from wcwidth import grapheme_boundary_before  # noqa: PLC0415 - see above

    # It copies all that stands before the column; a part of that says the same.
    start = max(0, column - _LONGEST)
    return start + grapheme_boundary_before(text[start:column], column - start)


def after(text: str, column: int) -> int:
    """Return where the character ends that starts at the column."""
    if column >= len(text) or is_simple(text, column, column + 2):
        return min(len(text), column + 1)
    return column + len(next(clusters(text, column)))
