"""What tells one journal's file from another's: its id, its generation, and its latest save.

One row holds them. Every save renews its token and names the one before, so that the pages in a
write-ahead log tell which state of which database they follow (see `write_ahead_log`); going back
to a backup renews the generation, so that a window that read what was there before notices.
"""

import sqlite3
from typing import NamedTuple

from tightrope.domain.errors import RolledBackError

FIRST = "0" * 16
"""What a journal that was never saved names as the save before."""

MAGIC = "tightrope-identity:"
"""What the row begins with, so that it is found on a page."""
_COLUMNS = "journal, generation, before, save"


class Identity(NamedTuple):
    """The row: `journal` and `generation` are random, as is `save`, which follows `before`."""

    journal: str
    generation: str
    before: str
    save: str


def lay_out(sql: sqlite3.Connection) -> None:
    """Make the row, inside the transaction that is open."""
    # Without an index: its one page then holds nothing else.
    sql.execute(
        "CREATE TABLE identity ("
        "magic TEXT NOT NULL, journal TEXT NOT NULL, generation TEXT NOT NULL,"
        " before TEXT NOT NULL, save TEXT NOT NULL)"
    )
    sql.execute(
        f"INSERT INTO identity (magic, {_COLUMNS}) VALUES (:magic, lower(hex(randomblob(16))),"
        " lower(hex(randomblob(8))), :first, lower(hex(randomblob(8))))",
        {"magic": MAGIC, "first": FIRST},
    )


def read(sql: sqlite3.Connection) -> Identity:
    """Return the row."""
    return Identity(*sql.execute(f"SELECT {_COLUMNS} FROM identity").fetchone())


def generation(sql: sqlite3.Connection) -> str:
    """Return the generation of the file."""
    (found,) = sql.execute("SELECT generation FROM identity").fetchone()
    return str(found)


def check_generation(sql: sqlite3.Connection, seen: str) -> None:
    """Raise RolledBackError where the journal is of another generation than the one that was seen.

    For the beginning of a save.
    """
    if generation(sql) != seen:
        raise RolledBackError(
            "The journal went back to a backup meanwhile, so this was not saved over what came"
            " back; look again at what is there.",
        )


def renew_generation(sql: sqlite3.Connection, present: Identity | None) -> None:
    """Make the file a new generation of the journal that has the `present` identity, if known."""
    sql.execute(
        "UPDATE identity SET journal = coalesce(:journal, journal), before = :before,"
        " generation = lower(hex(randomblob(8))), save = lower(hex(randomblob(8)))",
        {
            "journal": (present.journal if present else "") or None,
            "before": present.save if present else FIRST,
        },
    )


def renew_save(sql: sqlite3.Connection) -> None:
    """Give the state that is about to be saved a token of its own.

    Whatever changes the file must do this in its transaction, since a log is taken for that of any
    copy with a token that it knows. VACUUM runs in none: renew before it and after it.
    """
    sql.execute("UPDATE identity SET before = save, save = lower(hex(randomblob(8)))")
