"""What comes in through standard input."""

import sys


def is_terminal() -> bool:
    """Whether a person sits at standard input."""
    return sys.stdin.isatty()


def text() -> str:
    """Return all of standard input; bytes that are not UTF-8 stay visible as such to the domain."""
    return sys.stdin.buffer.read().decode(errors="surrogateescape")
