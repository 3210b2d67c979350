"""Parser of searches: the words that a person types, as questions to the full-text index (FTS5).

The index takes a run of characters of a script without blanks between words as one word. So they
are indexed once more, spaced apart, and asked for as a phrase.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
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


# More terms than anybody types; a pasted page is cut here, so that its cost has a bound.
MOST_TERMS = 100

_TERM = r'(?P<no>-*)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))|"'
# Curly quotes are quotes; NUL and bytes that were no UTF-8 (surrogates) are in no text.
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "}
) | dict.fromkeys(range(0xD800, 0xE000), " ")


class Term(NamedTuple):
    """A word or phrase; `is_start` for the beginning of a word, `is_unwanted` behind a minus."""

    words: str
    is_start: bool = False
    is_unwanted: bool = False

    @property
    def asked(self) -> str:
        """The term as the index is asked for it; quoted, so that nothing in it is an operator."""
        words = spaced(self.words) or self.words
        return f'"{words.replace(chr(34), " ")}"' + ("*" if self.is_start else "")


class SearchTerms(NamedTuple):
    """A search: from each group at least one term must hold.

    `match` and `unless` are questions to the index, `contains` is a text that must occur to the
    letter; each is None where there is none.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    match: str | None = None
    unless: str | None = None
    contains: str | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that may occur in what is found."""
        return tuple(term for group in self.groups for term in group if not term.is_unwanted)


# The pages of a journal are mostly asked for without words, and a search comes again and again.
@lru_cache(maxsize=16)
def parse_search(words: str) -> SearchTerms:
    """Return the search that these words ask for; without words, one that everything answers."""
    plain = words.translate(_QUOTES).strip()
    groups = tuple(_groups(list(_terms(plain)))) if plain else ()
    if not groups:
        # Signs and pictures are in no index; they are looked for as they stand.
        return SearchTerms(contains=plain or None)
    positive = [_either(group) for group in groups if not any(t.is_unwanted for t in group)]
    negative = [_neither(group) for group in groups if any(t.is_unwanted for t in group)]
    return SearchTerms(
        groups=groups,
        match=" AND ".join(positive) or None,
        unless=" OR ".join(negative) or None,
    )


def _either(group: tuple[Term, ...]) -> str:
    return "(" + " OR ".join(term.asked for term in group) + ")"


def _neither(group: tuple[Term, ...]) -> str:
    """Ask for what a group with an unwanted term excludes: all unwanted, and none of the others."""
    unwanted = " AND ".join(term.asked for term in group if term.is_unwanted)
    others = " OR ".join(term.asked for term in group if not term.is_unwanted)
    return f"(({unwanted}) NOT ({others}))" if others else f"({unwanted})"


def _groups(terms: list[Term | None]) -> Iterator[tuple[Term, ...]]:
    """Join terms around `or` (None); an `or` with nothing on one side is a word like others."""
    group: list[Term] = []
    joins = False
    for number, term in enumerate(terms):
        if term is None:
            is_between = bool(group) and not joins and number + 1 < len(terms)
            if is_between and terms[number + 1] is not None:
                joins = True
                continue
        if group and not joins:
            yield tuple(group)
            group = []
        group.append(term or Term("or"))
        joins = False
    if group:
        yield tuple(group)


def _terms(words: str) -> Iterator[Term | None]:
    for found in islice(re.finditer(_TERM, words), MOST_TERMS):
        phrase, word = found["phrase"], found["word"]
        if word and word.lower() == "or" and not found["no"]:
            yield None
            continue
        body = word if phrase is None else phrase
        if body and any(character.isalnum() for character in body):
            is_start = phrase is None and body.endswith("*")
            yield Term(body.strip("*"), is_start, bool(found["no"]))
