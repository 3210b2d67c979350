"""Writing entries in a format that another program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from tightrope.domain.entry import Entry
from tightrope.domain.query import Query
from tightrope.formats import Format
from tightrope.journal.outgoing import send
from tightrope.storage import finding
from tightrope.storage.file import JournalFile


@dataclass(frozen=True, slots=True)
class Taken:
    """What was exported: how many entries, their first and last day; a stream has no path."""

    count: int
    first: date | None
    last: date | None
    path: Path | None


def take_out(
    file: JournalFile,
    form: Format,
    target: Path | TextIO,
    query: Query,
    *,
    force: bool,
) -> Taken:
    """Write the entries that a query asks for, oldest first, all of one moment. Raises Trouble."""
    with file.unchanging():
        passing = _Passing(finding.oldest_first(file.reading, query))
        count = send(form, passing, target, force=force, protected=file.parts)
    path = target if isinstance(target, Path) else None
    return Taken(count, passing.first, passing.last, path)


class _Passing:
    """Entries on their way, and the days of the first and last that passed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.first: date | None = None
        self.last: date | None = None
        self._entries = entries

    def __iter__(self) -> Iterator[Entry]:
        for entry in self._entries:
            self.first = self.first or entry.day
            self.last = entry.day
            yield entry
