"""Opening a journal's file, or making it: checked, private, and set up for safe writing."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from tightrope.domain.printable import printable
from tightrope.safe_files import (
    TEMP_PREFIX,
    close_to_others,
    make_private_folder,
    rename_unless_taken,
    temp_file,
)
from tightrope.storage import file_header, open_files
from tightrope.storage.driver import connect, require_sqlcipher
from tightrope.storage.errors import (
    ONLY_READABLE,
    JournalError,
    OnlyReadableError,
    PassphraseNeededError,
    WrongPassphraseError,
    is_full,
    is_no_database,
    may_be_readable,
    translated,
)

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey, Unlock

VERSION = 10
# Tells a journal from other programs' databases: "Tght" in the file's header.
APPLICATION_ID = 0x54676874

WRONG_SECONDS = 1.0
"""How long whoever gave a wrong passphrase waits for the answer, beside its derivation."""

# The folder that is ours to close to others; a journal may also lie in somebody's home folder.
_OUR_FOLDER = "tightrope"

WAL = "PRAGMA journal_mode = WAL"
"""Makes a journal one that several windows can use. Copies come into it with their first save, so
that looking into a backup does not change it."""

_SETTINGS = """
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
"""


BackUp = Callable[["FileKey | None"], object]
"""Copies the file that this key opens, before it is brought up to date."""


class Opened(NamedTuple):
    """A connection to a journal, its key, and a sentence to tell about its file, or none."""

    connection: sqlite3.Connection
    key: "FileKey | None"
    notice: str


def open_database(
    path: Path,
    back_up: BackUp,
    key: "FileKey | None" = None,
    unlock: "Unlock | None" = None,
) -> Opened:
    """Open the journal at `path`, made if nothing is there.

    With a key it is an encrypted one; without, `unlock` is asked for the key where it proves to be
    encrypted. One that an earlier version wrote is brought up to date, after `back_up` has copied
    it. A log that is not the database's is set aside before. Raises JournalError where it is no
    journal, or cannot be read, OnlyReadableError where it cannot be written or copied, and
    WrongPassphraseError where the key does not fit.
    """
    real, shown = Path(os.path.realpath(path)), printable(str(path))
    if is_new := not os.path.lexists(real):
        _make(real, key)
    _check_file(real, shown)
    _make_private(real)
    with translated(path):
        try:
            connection, used, notice = connect_checked(real, shown, key, unlock)
            try:
                _check_journal(connection, real, shown, lambda: back_up(used))
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            if reason := may_be_readable(path, error):
                raise OnlyReadableError(reason) from None
            raise
    return Opened(connection, used, notice or (_earlier_backups(real, shown) if is_new else ""))


def _earlier_backups(real: Path, shown: str) -> str:
    """Return what to say where a journal is begun anew beside the backups of one that is gone."""
    folder = real.with_name(f"{real.stem}-backups")
    if not any(folder.glob("*.db")):
        return ""
    return (
        f"A new journal was begun at {shown}, since there was none. Backups of an earlier one are"
        " there: `tightrope backups` lists them, `tightrope rollback` goes back to one."
    )


def is_among_backups(path: Path) -> bool:
    """Return whether a file lies where the program keeps backups, or what it set aside."""
    folder = path.parent.name
    is_theirs = folder.endswith("-backups") or "-set-aside-" in folder
    return is_theirs and not path.name.startswith(TEMP_PREFIX)


def connect_checked(
    real: Path,
    shown: str,
    key: "FileKey | None",
    unlock: "Unlock | None",
    query: str = "",
) -> Opened:
    """Return a connection whose key, if any, has proved to fit; `query` is for `connect`.

    A log that is not the database's is set aside before, unless it is opened otherwise than usual.
    """
    is_new = False
    if key is None:
        # Not tried as a plain one: closing it would write the log beside it into it, unseen.
        if (salt := _salt_of_encrypted(real, shown)) is None:
            notice = "" if query else _put_log_right(real, shown, None)
            connection = connect(real, query=query)
            if (reason := _why_unreadable(connection)) is None:
                return Opened(connection, None, notice)
            raise reason
        if unlock is None:
            raise PassphraseNeededError(f"{shown} is encrypted; give its passphrase.")
        require_sqlcipher(f"{shown} is encrypted, or its beginning is damaged, and")
        key, is_new = unlock(salt), True
    notice = "" if query else _put_log_right(real, shown, key)
    connection = connect(real, key, query)
    if (reason := _why_unreadable(connection)) is None:
        return Opened(connection, key, notice)
    if is_no_database(reason):
        if is_new:
            sleep(WRONG_SECONDS)
        raise WrongPassphraseError(
            f"The passphrase is wrong, or {shown} is damaged; `tightrope rollback` goes back to a"
            " backup."
        )
    raise reason


def _salt_of_encrypted(real: Path, shown: str) -> bytes | None:
    """Return the salt of a file that may be encrypted, None for one that is plain or damaged.

    Raises JournalError where SQLite would misread a damaged header rather than refuse it.
    """
    try:
        header = open_files.read_at(real, 0, file_header.SIZE)
        if file_header.is_plain(header):
            _check_header(header, shown)
            return None
        from tightrope.storage.encryption import salt_of  # noqa: PLC0415 - no plain journal needs it

        return salt_of(real)
    except OSError:
        return None  # opening it tells why


def _check_header(header: bytes, shown: str) -> None:
    if not file_header.has_sound_header(header):
        raise JournalError(
            f"The beginning of {shown} is damaged, and it was left as it is; `tightrope rollback`"
            " goes back to a backup, and keeps the damaged one too.",
        )


def _why_unreadable(connection: sqlite3.Connection) -> sqlite3.Error | None:
    """Return why nothing can be read, having closed the connection; None where it can."""
    try:
        connection.execute("PRAGMA application_id")
    except sqlite3.Error as reason:
        connection.close()
        return reason
    return None


def _put_log_right(real: Path, shown: str, key: "FileKey | None") -> str:
    if open_files.is_open_here(real) or not os.path.lexists(f"{real}-wal"):
        return ""
    from tightrope.storage import write_ahead_log  # noqa: PLC0415 - few openings meet a log

    try:
        return write_ahead_log.put_right(real, lambda path: connect(path, key))
    except OSError as error:
        raise JournalError(
            f"A log that may not be its own lies beside {shown}, and could not be set aside"
            f" ({error.strerror}), so the journal was left alone; mend that, and open it again.",
        ) from None


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
        bring_up_to_date(connection)
        connection.execute(WAL)
    finally:
        connection.close()


def bring_up_to_date(
    connection: sqlite3.Connection,
    before: Callable[[], None] | None = None,
) -> None:
    """Lay out what the file lacks yet, in one transaction; `before` is called in it first."""
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
            " or go back to a backup with `tightrope rollback`.",
        )
    if about.st_size < file_header.SMALLEST:
        raise JournalError(
            f"{shown} is not a journal; choose another file with --journal,"
            " or go back to a backup with `tightrope rollback`.",
        )
    if not os.access(real, os.R_OK):
        raise JournalError(
            f"{shown} may not be read; check who owns it and give yourself leave to read and write"
            " it, or choose another file with --journal.",
        )
    if not (os.access(real, os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)):
        raise OnlyReadableError(ONLY_READABLE.format(path=shown))


def _make_private(real: Path) -> None:
    if real.parent.name == _OUR_FOLDER:
        close_to_others(real.parent)
    for name in (real.name, f"{real.name}-wal", f"{real.name}-shm"):
        close_to_others(real.with_name(name))


def _check_journal(
    connection: sqlite3.Connection,
    real: Path,
    shown: str,
    back_up: Callable[[], object],
) -> None:
    version = check_owner(connection, shown)
    connection.executescript(_SETTINGS)
    if version < VERSION:
        if is_among_backups(real):
            raise OnlyReadableError(
                f"{shown} is a backup of an earlier Tightrope, and is only read; `tightrope"
                " rollback` goes back to it.",
            )
        connection.execute(WAL)
        bring_up_to_date(connection, lambda: _copy_before(back_up, real, shown))


def check_owner(connection: sqlite3.Connection, shown: str) -> int:
    """Return the version of a journal. Raises JournalError where it is none, or a newer one."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise JournalError(
            f"{shown} belongs to another program and is left as it is; choose another file with"
            " --journal, or, if it was a journal, go back to a backup with `tightrope rollback`.",
        )
    version = _version(connection)
    if version > VERSION:
        raise JournalError(
            f"{shown} was written by a newer Tightrope than this one, and is left as it is; update"
            " Tightrope to open it, or go back to an earlier backup with `tightrope rollback`.",
        )
    return version


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _copy_before(back_up: Callable[[], object], real: Path, shown: str) -> None:
    try:
        back_up()
    except JournalError as trouble:
        kind = OnlyReadableError if is_full(real) else JournalError
        raise kind(
            f"{shown} comes from an earlier Tightrope, and was left as it is, since it could not"
            f" be copied before it is brought up to date. {trouble}",
        ) from None
