"""Letters in a journal's file, apart from its entries: the keys, what was kept, an open exchange.

Nothing here is in the index, in the days or among the tags, nothing votes, and undo knows none of
it: a letter is kept on command, and burned for good.
"""

import os
import sqlite3
from typing import NamedTuple

TABLES = (
    # One row at most: one's own secret key, and the other's public one.
    """
    CREATE TABLE letter_keys (
        one INTEGER PRIMARY KEY CHECK (one = 1), secret TEXT NOT NULL, other TEXT
    )
    """,
    # `document` is a letter without its padding; `number` is the order in which they were kept.
    """
    CREATE TABLE letters (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
        is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)), document BLOB NOT NULL
    )
    """,
    # One row at most: one's own sealed letter, and what the other promised, once that is known.
    """
    CREATE TABLE letter_exchange (
        one INTEGER PRIMARY KEY CHECK (one = 1), file BLOB NOT NULL, theirs TEXT
    )
    """,
)

_NAME = "letter-"
_RANDOM = 4  # bytes


class Keys(NamedTuple):
    """One's own secret key, and the other's public one, None where it is not kept."""

    secret: str
    other: str | None


class KeptLetter(NamedTuple):
    """A letter that was kept: its name in the file, whether it is one's own, and its document."""

    name: str
    is_own: bool
    document: bytes

    @property
    def short_name(self) -> str:
        """The name as it is shown to people: eight signs."""
        return self.name.removeprefix(_NAME)


class Exchange(NamedTuple):
    """One's own letter of an exchange as its file, and the promise of the other's, once known."""

    file: bytes
    theirs: str | None


def keys(sql: sqlite3.Connection) -> Keys | None:
    """Return the keys; None where none was made yet."""
    row = sql.execute("SELECT secret, other FROM letter_keys").fetchone()
    return Keys(*row) if row else None


def put_keys(sql: sqlite3.Connection, found: Keys) -> None:
    """Keep these keys, in place of those before."""
    sql.execute(
        "INSERT OR REPLACE INTO letter_keys (one, secret, other) VALUES (1, :secret, :other)",
        found._asdict(),
    )


def forget_keys(sql: sqlite3.Connection) -> None:
    """Forget both keys."""
    sql.execute("DELETE FROM letter_keys")


def keep(sql: sqlite3.Connection, document: bytes, *, is_own: bool) -> KeptLetter:
    """Keep a letter, once however often it is asked for, and return it."""
    row = sql.execute(
        "SELECT name, is_own, document FROM letters WHERE document = :document AND is_own = :own",
        {"document": document, "own": is_own},
    ).fetchone()
    if row:
        return _kept(row)
    letter = KeptLetter(_NAME + os.urandom(_RANDOM).hex(), is_own, document)
    sql.execute(
        "INSERT INTO letters (name, is_own, document) VALUES (:name, :is_own, :document)",
        letter._asdict(),
    )
    return letter


def kept(sql: sqlite3.Connection, beginning: str = "") -> tuple[KeptLetter, ...]:
    """Return the letters that were kept, latest first; those alone whose names begin so."""
    rows = sql.execute(
        "SELECT name, is_own, document FROM letters"
        " WHERE substr(name, 1, length(:name)) = :name ORDER BY number DESC",
        {"name": _NAME + beginning},
    )
    return tuple(map(_kept, rows))


def _kept(row: tuple[str, int, bytes]) -> KeptLetter:
    name, is_own, document = row
    return KeptLetter(name, bool(is_own), bytes(document))


def exchange(sql: sqlite3.Connection) -> Exchange | None:
    """Return the exchange that was begun; None where none was."""
    row = sql.execute("SELECT file, theirs FROM letter_exchange").fetchone()
    return Exchange(bytes(row[0]), row[1]) if row else None


def put_exchange(sql: sqlite3.Connection, found: Exchange) -> None:
    """Keep an exchange, in place of the one before."""
    sql.execute(
        "INSERT OR REPLACE INTO letter_exchange (one, file, theirs) VALUES (1, :file, :theirs)",
        found._asdict(),
    )


def end_exchange(sql: sqlite3.Connection) -> None:
    """Forget the exchange."""
    sql.execute("DELETE FROM letter_exchange")
