"""A letter, and the table for two, as plain text of at most 80 columns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tightrope.domain.formatting import day_text, span_text
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.letters.letter import Letter
from tightrope.letters.sections import Passage, heading, sections
from tightrope.text_width import wrap

if TYPE_CHECKING:
    from tightrope.letters.table import BothMarked, Side, Table

WIDTH = 80
BOTH_MARKED = "Days that both marked"


def as_text(letter: Letter, *, ascii: bool = False, width: int = WIDTH) -> str:
    """Return a letter whole, as whoever opens it sees it."""
    parts = [[printable(heading(letter))]]
    for title, passages in sections(letter, ascii=ascii):
        parts.append([title, *(line for each in passages for line in _lines(each, width))])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def table_as_text(table: "Table", *, ascii: bool = False, width: int = WIDTH) -> str:
    """Return the table for two, without its tides: each section, and under it one after another."""
    parts = [[span_text(table.span)]]
    for title, both in table.rows(ascii=ascii):
        lines = [title]
        for side, passages in zip(table.sides, both, strict=True):
            lines.append(f"  {printable(side.called)}")
            lines += [f"  {line}" for each in passages for line in _lines(each, width - 2)]
        parts.append(lines)
    both_marked = (f"  {line}" for line in both_marked_lines(table, ascii=ascii))
    parts.append([BOTH_MARKED, *both_marked])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def both_marked_lines(table: "Table", *, ascii: bool = False) -> list[str]:
    """Return the days that both marked, a line each, or in one line why there are none."""
    days = table.both_marked
    if days is None:
        return ["Told where both letters have their days."]
    return [_both_marked_line(day, table.sides, ascii=ascii) for day in days] or ["none"]


def _both_marked_line(day: "BothMarked", sides: "tuple[Side, Side]", *, ascii: bool) -> str:
    """Return what each marked on a day: "Sat 21 Nov 2026: Ada ▲ together, Ben ▼ space"."""
    marks = (
        f"{printable(side.called)} {sign(state, ascii=ascii)} {state.value}"
        for side, state in zip(sides, day.states, strict=True)
    )
    return f"{day_text(day.date)}: {', '.join(marks)}"


def _lines(passage: Passage, width: int) -> Iterator[str]:
    for line in _wrapped(printable(passage.line), width - 2):
        yield f"  {line}"
    if passage.words:
        for paragraph in printable(passage.words).split("\n"):
            for line in _wrapped(paragraph, width - 4) or [""]:
                yield f"    {line}".rstrip()


def _wrapped(line: str, width: int) -> list[str]:
    """Return the rows of a line; to break none takes no look at its characters."""
    return [line] if 2 * len(line) <= width else wrap(line, width)
