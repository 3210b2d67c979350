"""The table for two as one page that needs nothing but itself: no script, nothing fetched."""

from collections.abc import Iterator, Sequence

from tightrope.domain.formatting import span_text
from tightrope.domain.marks import SHARES, State
from tightrope.domain.span_tide import TidePart
from tightrope.letters.sections import Passage
from tightrope.letters.table import Side, Table
from tightrope.letters.text import BOTH_MARKED, both_marked_lines
from tightrope.reports.html_builder import Markup, element, text
from tightrope.reports.html_parts import NAMED_DAYS, figure, page
from tightrope.reports.markdown_html import as_html
from tightrope.reports.phrases import short_month_title
from tightrope.reports.tide_svg import TideDay, tide

_NAMES_OF_DAYS = 62  # so few days are named one by one
_STATES = {shares: state for state, shares in SHARES.items()}


def table_as_html(table: Table, style: str) -> str:
    """Return the table as a page; `style` is its style sheet, one of ours: it is not escaped."""
    title = span_text(table.span)
    body = element(
        "body",
        element(
            "main",
            element("h1", text(title)),
            *_tides(table),
            *_sections(table),
            _both_marked(table),
        ),
    )
    return page(title, style, body)


def _tides(table: Table) -> Iterator[Markup]:
    by = "day" if table.by_day else "week"
    for number, (side, parts) in enumerate(zip(table.sides, table.tides, strict=True)):
        if not any(part.running for part in parts):
            continue
        days = [*_days(parts, by_day=table.by_day)]
        title = f"{side.called}: ebb and flow by {by}, with how sure it is in grey"
        yield figure(title, tide(f"tide-{number}", title, days, _names(days)))


def _days(parts: Sequence[TidePart], *, by_day: bool) -> Iterator[TideDay]:
    """Yield the parts of a tide as days; a week has one height, and no day of it a mark."""
    for part in parts:
        state = _STATES.get((part.together, part.space)) if by_day else None
        for day in range(part.first.toordinal(), part.last.toordinal() + 1):
            yield TideDay(part.first.fromordinal(day), state or State.UNWRITTEN, part.running)


def _names(days: Sequence[TideDay]) -> dict[int, str]:
    """Return what stands below a tide: days of few months, else months."""
    if len(days) <= _NAMES_OF_DAYS:
        return {at: str(day.date.day) for at, day in enumerate(days) if day.date.day in NAMED_DAYS}
    months = {at: day.date for at, day in enumerate(days) if day.date.day == 1}
    every = len(months) // 12 + 1
    return {
        at: short_month_title(day) for at, day in months.items() if (day.month - 1) % every == 0
    }


def _sections(table: Table) -> Iterator[Markup]:
    for title, both in table.rows():
        yield element(
            "section",
            element("h2", text(title)),
            element("div", *map(_column, table.sides, both), class_="two"),
            class_="words",
        )


def _column(side: Side, passages: Sequence[Passage]) -> Markup:
    return element(
        "div",
        element("h3", text(side.called)),
        *(part for passage in passages for part in _passage(passage)),
        class_="side",
    )


def _passage(passage: Passage) -> Iterator[Markup]:
    yield element("p", text(passage.line), dir="auto", class_="line" if passage.words else "said")
    if passage.words.strip():
        yield as_html(passage.words)


def _both_marked(table: Table) -> Markup:
    return element(
        "section",
        element("h2", text(BOTH_MARKED)),
        *(element("p", text(line), class_="said") for line in both_marked_lines(table)),
        class_="words",
    )
