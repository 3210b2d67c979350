"""A month's review as plain text of at most 80 columns."""

from collections.abc import Iterable, Iterator
from datetime import date

from tightrope.domain.balance import Balance, voted_text
from tightrope.domain.calendar import weeks
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import State, sign
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
from tightrope.text_width import wrap

_WIDTH, _TITLE, _FIGURES, _VOTED = 80, 11, 24, 8
_HALF = 10  # cells of the bar on either side of 0


def as_text(
    review: Review,
    *,
    week_starts: int = 0,
    ascii: bool = False,
    entries: Iterable[Entry] | None = None,
) -> str:
    """Return the review as lines, and with `entries`, even none, the person's words behind them.

    `week_starts` is 0 for Monday to 6; `ascii` asks for the ASCII signs of days.
    """
    parts = [_head(review), _calendar(review, week_starts, ascii=ascii)]
    if sentence := empty_state(review):
        parts.append(wrap(sentence, _WIDTH))
    told = all_sections(review, with_words=entries is not None)
    parts += [list(_sections(told)), _months(review)]
    if entries is not None:
        parts += [_note(review), *map(_entry, entries)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _head(review: Review) -> list[str]:
    return [", ".join(part for part in (heading(review), as_of(review)) if part)]


def _calendar(review: Review, week_starts: int, *, ascii: bool) -> list[str]:
    lines = ["  ".join(f"{name} " for name in weekday_names(week_starts))]
    lines += [
        "  ".join(_day(review, day, ascii=ascii) for day in week)
        for week in weeks(review.month, week_starts)
    ]
    if review.balance.voted:
        signs = ((state, sign(state, ascii=ascii)) for state in State)
        legend = {state.value: mark for state, mark in signs}
        lines += ["", *_legend(review.balance, legend)]
    return [f"  {line}".rstrip() for line in lines]


def _legend(balance: Balance, legend: dict[str, str]) -> list[str]:
    return [" · ".join(f"{legend[part.split()[0]]} {part}" for part in days_line(balance))]


def _day(review: Review, day: date | None, *, ascii: bool) -> str:
    if day is None:
        return "   "
    written = review.days.get(day)
    return f"{day.day:>2}{sign(written.state, ascii=ascii) if written else ' '}"


def _sections(told: Iterable[Section]) -> Iterator[str]:
    for title, lines in told:
        label = title
        for line in lines:
            for part in wrap(line, _WIDTH - _TITLE, break_long_words=True):
                yield f"{label:<{_TITLE}}{part}"
                label = ""


def _months(review: Review) -> list[str]:
    if not has_year(review):
        return []
    ends = f"{'space':<{_HALF - 2}}even {'together':>{_HALF - 2}}"
    lines = [f"{'Months':<{_TITLE + _VOTED + 2 + _FIGURES}}{ends}"]
    for name, balance in month_rows(review):
        voted = voted_text(balance) if balance.voted else ""
        lines.append(
            f"{name:<{_TITLE}}{voted:>{_VOTED}}  {figures(balance):<{_FIGURES}}{bar(balance)}"
        )
    return [line.rstrip() for line in lines]


def bar(balance: Balance) -> str:
    """Return a balance `o` in its interval `(--o--)` on a line from space to together."""
    interval = balance.interval
    if balance.value is None or interval is None or not balance.has_figures:
        return ""
    cells = [" "] * (2 * _HALF + 1)
    cells[_HALF] = "|"
    low, value, high = (
        _HALF + round(each * _HALF) for each in (interval.low, balance.value, interval.high)
    )
    cells[low : high + 1] = "-" * (high + 1 - low)
    cells[low], cells[high] = "(", ")"
    cells[value] = "o"
    return "".join(cells)


def _note(review: Review) -> list[str]:
    return ["Note", *_as_written(review.note)] if review.note.strip() else []


def _entry(entry: Entry) -> list[str]:
    return [entry_heading(entry), *_as_written(entry.text)]


def _as_written(text: str) -> list[str]:
    return printable(text.strip("\n")).split("\n") if text.strip() else []
