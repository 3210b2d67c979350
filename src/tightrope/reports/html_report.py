"""A month's review as one page that needs nothing but itself."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from tightrope.domain.balance import interval_text, signed
from tightrope.domain.day import Day
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import WEEKDAYS, count_text
from tightrope.domain.marks import State, need_words
from tightrope.domain.review import Review
from tightrope.domain.running import Running
from tightrope.reports import svg
from tightrope.reports.html_builder import NOTHING, Markup, element, joined, text
from tightrope.reports.html_parts import (
    BALANCE_COLUMNS,
    NAMED_DAYS,
    WEEKDAY_COLUMNS,
    balance_cells,
    figure,
    legend,
    page,
    small,
    table,
    weekday_cells,
    written,
)
from tightrope.reports.phrases import (
    entry_heading,
    has_year,
    heading,
    month_rows,
    state_words,
)
from tightrope.reports.sections import Section, as_of, empty_state
from tightrope.reports.shared import all_sections
from tightrope.reports.tide_svg import TIDE_CAPTION, TideDay, tide


def as_html(
    review: Review,
    style: str,
    *,
    week_starts: int = 0,
    entries: Iterable[Entry] | None = None,
) -> str:
    """Return the review as a page, and with `entries`, even none, the person's words behind it.

    `style` is the page's style sheet, one of ours: it is not escaped. `week_starts` is 0 for Monday
    to 6.
    """
    told = all_sections(review, with_words=entries is not None)
    body = element(
        "body", element("main", *_figures(review, told, week_starts)), *_words(review, entries)
    )
    return page(heading(review), style, body)


def _figures(review: Review, told: Iterable[Section], week_starts: int) -> Iterator[Markup]:
    yield element("h1", text(heading(review)), *small(as_of(review)))
    if sentence := empty_state(review):
        yield element("p", text(sentence), class_="empty")
    yield element(
        "div",
        element("figure", svg.calendar(review, week_starts), legend(review.balance)),
        element("dl", *_sections(told)),
        class_="beside",
    )
    if any(review.running):
        yield figure(f"Ebb and flow: {TIDE_CAPTION}", _tide(review))
    if has_year(review):
        yield figure("Twelve months", svg.strip(review))
        tables = (_months(review), _rhythm(review))
        yield element("div", *tables, class_="beside tables")
    if review.days or any(review.running):
        yield _days(review)


def _tide(review: Review) -> Markup:
    days = [
        TideDay(day, written.state if written else State.UNWRITTEN, running)
        for day, running in zip_longest(review.month, review.running)
        for written in [review.days.get(day) if day <= review.today else None]
    ]
    return tide(
        "tide",
        f"Ebb and flow of {heading(review)}",
        days,
        {day - 1: str(day) for day in NAMED_DAYS if day <= len(review.month)},
        end=review.axis_end,
        turns=[each.first for each in review.turns],
        comfort=review.comfort.band,
    )


def _sections(told: Iterable[Section]) -> Iterator[Markup]:
    for title, lines in told:
        yield element("dt", text(title))
        for line in lines:
            yield element("dd", text(line))


def _months(review: Review) -> Markup:
    rows = ((name, *balance_cells(balance)) for name, balance in month_rows(review))
    return _table("Months", ("month", *BALANCE_COLUMNS), rows)


def _rhythm(review: Review) -> Markup:
    rows = (
        (WEEKDAYS[each.weekday].title(), *weekday_cells(each)) for each in review.weekday_pattern
    )
    return _table("Weekdays of these months", ("weekday", *WEEKDAY_COLUMNS), rows)


def _table(caption: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Markup:
    return table(caption, columns, (tuple(map(text, row)) for row in rows))


def _days(review: Review) -> Markup:
    columns = ("day", "was", "wanted", "running", "80 % interval")
    rows = [
        _day(review.days.get(when, Day(when)), running)
        for when, running in zip_longest(review.month, review.running)
        if when <= review.today or when in review.days
    ]
    half = (len(rows) + 1) // 2
    tables = [_table("Days", columns, rows[:half])]
    if rows[half:]:
        tables.append(_table("Days, continued", columns, rows[half:]))
    return element("div", *tables, class_="beside tables days")


def _day(day: Day, running: Running | None) -> tuple[str, ...]:
    return (
        f"{WEEKDAYS[day.date.weekday()][:3].title()} {day.date.day}",
        state_words(day.state),
        need_words(day.need) if day.need else "",
        signed(running.value) if running else "",
        interval_text(running.low, running.high) if running else "",
    )


def _words(review: Review, entries: Iterable[Entry] | None) -> Iterator[Markup]:
    if entries is None:
        return
    note = written(text("Note"), review.note) if review.note.strip() else NOTHING
    pages = [written(text(entry_heading(entry)), entry.text) for entry in entries]
    if note or pages:
        sentence = count_text(len(pages), "entry", "entries")
        title = element("h2", text("In words"), Markup(" "), element("small", text(sentence)))
        yield element("section", title, note, joined(*pages), class_="words")
