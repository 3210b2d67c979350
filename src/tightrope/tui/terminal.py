"""Whether there is a terminal that the journal is shown on, and whether it was closed."""

import os
import select
import sys


def is_shown() -> bool:
    """Whether there is a terminal that a person sees, rather than a test or a pipe."""
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())


def is_gone() -> bool:
    """Whether the terminal was closed; not every one that closes sends the signal for it.

    It is never said to be gone on systems that cannot be asked.
    """
    if sys.__stdin__ is None or not hasattr(select, "poll"):
        return False
    asked = select.poll()
    asked.register(sys.__stdin__.fileno(), 0)
    return any(events & select.POLLHUP for _, events in asked.poll(0))
