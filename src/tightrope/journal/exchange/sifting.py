"""What an import meets on its way in: entries pass, and what cannot is told or stops it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.month_note import Kept, MonthNote
from tightrope.formats import BadFileError, BadRecord, Record
from tightrope.journal.exchange.incoming import SourceError

_MOST_NAMES = 5
# Pairs of a tag, tidy, and the mark that it becomes: `together` or `space`.
TagMarks = Collection[tuple[str, str]]


class BadImportError(TightropeError):
    """Something could not be read, and nothing was imported."""


@dataclass(slots=True)
class NotCarried:
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


class Sifted:
    """The entries and notes among records, tags made marks; beside them, what was neither.

    A record that cannot be read raises BadImportError, or is kept in `bad` if it may be left out;
    what an entry has no place for is counted in `not_carried`.
    """

    def __init__(self, records: Iterable[Record], *, skip_bad: bool, tag_marks: TagMarks) -> None:
        self.bad: list[BadRecord] = []
        self.not_carried = {"field": NotCarried(), "file": NotCarried()}
        self._records = records
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
                elif isinstance(record, MonthNote):
                    yield record
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
