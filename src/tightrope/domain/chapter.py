"""The months of a book: how many entries each has, what its days come to, and its note."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from tightrope.domain.balance import Balance
from tightrope.domain.day import Day
from tightrope.domain.month_note import MonthNote
from tightrope.domain.period import Period
from tightrope.domain.query import Query
from tightrope.domain.spans import month_of
from tightrope.domain.written import among, balance_up_to, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDays:
    """The days of a month that a book holds: the written ones, and the balance of those passed."""

    month: Period
    today: date
    days: Mapping[date, Day]
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A month of a book: how many entries and words it holds, and the person's own note.

    `first` is the month's first day. `told` is None where the entries were chosen by more than
    their days: what they come to would be no balance.
    """

    first: date
    entries: int = 0
    words: int = 0
    told: MonthDays | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a book holds: its chapters in order, the days it goes from and to, and what was asked.

    The days are None where no entry is in it. Its calendars' weeks begin on `week_starts`, 0 for
    Monday to 6.
    """

    chapters: Sequence[Chapter] = ()
    first: date | None = None
    last: date | None = None
    query: Query = field(default_factory=Query)
    week_starts: int = 0


TellsContents = Callable[[], Contents]
"""Tells what a book holds at the moment when its writing begins."""


def whole_contents(
    days: Iterable[Day],
    notes: Iterable[MonthNote],
    query: Query,
    today: date,
    *,
    since: date | None = None,
) -> Contents:
    """Return the contents of a book with all entries and notes of the days that were asked for.

    `days` and `notes` are those of the query, which asks for nothing but days; at the edges of what
    it asks for, only those days of a month count. `since` is the day of the journal's first entry,
    which may lie before them.
    """
    written = in_order(days)
    texts = {note.month: note.text for note in notes if note.text.strip()}
    firsts = sorted({day.date.replace(day=1) for day in written} | texts.keys())
    chapters = []
    for first in firsts:
        whole = month_of(first)
        month = Period(
            max(whole.first, query.first or whole.first), min(whole.last, query.last or whole.last)
        )
        balance = balance_up_to(written, month, today, since=since)
        told = MonthDays(
            month=month,
            today=today,
            days=MappingProxyType({day.date: day for day in among(written, month)}),
            balance=balance,
        )
        chapters.append(
            Chapter(
                first=first,
                entries=balance.entries,
                words=balance.words,
                told=told,
                note=texts.get(first, ""),
            )
        )
    edges = (written[0].date, written[-1].date) if written else (None, None)
    return Contents(chapters=tuple(chapters), first=edges[0], last=edges[1], query=query)


def chosen_contents(written: Iterable[tuple[date, int]], query: Query) -> Contents:
    """Return the contents of a book with entries that were chosen, given as days and words.

    They come oldest first. No month has figures or a note.
    """
    counts: dict[date, tuple[int, int]] = {}
    first = last = None
    for day, words in written:
        first, last = first or day, day
        entries, before = counts.get(month := day.replace(day=1), (0, 0))
        counts[month] = entries + 1, before + words
    chapters = tuple(
        Chapter(first=month, entries=entries, words=words)
        for month, (entries, words) in counts.items()
    )
    return Contents(chapters=chapters, first=first, last=last, query=query)
