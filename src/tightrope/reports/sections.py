"""What is told of a month, section by section."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.balance import Comparison, Leaning
from tightrope.domain.calendar import Period
from tightrope.domain.formatting import (
    MONTHS,
    WEEKDAYS,
    count_text,
    day_range_text,
    day_text,
    signed,
)
from tightrope.domain.marks import Need
from tightrope.domain.printable import printable
from tightrope.domain.review import Review, ReviewState
from tightrope.domain.turns import Stretch
from tightrope.domain.weekday_pattern import FEWEST_WEEKDAY_VOTES
from tightrope.reports.phrases import (
    balance_line,
    figures,
    has_year,
    heading,
    mix_line,
    voted,
    written_line,
)
from tightrope.text_width import cells

_ROOM_FOR_TAGS = 120


_MOST_STRETCHES = 5


_LEANS = {Leaning.TOGETHER: "lean together", Leaning.SPACE: "lean space"}


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
    told = (
        ("Balance", (balance_line(review.balance),) if has_marks else ()),
        ("Mix", (mix_line(review.balance),) if has_marks else ()),
        ("Written", (written_line(review.balance),) if has_entries else ()),
        ("Compared", (comparison_line(review),) if has_marks else ()),
        ("Stretches", stretch_lines(review)),
        ("Rhythm", rhythm_lines(review) if has_year(review) else ()),
        ("Wanted", (needs_line(review),) if has_entries and has_needs else ()),
        ("Comfort", (comfort_line(review),) if has_marks and has_needs else ()),
        ("Tags", (tags_line(review),) if review.tags else ()),
    )
    return tuple(Section(title, lines) for title, lines in told if lines)


def as_of(review: Review) -> str:
    """Return how far the month has come, empty for one that is over."""
    if review.month.first <= review.today < review.month.last:
        return f"up to {day_text(review.today)}"
    return ""


def empty_state(review: Review) -> str:
    """Return why there is no balance, and what there is instead; empty where there is one."""
    first = review.first_written
    match review.standing:
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
            return f"too early to say beside {before}, {voted(review.before)}"
        case Comparison.SAME:
            return f"about the same as {before}, {figures(review.before)}"
        case more:
            return f"{more.value} than in {before}, {figures(review.before)}"


def stretch_lines(review: Review) -> tuple[str, ...]:
    """Return the ebbs and flows that cross the month; of very many, the latest."""
    lines = tuple(
        f"{_span(stretch, review.month)}: {stretch.toward.value}, {signed(stretch.change)}"
        for stretch in review.stretches
    )
    if len(lines) <= _MOST_STRETCHES:
        return lines
    latest = lines[1 - _MOST_STRETCHES :]
    return (f"{len(lines) - len(latest)} before these:", *latest)


def rhythm_lines(review: Review) -> tuple[str, ...]:
    """Return the weekdays of twelve months that lean, or in one line how far that is."""
    beats = review.weekday_pattern
    leaning = tuple(
        f"{_listed(names)} {side}"
        for said, side in _LEANS.items()
        if (
            names := [
                f"{WEEKDAYS[each.weekday].title()}s" for each in beats if each.leaning is said
            ]
        )
    )
    if leaning or not beats:
        return leaning
    ready = sum(beat.balance.voted >= FEWEST_WEEKDAY_VOTES for beat in beats)
    if not ready:
        return (max(beats, key=lambda beat: beat.balance.voted).sentence,)
    if ready < len(beats):
        days = f"{ready} of {len(beats)} weekdays"
        return (f"no weekday stands out yet: {days} have {FEWEST_WEEKDAY_VOTES} marked days",)
    return ("no weekday stands out",)


def needs_line(review: Review) -> str:
    """Return on how many days what was wanted."""
    said = [
        (_WANTED[need], review.needs[need])
        for need in (Need.CLOSER, Need.CONTENT, Need.ROOM)
        if review.needs[need]
    ]
    if not said:
        return "not noted on any day"
    (words, days), *more = said
    return " · ".join(
        (
            f"{words} on {count_text(days, 'day')}",
            *(f"{words} on {days}" for words, days in more),
        )
    )


def comfort_line(review: Review) -> str:
    """Return where the running balance stood when it was right, or how far that is."""
    band = review.comfort.band
    if band is None:
        return review.comfort.progress
    learned = f"learned from {review.comfort.days} days that were right"
    return f"{signed(band.low)} to {signed(band.high)}, {learned}"


def tags_line(review: Review) -> str:
    """Return the tags of the month with their numbers of entries, commonest first."""
    shown, room = list[str](), _ROOM_FOR_TAGS
    for tag, number in review.tags:
        said = f"{printable(tag)} {number}"
        room -= cells(f"{said} · ")
        if shown and room < 0:
            break
        shown.append(said)
    if more := len(review.tags) - len(shown):
        shown.append(f"{more} more")
    return " · ".join(shown)


_WANTED = {
    Need.CLOSER: "wanted more closeness",
    Need.CONTENT: "it was right",
    Need.ROOM: "wanted more space",
}


def _listed(names: list[str]) -> str:
    """Return names as they are listed: "Mondays, Fridays and Sundays"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _month_before(review: Review) -> str:
    this, before = review.month.first, review.strip[-2][0].first
    name = MONTHS[before.month - 1].title()
    return name if this.year == before.year else f"{name} {before.year:04}"


def _span(stretch: Stretch, month: Period) -> str:
    """Return the days of a stretch; a year is named where it is not the month's."""
    year = month.first.year
    if stretch.last is None:
        first = stretch.first
        since = f"Since {first.day} {MONTHS[first.month - 1].title()}"
        return since if first.year == year else f"{since} {first.year:04}"
    days = day_range_text(Period(stretch.first, stretch.last))
    return days if stretch.last.year == year else f"{days} {stretch.last.year:04}"
