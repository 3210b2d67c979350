"""Export: writing entries in a format that another program reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple, TextIO

from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.book_contents import BookContents, contents_of_days, contents_of_selection
from tightrope.domain.entry import Entry
from tightrope.domain.month_note import Kept, MonthNote
from tightrope.domain.query import Query
from tightrope.formats import Writer
from tightrope.journal.progress import Progress
from tightrope.journal.transfer.targets import write_target
from tightrope.storage import days, month_notes, search
from tightrope.storage.connection import JournalDatabase


def contents_of(
    file: JournalDatabase, query: Query, today: date, *, week_starts: int = 0
) -> BookContents:
    """Return the months that a query asks for, with figures where it asks for nothing but days.

    Weeks of its calendars begin on `week_starts`, 0 for Monday to 6. Raises JournalError for a
    damaged file.
    """
    if replace(query, first=None, last=None) != Query():
        entries = search.oldest_first(file.reading, query)
        return contents_of_selection(((entry.day, entry.words) for entry in entries), query)
    with file.reading() as sql:
        # Days before those asked for say how sure these are, and since when days have passed.
        course = BalanceCourse.of(days.written(sql, None, query.last), today)
        texts = month_notes.between(sql, query.first, query.last)
        return replace(contents_of_days(course, texts, query), week_starts=week_starts)


# Entries between two looks at whether to go on.
_OFTEN = 200
_FIRST_FEW = 3


@dataclass(frozen=True, slots=True)
class ExportResult:
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


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What an export would hold: how many entries, their first and last day, and the first few.

    `notes` and `notes_left` are as in `ExportResult`; `caution` is what the format says about
    itself.
    """

    count: int
    first: date | None
    last: date | None
    beginning: tuple[Entry, ...]
    notes: int
    notes_left: int
    caution: str


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

    The notes of months go along where it asks for nothing but days.
    """
    with file.snapshot():
        asked = _notes(file, form, query)
        passing = _ProgressIterator(search.oldest_first(file.reading, query), progress)
        whole = chain[Kept](passing, asked.carried)
        count = write_target(form, whole, target, force=force, protected=file.parts) - len(
            asked.carried
        )
    path = target if isinstance(target, Path) else None
    return ExportResult(count, passing.first, passing.last, path, len(asked.carried), asked.left)


def preview_export(file: JournalDatabase, form: Writer, query: Query) -> ExportPreview:
    """Return what `export_entries` would write. Raises TightropeError."""
    with file.snapshot() as sql:
        asked = _notes(file, form, query)
        beginning = tuple(islice(search.oldest_first(file.reading, query), _FIRST_FEW))
        latest = next(search.newest_first(file.reading, query, 1), None)
        count = search.count(sql, query)
    return ExportPreview(
        count=count,
        first=beginning[0].day if beginning else None,
        last=latest.day if latest else None,
        beginning=beginning,
        notes=len(asked.carried),
        notes_left=asked.left,
        caution=form.caution,
    )


class _Notes(NamedTuple):
    """The notes of months that a format carries, and how many it has no place for."""

    carried: tuple[MonthNote, ...]
    left: int


def _notes(file: JournalDatabase, form: Writer, query: Query) -> _Notes:
    if replace(query, first=None, last=None) != Query():
        return _Notes((), 0)  # something else than days is asked for
    with file.reading() as sql:
        asked = tuple(month_notes.between(sql, query.first, query.last))
    return _Notes(asked, 0) if form.carries_notes else _Notes((), len(asked))


class _ProgressIterator:
    """Entries on their way, and the days of the first and last that passed."""

    def __init__(self, entries: Iterable[Entry], progress: Progress | None) -> None:
        self.first: date | None = None
        self.last: date | None = None
        self._entries = entries
        self._progress = progress

    def __iter__(self) -> Iterator[Entry]:
        number = 0
        for number, entry in enumerate(self._entries, 1):
            self.first = self.first or entry.day
            self.last = entry.day
            yield entry
            if self._progress and number % _OFTEN == 0:
                self._progress(number)
        if self._progress:
            self._progress(number)
