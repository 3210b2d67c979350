"""Sealing and opening letters, and the keys for it: the only module that knows what seals.

A letter is an age file (https://age-encryption.org/v1, through pyrage), sealed to one X25519 key.
age says nothing about who sealed a file, and anybody may know a public key. So there is a tag in
front of the letter: HMAC-SHA-256 with a key that follows, by X25519 (RFC 7748) and HKDF (RFC 5869),
from one's own secret key and the other's public one. The two can make it and nobody else, which
also means that it proves nothing to a third person: either could have written the letter.
"""

import hmac
from typing import TYPE_CHECKING, NamedTuple

from tightrope import libraries
from tightrope.letters.bech32 import key_bytes
from tightrope.letters.document import SIZES
from tightrope.letters.errors import (
    DamagedLetterError,
    ForgedLetterError,
    LetterError,
    LettersExtraMissingError,
    NoLetterError,
    TooLargeError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from types import ModuleType

_BEGINS = b"age-encryption.org/v1\n"
_TAG = 32
_AGE_OVERHEAD = 4096  # its header, and 16 bytes for each 64 KiB
LARGEST = SIZES[-1] + _TAG + _AGE_OVERHEAD
"""Bytes that a sealed letter has at most."""

_HALF_A_PAIR = "age1"
_USE = b"tightrope letter 1"


class KeyPair(NamedTuple):
    """One's own keys: `secret` opens what was sealed to `public`; both in the spelling of age."""

    secret: str
    public: str

    def __repr__(self) -> str:
        return f"KeyPair(public={self.public!r})"


def new_key_pair() -> KeyPair:
    """Return a new pair of keys. Raises LettersExtraMissingError."""
    return key_pair(str(_age().x25519.Identity.generate()))


def key_pair(secret: str) -> KeyPair:
    """Return the pair of a secret key. Raises LetterError for what is none."""
    age = _age()
    try:
        return KeyPair(secret, str(age.x25519.Identity.from_str(secret).to_public()))
    except age.IdentityError:
        raise LetterError(
            "The key of the letters in this journal is damaged; `tightrope letter key --new` makes"
            " another one."
        ) from None


def read_public_key(words: str) -> str:
    """Return a public key as it was typed or pasted, in its usual spelling. Raises LetterError."""
    age, typed = _age(), "".join(words.split()).lower()
    try:
        return str(age.x25519.Recipient.from_str(typed))
    except age.RecipientError:
        raise LetterError(
            "This is no public key: one begins with age1 and has 62 signs; look again."
        ) from None


def seal(document: bytes, own: KeyPair, other: str) -> bytes:
    """Return a padded document sealed to the public key `other`, with the tag of its writer."""
    age = _age()
    tag = _tag(document, own, other, writer=own.public, reader=other)
    return bytes(age.encrypt(tag + document, [age.x25519.Recipient.from_str(other)]))


def unseal(sealed: bytes, own: KeyPair) -> tuple[bytes, bytes]:
    """Return the tag of a sealed letter and the document behind it; `check_writer` is to follow.

    Raises TooLargeError, NoLetterError, WrongKeyError and DamagedLetterError.
    """
    if len(sealed) > LARGEST:
        raise too_large()
    if not sealed.startswith(_BEGINS):
        raise NoLetterError("This file is no letter; name the file that you were given.")
    age = _age()
    try:
        content = bytes(age.decrypt(sealed, [age.x25519.Identity.from_str(own.secret)]))
    except age.DecryptError as error:
        if "matching keys" in str(error):
            raise WrongKeyError(
                "This letter is not sealed to your present key; give the other your key"
                " (`tightrope letter key`), and ask for it to be sealed anew."
            ) from None
        raise DamagedLetterError(
            "This letter was damaged on its way to you, or changed; ask for it again."
        ) from None
    return content[:_TAG], content[_TAG:]


def check_writer(tag: bytes, document: bytes, own: KeyPair, writer: str) -> None:
    """Raise ForgedLetterError where not the holder of the key `writer` sealed this document."""
    try:
        is_theirs = writer != own.public and hmac.compare_digest(
            tag, _tag(document, own, writer, writer=writer, reader=own.public)
        )
    except ValueError:
        is_theirs = False
    if not is_theirs:
        raise ForgedLetterError(
            "This letter is forged: somebody else sealed it than the one whom it names; it was not"
            " opened."
        )


def too_large() -> LetterError:
    """Return the error of a file that is larger than any letter."""
    return TooLargeError(
        "This file is larger than any letter (2 MB), so it was not read; name the letter itself."
    )


def _tag(document: bytes, own: KeyPair, other: str, *, writer: str, reader: str) -> bytes:
    """Return the tag of a document; the same for writer and reader. Raises ValueError."""
    x25519 = _x25519()
    mine = x25519.X25519PrivateKey.from_private_bytes(key_bytes(own.secret))
    shared = mine.exchange(x25519.X25519PublicKey.from_public_bytes(key_bytes(other)))
    # HKDF with one block of output is two HMACs.
    extracted = hmac.digest(_USE, shared, "sha256")
    key = hmac.digest(extracted, f"{writer} {reader}".encode() + b"\x01", "sha256")
    return hmac.digest(key, document, "sha256")


def _age() -> "ModuleType":
    """Return pyrage. Raises LettersExtraMissingError."""
    try:
        age: ModuleType = libraries.pyrage
    except ImportError:
        raise _missing() from None
    return age


def _x25519() -> "ModuleType":
    try:
        return libraries.x25519
    except ImportError:
        raise _missing() from None


def _missing() -> LetterError:
    return LettersExtraMissingError(
        "What seals letters is not installed; `pip install 'tightrope[letters]'` installs it."
    )
