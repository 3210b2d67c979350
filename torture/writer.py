"""Writes entries and prints each text once it is acknowledged: `writer.py PATH NAME COUNT`.

What is refused is not printed, and the next one is tried. With `anew` behind, the journal is opened
and closed for each entry, as `add` does.
"""

import sys
from datetime import date
from pathlib import Path

from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

_DAY = date(2026, 11, 21)


def _write(journal: Journal, text: str) -> None:
    try:
        journal.entries.write(Draft(day=_DAY, text=text))
    except TightropeError:
        return
    print(text, flush=True)


def _main(path: Path, name: str, count: int, is_anew: bool) -> None:
    texts = (f"{name} {number}" for number in range(count))
    if is_anew:
        for text in texts:
            with Journal(path) as journal:
                _write(journal, text)
        return
    with Journal(path) as journal:
        for text in texts:
            _write(journal, text)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), "anew" in sys.argv[4:])
