"""What is told of a month, section by section."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.balance import Comparison, days_marked
from tightrope.domain.difference import FEWEST_VOTES
from tightrope.domain.formatting import MONTHS, count_text, day_text
from tightrope.domain.marks import Need, need_words
from tightrope.domain.patterns import MOST_TAGS_TOLD, NONE_STANDS_OUT, WeekdayBalance
from tightrope.domain.printable import printable
from tightrope.domain.review import Review, ReviewState
from tightrope.reports.phrases import (
    balance_line,
    comfort_text,
    difference_figures,
    figures,
    has_year,
    heading,
    mix_line,
    stretch_text,
    written_line,
)
from tightrope.text_width import cells

_ROOM_FOR_TAGS = 120


class Section(NamedTuple):
    """A few lines under one word."""

    title: str
    lines: tuple[str, ...]


def sections(review: Review) -> tuple[Section, ...]:
    """Return what there is to say about a month, in the order in which it is told.

    A section that has nothing to go by is left out; `empty_state` says why most of them are.
    """
    has_marks, has_entries = bool(review.balance.voted), bool(review.balance.entries)
    # Nobody is asked for what was wanted, nor told how far a band is that they do not want.
    has_needs = any(review.needs.values()) or bool(review.comfort.days)
    titled = (
        ("Balance", (balance_line(review.balance),) if has_marks else ()),
        ("Mix", (mix_line(review.balance),) if review.balance.has_figures else ()),
        ("Written", (written_line(review.balance),) if has_entries else ()),
        ("Compared", (comparison_line(review),) if has_marks else ()),
        ("Stretches", stretch_lines(review)),
        ("Months", months_lines(review)),
        ("Rhythm", rhythm_lines(review) if has_year(review) else ()),
        ("Wanted", (needs_line(review),) if has_entries and has_needs else ()),
        ("Comfort", (comfort_text(review.comfort),) if has_marks and has_needs else ()),
        ("Tags", (tags_line(review),) if review.tags else ()),
        ("Tags, year", tag_lines(review)),
    )
    return tuple(Section(title, lines) for title, lines in titled if lines)


def as_of(review: Review) -> str:
    """Return how far the month has come, empty for one that is over."""
    if review.month.first <= review.today < review.month.last:
        return f"up to {day_text(review.today)}"
    return ""


def empty_state(review: Review) -> str:
    """Return why there is no balance, and what there is instead; empty where there is one."""
    first = review.first_written
    match review.state:
        case ReviewState.NO_JOURNAL:
            return "Nothing is written in this journal yet; its first day opens its first month."
        case ReviewState.TO_COME:
            return f"{heading(review)} has not come yet."
        case ReviewState.BEFORE_JOURNAL if first:
            return f"This is before the first entry, which is of {day_text(first)}."
        case ReviewState.UNWRITTEN:
            return f"Nothing is written in {heading(review)}."
        case ReviewState.UNMARKED:
            return "No day of this month is marked, so it has no balance."
        case _:
            return ""


def comparison_line(review: Review) -> str:
    """Return how the month was beside the one before."""
    if review.month.first == date.min:
        return "no month is before this one"
    before = _month_before(review)
    if not review.before.days_passed:
        is_early = review.first_written is None or review.month.first <= review.first_written
        return f"{before} was before the first entry" if is_early else f"{before} has not come yet"
    match review.comparison:
        case Comparison.UNKNOWN:
            return f"too early to say beside {before}, {days_marked(review.before)}"
        case Comparison.SAME:
            comparison = f"about the same as {before}"
        case more:
            comparison = f"{more} than {before}"
    return f"{comparison}; {before} was {figures(review.before)}, {days_marked(review.before)}"


def stretch_lines(review: Review) -> tuple[str, ...]:
    """Return the ebbs and flows that cross the month, by their time."""
    year, today = review.month.first.year, review.today
    return tuple(stretch_text(stretch, year, today) for stretch in review.stretches)


def months_lines(review: Review) -> tuple[str, ...]:
    """Return one quiet line where the twelve months differ no more than by chance."""
    if review.months_differ is False:
        return ("these months differ no more than days would by chance",)
    return ()


def rhythm_lines(review: Review) -> tuple[str, ...]:
    """Return the weekdays of twelve months that stand out, or in one line how far that is."""
    weekdays = review.weekday_pattern
    named = sorted((each for each in weekdays if each.rank is not None), key=_rank)
    if named or not weekdays:
        return tuple(
            f"{each.sentence} · {difference_figures(each.difference)}"
            for each in named
            if each.difference
        )
    ready = sum(each.is_known for each in weekdays)
    if not ready:
        return (max(weekdays, key=lambda each: each.balance.voted).sentence,)
    if ready < len(weekdays):
        days = f"{ready} of {len(weekdays)} weekdays"
        return (f"{NONE_STANDS_OUT} yet: {days} have {FEWEST_VOTES} marked days",)
    return (NONE_STANDS_OUT,)


def tag_lines(review: Review) -> tuple[str, ...]:
    """Return how the days of the strongest tags were, over twelve months."""
    return tuple(printable(each.sentence) for each in review.tag_pattern[:MOST_TAGS_TOLD])


def _rank(each: WeekdayBalance) -> int:
    return each.rank or 0


def needs_line(review: Review) -> str:
    """Return on how many days what was wanted."""
    noted = [
        (need_words(need), review.needs[need])
        for need in (Need.CLOSER, Need.CONTENT, Need.ROOM)
        if review.needs[need]
    ]
    if not noted:
        return "not noted on any day"
    (words, days), *more = noted
    return " · ".join(
        (
            f"{words} on {count_text(days, 'day')}",
            *(f"{words} on {days}" for words, days in more),
        )
    )


def tags_line(review: Review) -> str:
    """Return the tags of the month with their numbers of entries, commonest first."""
    shown, room = list[str](), _ROOM_FOR_TAGS
    for tag, number in review.tags:
        item = f"{printable(tag)} {number}"
        room -= cells(f"{item} · ")
        if shown and room < 0:
            break
        shown.append(item)
    if more := len(review.tags) - len(shown):
        shown.append(f"{more} more")
    return " · ".join(shown)


def _month_before(review: Review) -> str:
    this, before = review.month.first, review.strip[-2][0].first
    name = MONTHS[before.month - 1].title()
    return name if this.year == before.year else f"{name} {before.year:04}"
