"""Backups of a journal: verified copies of the whole file."""

from pathlib import Path

from tightrope import storage
from tightrope.journal.parts import JournalPart


class Backups(JournalPart):
    """Copies of the journal as a whole."""

    def create(self, target: Path | None = None) -> Path:
        """Copy the journal as it is now into one verified file and return its path.

        Without a target it goes into the folder of backups beside the journal; in a folder it
        gets a name of its own. Raises JournalError where the target exists or cannot be written.
        """
        return storage.backup.back_up(
            self._database.path, target, self._now().utc, self._database.key
        )
