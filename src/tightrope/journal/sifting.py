"""What an import meets on its way in: entries pass, and what cannot is told or stops it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from tightrope.domain.entry import Entry
from tightrope.domain.trouble import Trouble
from tightrope.formats import BadFile, BadRecord
from tightrope.journal.incoming import CannotReceive

Records = Iterable[Entry | BadRecord]
# Pairs of a tag, tidy, and the mark that it becomes: `together` or `space`.
TagMarks = Collection[tuple[str, str]]


class BadImport(Trouble):
    """Something could not be read, and nothing was imported."""


class Sifted:
    """The entries among records, their tags made marks; beside them, what was no entry.

    A record that cannot be read raises BadImport, or is kept in `bad` if it may be left out.
    """

    def __init__(self, records: Records, *, skip_bad: bool, tag_marks: TagMarks) -> None:
        self.bad: list[BadRecord] = []
        self._records = records
        self._skip_bad = skip_bad
        self._together = {tag for tag, mark in tag_marks if mark == "together"}
        self._space = {tag for tag, mark in tag_marks if mark == "space"}

    def __iter__(self) -> Iterator[Entry]:
        try:
            for record in self._records:
                if isinstance(record, Entry):
                    yield self._marked(record)
                else:
                    self._put_aside(record)
        except (BadFile, CannotReceive) as trouble:
            raise BadImport(f"{trouble} Nothing was imported.") from None

    def _put_aside(self, record: BadRecord) -> None:
        if not self._skip_bad:
            raise BadImport(f"{record} Nothing was imported; --skip-bad leaves such entries out.")
        self.bad.append(record)

    def _marked(self, entry: Entry) -> Entry:
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
