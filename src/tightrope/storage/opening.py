"""Opening a journal's file, or making it: checked, private, and set up for safe writing."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_ISDIR

from tightrope.storage.trouble import JournalTrouble, saying

VERSION = 1
# Tells a journal from other programs' databases: "Tght" in the file's header.
APPLICATION_ID = 0x54676874

_BUSY_SECONDS = 5.0
_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
# The folder that is ours to close to others; a journal may also lie in somebody's home folder.
_OUR_FOLDER = "tightrope"

_SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16000;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
"""


def open_file(path: Path) -> sqlite3.Connection:
    """Return a connection to the journal at `path`, made if nothing is there.

    Raises JournalTrouble where it is no journal, or cannot be read or written.
    """
    real = Path(os.path.realpath(path))
    if not os.path.lexists(real):
        _make(real)
    _check_file(path, real)
    _make_private(real)
    with saying(path):
        connection = connect(real)
        try:
            _check_journal(path, connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Return a bare connection that begins and ends no transaction by itself."""
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read. Raises OSError, also if it exists."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE_FILE))


def make_private_folder(path: Path) -> None:
    """Make a folder that only its owner can look into, if it is not there. Raises OSError."""
    path.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def appear(making: Path, place: Path) -> bool:
    """Give a finished file its name, unless that is taken; return whether it got it.

    Raises OSError.
    """
    try:
        place.hardlink_to(making)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links; between question and rename another program may still win.
        if os.path.lexists(place):
            return False
        making.rename(place)
    _sync_folder(place.parent)
    return True


def _make(real: Path) -> None:
    """Make a journal beside its place and give it its name when it is whole.

    So no other program ever meets half a journal, and of two that make it at once one wins.
    """
    making = real.with_name(f".{real.name}.{token_hex(4)}.new")
    try:
        make_private_folder(real.parent)
        make_private_file(making)
    except OSError as error:
        raise _no_room(real, error) from None
    try:
        with saying(real):
            _lay_out(making)
        appear(making, real)  # if another program was quicker, its journal is as good
    except OSError as error:
        raise _no_room(real, error) from None
    finally:
        making.unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    with suppress(OSError):  # Windows opens no folders; there it is the file system's affair
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lay_out(path: Path) -> None:
    connection = connect(path)
    try:
        connection.executescript(_SETTINGS)
        _bring_up_to_date(connection)
    finally:
        connection.close()


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    from tightrope.storage.schema import lay_out  # noqa: PLC0415 - 136 ms that few openings need

    connection.execute("BEGIN IMMEDIATE")
    try:
        lay_out(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _check_file(path: Path, real: Path) -> None:
    try:
        about = real.stat()
    except OSError as error:
        raise JournalTrouble(
            f"{path} could not be opened ({error.strerror}); check who owns it and its folder,"
            " or choose another file with --journal.",
        ) from None
    if S_ISDIR(about.st_mode):
        raise JournalTrouble(
            f"{path} is a folder, not a journal; name a file in it, such as {path / 'journal.db'}.",
        )
    if not about.st_size:
        raise JournalTrouble(
            f"{path} is empty, which a journal never is; move it away to begin anew,"
            " or put your latest backup in its place.",
        )
    if not (os.access(real, os.R_OK | os.W_OK) and os.access(real.parent, os.W_OK | os.X_OK)):
        raise JournalTrouble(
            f"{path} or its folder may only be read, and a journal must be written to;"
            " give yourself leave to write there, or choose another file with --journal.",
        )


def _make_private(real: Path) -> None:
    _close_to_others(real.parent, _PRIVATE_FOLDER, only=real.parent.name == _OUR_FOLDER)
    for name in (real.name, f"{real.name}-wal", f"{real.name}-shm"):
        _close_to_others(real.with_name(name), _PRIVATE_FILE)


def _close_to_others(path: Path, mode: int, *, only: bool = True) -> None:
    # A file of somebody else's, or a file system without modes: `doctor` says so, not every start.
    with suppress(OSError):
        if only and S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(mode)


def _check_journal(path: Path, connection: sqlite3.Connection) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise JournalTrouble(
            f"{path} belongs to another program and is left as it is;"
            " choose another file with --journal.",
        )
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise JournalTrouble(
            f"{path} was written by a newer Tightrope than this one, and is left as it is;"
            " update Tightrope to open it.",
        )
    connection.executescript(_SETTINGS)
    if version < VERSION:
        _bring_up_to_date(connection)


def _no_room(real: Path, error: OSError) -> JournalTrouble:
    return JournalTrouble(
        f"A journal could not be made at {real} ({error.strerror});"
        " check its folder, or choose another file with --journal.",
    )
