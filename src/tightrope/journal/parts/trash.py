"""Removing from a journal, and bringing back.

Most starts of the program do neither, so what does it is imported when it is asked for.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.domain.entry import Entry
from tightrope.domain.errors import NoSuchEntryError
from tightrope.journal import erasure
from tightrope.journal.parts import JournalPart
from tightrope.storage import entries, undo_log
from tightrope.storage.undo_log import ActionKind, RevisionChange

if TYPE_CHECKING:
    from tightrope.journal.erasure.engine import ErasureResult
    from tightrope.journal.progress import Progress
    from tightrope.storage.trash import Trashed


class Trash(JournalPart):
    """What can be done with the trash; each method does all of it or nothing.

    Every method raises JournalError where the file cannot be written.
    """

    def remove(self, gone: Iterable[Entry]) -> None:
        """Move entries to the trash, in one step of undo.

        Raises NoSuchEntryError where one of them is not in the journal any more.
        """
        now = self._now().utc
        with self._database.writing() as sql:
            changes = []
            for entry in {entry.id: entry for entry in gone}.values():
                present = entries.get(sql, entry.id)
                if present is None:
                    raise NoSuchEntryError(
                        f"{entry.short_id} is not in the journal any more, so nothing was deleted;"
                        " look again at what is there.",
                    )
                storage.trash.put(sql, present, now)
                changes.append(RevisionChange(entry.id, present.revision, None))
            if changes:
                self._copy_before(changes)
                undo_log.record(sql, ActionKind.REMOVED, changes)

    def restore(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """Bring entries back from the trash, in one step of undo; an id may be cut short.

        Raises NoSuchEntryError where an id fits nothing in the trash, or more than one entry.
        """
        with self._database.writing() as sql:
            whole = dict.fromkeys(self._whole_id(prefix) for prefix in ids)
            restored = tuple(storage.trash.take(sql, id_) for id_ in whole)
            if restored:
                changes = [RevisionChange(entry.id, None, entry.revision) for entry in restored]
                self._copy_before(changes)
                undo_log.record(sql, ActionKind.RESTORED, changes)
        return restored

    def contents(self) -> "tuple[Trashed, ...]":
        """Return what lies in the trash, latest removal first."""
        with self._database.reading() as sql:
            return storage.trash.contents(sql)

    def count(self) -> int:
        """Return how many entries and aims lie in the trash."""
        with self._database.reading() as sql:
            return storage.trash.count(sql)

    def empty(
        self, *, backups: bool = False, progress: "Progress | None" = None
    ) -> "ErasureResult":
        """Erase what lies in the trash for good, every version of it, also from the record of undo.

        With `backups` it is also taken out of the backups that lie beside the journal, and so is
        what was erased earlier and left in them. `progress` is told thousandths.
        """
        return erasure.engine.erase(
            self._database, None, self._now().utc, backups=backups, progress=progress
        )

    def _whole_id(self, prefix: str) -> str:

        prefix = prefix.strip().lower()
        with self._database.reading() as sql:
            found = storage.trash.beginning_with(sql, prefix) if prefix else []
        if not found:
            raise NoSuchEntryError(
                f"Nothing in the trash begins with {prefix!r}; `tightrope trash` lists what is.",
            )
        if len(found) > 1:
            raise NoSuchEntryError(
                f"More than one entry begins with {prefix}; give more of its id."
            )
        return found[0]
