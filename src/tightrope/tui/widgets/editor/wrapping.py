"""Where the rows of a paragraph break, found afresh or mended after a change.

Rows break as Textual's own text area breaks them: before a word that does not fit with the blanks
behind it, or inside one that is longer than a row; but never at a no-break space, nor inside an
emoji. A break depends on nothing but the text that follows the row's start, so a change is mended
from a few rows before it to the first old break behind it.

Widths are those by which Textual cuts a row when it draws it. A test holds them equal to
`text_width`, but for characters that nobody types, such as half a flag.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len

from tightrope.text_width import grapheme_after, grapheme_start, is_wide, simple_run

Tabs = Mapping[int, int]
"""The width of each tab of a paragraph by its column."""
NO_TABS: Tabs = {}

_BLANK = "[^\\S\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}]"
_LAST_WORD = re.compile(rf"(?s:.*){_BLANK}(?!{_BLANK}|\Z)")
_ROWS_BACK = 4  # the last row before a change that surely does not look at it


class Change(NamedTuple):
    """How a text came from another: what both begin with, and what both end with, was kept."""

    kept_before: int
    kept_behind: int
    grown: int

    @classmethod
    def between(cls, old: str, new: str) -> "Change":
        """Find what two texts have in common at their ends."""
        shorter = min(len(old), len(new))
        before = bisect_left(range(shorter), True, key=lambda at: not new.startswith(old[: at + 1]))
        behind = bisect_left(
            range(shorter - before), True, key=lambda at: not new.endswith(old[len(old) - at - 1 :])
        )
        return cls(before, behind, len(new) - len(old))


def breaks(text: str, width: int, tabs: Tabs = NO_TABS) -> list[int]:
    """Return the columns at which rows after the first one start."""
    return list(_breaks_from(text, width, tabs, 0))


def mended(text: str, width: int, old_breaks: list[int], change: Change) -> list[int]:
    """Return the breaks of a text without tabs that came from another one by a change."""
    kept = old_breaks[: max(0, bisect_right(old_breaks, change.kept_before) - _ROWS_BACK)]
    same_behind = len(text) - change.kept_behind
    for column in _breaks_from(text, width, NO_TABS, kept[-1] if kept else 0):
        if column >= same_behind:
            again = bisect_left(old_breaks, column - change.grown)
            if old_breaks[again : again + 1] == [column - change.grown]:
                return kept + [old + change.grown for old in old_breaks[again:]]
        kept.append(column)
    return kept


def _breaks_from(text: str, width: int, tabs: Tabs, start: int) -> Iterator[int]:
    if not width:
        return
    while (reach := _reach(text, width, tabs, start)) < len(text):
        word = _LAST_WORD.match(text, start, reach + 1)
        start = word.end() if word and grapheme_start(text, word.end()) == word.end() else reach
        yield start


def _reach(text: str, width: int, tabs: Tabs, start: int) -> int:
    """Return the column of the first character that does not fit into the row."""
    if width > 1 and is_wide(text, start, start + width // 2 + 1):
        return start + width // 2
    column, room = start, width
    while column < len(text):
        # The last of a run may be the first part of a character of several.
        run = max(0, simple_run(text, column, column + room + 1) - 1)
        column, room = column + run, room - run
        end = grapheme_after(text, column)
        room -= tabs.get(column, 0) or cell_len(text[column:end])
        if room < 0 and column > start:
            return column
        column = end
    return column
