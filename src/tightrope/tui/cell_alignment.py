"""Frames that look the same on every terminal, whatever widths it gives to joined characters.

Terminals disagree about how many cells a joined emoji, a flag or a letter with marks takes, and all
that follows in its row would stand elsewhere: a border breaks. Here the cursor is put behind each
of them by its column, and what the terminal does not draw over of their cells is blank. Widths are
those by which Textual has laid the row out.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from textual.driver import Driver

from tightrope.text_width import clusters

# Marks, joiners, selectors, the letters of flags, tones of skin, and scripts that join their signs.
_JOINED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0700-\u109f\u1100-\u11ff\u1700-\u1cff\u1dc0-\u1dff\u200b-\u200f\u20d0-\u20ff\ua800-\uabff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_PART = re.compile(r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[[0-9;?]*[ -/]*[@-~]|[^\x1b]+|\x1b")


def aligned(frame: str) -> str:
    """Return a frame, as Textual writes it, with the column said behind each joined character."""
    return "".join(_parts(frame)) if _JOINED.search(frame) else frame


def _parts(frame: str) -> Iterator[str]:
    column = 0  # counted from 1 as terminals do; 0 where it is not known
    for part in _PART.finditer(frame):
        text = part[0]
        if text[0] == "\x1b":
            column = int(part["column"]) if part["column"] else column
            yield text
            continue
        if not column or not _JOINED.search(text):
            yield text
            column += cell_len(text) if column else 0
            continue
        for cluster in clusters(text):
            width = cell_len(cluster)
            if _JOINED.search(cluster) and width:
                yield f"{' ' * width}\x1b[{column}G{cluster}\x1b[{column + width}G"
            else:
                yield cluster
            column += width


def aligning(driver: type[Driver]) -> type[Driver]:
    """Return a driver that writes aligned frames."""

    class AligningDriver(driver):  # type: ignore[misc, valid-type] # known when it runs
        def write(self, data: str) -> None:
            """Write a frame."""
            super().write(aligned(data))

    return AligningDriver
