"""Sections of a page: a heading that ends in a comment with a mark, and the text below it.

The mark is the beginning of an id, or more where a text of that page holds the same comment, so
that no text is taken for a heading, and a person may edit, move and add below the headings at will.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry

_COMMENT = re.compile(r"<!-- (\S+) -->")
_HEADING = re.compile(r"^## (.*)<!-- (\S+) -->[ \t]*(?:\n|\Z)", re.MULTILINE)


class Section(NamedTuple):
    """What stands in a heading before its mark, and the text below it."""

    title: str
    text: str


def heading(title: str, mark: str) -> str:
    """Return the line of a heading."""
    return f"## {title} <!-- {mark} -->"


def marks_of(records: Sequence[Entry | Aim]) -> Iterator[str]:
    """Give each record a mark that no text and no other record of the page has."""
    taken = {mark for record in records for mark in _COMMENT.findall(record.text)}
    for record in records:
        mark, number = record.short_id, 1
        while mark in taken:
            mark = f"{record.id}-{number}"
            number += 1
        taken.add(mark)
        yield mark


def sections_of(body: str, marks: set[str]) -> tuple[str, dict[str, Section]]:
    """Return what stands before the first heading, and the first section of each mark."""
    found: dict[str, re.Match[str]] = {}
    for each in _HEADING.finditer(body):
        if each[2] in marks:
            found.setdefault(each[2], each)
    if not found:
        return body, {}
    *others, last = found.values()
    sections = {last[2]: _section(last, body[last.end() :])}
    for each, following in pairwise((*others, last)):
        # The blank line before the next heading belongs to neither.
        text = body[each.end() : following.start()].removesuffix("\n")
        sections[each[2]] = _section(each, text)
    return body[: next(iter(found.values())).start()], sections


def _section(found: re.Match[str], text: str) -> Section:
    return Section(found[1].strip(), text.removeprefix("\n").removesuffix("\n"))
