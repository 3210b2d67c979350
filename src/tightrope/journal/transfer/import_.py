"""Import: merging what another program or journal wrote."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.kept import Kept
from tightrope.domain.month_note import MonthNote
from tightrope.domain.talk import Talk
from tightrope.formats import BadFileError, BadRecord, MadeId, Record
from tightrope.journal.transfer.attachments import AttachmentFolder
from tightrope.journal.transfer.sources import SourceError
from tightrope.storage import bulk_import, days, import_beside
from tightrope.storage.connection import JournalDatabase

_MOST_NAMES = 5
# Pairs of a tag, tidy, and the mark that it becomes: `together` or `space`.
TagMarks = Collection[tuple[str, str]]


class BadImportError(TightropeError):
    """Something could not be read, and nothing was imported."""


@dataclass(slots=True)
class SkippedItems:
    """How many things of a kind an import has no place for, and the names of the first few."""

    count: int = 0
    names: list[str] = field(default_factory=list)
    has_more: bool = False

    def add(self, name: str) -> None:
        """Count one more."""
        self.count += 1
        if name in self.names:
            return
        if len(self.names) < _MOST_NAMES:
            self.names.append(name)
        else:
            self.has_more = True


class ImportFilter:
    """The entries, notes, aims and talk among records, tags made marks; beside them, all else.

    A record that cannot be read raises BadImportError, or is kept in `bad` if it may be left out;
    what an entry has no place for is counted in `not_carried`, or goes to `attachments`.
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        skip_bad: bool,
        tag_marks: TagMarks,
        attachments: AttachmentFolder | None = None,
    ) -> None:
        self.bad: list[BadRecord] = []
        # Of the entries that brought no id: the one they got, and which an earlier version made.
        self.made_ids: dict[str, str | None] = {}
        self.not_carried = {
            "field": SkippedItems(),
            "file": SkippedItems(),
            "tag": SkippedItems(),
        }
        self.attachments = attachments
        self._records = attachments.linked(records) if attachments else records
        self._skip_bad = skip_bad
        self._together = {tag for tag, mark in tag_marks if mark == "together"}
        self._space = {tag for tag, mark in tag_marks if mark == "space"}

    def __iter__(self) -> Iterator[Kept]:
        try:
            for record in self._records:
                if isinstance(record, Entry):
                    yield self._marked(record)
                elif isinstance(record, BadRecord):
                    self._put_aside(record)
                    if record.rest:
                        yield self._marked(record.rest)
                elif isinstance(record, MonthNote | Aim | Talk):
                    yield record
                elif isinstance(record, MadeId):
                    self.made_ids[record.id] = record.former
                else:
                    self.not_carried[record.kind].add(record.name)
        except (BadFileError, SourceError) as trouble:
            raise BadImportError(f"{trouble} Nothing was imported.") from None

    def _put_aside(self, record: BadRecord) -> None:
        if not self._skip_bad:
            raise BadImportError(
                f"{record} Nothing was imported; --skip-bad leaves such entries out."
            )
        self.bad.append(record)

    def _marked(self, entry: Entry) -> Entry:
        if not entry.tags:
            return entry
        together = not self._together.isdisjoint(entry.tags)
        space = not self._space.isdisjoint(entry.tags)
        if not together and not space:
            return entry
        return replace(
            entry,
            together=entry.together or together,
            space=entry.space or space,
            tags=tuple(tag for tag in entry.tags if tag not in self._together | self._space),
        )


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do.

    Entries by what became of them: `new`; the `same` as here; `changed` here, since theirs was
    modified later; `older` or as old, so that ours stayed; `in_trash`, where they stayed. `bad`
    ones could not be read; `fields` and `files` have no place in a journal, and `tags_cut` tags
    only in part; `copied` is how many files went into a folder of their own. `first` and `last` are
    days of the others, `beginning` the first few new ones. `notes`, `aims` and `talk` count the
    notes of months, aims, and things to talk about likewise. `backup` is the copy that was made
    before anything changed.
    """

    new: int
    same: int
    changed: int
    older: int
    in_trash: int
    bad: tuple[BadRecord, ...]
    fields: SkippedItems
    files: SkippedItems
    copied: int
    tags_cut: int
    first: date | None
    last: date | None
    beginning: tuple[Entry, ...]
    notes: import_beside.RecordCounts
    aims: import_beside.RecordCounts
    talk: import_beside.RecordCounts
    backup: Path | None


def import_entries(
    file: JournalDatabase, sifted: ImportFilter, back_up: Callable[[], Path]
) -> ImportResult:
    """Merge what was sifted into the journal, all or nothing; `back_up` copies it before that.

    Raises BadImportError, and JournalError.
    """
    good = iter(sifted)
    # A short source is read before anybody else has to wait for us.
    head = list(islice(good, bulk_import.FEW))
    with file.writing() as sql:
        is_empty = days.is_empty(sql)
        tally = bulk_import.merge(sql, head, good, sifted.made_ids)
        # Until the end of this block others, and so the copy, see the journal as it was.
        backup = back_up() if tally.has_changed and not is_empty else None
        if sifted.attachments:
            # Before the entries that link to them: the other way round a kill might lose them.
            sifted.attachments.publish()
    return _brought(tally, sifted, backup)


def preview_import(file: JournalDatabase, sifted: ImportFilter) -> ImportResult:
    """Return what `import_entries` would do, and save nothing.

    Raises BadImportError, and JournalError.
    """
    good = iter(sifted)
    head = list(islice(good, bulk_import.FEW))
    with file.dry_run() as sql:
        tally = bulk_import.merge(sql, head, good, sifted.made_ids)
    return _brought(tally, sifted, None)


def _brought(
    tally: bulk_import.ImportCounts, sifted: ImportFilter, backup: Path | None
) -> ImportResult:
    return ImportResult(
        new=tally.new,
        same=tally.same,
        changed=tally.changed,
        older=tally.older,
        in_trash=tally.in_trash,
        bad=tuple(sifted.bad),
        fields=sifted.not_carried["field"],
        files=sifted.not_carried["file"],
        copied=sifted.attachments.count if sifted.attachments else 0,
        tags_cut=sifted.not_carried["tag"].count,
        first=tally.first,
        last=tally.last,
        beginning=tuple(tally.beginning),
        notes=tally.notes,
        aims=tally.aims,
        talk=tally.talk,
        backup=backup,
    )
