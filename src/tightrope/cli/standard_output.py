"""What goes out through standard output."""

import sys


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
