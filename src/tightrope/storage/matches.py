"""Where in an entry a search matched, for whoever shows it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from tightrope.domain.calendar import Period
from tightrope.domain.entry import Entry
from tightrope.storage.search_parser import SearchTerms, Term, is_unspaced

# The index parts words at everything but letters and numbers, accents aside.
_MARKS = "[\u0300-\u036f]*"
_BETWEEN = r"[\W_]+"
# It stands behind the first letter, since a pattern that begins with a letter is found much faster.
_NO_LETTER_BEFORE = r"(?<![^\W_]{first})"
_NO_LETTER_BEHIND = r"(?![^\W_])"
_WORD = r"[^\W_]+"


class Match(NamedTuple):
    """An entry that was found, one line of it, and where in that line the match stands.

    The line is the first that matched, or the entry's title where none did; `spans` are starts
    and ends (exclusive) in characters of the line, in order and apart.
    """

    entry: Entry
    line: str
    spans: tuple[tuple[int, int], ...]


class SearchResult(NamedTuple):
    """What a search found: the newest hits, how many there are, and over which days.

    `more` tells that `count` is as far as was counted, and there are more. `span` is from the first
    to the last day of all of them, shown or not; None where nothing is found, or no more is known
    than the newest.
    """

    matches: tuple[Match, ...]
    count: int  # type: ignore[assignment] # what a tuple would count is nobody's question
    more: bool = False
    span: Period | None = None


def matches(entries: Iterable[Entry], wanted: SearchTerms) -> Iterator[Match]:
    """Yield each entry as a hit of this search."""
    pattern = _pattern(wanted)
    for entry in entries:
        yield _match(entry, pattern)


def _match(entry: Entry, pattern: re.Pattern[str] | None) -> Match:
    for line in entry.text.splitlines() if pattern else ():
        if pattern and (spans := tuple(found.span() for found in pattern.finditer(_folded(line)))):
            return Match(entry, line, spans)
    return Match(entry, entry.title, ())


def _pattern(wanted: SearchTerms) -> re.Pattern[str] | None:
    if wanted.contains:
        return re.compile(re.escape(_folded(wanted.contains)))
    # The longest first, so that of two that begin alike the larger one is lit.
    terms = sorted(wanted.terms, key=lambda term: -len(term.words))
    return re.compile("|".join(map(_pattern_of, terms))) if terms else None


def _pattern_of(term: Term) -> str:
    if is_unspaced(term.words):
        return _BETWEEN_PARTS.join(map(re.escape, _folded(term.words).split()))
    words = [
        "".join(re.escape(letter) + _MARKS for letter in word)
        for word in re.findall(_WORD, _folded(term.words))
    ]
    end = r"[^\W_]*" if term.is_start else _NO_LETTER_BEHIND
    first, rest = words[0][0], _BETWEEN.join(words)[1:]
    return first + _NO_LETTER_BEFORE.format(first=first) + rest + end


_BETWEEN_PARTS = r"[\W_]*"


class _Folding(dict[str, str]):
    """Each character without case and accent; one for one, so that places stay the same."""

    def __missing__(self, letter: str) -> str:
        folded = normalize("NFD", letter)[0].lower()
        self[letter] = folded if len(folded) == 1 and not is_unspaced(letter) else letter
        return self[letter]


_FOLDING = _Folding()
_ASCII = bytes(range(128))


def _folded(text: str) -> str:
    if not text.isascii():
        # A text has few letters beyond ASCII, again and again: to find out which, and replace each
        # everywhere, is three times as fast as to look at one letter after another.
        beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        for letter in set(beyond.decode("utf-8", "surrogatepass")):
            if (folded := _FOLDING[letter]) != letter:
                text = text.replace(letter, folded)
    return text.lower()
