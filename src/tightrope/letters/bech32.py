"""The bytes of a key in the spelling of age, which is Bech32 (BIP 173), for keys age has read."""

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BITS_A_LETTER = 5
_CHECKSUM = 6
_KEY = 32


def key_bytes(spelt: str) -> bytes:
    """Return the 32 bytes of a key. Raises ValueError for what is none.

    The checksum is not looked at: age does so where it reads the key.
    """
    words = spelt.lower().rpartition("1")[2][:-_CHECKSUM]
    number = 0
    for letter in words:
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    spare = len(words) * _BITS_A_LETTER - _KEY * 8
    if not 0 <= spare < _BITS_A_LETTER:
        raise ValueError("A key has 32 bytes.")
    return (number >> spare).to_bytes(_KEY)
