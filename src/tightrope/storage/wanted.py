"""What someone typed into a search, as a question to the full-text index.

Words must all occur; `"a phrase"`, `word*` (a beginning), `-word` (must not occur), and `or`
between two terms (either). Case and accents are ignored. Every text is a valid search: what
cannot be read in this grammar is searched as plain words.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from tightrope.storage.scripts import spaced

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


class Wanted(NamedTuple):
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
def wanted(words: str) -> Wanted:
    """Return the search that these words ask for; without words, one that everything answers."""
    plain = words.translate(_QUOTES).strip()
    groups = tuple(_groups(list(_terms(plain)))) if plain else ()
    if not groups:
        # Signs and pictures are in no index; they are looked for as they stand.
        return Wanted(contains=plain or None)
    positive = [_either(group) for group in groups if not any(t.is_unwanted for t in group)]
    negative = [_neither(group) for group in groups if any(t.is_unwanted for t in group)]
    return Wanted(
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
