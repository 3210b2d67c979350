"""What SQLite and the file system say, turned into sentences for the writer."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable


class JournalError(TightropeError):
    """The journal's file could not be opened, read or written."""


class PassphraseNeededError(JournalError):
    """The journal is encrypted, and nobody gave its passphrase."""


class WrongPassphraseError(JournalError):
    """The passphrase does not open the journal, or it is damaged; nobody can tell which."""


class OnlyReadableError(JournalError):
    """The journal's file cannot be written, and may be read all the same."""


class InterruptedReadError(TightropeError):
    """A question was withdrawn from another thread before it was answered."""


# By SQLite's primary result code; the extended codes carry it in their low byte.
_SENTENCES = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so {path} could not be used; free some space and try again."
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program keeps {path} busy, so nothing was changed; try again in a moment."
    ),
    sqlite3.SQLITE_LOCKED: (
        "Another program keeps {path} busy, so nothing was changed; try again in a moment."
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} or its folder may only be read, so nothing was changed;"
        " give yourself leave to write there, or choose another file with --journal."
    ),
    sqlite3.SQLITE_PERM: (
        "{path} may not be opened; check who owns it, or choose another file with --journal."
    ),
    sqlite3.SQLITE_AUTH: (
        "{path} may not be opened; check who owns it, or choose another file with --journal."
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} could not be opened; check that its folder exists and that you may write there."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged and was left as it is; `tightrope backups` lists what"
        " `tightrope rollback` can go back to, which keeps the damaged one too."
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a journal, or its beginning is damaged; choose another file with --journal,"
        " or go back to a backup with `tightrope rollback`."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk did not answer while {path} was used; check the disk and try again."
    ),
    sqlite3.SQLITE_TOOBIG: (
        "This is longer than a journal can keep in one entry; divide it into several."
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "Another program keeps {path} busy, so nothing was changed; try again in a moment."
    ),
}
_NOT_SAVED = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so this was not saved to {path}; free some space and save again."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk did not answer while {path} was used, so this was not saved;"
        " check the disk and try again."
    ),
}
# What SQLite may say as well where there is no room for its files beside the journal; the smallest
# of them that cannot be done without takes half of this.
ONLY_READABLE = (
    "{path} or its folder may only be read, so nothing can be changed in it;"
    " give yourself leave to write there, or choose another file with --journal."
)
_ONLY_READABLE = {
    sqlite3.SQLITE_FULL: (
        "The disk is full, so nothing can be changed in {path}; free some space and open it again."
    ),
    sqlite3.SQLITE_READONLY: ONLY_READABLE,
    sqlite3.SQLITE_CANTOPEN: ONLY_READABLE,
}
_MAY_BE_FULL = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_ROOM = 65_536
# What SQLCipher and its driver say without a code where copying a database fails (sqlite3_errstr).
_BY_MESSAGE = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "interrupted": sqlite3.SQLITE_INTERRUPT,
}
_DAMAGED_LAYOUT = ("no such table", "no such column", "no such index", "has no column")
_PRIMARY = 0xFF


@contextmanager
def translated(path: Path, *, saves: bool = False) -> Iterator[None]:
    """Turn what SQLite reports about a journal into JournalError; faults of ours stay faults.

    `saves` says whether something is being saved, which then was not.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _code_of(error)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise InterruptedReadError(
                "This search was stopped; search again when you like."
            ) from None
        if code in _MAY_BE_FULL and is_full(path):
            code = sqlite3.SQLITE_FULL
        if sentence := (_NOT_SAVED.get(code) if saves else None) or _SENTENCES.get(code):
            # The cause may quote what was saved, and a traceback would print it.
            raise JournalError(sentence.format(path=printable(str(path)))) from None
        raise
    except UnicodeDecodeError:
        # Bytes that are no text, so odd that even the message about them could not be made.
        raise JournalError(
            _SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=printable(str(path))),
        ) from None


def may_be_readable(path: Path, error: sqlite3.Error) -> str:
    """Return why a journal cannot be written, as a sentence, where it may be read all the same.

    Return an empty string for any other error.
    """
    code = _code_of(error)
    if code in _MAY_BE_FULL and is_full(path):
        code = sqlite3.SQLITE_FULL
    return _ONLY_READABLE.get(code, "").format(path=printable(str(path)))


def is_no_database(error: sqlite3.Error) -> bool:
    """Return whether SQLite took a file for none of its own, as one that is encrypted."""
    return _code_of(error) == sqlite3.SQLITE_NOTADB


def is_full(path: Path) -> bool:
    """Whether the disk of a journal has no room for what SQLite needs beside it."""
    try:
        about = os.statvfs(path.parent)
    except (AttributeError, OSError):  # Windows has other words for it
        return False
    return about.f_blocks > 0 and about.f_bavail * about.f_frsize < _ROOM


def _code_of(error: sqlite3.Error) -> int:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code in {None, sqlite3.SQLITE_ERROR}:
        code = _BY_MESSAGE.get(str(error), code)
    if code is not None and code & _PRIMARY != sqlite3.SQLITE_ERROR:
        return code & _PRIMARY
    # Bytes that are no text come without a code; a table that is gone comes with the general one.
    # Everything else of this kind is a fault of ours and must be seen as one.
    is_damage = isinstance(error, sqlite3.OperationalError) and (
        code is None or any(sign in str(error) for sign in _DAMAGED_LAYOUT)
    )
    return sqlite3.SQLITE_CORRUPT if is_damage else sqlite3.SQLITE_ERROR
