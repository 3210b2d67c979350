"""Scripts that are written without blanks between words.

A full-text index takes a run of them as one word. So their characters are indexed once more,
spaced apart, and asked for as a phrase.
"""

import re
from unicodedata import normalize

# Thai to Myanmar, Khmer, kana, Han, Hangul (syllables and jamo), and Han beyond the first plane.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u3131-\u318e"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Compiled when it is first needed, and remembered by `re`: it takes 3 ms, and many never need it.
_CHARACTER = f"([{_UNSPACED}])"
# In UTF-8 each of them begins with one of these bytes, and what Europe writes does not; a text that
# has none is known in a fifth of the time.
_BEGINNINGS = b"\xe0\xe1\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xef\xf0"
_OTHERS = bytes(set(range(256)) - set(_BEGINNINGS))


def is_unspaced(text: str) -> bool:
    """Return whether any character belongs to a script without blanks."""
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _OTHERS):
        return False
    return re.search(_CHARACTER, text) is not None


def spaced(text: str) -> str | None:
    """Return the text with a blank on both sides of each such character; None where none is."""
    if not is_unspaced(text):
        return None
    return " ".join(re.split(_CHARACTER, normalize("NFC", text)))
