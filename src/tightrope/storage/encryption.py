"""What opens an encrypted journal: a key, derived from a passphrase and the salt in the file.

An encrypted file is SQLCipher's (AES-256, HMAC-SHA-256 of every page), opened with a raw key:
SQLCipher itself stretches passphrases by PBKDF2, which costs a guesser no memory, and this does
(scrypt, RFC 7914). The first 16 bytes of the file are its salt, where a plain database has SQLite's
name.
"""

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path

from tightrope import libraries
from tightrope.domain.printable import printable
from tightrope.storage.errors import JournalError

SALT = 16
"""Bytes of salt that an encrypted file begins with."""

COST = 2**16
"""The cost N of scrypt, with blocks of r = 8: 64 MB and a quarter of a second for every guess."""

_BLOCK = 8
_KEY = 32
_SPARE = 2**20
# SQLCipher writes whole pages of this size.
_PAGE = 4096
# These bytes of a plain database are reserved and zero (https://www.sqlite.org/fileformat.html).
_RESERVED = slice(72, 92)


@dataclass(frozen=True)
class FileKey:
    """The key of one file: 32 secret bytes, and the 16 bytes of salt that the file begins with."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def derive(
        cls, passphrase: str, salt: bytes | None = None, cost: int | None = None
    ) -> "FileKey":
        """Return the key that a passphrase is with a salt: a file's own, else a new random one.

        `cost` is a power of 2, COST unless given. It is not kept in the file, so that those of
        another one open with their key alone, or the same cost.
        """
        salt = salt or os.urandom(SALT)
        return cls(stretched(passphrase, salt, cost), salt)

    @classmethod
    def random(cls) -> "FileKey":
        """Return a key that no passphrase leads to."""
        return cls(os.urandom(_KEY), os.urandom(SALT))

    def is_of(self, passphrase: str) -> bool:
        """Return whether this is the key that a passphrase leads to; takes as long as deriving."""
        return compare_digest(self.secret, self.derive(passphrase, self.salt).secret)


def stretched(words: str, salt: bytes, cost: int | None = None) -> bytes:
    """Return 32 bytes that can be had from these words alone, at this cost, COST unless given."""
    cost = cost or COST
    # A letter with an accent is one sign on one keyboard, and two on another.
    typed = unicodedata.normalize("NFC", words).encode(errors="surrogateescape")
    room = 128 * _BLOCK * cost + _SPARE
    # It loads OpenSSL, which only a person who was asked waits for.
    return libraries.hashlib.scrypt(
        typed, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=room, dklen=_KEY
    )


Unlock = Callable[[bytes], FileKey]
"""Returns the key for a file with this salt, having asked for its passphrase perhaps."""


def salt_to_change(path: Path) -> bytes | None:
    """Return what `salt_of` does; None also where there is no file.

    Raises JournalError where it cannot be read, for whoever is about to change something.
    """
    try:
        return salt_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise JournalError(
            f"{printable(str(path))} could not be read ({error.strerror}), so nothing was changed;"
            " mend that, and try again."
        ) from None


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a file that may be an encrypted journal; None where it cannot be one.

    Only for a file that this process has not opened: closing it drops the locks of all connections
    to it. Whether it is encrypted or damaged, nobody can tell from here. Raises OSError.
    """
    with path.open("rb") as file:
        beginning = file.read(_RESERVED.stop)
        size = file.seek(0, os.SEEK_END)
    if size < _PAGE or size % _PAGE or not any(beginning[_RESERVED]):
        return None
    return beginning[:SALT]
