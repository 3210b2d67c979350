"""Writes entries and prints each text once it is acknowledged: `writer.py PATH NAME COUNT`.

What is refused is not printed, and the next one is tried, unless that took long: a lock that could
not be given back lets each of them wait. With `anew` behind, the journal is opened and closed for
each entry, as `add` does.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path

from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

_DAY = date(2026, 11, 21)
_LONG = 2.0  # seconds
WAITED = 75
"""The exit code of a writer that was refused after so long."""


def _write(journal: Journal, text: str) -> None:
    start = time.monotonic()
    try:
        journal.entries.write(Draft(day=_DAY, text=text))
    except TightropeError:
        if time.monotonic() - start > _LONG:
            sys.exit(WAITED)
        return
    # Printed by one call, which may fail: then nobody was told.
    os.write(1, f"{text}\n".encode())


def main(arguments: list[str]) -> None:
    """Write so many entries of a name into the journal at a path."""
    path, name, count = Path(arguments[0]), arguments[1], int(arguments[2])
    texts = (f"{name} {number}" for number in range(count))
    if "anew" in arguments[3:]:
        for text in texts:
            with Journal(path) as journal:
                _write(journal, text)
        return
    with Journal(path) as journal:
        for text in texts:
            _write(journal, text)


if __name__ == "__main__":
    main(sys.argv[1:])
