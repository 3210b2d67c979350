"""What months, weekdays and the halves of a day are called, in 54 languages.

The names stand in `data/dates/names.json`. They are those of CLDR 47 and of the GNU C library 2.36,
which is what `strftime` writes, without case, blanks, full stops, hyphens and apostrophes.
A set of languages is an int with a bit for each.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tightrope.paths import asset

ANY_LANGUAGE = (1 << 64) - 1
"""The set of all languages: digits and `AM` read the same in each."""

_EVERYWHERE = frozenset({"am", "pm"})
_LEFT_OUT = re.compile(r"[\s.'\u2019\u02bc॰·\u200c\u200e\u200f\u0307-]+")

Named = tuple[tuple[int, int], ...]
"""Pairs of a number (month 1 to 12, weekday 0 to 6 from Monday, half 0 or 1) and languages."""


class Meaning(NamedTuple):
    """What a word can name; each is empty where it names none."""

    months: Named = ()
    weekdays: Named = ()
    halves: Named = ()


_NOTHING = Meaning()


@lru_cache(maxsize=512)
def key_of(word: str) -> str:
    """Return a word as the table has it."""
    folded = (
        unicodedata.normalize("NFKC", word)
        .casefold()
        .replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
    )
    return unicodedata.normalize("NFC", _LEFT_OUT.sub("", folded))


def meaning(key: str) -> Meaning:
    """Return what a word, as `key_of` gives it, can name."""
    return _table().get(key, _NOTHING)


def is_filler(key: str) -> bool:
    """Return whether a word, as `key_of` gives it, says nothing of a moment: `um`, `UTC`."""
    return key in _fillers()


@lru_cache(maxsize=1)
def longest() -> int:
    """Return the length of the longest name."""
    return max(map(len, _table()))


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    words = asset("data", "dates/fillers.txt").read_text(encoding="utf-8")
    return frozenset(words.split())


@lru_cache(maxsize=1)
def _table() -> dict[str, Meaning]:
    languages = json.loads(asset("data", "dates/names.json").read_text(encoding="utf-8"))
    found: dict[str, dict[str, dict[int, int]]] = {}
    for index, kinds in enumerate(languages.values()):
        for kind, key, number in _listed(kinds):
            numbers = found.setdefault(key, {}).setdefault(kind, {})
            in_languages = ANY_LANGUAGE if key in _EVERYWHERE else 1 << index
            numbers[number] = numbers.get(number, 0) | in_languages
    return {
        key: Meaning(**{kind: tuple(numbers.items()) for kind, numbers in kinds.items()})
        for key, kinds in found.items()
    }


def _listed(kinds: dict[str, list[str]]) -> Iterator[tuple[str, str, int]]:
    for kind, names in kinds.items():
        for number, words in enumerate(names, 1 if kind == "months" else 0):
            for key in filter(None, words.split("|")):
                yield kind, key, number
