"""The table of contents of the HTML book: a line a month with its counts, figures and note."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from tightrope.domain.aim import Aim
from tightrope.domain.balance import Balance
from tightrope.domain.balance_course import BalanceCourse
from tightrope.domain.calendar import Period, month_of
from tightrope.domain.day import Day, days_in_period
from tightrope.domain.month_note import MonthNote
from tightrope.domain.query import Query
from tightrope.domain.running import Running
from tightrope.domain.talk import TalkItem


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDays:
    """The days of a month that a book holds: the written ones, and the balance of those passed.

    `line` has the running balance, or None, of each of its days that have come.
    """

    month: Period
    today: date
    days: Mapping[date, Day]
    balance: Balance
    line: Sequence[Running | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookMonth:
    """A month of a book: how many entries and words it holds, and the person's own note.

    `first` is the month's first day. `reporting_reader` is None where the entries were chosen by
    more than their days: what they come to would be no balance.
    """

    first: date
    entries: int = 0
    words: int = 0
    month_days: MonthDays | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookContents:
    """What a book holds: its chapters in order, the days it goes from and to, and what was asked.

    The days are None where no entry is in it. `turns` are the days on which the line turned, and
    `axis_end` is what the ends of its axis stand for, the same in every picture. Its calendars'
    weeks begin on `week_starts`, 0 for Monday to 6. `aims` are those of the days that were asked
    for, and `talk` is what is, or was, to be talked about the entries of the book.
    """

    chapters: Sequence[BookMonth] = ()
    first: date | None = None
    last: date | None = None
    query: Query = field(default_factory=Query)
    turns: Sequence[date] = ()
    axis_end: float = 1.0
    week_starts: int = 0
    aims: Sequence[Aim] = ()
    talk: Sequence[TalkItem] = ()


ReadContents = Callable[[], BookContents]
"""Tells what a book holds at the moment when its writing begins."""


def contents_of_days(
    course: BalanceCourse, notes: Iterable[MonthNote], query: Query
) -> BookContents:
    """Return the contents of a book with all entries and notes of the days that were asked for.

    `course` is that of the whole journal up to them, `notes` those of the query, which asks for
    nothing but days; at the edges of what it asks for, only those days of a month count.
    """
    asked = Period(query.first or date.min, query.last or date.max)
    written = days_in_period(course.written, asked)
    texts = {note.month: note.text for note in notes if note.text.strip()}
    firsts = sorted({day.date.replace(day=1) for day in written} | texts.keys())
    chapters = []
    for first in firsts:
        whole = month_of(first)
        month = Period(max(whole.first, asked.first), min(whole.last, asked.last))
        days = days_in_period(written, month)
        chapters.append(
            BookMonth(
                first=first,
                entries=sum(day.entries for day in days),
                words=sum(day.words for day in days),
                month_days=MonthDays(
                    month=month,
                    today=course.today,
                    days=MappingProxyType({day.date: day for day in days}),
                    balance=course.balance(month),
                    line=course.within(month),
                ),
                note=texts.get(first, ""),
            )
        )
    edges = (written[0].date, written[-1].date) if written else (None, None)
    return BookContents(
        chapters=tuple(chapters),
        first=edges[0],
        last=edges[1],
        query=query,
        turns=tuple(stretch.first for stretch in course.stretches[1:]),
        axis_end=course.axis_end,
    )


def contents_of_selection(written: Iterable[tuple[date, int]], query: Query) -> BookContents:
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
        BookMonth(first=month, entries=entries, words=words)
        for month, (entries, words) in counts.items()
    )
    return BookContents(chapters=chapters, first=first, last=last, query=query)
