"""Steps over what readers take for one character: a joined emoji, a flag, a letter with marks.

wcwidth is imported when a text first needs it, since most Latin, Greek and Cyrillic prose never
does; `tightrope.text_width` says which.
"""

from tightrope import libraries
from tightrope.text_width import clusters, is_simple

_LONGEST = 256  # characters in what a reader takes for one, at most


def start_of(text: str, column: int) -> int:
    """Return the column itself, or, inside a character of several, where that one starts."""
    if not 0 < column < len(text) or is_simple(text, column - 1, column + 1):
        return column
    return before(text, column + 1)


def before(text: str, column: int) -> int:
    """Return where the character starts that ends at the column."""
    if column <= 0 or is_simple(text, max(0, column - 2), column):
        return max(0, column - 1)

    # It copies all that stands before the column; a part of that says the same.
    start = max(0, column - _LONGEST)
    return start + libraries.wcwidth.grapheme_boundary_before(text[start:column], column - start)


def after(text: str, column: int) -> int:
    """Return where the character ends that starts at the column."""
    if column >= len(text) or is_simple(text, column, column + 2):
        return min(len(text), column + 1)
    return column + len(next(clusters(text, column)))
