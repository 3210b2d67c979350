"""Keeping a journal in step with a folder that something else carries to other machines."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.clock import Moment
from tightrope.journal import sync
from tightrope.journal.parts import JournalPart
from tightrope.journal.parts.backups import Backups
from tightrope.storage.connection import JournalDatabase

if TYPE_CHECKING:
    from tightrope.journal.progress import Progress
    from tightrope.journal.sync.engine import SyncResult


class Sync(JournalPart):
    """What a journal and a folder of files tell each other; `backups` copies it before changes."""

    def __init__(
        self, database: JournalDatabase, now: Callable[[], Moment], backups: Backups
    ) -> None:
        super().__init__(database, now)
        self._backups = backups

    def run(
        self, folder: Path, *, dry_run: bool = False, progress: "Progress | None" = None
    ) -> "SyncResult":
        """Bring the journal and a folder in step, both ways; a new folder is made.

        What was written on both sides is kept on both. A deletion moves an entry to the trash, and
        an entry that was edited meanwhile stays. Afterwards, a second sync does nothing. Before
        anything in the journal changes, it is copied, unless there is a backup of that day. With
        `dry_run` the answer is the same, and nothing is done. A file that cannot be read is left
        alone, with its entry. `progress` is told how many thousandths are done.

        Raises SyncError where the folder is no such folder, or cannot be used; JournalError.
        Whatever was done by then stands, and the next sync goes on from there.
        """
        now = self._now().utc
        return sync.engine.sync(
            self._database,
            folder,
            now,
            self._backups.before_sync,
            dry_run=dry_run,
            progress=progress,
        )

    def folders(self) -> tuple[Path, ...]:
        """Return the folders that this journal was synced with, there or not."""
        with self._database.reading() as sql:
            return tuple(map(Path, storage.sync_state.folders(sql)))
