"""The line that an entry of jrnl's text begins with: a stamp in brackets, and the title."""

import re

_BRACKETS = re.compile(r"\[([^\]\n]+)\] ")


def split_line(line: str) -> tuple[str, str] | None:
    """Return what stands in the brackets that a line begins with, and what follows them."""
    found = _BRACKETS.match(line) if line.startswith("[") else None
    return (found[1], line[found.end() :]) if found else None
