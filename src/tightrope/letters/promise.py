"""Both or neither: a promise, which binds its giver to one sealed letter and tells nothing of it.

A promise is the beginning of SHA-256 over a random key and the sealed letter, 160 bits of it: who
gives it would have to try some 2^80 letters to find two that it fits, and who hears it learns
nothing without the key, which lies in the letter's file.
"""

import hmac
import os

from tightrope import libraries
from tightrope.letters.errors import BrokenPromiseError, LetterError

_HEAD = b"tightrope letter, one of two\n"
_KEY = 32
_BITS = 160
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o and u
_GROUP = 4
_BITS_A_LETTER = 5
_MISHEARD = str.maketrans("ilo", "110")

OVERHEAD = len(_HEAD) + _KEY
"""Bytes that a letter of an exchange has before its sealed part."""


def one_of_two(sealed: bytes) -> bytes:
    """Return the file of a sealed letter that is to be exchanged, with a new random key."""
    return _HEAD + os.urandom(_KEY) + sealed


def is_one_of_two(content: bytes) -> bool:
    """Return whether a file says to be a letter of an exchange."""
    return content.startswith(_HEAD)


def sealed_part(content: bytes) -> bytes:
    """Return the sealed letter in a file of an exchange."""
    return content[OVERHEAD:]


def promise_of(content: bytes) -> str:
    """Return the promise of a file of an exchange, to be said aloud or sent: 8 groups of 4."""
    digest = libraries.hashlib.sha256(content.removeprefix(_HEAD)).digest()
    number = int.from_bytes(digest) >> (len(digest) * 8 - _BITS)
    places = range(_BITS - _BITS_A_LETTER, -1, -_BITS_A_LETTER)
    return _grouped("".join(_LETTERS[number >> place & 31] for place in places))


def read_promise(words: str) -> str:
    """Return a promise as it was typed, in its usual spelling. Raises LetterError."""
    letters = "".join(words.lower().replace("-", " ").split()).translate(_MISHEARD)
    if len(letters) != _BITS // _BITS_A_LETTER or not set(letters) <= set(_LETTERS):
        raise LetterError(
            "This is no promise: it has eight groups of four letters or figures; look again."
        )
    return _grouped(letters)


def check_promise(content: bytes, promise: str) -> None:
    """Raise BrokenPromiseError where a file of an exchange is not the one that was promised."""
    if not hmac.compare_digest(promise_of(content), promise):
        raise BrokenPromiseError(
            "This is not the letter that was promised: another one, an older one, or a changed one;"
            " it was not opened. Ask for the one that belongs to the promise."
        )


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
