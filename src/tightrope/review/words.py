"""What every face says about a month, in sentences."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from tightrope.domain.balance import Balance
from tightrope.domain.comparison import Comparison
from tightrope.domain.dates import MONTHS, WEEKDAYS, in_words
from tightrope.domain.day import Day
from tightrope.domain.in_figures import ends, range_in_words, signed
from tightrope.domain.leaning import Leaning
from tightrope.domain.marks import Need, State
from tightrope.domain.period import Period
from tightrope.domain.review import Review, Standing
from tightrope.domain.rhythm import FEWEST_VOTES
from tightrope.domain.turns import Stretch
from tightrope.domain.visible import visible

_ROOM_FOR_TAGS = 120
_MOST_STRETCHES = 5
_LEANS = {Leaning.TOGETHER: "lean together", Leaning.SPACE: "lean space"}
_SHORT = 3


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


def heading(review: MonthOfDays) -> str:
    """Return the name of the month with its year."""
    return month_name(review.month.first)


def as_of(review: Review) -> str:
    """Return how far the month has come, empty for one that is over."""
    if review.month.first <= review.today < review.month.last:
        return f"up to {in_words(review.today)}"
    return ""


def empty_state(review: Review) -> str:
    """Return why there is no balance, and what there is instead; empty where there is one."""
    first = review.first_written
    match review.standing:
        case Standing.NO_JOURNAL:
            return "Nothing is written in this journal yet; its first day opens its first month."
        case Standing.TO_COME:
            return f"{heading(review)} has not come yet."
        case Standing.BEFORE_JOURNAL if first:
            return f"This is before the first entry, which is of {in_words(first)}."
        case Standing.UNWRITTEN:
            return f"Nothing is written in {heading(review)}."
        case Standing.UNMARKED:
            return "No day of this month is marked, so it has no balance."
        case _:
            return ""


def balance_line(balance: Balance) -> str:
    """Return leaning, balance and interval, and the days that they come from."""
    if balance.value is None:
        return f"nothing marked · {voted(balance)}"
    return f"{balance.leaning.value}  {figures(balance)} · {voted(balance)}"


def figures(balance: Balance) -> str:
    """Return a balance with its 80 % interval, "+0.21 (+0.05 to +0.36)"; empty where none is."""
    value, interval = balance.value, balance.interval
    if value is None or interval is None:
        return ""
    return f"{signed(value)} ({ends(interval.low, interval.high)})"


def voted(balance: Balance) -> str:
    """Return of how many days the marks are: "12 of 30 days"."""
    return f"{balance.voted} of {count(balance.days_passed, 'day')}"


def mix_line(balance: Balance) -> str:
    """Return how many of the marked days were both."""
    if not balance.voted:
        return "nothing marked"
    if not balance.both_days:
        return "no marked day was both"
    share = f"{balance.mix or 0:.0%}".replace("%", " %")
    verb = "was" if balance.both_days == 1 else "were"
    days = count(balance.voted, "marked day")
    return f"{balance.both_days} of {days} {verb} both, {share}"


def written_line(balance: Balance) -> str:
    """Return how much was written."""
    return f"{count(balance.entries, 'entry', 'entries')} · {count(balance.words, 'word')}"


def comparison_line(review: Review) -> str:
    """Return how the month was beside the one before."""
    if review.month.first == date.min:
        return "no month is before this one"
    before = _month_before(review)
    if not review.before.days_passed:
        return f"no day of {before} has passed since the first entry"
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
    beats = review.rhythm
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
    ready = sum(beat.balance.voted >= FEWEST_VOTES for beat in beats)
    if not ready:
        return (max(beats, key=lambda beat: beat.balance.voted).sentence,)
    if ready < len(beats):
        days = f"{ready} of {len(beats)} weekdays"
        return (f"no weekday stands out yet: {days} have {FEWEST_VOTES} marked days",)
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
            f"{words} on {count(days, 'day')}",
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
        said = f"{visible(tag)} {number}"
        room -= len(f"{said} · ")
        if shown and room < 0:
            break
        shown.append(said)
    if more := len(review.tags) - len(shown):
        shown.append(f"{more} more")
    return " · ".join(shown)


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
        yield short_month_name(period.first), balance


def day_line(review: MonthOfDays, day: date) -> str:
    """Return what a day of the month was, for whoever cannot see its sign."""
    written = review.days.get(day)
    state = written.state if written else State.UNWRITTEN
    return f"{in_words(day)}: {state_words(state)}"


def state_words(state: State) -> str:
    """Return what a day was, in words."""
    return _STATES[state]


def month_name(day: date) -> str:
    """Return the month that holds a day: "November 2026"."""
    return f"{MONTHS[day.month - 1].title()} {day.year:04}"


def short_month_name(day: date) -> str:
    """Return the month that holds a day in a few letters: "Nov 2026"."""
    return f"{MONTHS[day.month - 1][:_SHORT].title()} {day.year:04}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return a number of things: "1 word", "1,204 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_WANTED = {
    Need.CLOSER: "wanted more closeness",
    Need.CONTENT: "it was right",
    Need.ROOM: "wanted more space",
}
_STATES = {
    State.TOGETHER: "together",
    State.SPACE: "space",
    State.BOTH: "both",
    State.UNMARKED: "written, not marked",
    State.UNWRITTEN: "no entry",
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
    days = range_in_words(Period(stretch.first, stretch.last))
    return days if stretch.last.year == year else f"{days} {stretch.last.year:04}"
