"""The backups of a journal, and going back to one: also where the journal cannot be opened."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from tightrope import storage
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.storage.backup_folder import BackupFile
from tightrope.storage.encryption import FileKey
from tightrope.storage.errors import JournalError
from tightrope.storage.rollback import Progress, RolledBack

_ENDING = ".db"


class NoSuchBackupError(TightropeError):
    """No backup has the name that was given."""


def backups_of(path: Path) -> tuple[BackupFile, ...]:
    """Return the backups beside a journal, latest first. Raises JournalError."""
    try:
        return storage.backup_folder.backups_of(path)
    except OSError as error:
        raise JournalError(
            f"The backups in {printable(str(storage.backup.folder_of(path)))} could not be read"
            f" ({error.strerror}); give yourself leave to.",
        ) from None


def backup_named(path: Path, name: str) -> Path:
    """Return the backup of a journal that is called so, or lies at this path.

    Raises NoSuchBackupError.
    """
    for candidate in _candidates(path, name):
        if candidate.is_file():
            return candidate
    raise NoSuchBackupError(
        f"There is no backup {printable(name)}; `tightrope backups` lists those that there are."
    )


def _candidates(path: Path, name: str) -> Iterator[Path]:
    folder = storage.backup.folder_of(path)
    yield folder / name
    yield folder / f"{name}{_ENDING}"
    given = Path(name).expanduser()
    yield given
    for folder in (given, path.parent / name):  # in which a journal was set aside
        yield folder / path.name
        yield folder


class Rollback:
    """Going back from the journal at `path`, as it is, to one of its backups.

    `passphrase` is asked for the passphrase of the journal and `backup_passphrase` for that of the
    backup, where they are encrypted and not with the same.
    """

    def __init__(
        self,
        path: Path,
        backup: Path,
        passphrase: Callable[[], str],
        backup_passphrase: Callable[[], str],
    ) -> None:
        self._path, self._backup = path, backup
        backup_salt = _salt(backup)
        salt = _salt(path)
        # A beginning that was lost looks like an encrypted one.
        if salt and not backup_salt and not any(each.is_encrypted for each in backups_of(path)):
            salt = None
        self._key = FileKey.derive(passphrase(), salt) if salt else None
        if self._key and backup_salt == self._key.salt:
            self._backup_key: FileKey | None = self._key
        elif backup_salt:
            self._backup_key = FileKey.derive(backup_passphrase(), backup_salt)
        else:
            self._backup_key = None

    def synced_folders(self) -> tuple[str, ...]:
        """Return the folders that would bring later states in again at the next sync."""
        folders = (
            storage.rollback_source.folders_in(self._backup, self._backup_key),
            storage.rollback_source.live_folders_in(self._path, self._key),
        )
        return tuple(dict.fromkeys(folder for some in folders for folder in some))

    def run(
        self, now: datetime, *, forgets_folders: bool = False, progress: Progress | None = None
    ) -> RolledBack:
        """Go back; the present state is saved as a backup before. Raises JournalError."""
        return storage.rollback.roll_back(
            self._path,
            self._backup,
            now,
            key=self._key,
            backup_key=self._backup_key,
            forgets_folders=forgets_folders,
            progress=progress,
        )


def _salt(path: Path) -> bytes | None:
    if path.name.endswith("-wal"):
        return None  # a log that was set aside, which only a plain state can be found for
    return storage.encryption.salt_to_change(path)
