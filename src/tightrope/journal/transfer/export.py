"""Export: writing entries in a format that another program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.book_contents import BookContents, contents_of_days, contents_of_selection
from tightrope.domain.entry import Entry
from tightrope.domain.kept import Kept
from tightrope.domain.query import Query
from tightrope.formats import Writer
from tightrope.journal.progress import Progress
from tightrope.journal.transfer.beside import Beside
from tightrope.journal.transfer.targets import write_target
from tightrope.storage import days, search
from tightrope.storage.connection import JournalDatabase


def contents_of(
    file: JournalDatabase, query: Query, today: date, *, week_starts: int = 0
) -> BookContents:
    """Return the months that a query asks for, with figures where it asks for nothing but days.

    Weeks of its calendars begin on `week_starts`, 0 for Monday to 6. Raises JournalError for a
    damaged file.
    """
    beside = Beside.of(file, query)
    asked = beside.only_talked(query)
    talk = beside.talk_of(search.oldest_first(file.reading, asked)) if asked else ()
    if replace(query, first=None, last=None) != Query():
        entries = search.oldest_first(file.reading, query)
        written = ((entry.day, entry.words) for entry in entries)
        return replace(contents_of_selection(written, query), talk=talk)
    with file.reading() as sql:
        # Days before those asked for say how sure these are, and since when days have passed.
        course = BalanceCourse.of(days.written(sql, None, query.last), today)
    contents = contents_of_days(course, beside.notes, query)
    return replace(contents, week_starts=week_starts, aims=beside.aims, talk=talk)


# Entries between two looks at whether to go on.
_OFTEN = 200
_FIRST_FEW = 3


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was exported: how many entries, their first and last day; a stream has no path.

    `notes` is how many notes of months went with them, and `notes_left` how many the format has no
    place for; so are the others of aims and of things to talk about.
    """

    count: int
    first: date | None
    last: date | None
    path: Path | None
    notes: int = 0
    notes_left: int = 0
    aims: int = 0
    aims_left: int = 0
    talk: int = 0
    talk_left: int = 0


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would hold: how many entries, their first and last day, and the first few.

    `notes`, `notes_left` and so on are as in `ExportResult`; `caution` is what the format says
    about itself.
    """

    count: int
    first: date | None
    last: date | None
    beginning: tuple[Entry, ...]
    caution: str
    notes: int
    notes_left: int
    aims: int
    aims_left: int
    talk: int
    talk_left: int


def export_entries(
    file: JournalDatabase,
    form: Writer,
    target: Path | TextIO,
    query: Query,
    *,
    force: bool,
    progress: Progress | None = None,
) -> ExportResult:
    """Write what a query asks for, oldest first, all of one moment. Raises TightropeError.

    What is to be talked about an entry goes with it; the notes of months and the aims go along
    where it asks for nothing but days.
    """
    with file.snapshot():
        beside = Beside.of(file, query)
        passing = _ProgressIterator(search.oldest_first(file.reading, query), progress)
        talking = beside.with_talk(passing, carried=form.carries_aims)
        behind: list[Kept] = [*beside.notes] if form.carries_notes else []
        behind += beside.aims if form.carries_aims else ()
        write_target(form, chain[Kept](talking, behind), target, force=force, protected=file.parts)
    path = target if isinstance(target, Path) else None
    return ExportResult(
        passing.number, passing.first, passing.last, path, **beside.counts(form, beside.talked)
    )


def preview_export(file: JournalDatabase, form: Writer, query: Query) -> ExportPreview:
    """Return what `export_entries` would write. Raises TightropeError."""
    with file.snapshot() as sql:
        beside = Beside.of(file, query)
        beginning = tuple(islice(search.oldest_first(file.reading, query), _FIRST_FEW))
        latest = next(search.newest_first(file.reading, query, 1), None)
        count = search.count(sql, query)
        asked = beside.only_talked(query)
        talked = search.count(sql, asked) if asked else 0
    return ExportPreview(
        count=count,
        first=beginning[0].day if beginning else None,
        last=latest.day if latest else None,
        beginning=beginning,
        caution=form.caution,
        **beside.counts(form, talked),
    )


class _ProgressIterator:
    """Entries on their way, and the days of the first and last that passed."""

    def __init__(self, entries: Iterable[Entry], progress: Progress | None) -> None:
        self.first: date | None = None
        self.last: date | None = None
        self.number = 0
        self._entries = entries
        self._progress = progress

    def __iter__(self) -> Iterator[Entry]:
        for number, entry in enumerate(self._entries, 1):
            self.first = self.first or entry.day
            self.last, self.number = entry.day, number
            yield entry
            if self._progress and number % _OFTEN == 0:
                self._progress(number)
        if self._progress:
            self._progress(self.number)
