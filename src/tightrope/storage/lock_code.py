"""The code that a hidden screen asks for, salted and stretched, in the journal itself."""

import os
import sqlite3
from hmac import compare_digest
from typing import NamedTuple

from tightrope.storage.encryption import SALT, stretched

TABLE = "CREATE TABLE lock_code (salt BLOB NOT NULL, stretched BLOB NOT NULL)"


class LockCode(NamedTuple):
    """What is kept of a code: enough to know it again."""

    salt: bytes
    stretched: bytes

    def is_code(self, typed: str) -> bool:
        """Return whether this was typed; takes a quarter of a second."""
        return compare_digest(self.stretched, stretched(typed, self.salt))


def get(sql: sqlite3.Connection) -> LockCode | None:
    """Return what is kept of the code; None where there is none."""
    row = sql.execute("SELECT salt, stretched FROM lock_code").fetchone()
    return LockCode(*row) if row else None


def put(sql: sqlite3.Connection, code: str) -> None:
    """Set the code, in place of the one before."""
    remove(sql)
    salt = os.urandom(SALT)
    sql.execute(
        "INSERT INTO lock_code (salt, stretched) VALUES (:salt, :stretched)",
        {"salt": salt, "stretched": stretched(code, salt)},
    )


def remove(sql: sqlite3.Connection) -> None:
    """Forget the code."""
    sql.execute("DELETE FROM lock_code")
