"""Two versions of an entry or a note beside each other: which lines, and which words, changed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.domain.kept import Versioned
from tightrope.domain.marks import State, need_words
from tightrope.domain.printable import printable

# Beyond so many lines, or words of a line, what lies between the parts that are the same at both
# ends is one change: to find the smallest one takes the square of their number.
_MOST = 1_500
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Span(NamedTuple):
    """A part of a line, and whether the other version has it otherwise or not at all."""

    text: str
    is_changed: bool


Line = tuple[Span, ...]


class LinePair(NamedTuple):
    """A line of the earlier version and what it is in the later one; None where it is not there."""

    before: Line | None
    after: Line | None

    @property
    def is_changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


def compare(before: Versioned, after: Versioned) -> tuple[LinePair, ...]:
    """Return the lines of two versions side by side, as they may be shown (`printable`).

    Of an entry they begin with its day, its marks and its tags, of an aim with its days.
    """
    return tuple(_pairs(_lines(before), _lines(after)))


def _lines(version: Versioned) -> list[str]:
    head: list[str] = []
    if isinstance(version, Entry):
        head = [*_head(version), ""]
    elif isinstance(version, Aim):
        head = [_aim_head(version), ""]
    return [*head, *printable(version.text.rstrip("\n")).split("\n")]


def _aim_head(aim: Aim) -> str:
    end = f" · {aim.outcome.value} {day_text(aim.ended)}" if aim.ended and aim.outcome else ""
    return f"begun {day_text(aim.begun)}{end}"


def _head(entry: Entry) -> Iterator[str]:
    clock = f" {entry.time:%H:%M}" if entry.time else ""
    yield f"{day_text(entry.day)}{clock}{' (late)' if entry.late else ''}"
    marks = [] if entry.state is State.UNMARKED else [entry.state.value]
    if entry.need:
        marks.append(need_words(entry.need))
    if entry.starred:
        marks.append("starred")
    yield " · ".join(marks) or "unmarked"
    if entry.tags:
        yield printable(" ".join(f"#{tag}" for tag in entry.tags))


def _pairs(before: list[str], after: list[str]) -> Iterator[LinePair]:
    for is_same, old, new in _blocks(before, after):
        if is_same:
            yield from (LinePair(_whole(line, False), _whole(line, False)) for line in old)
            continue
        for one, other in zip_longest(old, new):
            if one is None or other is None:
                yield LinePair(
                    None if one is None else _whole(one, True),
                    None if other is None else _whole(other, True),
                )
            else:
                yield _compared(one, other)


def _compared(before: str, after: str) -> LinePair:
    old, new = list[Span](), list[Span]()
    for is_same, gone, come in _blocks(_WORDS.findall(before), _WORDS.findall(after)):
        for spans, words in ((old, gone), (new, come)):
            if words:
                spans.append(Span("".join(words), not is_same))
    return LinePair(tuple(old), tuple(new))


def _whole(line: str, is_changed: bool) -> Line:
    return (Span(line, is_changed),) if line else ()


def _blocks(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Give runs of both in order: whether they are the same, and what each has there."""
    begin = 0
    shorter = min(len(before), len(after))
    while begin < shorter and before[begin] == after[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and before[-1 - end] == after[-1 - end]:
        end += 1
    if begin:
        yield True, before[:begin], after[:begin]
    old, new = before[begin : len(before) - end], after[begin : len(after) - end]
    if max(len(old), len(new)) > _MOST:
        yield False, old, new
    elif old or new:
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
            yield tag == "equal", old[i1:i2], new[j1:j2]
    if end:
        yield True, before[-end:], after[-end:]
