"""Taking entries out of a journal and in, and copying all of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TextIO

from tightrope.domain.entry import Entry
from tightrope.domain.query import Query
from tightrope.domain.trouble import Trouble
from tightrope.formats import BadRecord, format_named
from tightrope.journal.opened import Opened
from tightrope.storage import backing_up, days, finding, merging


class BadImport(Trouble):
    """A record could not be read, and nothing was imported."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was exported: how many entries, their first and last day; a stream has no path."""

    count: int
    first: date | None
    last: date | None
    path: Path | None


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, or would do.

    Entries by what became of them: `new`; the `same` as here; `changed` here, since theirs was
    modified later; `older`, so that ours stayed; `in_trash`, where they stayed. `bad` ones could
    not be read. `first` and `last` are days of the others. `backup` is the copy that was made
    before anything changed.
    """

    new: int
    same: int
    changed: int
    older: int
    in_trash: int
    bad: tuple[BadRecord, ...]
    first: date | None
    last: date | None
    backup: Path | None


class Exchanging(Opened):
    """What goes in and out of a journal as a whole."""

    def take_out(
        self,
        format_name: str,
        target: Path | TextIO,
        query: Query,
        *,
        force: bool = False,
        **options: bool,
    ) -> Taken:
        """Write the entries that a query asks for in a format, oldest first, all of one moment.

        `options` are the format's own. Raises Trouble where that cannot be: no such format, a
        target that is there (without `force`) or cannot be written, a damaged journal.
        """
        from tightrope.journal.outgoing import send  # noqa: PLC0415 - only an export needs it

        form = format_named(format_name, **options)
        with self._file.unchanging():
            passing = _Passing(finding.oldest_first(self._file.reading, query))
            count = send(form, passing, target, force=force)
        path = target if isinstance(target, Path) else None
        return Taken(count, passing.first, passing.last, path)

    def take_in(
        self,
        format_name: str,
        source: Path | BinaryIO,
        *,
        dry_run: bool = False,
        skip_bad: bool = False,
    ) -> Brought:
        """Merge what a source holds into the journal: all of it, or nothing.

        Taking in twice is taking in once. With `dry_run` the answer is the same and nothing is
        saved. Raises BadImport for a record that cannot be read, unless they are to be skipped;
        other Trouble where source or journal cannot be used.
        """
        from tightrope.journal.incoming import receive  # noqa: PLC0415 - only an import needs it

        bad: list[BadRecord] = []
        records = receive(format_named(format_name), source)
        good = _good(records, bad, skip_bad=skip_bad)
        # A short source is read before anybody else has to wait for us.
        head = list(islice(good, merging.FEW))
        with self._file.trying() if dry_run else self._file.writing() as sql:
            is_empty = days.span(sql) is None
            tally = merging.merge(sql, head, good)
            is_changed = not dry_run and bool(tally.new or tally.changed)
            # Others, and so the copy, still see the journal as it was.
            backup = self.back_up() if is_changed and not is_empty else None
        return Brought(
            new=tally.new,
            same=tally.same,
            changed=tally.changed,
            older=tally.older,
            in_trash=tally.in_trash,
            bad=tuple(bad),
            first=tally.first,
            last=tally.last,
            backup=backup,
        )

    def back_up(self, target: Path | None = None) -> Path:
        """Copy the journal as it is now into one verified file and return its path.

        Without a target it goes into the folder of backups beside the journal. Raises
        JournalTrouble where the target exists or cannot be written.
        """
        return backing_up.back_up(self.path, target, self.now().utc)


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


def _good(
    records: Iterable[Entry | BadRecord],
    bad: list[BadRecord],
    *,
    skip_bad: bool,
) -> Iterator[Entry]:
    for record in records:
        if isinstance(record, Entry):
            yield record
        elif skip_bad:
            bad.append(record)
        else:
            raise BadImport(
                f"{record} Nothing was imported; mend it, or leave such out with --skip-bad.",
            )
