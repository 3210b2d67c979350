"""Three words for a public key, to compare aloud: 48 bits of its SHA-256 as made-up words.

Each word is a proquint, which can be said in most languages (D. S. Wilkerson, "A Proposal for
Proquints: Identifiers that are Readable, Spellable, and Pronounceable", arXiv:0901.4016, 2009).
To find another key with the same three words, 2^48 keys have to be made, which takes a good
processor centuries.
"""

from tightrope import libraries

_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_SHAPE = ((_CONSONANTS, 12), (_VOWELS, 10), (_CONSONANTS, 6), (_VOWELS, 4), (_CONSONANTS, 0))
_WORDS, _BYTES_A_WORD = 3, 2


def three_words(public_key: str) -> str:
    """Return the three words of a public key, such as "lusab babad gutih"."""
    digest = libraries.hashlib.sha256(public_key.encode()).digest()
    return " ".join(
        _word(int.from_bytes(digest[at : at + _BYTES_A_WORD]))
        for at in range(0, _WORDS * _BYTES_A_WORD, _BYTES_A_WORD)
    )


def _word(number: int) -> str:
    return "".join(letters[number >> place & (len(letters) - 1)] for letters, place in _SHAPE)
