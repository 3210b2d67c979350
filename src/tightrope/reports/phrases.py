"""The phrases for months, days and balances that every face shares."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from tightrope.domain.balance import (
    FEWEST_SHOWN,
    Balance,
    days_marked,
    interval_text,
    signed,
)
from tightrope.domain.calendar import DAYS_A_WEEK, MONTHS_A_YEAR, Period
from tightrope.domain.comfort import Comfort
from tightrope.domain.day import Day
from tightrope.domain.difference import Difference
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import (
    MONTHS,
    count_text,
    day_of_year_text,
    day_text,
    long_day_text,
    moment_text,
)
from tightrope.domain.marks import State, need_words
from tightrope.domain.printable import printable
from tightrope.domain.review import Review
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.domain.turns import Stretch

_SHORT = 3  # letters


class MonthOfDays(Protocol):
    """A month, or some days of one, as it stands today: a review, or a chapter of a book."""

    @property
    def month(self) -> Period:
        """Its days."""
        ...

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        ...

    @property
    def days(self) -> Mapping[date, Day]:
        """The written ones of its days."""
        ...

    @property
    def balance(self) -> Balance:
        """The balance of those that have come."""
        ...


def heading(review: MonthOfDays) -> str:
    """Return the name of the month with its year."""
    return month_title(review.month.first)


def balance_line(balance: Balance, *, with_both: bool = False) -> str:
    """Return what may be said of a balance, of how many days, and last the figures.

    "leaning together · 17 of 22 days marked, 5 both · +0.47 (+0.16 to +0.69)": how many were both
    is said where it is wanted and there are any.
    """
    parts = [balance_words(balance)]
    if not 0 < balance.voted < FEWEST_SHOWN:
        both = f", {balance.both_days} both" if with_both and balance.both_days else ""
        parts.append(f"{days_marked(balance)}{both}")
    return " · ".join([*parts, figures(balance)] if balance.has_figures else parts)


def balance_words(balance: Balance) -> str:
    """Return what may be said of a balance without a figure.

    Until four days voted it is how many there are, since nothing more may be said of them.
    """
    if not balance.voted:
        return "nothing marked"
    if not balance.has_figures:
        days = count_text(balance.voted, "marked day")
        return f"{days}; the line says something from about ten"
    whatever = ", whatever the other days were" if balance.whatever else ""
    return f"{balance.leaning}{whatever}"


def figures(balance: Balance) -> str:
    """Return a balance with its 80 % interval, "+0.21 (+0.05 to +0.36)".

    Empty until four days voted.
    """
    value, interval = balance.value, balance.interval
    if value is None or interval is None or not balance.has_figures:
        return ""
    return f"{signed(value)} ({interval_text(interval.low, interval.high)})"


def difference_figures(difference: Difference) -> str:
    """Return how far some days lie from one's others, and the range: "+0.52 (+0.21 to +0.83)"."""
    return f"{signed(difference.value)} ({interval_text(difference.low, difference.high)})"


def comfort_text(comfort: Comfort) -> str:
    """Return where the line mostly lay on days that were right, or how far that is from known."""
    if comfort.band is None:
        return comfort.progress
    band = interval_text(comfort.band.low, comfort.band.high)
    return f"the line mostly lay at {band} on {comfort.days} days that were right"


def mix_line(balance: Balance) -> str:
    """Return how many of the marked days were both."""
    if not balance.voted:
        return "nothing marked"
    if not balance.both_days:
        return "no marked day was both"
    share = f"{balance.mix or 0:.0%}".replace("%", " %")
    verb = "was" if balance.both_days == 1 else "were"
    days = count_text(balance.voted, "marked day")
    return f"{balance.both_days} of {days} {verb} both, {share}"


def written_line(balance: Balance) -> str:
    """Return how much was written."""
    return (
        f"{count_text(balance.entries, 'entry', 'entries')} · {count_text(balance.words, 'word')}"
    )


def days_line(balance: Balance) -> tuple[str, str, str]:
    """Return how many days were what: "together 8", "space 5", "both 2"."""
    return (
        f"{State.TOGETHER.value} {balance.together_days}",
        f"{State.SPACE.value} {balance.space_days}",
        f"{State.BOTH.value} {balance.both_days}",
    )


def has_year(review: Review) -> bool:
    """Return whether any day of the twelve months is marked, so that there is a row to show."""
    return any(balance.voted for _, balance in review.strip)


def month_rows(review: Review) -> Iterator[tuple[str, Balance]]:
    """Yield the twelve months with short names: "Dec 2025"."""
    for period, balance in review.strip:
        yield short_month_title(period.first), balance


def day_line(review: MonthOfDays, day: date) -> str:
    """Return what a day of the month was, for whoever cannot see its sign."""
    written = review.days.get(day)
    state = written.state if written else State.UNWRITTEN
    return f"{day_text(day)}: {state_words(state)}"


def state_words(state: State) -> str:
    """Return what a day was, in words."""
    return _STATES[state]


def month_title(day: date) -> str:
    """Return the month that holds a day: "November 2026"."""
    return f"{MONTHS[day.month - 1].title()} {day.year:04}"


def short_month_title(day: date) -> str:
    """Return the month that holds a day in a few letters: "Nov 2026"."""
    return f"{MONTHS[day.month - 1][:_SHORT].title()} {day.year:04}"


_STATES = {
    State.TOGETHER: "together",
    State.SPACE: "space",
    State.BOTH: "both",
    State.UNMARKED: "written, not marked",
    State.UNWRITTEN: "no entry",
}


def entry_heading(entry: Entry) -> str:
    """Return when an entry is of, and what was said about it besides its words."""
    facts = [moment_text(entry.day, entry.time, late=entry.late), entry.state.value]
    if entry.need:
        facts.append(need_words(entry.need))
    tags = " ".join(f"#{printable(tag)}" for tag in entry.tags if tag != NO_RECALL_TAG)
    return " · ".join([*facts, tags] if tags else facts)


_DAYS_TOLD, _WEEKS_TOLD, _MONTHS_TOLD = 14, 13, 24
_DAYS_A_MONTH = 365.25 / 12
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def stretch_text(stretch: Stretch, year: int, today: date) -> str:
    """Return a stretch by its time; years are named where they are not `year`.

    "toward together for six weeks, 3 May to 14 June"; of one that goes on, "toward together for six
    weeks, since 18 October, furthest on 29 November", and how long it took to get there.
    """
    length = duration((stretch.furthest - stretch.first).days)
    text = f"{stretch.toward} for {length}"
    if stretch.last is not None:
        first = long_day(stretch.first, stretch.last.year)
        return f"{text}, {first} to {long_day(stretch.last, year)}"
    furthest = stretch.furthest
    end = "" if furthest >= today else f", furthest on {long_day(furthest, year)}"
    return f"{text}, since {long_day(stretch.first, year)}{end}"


def long_day(day: date, year: int) -> str:
    """Return a day without its weekday, "18 October"; with its year where that is another one."""
    return day_of_year_text(day) if day.year == year else long_day_text(day)


def duration(days: int) -> str:
    """Return how long so many days are, roughly: "nine days", "six weeks", "four months"."""
    if days < _DAYS_TOLD:
        return _how_many(days, "day")
    if days < _WEEKS_TOLD * DAYS_A_WEEK:
        return _how_many(round(days / DAYS_A_WEEK), "week")
    months = round(days / _DAYS_A_MONTH)
    if months < _MONTHS_TOLD:
        return _how_many(months, "month")
    return _how_many(months // MONTHS_A_YEAR, "year")


def _how_many(number: int, what: str) -> str:
    name = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{name} {what}" if number == 1 else f"{name} {what}s"


def turn_text(stretch: Stretch, year: int) -> str:
    """Return the turn that a stretch begins with: "turned toward space on 18 October"."""
    return f"turned {stretch.toward} on {long_day(stretch.first, year)}"
