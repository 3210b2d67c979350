"""Backups of a journal: verified copies of the whole file, by hand and by themselves.

Most starts of the program make none, so what does it is imported when it is asked for.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.domain.printable import printable
from tightrope.journal.parts import JournalPart
from tightrope.storage.errors import JournalError

if TYPE_CHECKING:
    from tightrope.storage.backup import Reason
    from tightrope.storage.backup_folder import BackupFile, Contents
    from tightrope.storage.rollback import Progress as PageProgress
    from tightrope.storage.rollback import RolledBack

LIMIT = 2000
"""MB that automatic backups may take together, unless the settings say otherwise."""

_MEGABYTE = 1_000_000
# What is verified at one go: the latest matter most, and the next time goes on.
_VERIFIED_AT_ONCE = 3


class Backups(JournalPart):
    """Copies of the journal as a whole."""

    def create(self, target: Path | None = None) -> Path:
        """Copy the journal as it is now into one verified file and return its path.

        Without a target it goes into the folder of backups beside the journal; in a folder it
        gets a name of its own. Raises JournalError where the target exists or cannot be written.
        """
        return self._create(storage.backup.Reason.BY_HAND, target)

    def create_verified(self, target: Path | None = None) -> Path:
        """Do what `create` does, and look at the copy as closely as can be, which takes longer.

        Raises JournalError also where the copy is damaged; it stays, marked so in the list.
        """
        path, made = self._database.path, self.create(target)
        try:
            is_sound = storage.backup_folder.verify(path, made, self._now().utc, self._database.key)
        except OSError as error:
            raise JournalError(
                f"The backup {printable(str(made))} was made, but could not be verified"
                f" ({error.strerror}); mend that, and make another one.",
            ) from None
        if not is_sound:
            raise JournalError(
                f"The backup {printable(str(made))} is damaged, so the journal itself may be;"
                " `tightrope doctor` looks, `tightrope rollback` goes back to an earlier one.",
            )
        return made

    def list(self) -> "tuple[BackupFile, ...]":
        """Return the backups in the folder beside the journal, latest first."""
        return storage.backup_folder.backups_of(self._database.path)

    def contents(self, backup: Path) -> "Contents | None":
        """Return what a backup holds; None where it cannot be read with this journal's key."""
        return storage.backup_folder.contents_of(backup, self._database.key)

    def go_back(
        self,
        backup: Path,
        *,
        forgets_folders: bool = False,
        progress: "PageProgress | None" = None,
    ) -> "RolledBack":
        """Go back to a backup that is plain, or opens with this journal's key.

        The present state is saved before. This journal is to be read again afterwards, see
        `Journal.accept_generation`. Raises JournalError.
        """
        key, path = self._database.key, self._database.path
        is_log = backup.name.endswith("-wal")
        salt = None if is_log else storage.encryption.salt_of(backup)
        if salt and not (key and key.salt == salt):
            raise JournalError(
                f"This backup has a passphrase of its own; `tightrope rollback {backup.stem}` asks"
                " for it.",
            )
        return storage.rollback.roll_back(
            path,
            backup,
            self._now().utc,
            key=key,
            backup_key=key if salt else None,
            forgets_folders=forgets_folders,
            progress=progress,
        )

    def before_import(self) -> Path:
        """Copy the journal before an import changes it. Raises JournalError."""
        return self._create(storage.backup.Reason.IMPORT)

    def before_sync(self) -> Path | None:
        """Copy the journal before a sync changes it, unless there is a backup of that day.

        A sync may run every few minutes, and overwrites nothing for good. Raises JournalError.
        """
        if storage.backup_folder.has_one_of_day(self._database.path, self._now().utc):
            return None
        return self._create(storage.backup.Reason.SYNC)

    def are_due(self) -> bool:
        """Return whether this window saved something, and no backup is of the present day (UTC)."""
        return self._database.has_saved and not self._have_one_of_today()

    def _have_one_of_today(self) -> bool:
        # Asked after every command that saves, so that nothing is imported for it.
        path = self._database.path
        day = f"-{self._now().utc:%Y%m%d}T"
        with suppress(OSError), os.scandir(f"{path.parent / path.stem}-backups") as files:
            return any(day in file.name for file in files)
        return False

    def catch_up(self, limit: int = LIMIT) -> None:
        """Make the backup of the day if there is none, verify the latest, and remove old ones.

        `limit` is how many MB the automatic ones may take together; 0 makes none by itself. For
        beside the work, since it may take seconds. Raises JournalError, and OSError where the
        folder cannot be used.
        """
        path, now = self._database.path, self._now().utc
        if not limit:
            return
        if not self._have_one_of_today():
            self._create(storage.backup.Reason.DAILY)
        backups = [each for each in self.list() if not each.was_set_aside]
        for backup in backups[:_VERIFIED_AT_ONCE]:
            if not (backup.verified or backup.is_damaged) and self._opens(backup):
                with suppress(
                    JournalError
                ):  # no room for a copy to check; the next time may have it
                    storage.backup_folder.verify(path, backup.path, now, self._database.key)
        storage.backup_folder.rotate(path, limit * _MEGABYTE)

    def _opens(self, backup: "BackupFile") -> bool:
        """Return whether the key of this journal opens a backup."""
        key = self._database.key
        if key is None or not backup.is_encrypted:
            return key is None and not backup.is_encrypted
        return storage.encryption.salt_of(backup.path) == key.salt

    def _create(self, reason: "Reason", target: Path | None = None) -> Path:
        database = self._database
        return storage.backup.back_up(database.path, target, self._now().utc, database.key, reason)
