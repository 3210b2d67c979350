"""The drivers of SQLite, and the only place where a database file is opened.

Python's own opens plain files. SQLCipher's (the extra `tightrope[encryption]`) opens encrypted
ones; it is a second SQLite in this process, and is imported for those alone.
"""

import sqlite3
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tightrope.domain.errors import TightropeError

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

BUSY_SECONDS = 5.0
_ERRORS = (
    "DatabaseError", "DataError", "IntegrityError", "InterfaceError", "InternalError",
    "NotSupportedError", "OperationalError", "ProgrammingError",
)  # fmt: skip


class ExtraMissingError(TightropeError):
    """A file is encrypted, and what opens encrypted files is not installed."""


def connect(path: Path, key: "FileKey | None" = None, query: str = "") -> sqlite3.Connection:
    """Return a bare connection that begins and ends no transaction by itself.

    `query` is how SQLite shall open the file (https://sqlite.org/uri.html), such as mode=ro.

    With a key the file is an encrypted one: SQLCipher opens it, or makes it. Whether the key fits
    shows when the file is first read; one that does not fails as a file that is no database does.
    Raises sqlite3.Error, and ExtraMissingError where SQLCipher is not installed.
    """
    if key is None:
        name = _uri(path, query) if query else path
        return sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None, uri=bool(query))
    return connect_by_sqlcipher(path, key, query)


def connect_read_only(path: Path, key: "FileKey | None" = None) -> sqlite3.Connection:
    """Return a connection to a copy that nobody writes to, which does not change it in any way.

    A log beside it is not looked at. Raises the same.
    """
    if key is None:
        return connect(path.absolute(), query="immutable=1")
    connection = connect_by_sqlcipher(path, key)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _uri(path: Path, query: str) -> str:
    return f"{path.as_uri()}?{query}"


def connect_by_sqlcipher(path: Path, key: "FileKey | None", query: str = "") -> sqlite3.Connection:
    """Return a connection as `connect` does, but by SQLCipher also where the file is plain.

    A plain file must not be open through sqlite3 in this process: of two SQLites in one, each drops
    the locks of the other where it closes a file. Raises the same.
    """
    require_sqlcipher("This journal is encrypted, and")
    name = _uri(path, query) if query else str(path)
    connection = _sqlcipher().connect(
        name, timeout=BUSY_SECONDS, isolation_level=None, uri=bool(query)
    )
    # Before the key: a wrong one would be told to the terminal otherwise, over the screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Each page is checked by this instead of SHA-512, which processors have no instructions for:
    # a save takes a seventh less. For all files of this process, attached ones too.
    connection.execute("PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256")
    if key:
        connection.set_key(raw_key(key))
    return cast("sqlite3.Connection", connection)  # it has the same methods


def raw_key(key: "FileKey") -> str:
    """Return a key as SQLCipher reads one that it shall not stretch, with the salt of the file."""
    return f"x'{key.secret.hex()}{key.salt.hex()}'"


def require_sqlcipher(reason: str) -> None:
    """Raise ExtraMissingError where SQLCipher is not installed; its sentence begins with this."""
    try:
        _sqlcipher()
    except ImportError:
        raise ExtraMissingError(
            f"{reason} what opens encrypted journals is not installed;"
            " `pip install 'tightrope[encryption]'` installs it."
        ) from None


@cache
def _sqlcipher() -> Any:
    """Return the module of SQLCipher's driver, whose errors are sqlite3's too.

    It has classes of its own for errors. They are made subclasses of those of sqlite3, so that
    whoever catches these, sqlite-utils among them, catches all. Raises ImportError.
    """
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra, which plain journals do without

    for name in _ERRORS:
        theirs, ours = getattr(dbapi2, name), getattr(sqlite3, name)
        if not issubclass(theirs, ours):
            theirs.__bases__ = (*theirs.__bases__, ours)
    return dbapi2
