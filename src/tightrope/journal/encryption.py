"""Encrypting a journal with its backups, decrypting it, and changing its passphrase.

Words that lie aside go along. All of it works on the closed file: nobody else may have the journal
open meanwhile.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tightrope import storage
from tightrope.domain.errors import TightropeError
from tightrope.journal import unsaved
from tightrope.journal.journal import Journal
from tightrope.journal.unsaved.finding import WRITING_PREFIX, is_editors
from tightrope.journal.unsaved.words import Owner
from tightrope.storage.conversion import converted
from tightrope.storage.driver import require_sqlcipher
from tightrope.storage.encryption import FileKey, salt_to_change
from tightrope.storage.errors import JournalError


class NotTheSameError(TightropeError):
    """A new passphrase was typed again, and was another one."""


class PlainCopies(NamedTuple):
    """Where words of a journal lie unencrypted, as far as the program knows."""

    backups: tuple[Path, ...]
    words: tuple[Path, ...]
    """What was put aside since it could not be saved."""
    editors: tuple[Path, ...]
    """What an editor writes now, or left."""
    folders: tuple[Path, ...]
    """Folders that the journal was synced with."""


class LeftAlone(NamedTuple):
    """A backup that stays as it is, and why."""

    path: Path
    reason: str


class Converted(NamedTuple):
    """What became of the backups."""

    done: tuple[Path, ...]
    left: tuple[LeftAlone, ...]


Told = Callable[[Path], object]
"""Is told of each backup before its turn."""


def require_extra() -> None:
    """Raise TightropeError where what encrypts journals is not installed."""
    require_sqlcipher("Nothing was changed:")


def is_encrypted(path: Path) -> bool:
    """Return whether a journal is encrypted (or its beginning is damaged).

    Only for a file that is not open here. Raises JournalError where it cannot be read.
    """
    return salt_to_change(path) is not None


def plain_copies(journal: Journal) -> PlainCopies:
    """Return where words of this journal lie unencrypted, as far as the program knows."""
    return PlainCopies(
        backups=tuple(path for path in _backups(journal.path) if not is_encrypted(path)),
        words=tuple(each.path for each in journal.unsaved.find() if not is_editors(each.path)),
        editors=tuple(sorted(journal.path.parent.glob(f"{WRITING_PREFIX}*"))),
        folders=journal.sync.folders(),
    )


def encrypt(path: Path, passphrase: str, again: Callable[[], str]) -> FileKey:
    """Encrypt the file of a journal and return its key.

    The plain file stays until `again` has given the passphrase once more, and that has opened the
    new one. Raises NotTheSameError, and JournalError where it could not be done; then all is as
    before.
    """
    key = FileKey.derive(passphrase)
    _convert_journal(path, None, key, again)
    return key


def decrypt(path: Path, key: FileKey) -> None:
    """Write a journal into a plain file again. Raises JournalError; then all is as before."""
    with converted(path, key, None) as made, unsaved.writing.converted(Owner(path, key), None):
        made.take_place()


def change_passphrase(
    path: Path, key: FileKey, passphrase: str, again: Callable[[], str]
) -> FileKey:
    """Encrypt a journal anew, with another passphrase, and return its new key.

    Raises what `encrypt` raises.
    """
    new_key = FileKey.derive(passphrase)
    _convert_journal(path, key, new_key, again)
    return new_key


def _convert_journal(
    path: Path, key: FileKey | None, new_key: FileKey, again: Callable[[], str]
) -> None:
    with converted(path, key, new_key) as made:
        if not made.opens_with(FileKey.derive(again(), new_key.salt)):
            raise NotTheSameError(
                "The two passphrases were not the same, so nothing was changed; try again."
            )
        with unsaved.writing.converted(Owner(path, key), new_key):
            made.take_place()


def convert_backups(
    path: Path, keys: tuple[FileKey | None, ...], new_key: FileKey | None, told: Told
) -> Converted:
    """Write each backup that one of the keys opens, or that is plain, anew with the new key.

    What has the new key, or is plain and shall be, is left out; what no key opens is left alone.
    """
    done: list[Path] = []
    left: list[LeftAlone] = []
    for backup in _backups(path):
        salt = salt_to_change(backup)
        if salt == (new_key.salt if new_key else None):
            continue
        fitting = [key for key in keys if (key.salt if key else None) == salt]
        if not fitting:
            left.append(LeftAlone(backup, "it has a passphrase of its own"))
            continue
        told(backup)
        try:
            with converted(backup, fitting[0], new_key) as made:
                made.take_place()
        except TightropeError as trouble:
            left.append(LeftAlone(backup, str(trouble)))
        else:
            done.append(backup)
    return Converted(tuple(done), tuple(left))


def encrypt_words(path: Path, key: FileKey) -> None:
    """Encrypt what lies aside in plain files for an encrypted journal. Raises JournalError."""
    try:
        with unsaved.writing.converted(Owner(path, key), key):
            pass
    except OSError as error:
        raise JournalError(
            f"Words that lie aside were left as they are ({error.strerror});"
            " `tightrope unsaved --restore` takes them into the journal."
        ) from None


def _backups(path: Path) -> Iterator[Path]:
    yield from sorted(storage.backup.folder_of(path).glob("*.db"))
