"""Filters among the words of a search: `together: tag:walks from:2025-01 river`.

A slip is never an error: what is no filter stays a word, and what has only been begun is passed
over.
"""

import re
from collections.abc import Mapping
from datetime import date

from tightrope.domain.date_parser import read_period
from tightrope.domain.errors import BadDateError, BadEntryError
from tightrope.domain.marks import needs_beginning
from tightrope.domain.query import Query, both_hold
from tightrope.domain.tags import MARK_WORDS, normalize_tag

_FLAGS: Mapping[str, Query] = {
    "together": Query(together=True),
    "space": Query(space=True),
    "both": Query(together=True, space=True),
    "unmarked": Query(unmarked=True),
    "starred": Query(starred=True),
}
_WITH_VALUE = ("need", "tag", "from", "to", "on")
# The words of a search with their quotes; a value may stand in quotes too: on:"last friday".
_WORD = r"""(?:[^\s"“”„«»]|["“”„«»][^"“”„«»]*(?:["“”„«»]|$))+"""
_QUOTES = '"“”„«»'
# More filters than anybody types; what stands behind them is words.
_MOST_FILTERS = 50


def read_query(words: str, today: date, order: str | None = None, *, typing: bool = False) -> Query:
    """Return the query that the words of a search ask for, filters among them.

    `today` and `order` are those of `read_period`. While one is `typing`, a tag at the end is the
    beginning of one. Raises BadQueryError where filters exclude each other.
    """
    tokens = re.findall(_WORD, words)
    left, filters = list[str](), list[Query]()
    for at, token in enumerate(tokens):
        is_typed = typing and at == len(tokens) - 1 and words.endswith(token)
        neighbours = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
        found = None
        # Beside an `or` it is a word like others: both sides of it are words.
        if len(filters) < _MOST_FILTERS and "or" not in map(str.lower, neighbours):
            found = _filter(token, today, order, is_typed=is_typed)
        if found is None:
            left.append(token)
        else:
            filters.append(found)
    query = Query(words=" ".join(left) if filters else words)
    for each in filters:
        query = both_hold(query, each)
    return query


def _filter(word: str, today: date, order: str | None, *, is_typed: bool) -> Query | None:
    """Return what a word filters by, None for a word like others."""
    if word.startswith("#"):
        # As in a text, a number is no tag, and what ends a sentence is none of it.
        tag = word[1:].rstrip(",;.")
        is_number = tag.isascii() and not re.search("[A-Za-z]", tag)
        return None if is_number else _tag(tag, is_typed=is_typed)
    name, colon, value = word.partition(":")
    name, value = name.lower(), value.strip(_QUOTES).strip()
    if colon and name in _FLAGS and not value:
        return _FLAGS[name]
    if colon and name in _WITH_VALUE:
        if not value:
            return Query()
        return _valued(name, value, today, order, is_typed=is_typed)
    return None


def _valued(
    name: str, value: str, today: date, order: str | None, *, is_typed: bool
) -> Query | None:
    if name == "need":
        return _need(value)
    if name == "tag":
        return _tag(value, is_typed=is_typed)
    return _days(name, value, today, order, is_typed=is_typed)


def _need(value: str) -> Query | None:
    found = needs_beginning(value)
    if not found:
        return None
    return Query(need=found.pop()) if len(found) == 1 else Query()


def _tag(value: str, *, is_typed: bool) -> Query | None:
    try:
        tag = normalize_tag(value)
    except BadEntryError:
        return None
    if tag in MARK_WORDS:
        return _FLAGS[tag]
    return Query(tag_beginning=tag) if is_typed else Query(tags=(tag,))


def _days(name: str, value: str, today: date, order: str | None, *, is_typed: bool) -> Query | None:
    try:
        days = read_period(value, today, order)
    except BadDateError:
        # A date is none before its last figure is typed.
        return Query() if is_typed else None
    first = days.first if name in {"from", "on"} else None
    last = days.last if name in {"to", "on"} else None
    return Query(first=first, last=last)
