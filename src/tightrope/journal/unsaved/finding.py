"""Finding the words that lie aside for a journal, and those that an editor left.

An editor session leaves a `.writing-...` folder where it is killed; it is found as well, unless
somebody still writes in it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from tightrope import storage
from tightrope.journal.unsaved.words import SEALED, Owner, UnsavedWords, divided, words_in
from tightrope.paths import folders_for_words
from tightrope.safe_files import is_left_behind, remove_left_behind

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

WRITING_PREFIX = ".writing-"
"""How the name of the folder of an editor session begins."""
PAGE, BEFORE = "entry.md", "before.md"
"""The file in it that the editor writes, and what stood there before, with the line of `words`."""

_NAME = re.compile(r"unsaved(-\d+)?\.(md|sealed)")


def find_unsaved(owner: Owner) -> tuple[UnsavedWords, ...]:
    """Return the words of a journal that were put aside, or left by an editor, oldest first."""
    found = []
    for folder in folders_for_words(owner.path):
        for path in _candidates(folder):
            words = _read_folder(path) if is_editors(path) else _read(path, owner.key)
            if words and _is_of(words[1], folder, owner.path):
                found.append(words[0])
    return tuple(sorted(found, key=lambda words: words.when))


def find_locked(owner: Owner) -> tuple[Path, ...]:
    """Return the encrypted files beside a journal that open with another key than its own.

    Whose words they hold nobody can tell without that key.
    """
    found = (path for path in _candidates(owner.path.parent) if path.suffix == SEALED)
    with suppress(OSError):
        return tuple(
            path for path in found if _is_own_file(path) and sealed_content(path, owner.key) is None
        )
    return ()


def unlocked(path: Path, passphrase: str) -> UnsavedWords | None:
    """Return the words in an encrypted file that a passphrase opens, None where it does not.

    Raises OSError.
    """
    if (salt := storage.encryption.salt_of(path)) is None:
        return None
    content = sealed_content(path, storage.encryption.FileKey.derive(passphrase, salt))
    return None if content is None else _of_file(path, content)[0]


def sealed_content(path: Path, key: "FileKey | None") -> bytes | None:
    """Return what is in an encrypted file, None where the key is another. Raises OSError."""
    return storage.sealed_file.read_sealed(path, key) if key else None


def is_editors(path: Path) -> bool:
    """Return whether words lie where an editor session left them."""
    return path.name.startswith(WRITING_PREFIX)


def remove(words: UnsavedWords) -> None:
    """Take away the file or folder of words that are in the journal now. Raises OSError."""
    if is_editors(words.path):
        remove_left_behind(words.path)
    else:
        words.path.unlink(missing_ok=True)


def newest_page(folder: Path) -> Path:
    """Return the file in the folder of an editor session that was written last. Raises OSError.

    An editor that is killed may put what was not saved beside its file, as nano does.
    """
    beside = [each for each in folder.glob(f"{PAGE}.save*") if each.is_file()]
    return max((folder / PAGE, *beside), key=lambda each: each.stat().st_mtime if beside else 0)


def every_path(journal: Path) -> Iterator[Path]:
    """Yield every file and folder with words of a journal, as far as one sees without its key.

    Also those that an editor writes in at this moment.
    """
    for folder in folders_for_words(journal):
        for path in _candidates(folder):
            told = path / BEFORE if is_editors(path) else path
            header: Mapping[str, Any] = {}
            with suppress(OSError):
                if told.suffix != SEALED:
                    header, _ = divided(told.read_bytes().decode("utf-8-sig", "surrogateescape"))
            if _is_of(header, folder, journal):
                yield path


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as files:
            names = [each.name for each in files]
    except OSError:
        return
    for name in sorted(names):
        if _NAME.fullmatch(name) or name.startswith(WRITING_PREFIX):
            yield folder / name


def _read(path: Path, key: "FileKey | None") -> tuple[UnsavedWords, Mapping[str, Any]] | None:
    try:
        if not _is_own_file(path):
            return None
        content = path.read_bytes() if path.suffix != SEALED else sealed_content(path, key)
        return None if content is None else _of_file(path, content)
    except OSError:
        return None


def _is_own_file(path: Path) -> bool:
    about = path.lstat()
    is_ours = not hasattr(os, "geteuid") or about.st_uid == os.geteuid()
    return S_ISREG(about.st_mode) and is_ours


def _of_file(path: Path, content: bytes) -> tuple[UnsavedWords, Mapping[str, Any]]:
    header, text = divided(content.decode("utf-8-sig", "surrogateescape"))
    return words_in(path, path.stat().st_mtime, header, text), header


def _read_folder(folder: Path) -> tuple[UnsavedWords, Mapping[str, Any]] | None:
    """Return what an editor session left in its folder, if that is over and changed anything."""
    if not is_left_behind(folder, was_locked=(folder / BEFORE).exists()):
        return None
    try:
        page = newest_page(folder)
        text = page.read_bytes().decode("utf-8-sig", "surrogateescape")
        written = page.stat().st_mtime
        before = folder / BEFORE
        header, former = divided(before.read_text("utf-8")) if before.is_file() else ({}, "")
    except (OSError, ValueError):
        return None
    if text.rstrip("\n") == former.rstrip("\n"):
        remove_left_behind(folder)  # nothing was written in it
        return None
    return words_in(folder, written, header, text.replace("\r\n", "\n")), header


def _is_of(header: Mapping[str, Any], folder: Path, journal: Path) -> bool:
    if owner := header.get("journal"):
        return os.path.realpath(str(owner)) == os.path.realpath(journal)
    return folder == journal.parent
