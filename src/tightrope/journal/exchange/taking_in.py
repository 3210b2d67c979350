"""Merging what another program or journal wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from tightrope.domain.entry import Entry
from tightrope.formats import BadRecord
from tightrope.journal.exchange.sifting import NotCarried, Sifted
from tightrope.storage import bulk_import, days, month_notes
from tightrope.storage.connection import JournalDatabase


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, or would do.

    Entries by what became of them: `new`; the `same` as here; `changed_names` here, since theirs
    was modified later; `older` or as old, so that ours stayed; `in_trash`, where they stayed. `bad`
    ones could not be read; `fields` and `files` have no place in a journal. `first` and `last` are
    days of the others, `beginning` the first few new ones. `notes` counts the notes of months in
    the same way. `backup` is the copy that was made before anything changed.
    """

    new: int
    same: int
    changed: int
    older: int
    in_trash: int
    bad: tuple[BadRecord, ...]
    fields: NotCarried
    files: NotCarried
    first: date | None
    last: date | None
    beginning: tuple[Entry, ...]
    notes: bulk_import.NoteCounts
    backup: Path | None


def take_in(file: JournalDatabase, sifted: Sifted, back_up: Callable[[], Path]) -> Brought:
    """Merge what was sifted into the journal, all or nothing; `back_up` copies it before that.

    Raises BadImportError, and JournalError.
    """
    good = iter(sifted)
    # A short source is read before anybody else has to wait for us.
    head = list(islice(good, bulk_import.FEW))
    with file.writing() as sql:
        is_empty = (
            days.span(sql) is None and next(month_notes.between(sql, None, None), None) is None
        )
        tally = bulk_import.merge(sql, head, good)
        # Until the end of this block others, and so the copy, see the journal as it was.
        backup = back_up() if tally.has_changed and not is_empty else None
    return _brought(tally, sifted, backup)


def try_out(file: JournalDatabase, sifted: Sifted) -> Brought:
    """Return what `take_in` would do, and save nothing. Raises BadImportError, and JournalError."""
    good = iter(sifted)
    head = list(islice(good, bulk_import.FEW))
    with file.dry_run() as sql:
        tally = bulk_import.merge(sql, head, good)
    return _brought(tally, sifted, None)


def _brought(tally: bulk_import.ImportCounts, sifted: Sifted, backup: Path | None) -> Brought:
    return Brought(
        new=tally.new,
        same=tally.same,
        changed=tally.changed,
        older=tally.older,
        in_trash=tally.in_trash,
        bad=tuple(sifted.bad),
        fields=sifted.not_carried["field"],
        files=sifted.not_carried["file"],
        first=tally.first,
        last=tally.last,
        beginning=tuple(tally.beginning),
        notes=tally.notes,
        backup=backup,
    )
