"""A month's review as Markdown."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tightrope.domain.balance import voted_text
from tightrope.domain.calendar import weeks
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import sign
from tightrope.domain.printable import printable
from tightrope.domain.review import Review
from tightrope.reports.phrases import (
    days_line,
    entry_heading,
    figures,
    has_year,
    heading,
    month_rows,
)
from tightrope.reports.sections import Section, as_of, empty_state
from tightrope.reports.shared import all_sections

_SIGNS = re.compile(r"([\\`*_\[\]<>#|!~&])")
# An entry is Markdown itself; what would fetch a picture, or be HTML, is shown as it was typed.
_ALIVE = re.compile(r"<|!(?=\[)")


def as_markdown(
    review: Review,
    *,
    week_starts: int = 0,
    entries: Iterable[Entry] | None = None,
) -> str:
    """Return the review as a document, and with `entries`, even none, the person's words behind it.

    `week_starts` is 0 for Monday to 6.
    """
    parts = [f"# {heading(review)}", as_of(review), _calendar(review, week_starts)]
    parts += [" · ".join(days_line(review.balance)) if review.balance.voted else ""]
    told = all_sections(review, with_words=entries is not None)
    parts += [empty_state(review), "\n".join(_sections(told)), _months(review)]
    if entries is not None:
        parts += _words(review, entries)
    return "\n\n".join(part for part in parts if part) + "\n"


def _calendar(review: Review, week_starts: int) -> str:
    names = weekday_names(week_starts)
    rows = [[_day(review, day) for day in week] for week in weeks(review.month, week_starts)]
    return _table([names, *rows], "--:")


def _day(review: Review, day: date | None) -> str:
    written = review.days.get(day) if day else None
    return f"{day.day if day else ''} {sign(written.state) if written else ''}".strip()


def _sections(told: Iterable[Section]) -> Iterator[str]:
    for title, lines in told:
        for line in lines:
            yield f"- **{title}**: {_escaped(line)}"


def _months(review: Review) -> str:
    if not has_year(review):
        return ""
    rows = [[name, voted_text(balance), figures(balance)] for name, balance in month_rows(review)]
    return _table([["month", "marked days", "balance, 80 % interval"], *rows], "---")


def _table(rows: list[list[str]], rule: str) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    return "\n".join([head, "| " + " | ".join(rule for _ in rows[0]) + " |", *body])


def _words(review: Review, entries: Iterable[Entry]) -> Iterator[str]:
    if review.note.strip():
        yield "## Note"
        yield _quoted(review.note)
    for entry in entries:
        yield f"## {_escaped(entry_heading(entry))}"
        if entry.text.strip():
            yield _quoted(entry.text)


def _quoted(text: str) -> str:
    shown = _ALIVE.sub(r"\\\g<0>", printable(text.strip("\n")))
    return "\n".join(f"> {line}".rstrip() for line in shown.split("\n"))


def _escaped(line: str) -> str:
    return _SIGNS.sub(r"\\\1", line)
