"""Merging what another program or journal wrote."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from tightrope.domain.entry import Entry
from tightrope.domain.trouble import Trouble
from tightrope.formats import BadRecord
from tightrope.storage import days, merging
from tightrope.storage.file import JournalFile

Records = Iterable[Entry | BadRecord]


class BadImport(Trouble):
    """A record could not be read, and nothing was imported."""


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


def take_in(
    file: JournalFile,
    records: Records,
    back_up: Callable[[], Path],
    *,
    skip_bad: bool,
) -> Brought:
    """Merge records into the journal, all or nothing; `back_up` copies it before it changes.

    Raises BadImport, and JournalTrouble.
    """
    bad: list[BadRecord] = []
    good = _good(records, bad, skip_bad=skip_bad)
    # A short source is read before anybody else has to wait for us.
    head = list(islice(good, merging.FEW))
    with file.writing() as sql:
        is_empty = days.span(sql) is None
        tally = merging.merge(sql, head, good)
        # Until the end of this block others, and so the copy, see the journal as it was.
        backup = back_up() if (tally.new or tally.changed) and not is_empty else None
    return _brought(tally, bad, backup)


def try_out(file: JournalFile, records: Records, *, skip_bad: bool) -> Brought:
    """Return what `take_in` would do, and save nothing. Raises BadImport, and JournalTrouble."""
    bad: list[BadRecord] = []
    good = _good(records, bad, skip_bad=skip_bad)
    head = list(islice(good, merging.FEW))
    with file.trying() as sql:
        tally = merging.merge(sql, head, good)
    return _brought(tally, bad, None)


def _brought(tally: merging.Tally, bad: list[BadRecord], backup: Path | None) -> Brought:
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


def _good(records: Records, bad: list[BadRecord], *, skip_bad: bool) -> Iterator[Entry]:
    for record in records:
        if isinstance(record, Entry):
            yield record
        elif skip_bad:
            bad.append(record)
        else:
            raise BadImport(
                f"{record} Nothing was imported; mend it, or leave such out with --skip-bad.",
            )
