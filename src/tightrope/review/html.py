"""A month's review as one page that needs nothing but itself.

No script, nothing fetched, and a policy that forbids both; everything a person wrote is text.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from tightrope.domain.balance import Balance
from tightrope.domain.dates import WEEKDAYS
from tightrope.domain.day import Day
from tightrope.domain.entry import Entry
from tightrope.domain.in_figures import signed
from tightrope.domain.marks import State
from tightrope.domain.review import Review
from tightrope.domain.running import Running
from tightrope.domain.signs import need_words
from tightrope.domain.wilson import Interval
from tightrope.review import svg
from tightrope.review.entries import entry_heading
from tightrope.review.markup import NOTHING, Markup, element, joined, text
from tightrope.review.words import (
    as_of,
    count,
    days_line,
    empty_state,
    has_year,
    heading,
    month_rows,
    sections,
    state_words,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_VOTING = (State.TOGETHER, State.SPACE, State.BOTH)


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
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width"),
        element("title", text(heading(review))),
        element("style", Markup(style)),
    )
    body = element(
        "body", element("main", *_figures(review, week_starts)), *_words(review, entries)
    )
    page = element("html", Markup("\n"), head, Markup("\n"), body, Markup("\n"), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _figures(review: Review, week_starts: int) -> Iterator[Markup]:
    yield element("h1", text(heading(review)), *_small(as_of(review)))
    if said := empty_state(review):
        yield element("p", text(said), class_="empty")
    yield element(
        "div",
        element("figure", svg.calendar(review, week_starts), _legend(review.balance)),
        element("dl", *_sections(review)),
        class_="beside",
    )
    if any(review.running):
        yield _figure("Running balance", svg.curve(review))
    if has_year(review):
        yield _figure("Twelve months", svg.strip(review))
        tables = (_months(review), _rhythm(review))
        yield element("div", *tables, class_="beside tables")
    if review.days or any(review.running):
        yield _days(review)


def _small(words: str) -> tuple[Markup, ...]:
    return (Markup(" "), element("small", text(words))) if words else ()


def _figure(caption: str, picture: Markup) -> Markup:
    return element("figure", element("figcaption", text(caption)), picture)


def _legend(balance: Balance) -> Markup:
    signs = (
        element("span", svg.mark(state), text(f" {words}"))
        for state, words in zip(_VOTING, days_line(balance), strict=True)
    )
    return element("figcaption", *signs, class_="legend")


def _sections(review: Review) -> Iterator[Markup]:
    for title, lines in sections(review):
        yield element("dt", text(title))
        for line in lines:
            yield element("dd", text(line))


def _months(review: Review) -> Markup:
    head = (
        "month",
        "marked",
        *(state.value for state in _VOTING),
        "balance",
        "80 % interval",
        "mix",
    )
    rows = [(name, *_cells(balance, balance.interval)) for name, balance in month_rows(review)]
    return _table("Months", head, rows)


def _rhythm(review: Review) -> Markup:
    head = (
        "weekday",
        "marked",
        *(state.value for state in _VOTING),
        "balance",
        "99 % interval",
        "mix",
    )
    rows = [
        (WEEKDAYS[beat.weekday].title(), *_cells(beat.balance, beat.interval))
        for beat in review.rhythm
    ]
    return _table("Weekdays of these months", head, rows)


def _cells(balance: Balance, interval: Interval | None) -> tuple[str, ...]:
    counts = (balance.together_days, balance.space_days, balance.both_days)
    if balance.value is None or interval is None:
        return (f"0 of {balance.days_passed}", "", "", "", "", "", "")
    return (
        f"{balance.voted} of {balance.days_passed}",
        *map(str, counts),
        signed(balance.value),
        f"{signed(interval.low)} to {signed(interval.high)}",
        f"{balance.mix or 0:.0%}",
    )


def _days(review: Review) -> Markup:
    head = ("day", "was", "wanted", "running", "80 % interval")
    rows = [
        _day(review.days.get(when, Day(when)), running)
        for when, running in zip_longest(review.month, review.running)
        if when <= review.today or when in review.days
    ]
    half = (len(rows) + 1) // 2
    tables = [_table("Days", head, rows[:half])]
    if rows[half:]:
        tables.append(_table("Days, continued", head, rows[half:]))
    return element("div", *tables, class_="beside tables days")


def _day(day: Day, running: Running | None) -> tuple[str, ...]:
    return (
        f"{WEEKDAYS[day.date.weekday()][:3].title()} {day.date.day}",
        state_words(day.state),
        need_words(day.need) if day.need else "",
        signed(running.value) if running else "",
        f"{signed(running.low)} to {signed(running.high)}" if running else "",
    )


def _table(caption: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Markup:
    return element(
        "table",
        element("caption", text(caption)),
        element("thead", element("tr", *(element("th", text(each), scope="col") for each in head))),
        element("tbody", *map(_row, rows)),
    )


def _row(cells: tuple[str, ...]) -> Markup:
    name, *figures = cells
    first = element("th", text(name), scope="row")
    return element("tr", first, *(element("td", text(each)) for each in figures))


def _words(review: Review, entries: Iterable[Entry] | None) -> Iterator[Markup]:
    if entries is None:
        return
    note = _written("Note", review.note) if review.note.strip() else NOTHING
    pages = [_written(entry_heading(entry), entry.text) for entry in entries]
    if note or pages:
        said = count(len(pages), "entry", "entries")
        title = element("h2", text("In words"), Markup(" "), element("small", text(said)))
        yield element("section", title, note, joined(*pages), class_="words")


def _written(title: str, words: str) -> Markup:
    inside = element("p", text(words.strip("\n")), dir="auto") if words.strip() else NOTHING
    return element("article", element("h3", text(title)), inside)
