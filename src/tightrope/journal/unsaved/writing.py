"""Putting words aside that could not get into the journal, wherever there is room for them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.domain.entry import EntryFields
from tightrope.journal.unsaved.finding import find_unsaved, is_editors, sealed_content
from tightrope.journal.unsaved.words import PLAIN, SEALED, MonthText, Owner, header_of
from tightrope.paths import folders_for_words
from tightrope.safe_files import make_private_folder, write_atomically, write_private

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

_OTHERS = 0o077


def owner_of(journal: Path, key: "FileKey | None", generation: str | None) -> Owner | None:
    """Return the owner of words that a journal could not take, perhaps not even be opened for.

    Return None where it is encrypted and its key is not known, so that its words may not lie in a
    plain file.
    """
    if key is None and _may_be_encrypted(journal):
        return None
    return Owner(journal, key, generation)


def _may_be_encrypted(journal: Path) -> bool:
    """Whether a journal that could not be opened looks encrypted, and no backup of it is plain."""
    try:
        if (
            storage.file_header.is_plain_file(journal)
            or storage.encryption.salt_of(journal) is None
        ):
            return False
        backups = journal.with_name(f"{journal.stem}-backups")
        return not any(map(storage.file_header.is_plain_file, backups.glob("*.db")))
    except OSError:
        return False


def put_aside(owner: Owner, page: EntryFields | MonthText, replacing: Path | None = None) -> Path:
    """Put what is on a page into a file (0600), and return its path.

    `replacing` is the file that an earlier state of it was put into. Raises OSError where there is
    no folder that takes it.
    """
    content = (header_of(owner, page) + page.text).encode(errors="surrogateescape")
    if replacing is not None and replacing.exists() and owner.key is None:
        try:
            write_atomically(replacing, content)
        except OSError:
            pass  # its disk is full by now, or it is gone: another folder may do
        else:
            return replacing
    path = put_bytes_aside(owner, content)
    if replacing is not None:
        replacing.unlink(missing_ok=True)
    return path


def put_bytes_aside(owner: Owner, content: bytes) -> Path:
    """Put bytes into a file (0600), encrypted with the owner's key if it has one; return its path.

    Raises OSError where there is no folder that takes it.
    """
    journal = owner.path
    reason: OSError | None = None
    for folder in folders_for_words(journal):
        try:
            if folder != journal.parent:
                make_private_folder(folder)
            if folder == journal.parent or is_ours_alone(folder):
                return _write_new(folder, content, owner.key)
        except OSError as error:
            reason = reason or error
    raise reason or FileNotFoundError


@contextmanager
def converted(owner: Owner, key: "FileKey | None") -> Iterator[None]:
    """Write what lies aside anew for a journal that gets another key, or becomes plain, in a block.

    The former files go after it, so that whoever is killed on the way has words that open with the
    key that the journal then has. What an editor left stays as it is. Raises OSError where they
    could not be written; then all is as before.
    """
    former: list[Path] = []
    made: list[Path] = []
    try:
        for words in find_unsaved(owner):
            if is_editors(words.path):
                continue
            content = _content(words.path, owner)
            made.append(put_bytes_aside(replace(owner, key=key), content))
            os.utime(made[-1], (words.when.timestamp(),) * 2)
            former.append(words.path)
        yield
    finally:
        # Also where the block failed in its last step.
        has_new_key = storage.encryption.salt_of(owner.path) == (key.salt if key else None)
        for path in former if has_new_key else made:
            path.unlink(missing_ok=True)


def _content(path: Path, owner: Owner) -> bytes:
    if path.suffix != SEALED:
        return path.read_bytes()
    if (content := sealed_content(path, owner.key)) is None:
        raise FileNotFoundError(path)  # it opened a moment ago
    return content


def unsaved_paths(folder: Path, ending: str = PLAIN) -> Iterator[Path]:
    """Yield the names that words may get in a folder, for whoever takes the first free one."""
    yield folder / f"unsaved{ending}"
    for number in count(2):
        yield folder / f"unsaved-{number}{ending}"


def _write_new(folder: Path, content: bytes, key: "FileKey | None") -> Path:
    for path in unsaved_paths(folder, SEALED if key else PLAIN):
        try:
            write_private(path, b"" if key else content)
            if key:
                storage.sealed_file.write_sealed(path, content, key)
        except FileExistsError:
            continue
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise AssertionError


def is_ours_alone(folder: Path) -> bool:
    """Return whether a folder is this person's, and closed to others. Raises OSError."""
    about = folder.lstat()
    if not S_ISDIR(about.st_mode):
        return False
    return not hasattr(os, "geteuid") or (
        about.st_uid == os.geteuid() and not about.st_mode & _OTHERS
    )
