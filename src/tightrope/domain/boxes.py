"""Boxes to tick: `- [ ]` and `- [x]` at the start of a line of a list."""

import re

BOX = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\](?=[ \t]|$)")
"""What matches the head of a line with a box; the group is what stands in it."""


def with_box_turned(text: str, line: int | None) -> str | None:
    """Return the text with the box of a line ticked, or cleared where it was; lines count from 0.

    Without a line the first open box is ticked. None where there is no such box.
    """
    lines = text.split("\n")
    for number, words in enumerate(lines):
        found = BOX.match(words)
        if found and (number == line or (line is None and found[1] == " ")):
            sign = "x" if found[1] == " " else " "
            lines[number] = words[: found.start(1)] + sign + words[found.end(1) :]
            return "\n".join(lines)
    return None
