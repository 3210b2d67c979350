"""Writing entries in a format that another program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TextIO

from tightrope.domain.entry import Entry
from tightrope.domain.month_note import Kept
from tightrope.domain.query import Query
from tightrope.formats import Writer
from tightrope.journal.outgoing import send
from tightrope.storage import finding, notes
from tightrope.storage.file import JournalFile


@dataclass(frozen=True, slots=True)
class Taken:
    """What was exported: how many entries, their first and last day; a stream has no path.

    `notes` is how many notes of months went with them, and `notes_left` how many the format has no
    place for.
    """

    count: int
    first: date | None
    last: date | None
    path: Path | None
    notes: int = 0
    notes_left: int = 0


def take_out(
    file: JournalFile,
    form: Writer,
    target: Path | TextIO,
    query: Query,
    *,
    force: bool,
) -> Taken:
    """Write what a query asks for, oldest first, all of one moment. Raises Trouble.

    The notes of months go along where it asks for nothing but days.
    """
    with file.unchanging() as sql:
        is_of_days = replace(query, first=None, last=None) == Query()
        asked = tuple(notes.between(sql, query.first, query.last)) if is_of_days else ()
        carried = asked if form.carries_notes else ()
        passing = _Passing(finding.oldest_first(file.reading, query))
        whole = chain[Kept](passing, carried)
        count = send(form, whole, target, force=force, protected=file.parts) - len(carried)
    path = target if isinstance(target, Path) else None
    return Taken(count, passing.first, passing.last, path, len(carried), len(asked) - len(carried))


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
