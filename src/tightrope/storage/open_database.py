"""Opening a journal's file, or making it: checked, private, and set up for safe writing."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from time import sleep
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.safe_files import (
    close_to_others,
    make_private_folder,
    rename_unless_taken,
    temp_file,
)
from tightrope.storage.driver import connect
from tightrope.storage.errors import (
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
    is_no_database,
    translated,
)

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey, Unlock

VERSION = 6
# Tells a journal from other programs' databases: "Tght" in the file's header.
APPLICATION_ID = 0x54676874

# SQLite takes anything shorter for an empty database. Looking inside ourselves would not do:
# closing a file drops the locks that another connection of this process holds on it.
_SMALLEST = 512
WRONG_SECONDS = 1.0
"""How long whoever gave a wrong passphrase waits for the answer, beside its derivation."""

# The folder that is ours to close to others; a journal may also lie in somebody's home folder.
_OUR_FOLDER = "tightrope"

_WAL = "PRAGMA journal_mode = WAL"
_SETTINGS = f"""
{_WAL};
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
"""


BackUp = Callable[["FileKey | None"], object]
"""Copies the file that this key opens, before it is brought up to date."""


def open_database(
    path: Path,
    back_up: BackUp,
    key: "FileKey | None" = None,
    unlock: "Unlock | None" = None,
) -> "tuple[sqlite3.Connection, FileKey | None]":
    """Return a connection to the journal at `path`, made if nothing is there, and its key.

    With a key it is an encrypted one; without, `unlock` is asked for the key where it proves to be
    encrypted. One that an earlier version wrote is brought up to date, after `back_up` has copied
    it. Raises JournalError where it is no journal, or cannot be read, written or copied, and
    WrongPassphraseError where the key does not fit.
    """
    real, shown = Path(os.path.realpath(path)), printable(str(path))
    if not os.path.lexists(real):
        _make(real, key)
    _check_file(real, shown)
    _make_private(real)
    with translated(path):
        connection, used = _connect(real, shown, key, unlock)
        try:
            _check_journal(connection, shown, lambda: back_up(used))
        except BaseException:
            connection.close()
            raise
    return connection, used


def _connect(
    real: Path, shown: str, key: "FileKey | None", unlock: "Unlock | None"
) -> "tuple[sqlite3.Connection, FileKey | None]":
    """Return a connection whose key, if any, has proved to fit, and this key."""
    is_new = False
    if key is None:
        connection = connect(real)
        if (reason := _why_unreadable(connection)) is None:
            return connection, None
        if not is_no_database(reason):
            raise reason
        from tightrope.storage.encryption import salt_of  # noqa: PLC0415 - no plain journal needs it

        if (salt := salt_of(real)) is None:
            raise reason
        if unlock is None:
            raise PassphraseNeededError(f"{shown} is encrypted; give its passphrase.")
        key, is_new = unlock(salt), True
    connection = connect(real, key)
    if (reason := _why_unreadable(connection)) is None:
        return connection, key
    if is_no_database(reason):
        if is_new:
            sleep(WRONG_SECONDS)
        raise WrongPassphraseError(
            f"The passphrase is wrong, or {shown} is damaged; `tightrope rollback` goes back to a"
            " backup."
        )
    raise reason


def _why_unreadable(connection: sqlite3.Connection) -> sqlite3.Error | None:
    """Return why nothing can be read, having closed the connection; None where it can."""
    try:
        connection.execute("PRAGMA application_id")
    except sqlite3.Error as reason:
        connection.close()
        return reason
    return None


def _make(real: Path, key: "FileKey | None") -> None:
    """Make a journal beside its place and give it its name when it is whole.

    So no other program ever meets half a journal, and of two that make it at once one wins.
    """
    try:
        make_private_folder(real.parent)
        with temp_file(real.parent) as unfinished:
            with translated(real):
                _lay_out(unfinished, key)
            # If another program was quicker, its journal is as good.
            rename_unless_taken(unfinished, real)
    except OSError as error:
        raise JournalError(
            f"A journal could not be made at {printable(str(real))} ({error.strerror});"
            " check its folder, or choose another file with --journal.",
        ) from None


def _lay_out(path: Path, key: "FileKey | None") -> None:
    connection = connect(path, key)
    try:
        # Nothing may be left in a WAL that does not get the journal's name: on a full disk SQLite
        # closes the file without a word, with half of it there.
        _bring_up_to_date(connection)
        connection.execute(_WAL)
    finally:
        connection.close()


def _bring_up_to_date(
    connection: sqlite3.Connection,
    before: Callable[[], None] | None = None,
) -> None:
    from tightrope.storage.schema import lay_out  # noqa: PLC0415 - 136 ms that few openings need

    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have done it while this one waited for its turn.
        if _version(connection) < VERSION:
            # Until the end of this transaction a copy shows the journal as it was.
            if before:
                before()
            lay_out(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _check_file(real: Path, shown: str) -> None:
    try:
        about = real.stat()
    except OSError as error:
        raise JournalError(
            f"{shown} could not be opened ({error.strerror}); check who owns it and its folder,"
            " or choose another file with --journal.",
        ) from None
    if S_ISDIR(about.st_mode):
        inside = printable(str(real / "journal.db"))
        raise JournalError(
            f"{shown} is a folder, not a journal; name a file in it, such as {inside}.",
        )
    if not about.st_size:
        raise JournalError(
            f"{shown} is empty, which a journal never is; move it away to begin anew,"
            " or put your latest backup in its place.",
        )
    if about.st_size < _SMALLEST:
        raise JournalError(
            f"{shown} is not a journal; choose another file with --journal,"
            " or put your latest backup in its place.",
        )
    if not os.access(real, os.R_OK):
        raise JournalError(
            f"{shown} may not be read; check who owns it and give yourself leave to read and write"
            " it, or choose another file with --journal.",
        )
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)):
        raise JournalError(
            f"{shown} or its folder may only be read, and a journal must be written to;"
            " give yourself leave to write there, or choose another file with --journal.",
        )


def _make_private(real: Path) -> None:
    if real.parent.name == _OUR_FOLDER:
        close_to_others(real.parent)
    for name in (real.name, f"{real.name}-wal", f"{real.name}-shm"):
        close_to_others(real.with_name(name))


def _check_journal(
    connection: sqlite3.Connection,
    shown: str,
    back_up: Callable[[], object],
) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise JournalError(
            f"{shown} belongs to another program and is left as it is;"
            " choose another file with --journal.",
        )
    version = _version(connection)
    if version > VERSION:
        raise JournalError(
            f"{shown} was written by a newer Tightrope than this one, and is left as it is;"
            " update Tightrope to open it.",
        )
    connection.executescript(_SETTINGS)
    if version < VERSION:
        _bring_up_to_date(connection, lambda: _copy_before(back_up, shown))


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _copy_before(back_up: Callable[[], object], shown: str) -> None:
    try:
        back_up()
    except JournalError as trouble:
        raise JournalError(
            f"{shown} comes from an earlier Tightrope, and was left as it is, since it could not"
            f" be copied before it is brought up to date. {trouble}",
        ) from None
