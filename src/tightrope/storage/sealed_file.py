"""A few bytes in an encrypted file: what belongs to an encrypted journal and lies beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tightrope.storage.driver import connect
from tightrope.storage.encryption import FileKey, salt_of


def write_sealed(path: Path, content: bytes, key: FileKey) -> None:
    """Fill an empty file (made private by the caller) with bytes that only the key opens.

    Raises OSError where it could not be written.
    """
    try:
        with closing(connect(path, key)) as sql:
            sql.execute("PRAGMA journal_mode = MEMORY")  # nothing of it lies beside, ever
            sql.execute("CREATE TABLE sealed (content BLOB NOT NULL)")
            sql.execute("INSERT INTO sealed (content) VALUES (:content)", {"content": content})
    except sqlite3.Error as error:
        raise OSError(str(error)) from None


def read_sealed(path: Path, key: FileKey) -> bytes | None:
    """Return what is sealed in a file, or None where the key does not open it. Raises OSError."""
    # The file has a salt of its own where another key of the same journal sealed it.
    if salt_of(path) != key.salt:
        return None
    try:
        with closing(connect(path, key)) as sql:
            (content,) = sql.execute("SELECT content FROM sealed").fetchone()
    except sqlite3.Error:
        return None
    return bytes(content)
