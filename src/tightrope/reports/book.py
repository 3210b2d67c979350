"""The pieces of a book: a journal's months on one page, one behind the other.

It is written piece by piece, so that a lifetime of entries needs no more memory than a month does.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby, zip_longest

from tightrope.domain.balance import Balance
from tightrope.domain.book_contents import BookContents, BookMonth, MonthDays
from tightrope.domain.calendar import year_of
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.marks import State, need_words
from tightrope.domain.printable import printable
from tightrope.domain.query import Query
from tightrope.reports import svg
from tightrope.reports.html_builder import NOTHING, Markup, element, joined, text
from tightrope.reports.html_parts import (
    BALANCE_COLUMNS,
    balance_cells,
    figure,
    head,
    legend,
    small,
    table,
    written,
)
from tightrope.reports.phrases import (
    balance_line,
    entry_heading,
    mix_line,
    month_title,
    short_month_title,
    written_line,
)
from tightrope.reports.shared import aim_line, told_line
from tightrope.reports.tide_svg import TIDE_CAPTION, TideDay, tide

TITLE = "Journal"
"""What every book is called."""

_END = Markup("</main></body>\n</html>\n")
_END_OF_CHAPTER = Markup("</section>\n")
_FIRST, _LAST, _MIDDLE = 1, 12, 15
_SHORT = 3  # letters


def opening(contents: BookContents, style: str) -> Iterator[Markup]:
    """Yield the head of the page, what the book holds, and its contents by month.

    `style` is a sheet of ours: it is not escaped.
    """
    heads = "".join(_running_head(chapter.first) for chapter in contents.chapters)
    yield Markup('<!DOCTYPE html>\n<html lang="en">\n')
    yield head(TITLE, style + heads)
    yield Markup("\n<body><main>")
    yield from contents_page(contents, lambda first: f"#{chapter_id(first)}")
    yield Markup("\n")


def contents_page(contents: BookContents, address: Callable[[date], str]) -> Iterator[Markup]:
    """Yield the title, what the book holds, its months by year, aims, and what to talk about.

    `address` says where the chapter of a month stands.
    """
    yield element("h1", text(TITLE))
    yield joined(*(element("p", text(line)) for line in summary_lines(contents)))
    if contents.chapters:
        yield element("h2", text("Contents"))
        for year, chapters in groupby(contents.chapters, lambda chapter: chapter.first.year):
            yield _year(contents, year, list(chapters), address)
    yield from _shared(contents)


def _shared(contents: BookContents) -> Iterator[Markup]:
    """Yield the aims with their notes, and what is, or was, to be talked about."""
    if contents.aims:
        aims = (written(text(aim_line(aim)), aim.note) for aim in contents.aims)
        yield element("section", element("h2", text("Aims")), joined(*aims), class_="words")
    if contents.talk:
        lines = (element("li", text(told_line(item))) for item in contents.talk)
        heading = element("h2", text("To talk about"))
        yield element("section", heading, element("ul", *lines), class_="words")


def with_entries(
    contents: BookContents, entries: Iterable[Entry]
) -> Iterator[tuple[BookMonth, Iterable[Entry]]]:
    """Give each month of the book with its entries, which come in their order.

    A month that the contents do not tell of has no figures.
    """
    waiting = deque(contents.chapters)
    for first, some in groupby(entries, lambda entry: entry.day.replace(day=1)):
        while waiting and waiting[0].first < first:
            yield waiting.popleft(), ()
        is_told = waiting and waiting[0].first == first
        yield (waiting.popleft() if is_told else BookMonth(first=first)), some
    for chapter in waiting:
        yield chapter, ()


def chapter_opening(chapter: BookMonth, week_starts: int = 0) -> Iterator[Markup]:
    """Yield the heading of a month, what its days come to, and the person's own note.

    `week_starts` is 0 for Monday to 6.
    """
    yield Markup(f'<section class="chapter words" id="{chapter_id(chapter.first)}">')
    is_bare = chapter.entries and not chapter.month_days
    facts = count_text(chapter.entries, "entry", "entries") if is_bare else ""
    yield element("h2", text(month_title(chapter.first)), *small(facts))
    if chapter.month_days and chapter.entries:
        yield _days(chapter.month_days, week_starts)
    if chapter.note:
        yield element("div", written(text("Note of the month"), chapter.note), class_="note")


def entry(shown: Entry) -> Markup:
    """Return an entry as it was typed, under what was said about it besides its words."""
    star = text(" · starred") if shown.starred else NOTHING
    title = joined(svg.mark(shown.state), text(f" {entry_heading(shown)}"), star)
    return joined(written(title, shown.text), Markup("\n"))


def chapter_pieces(
    chapter: BookMonth, entries: Iterable[Entry], week_starts: int = 0
) -> Iterator[Markup]:
    """Yield all of a month, an entry at a time; `week_starts` is as for `chapter_opening`."""
    yield from chapter_opening(chapter, week_starts)
    yield from map(entry, entries)
    yield _END_OF_CHAPTER


def end() -> Markup:
    """Return what closes the book."""
    return _END


def summary_lines(contents: BookContents) -> Iterator[str]:
    """Yield what a book holds: its days, its entries, and by what they were chosen."""
    if contents.first and contents.last:
        days = (day_text(contents.first), day_text(contents.last))
        yield " to ".join(dict.fromkeys(days))
        entries = sum(chapter.entries for chapter in contents.chapters)
        words = sum(chapter.words for chapter in contents.chapters)
        yield f"{count_text(entries, 'entry', 'entries')} · {count_text(words, 'word')}"
    else:
        yield "There is no entry in this book."
    if chosen := ", ".join(_chosen(contents.query)):
        yield f"Not all entries of these days, but those that are {chosen}."


def _chosen(query: Query) -> Iterator[str]:
    """Yield what entries were chosen by, beside their days."""
    if query.together:
        yield "marked together"
    if query.space:
        yield "marked space"
    if query.unmarked:
        yield "not marked"
    if query.need:
        yield f'noted "{need_words(query.need)}"'
    yield from (f"tagged #{printable(tag)}" for tag in query.tags)
    if query.tag_beginning:
        yield f"tagged #{printable(query.tag_beginning)}…"
    if query.starred:
        yield "starred"
    if query.ids:
        yield "selected one by one"
    if query.words:
        yield "found by a search"


def _year(
    contents: BookContents,
    year: int,
    chapters: list[BookMonth],
    address: Callable[[date], str],
) -> Markup:
    """Return the contents of a year: its tide, its balances as a picture, its months as a table."""
    name = f"{year:04}"
    balances = {
        chapter.first.month: chapter.month_days.balance
        for chapter in chapters
        if chapter.month_days
    }
    picture = NOTHING
    if any(balance.has_figures for balance in balances.values()):
        rows = [
            (short_month_title(date(year, month, 1)), balances.get(month, Balance()))
            for month in range(_FIRST, _LAST + 1)
        ]
        picture = figure(name, svg.balances(f"strip-{name}", f"Balances of {name}", rows))
    more = BALANCE_COLUMNS if balances else ()
    columns = ("month", "entries", "words", *more)
    lines = (_line(chapter, address(chapter.first)) for chapter in chapters)
    months = table(f"Months of {name}", columns, lines)
    drawn = tide_of_year(
        contents, year, [chapter.month_days for chapter in chapters if chapter.month_days]
    )
    if drawn:
        drawn = figure(f"{name} · {TIDE_CAPTION}", drawn)
    return element("section", drawn, picture, months, class_="year tables")


def tide_of_year(contents: BookContents, year: int, months: Iterable[MonthDays]) -> Markup:
    """Return the tide of a year, as far as the book holds its days; nothing where none has one."""
    known: dict[date, TideDay] = {}
    for month_days in months:
        for day, running in zip_longest(month_days.month, month_days.line):
            written = month_days.days.get(day) if day <= month_days.today else None
            known[day] = TideDay(day, written.state if written else State.UNWRITTEN, running)
    if not any(day.running for day in known.values()):
        return NOTHING
    whole = year_of(date(year, 1, 1))
    days = [known.get(day) or TideDay(day, State.UNWRITTEN, None) for day in whole]
    middles = (date(year, month, _MIDDLE) for month in range(_FIRST, _LAST + 1))
    return tide(
        f"tide-{year:04}",
        f"Ebb and flow of {year:04}",
        days,
        {day.timetuple().tm_yday - 1: short_month_title(day)[:_SHORT] for day in middles},
        end=contents.axis_end,
        turns=contents.turns,
    )


def _line(chapter: BookMonth, address: str) -> tuple[Markup, ...]:
    link = element("a", text(month_title(chapter.first)), href=address)
    balance = chapter.month_days.balance if chapter.month_days else None
    more = balance_cells(balance) if balance else ()
    return (link, *map(text, (f"{chapter.entries:,}", f"{chapter.words:,}", *more)))


def _days(month_days: MonthDays, week_starts: int) -> Markup:
    calendar = svg.calendar(
        month_days,
        week_starts,
        name=f"calendar-{chapter_id(month_days.month.first)}",
        elsewhere="Each entry below tells its own.",
    )
    facts = (
        joined(element("dt", text(title)), element("dd", text(line)))
        for title, line in month_facts(month_days)
    )
    return element(
        "div",
        element("figure", calendar, legend(month_days.balance)),
        element("dl", *facts),
        class_="beside",
    )


def month_facts(month_days: MonthDays) -> Iterator[tuple[str, str]]:
    """Yield what a month comes to, each line under its title."""
    if month_days.balance.voted:
        yield "Balance", balance_line(month_days.balance)
    if month_days.balance.has_figures:
        yield "Mix", mix_line(month_days.balance)
    yield "Written", written_line(month_days.balance)


def chapter_id(day: date) -> str:
    """Return what the chapter of a month is called, as `m2026-11`."""
    return f"m{day.year:04}-{day.month:02}"


def _running_head(first: date) -> str:
    """Return what writes a month at the top of its pages, where the browser can do that."""
    name = chapter_id(first)
    return (
        f"#{name} {{ page: {name}; }}\n"
        f'@page {name} {{ @top-right {{ content: "{month_title(first)}"; }} }}\n'
    )
