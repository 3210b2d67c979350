"""Patterns of tags and weekdays: how such days were, beside one's other days. Never a cause."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tightrope import libraries
from tightrope.domain.balance import Balance, Leaning, balance_of
from tightrope.domain.calendar import DAYS_A_WEEK, Period
from tightrope.domain.day import Day
from tightrope.domain.difference import (
    FEWEST_VOTES,
    STANDARD_ERRORS,
    Difference,
    Side,
    compare_in_turn,
    difference,
    stands_out,
)
from tightrope.domain.formatting import WEEKDAYS
from tightrope.domain.interval import Votes
from tightrope.domain.tags import CONFLICT_TAG, NO_RECALL_TAG, TALK_TAG

MOST_TAGS_TOLD = 5
"""So many of the strongest are told."""

_OWN_TAGS = frozenset({TALK_TAG, NO_RECALL_TAG, CONFLICT_TAG})
"""What these stand for is the program's, and nothing is said of it."""

_MOST_WRONG = 0.019
"""How often any of all tags may be named where none differs, by the normal distribution."""

_TAGS_WITHIN_THREE = 7
"""For so many tags three standard errors are enough: 0.019 / 7 lies just above their two tails."""


class TagDay(NamedTuple):
    """A tag on a day, and how many of that day's entries carry it, at least one."""

    tag: str
    date: date
    entries: int


class TagBalance(NamedTuple):
    """A tag and the balance of its voting days, beside the days without it.

    `difference` is None where every voting day has the tag; `stands_out` says whether it is so
    clear that it may be said.
    """

    tag: str
    balance: Balance
    difference: Difference | None
    stands_out: bool

    @property
    def sentence(self) -> str:
        """What may be said: "walks: 14 days, 9 together, 3 both, 2 space"."""
        counts = {
            "together": self.balance.together_days,
            "both": self.balance.both_days,
            "space": self.balance.space_days,
        }
        counted = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
        line = f"{self.tag}: {self.balance.voted} days, {counted}"
        if self.stands_out and self.difference:
            return f"{line}; {self.difference.side} than your other days"
        return line


def tag_pattern(days: Iterable[Day], tag_days: Iterable[TagDay]) -> tuple[TagBalance, ...]:
    """Return the tags with at least eight voting days, the strongest difference first.

    `days` are the days of a range that have come, each once; `tag_days` has each tag once with each
    day that carries it. By the rule of weekdays (`difference`), but with many tags the limit of
    three standard errors rises (Bonferroni): it is the two-sided quantile of 0.019 / number of tags
    looked at of the standard normal, never under 3.
    """
    voting = {day.date: day for day in days if day.vote is not None}
    tagged: dict[str, list[Day]] = {}
    for tag, on, _ in tag_days:
        if (day := voting.get(on)) and tag not in _OWN_TAGS:
            tagged.setdefault(tag, []).append(day)
    looked_at = {tag: found for tag, found in tagged.items() if len(found) >= FEWEST_VOTES}
    limit = _limit(len(looked_at))
    whole = balance_of(voting.values(), len(voting)).votes
    found = (_beside(tag, those, whole, limit) for tag, those in looked_at.items())
    return tuple(sorted(found, key=_by_strength))


class TagSummary(NamedTuple):
    """A tag, how many entries carry it, and what may be said of its days in a range.

    `pattern` is None where it has fewer than eight voting days, or stands for something that is the
    program's.
    """

    tag: str
    entries: int
    pattern: TagBalance | None

    @property
    def told(self) -> str:
        """What may be said of it, without its name before that; empty where that is nothing."""
        return self.pattern.sentence.removeprefix(f"{self.tag}: ") if self.pattern else ""


def tag_summaries(
    counts: Iterable[tuple[str, int]], days: Iterable[Day], tag_days: Iterable[TagDay]
) -> tuple[TagSummary, ...]:
    """Return the tags in the order of `counts`, each with what `tag_pattern` says of it.

    Of those that stand out only the strongest five are set beside the other days.
    """
    patterns = {
        each.tag: each if rank < MOST_TAGS_TOLD else each._replace(stands_out=False)
        for rank, each in enumerate(tag_pattern(days, tag_days))
    }
    return tuple(TagSummary(tag, entries, patterns.get(tag)) for tag, entries in counts)


def _beside(tag: str, days: list[Day], whole: Votes, limit: float) -> TagBalance:
    balance = balance_of(days, len(days))
    found = difference(balance.votes, whole.without(balance.votes))
    return TagBalance(tag, balance, found, stands_out(balance.votes, found, limit))


def _by_strength(found: TagBalance) -> tuple[float, str]:
    return -(found.difference.strength if found.difference else 0.0), found.tag


def _limit(tags: int) -> float:
    """Return how many standard errors it takes with so many tags."""
    if tags <= _TAGS_WITHIN_THREE:
        return STANDARD_ERRORS
    return max(
        STANDARD_ERRORS, libraries.statistics.NormalDist().inv_cdf(1.0 - _MOST_WRONG / tags / 2.0)
    )


BESIDE = "than your other days"
"""How the sentence about a weekday that stands out ends, and no other."""

NONE_STANDS_OUT = "no weekday stands out"
_LEANINGS = {Side.TOGETHER: Leaning.TOGETHER, Side.SPACE: Leaning.SPACE}


class WeekdayBalance(NamedTuple):
    """One weekday (0 Monday to 6 Sunday) and the balance of all its days in a period.

    `difference` is how it lies beside the other days, None where either has no vote. `rank` is as
    the how many-th it is named, from 0 on, None where it does not stand out; `named` is how many
    are.
    """

    weekday: int
    balance: Balance = Balance()
    difference: Difference | None = None
    rank: int | None = None
    named: int = 0

    @property
    def name(self) -> str:
        """Its days: "Sundays"."""
        return f"{WEEKDAYS[self.weekday].title()}s"

    @property
    def is_known(self) -> bool:
        """Whether so many of its days voted that something might be said."""
        return self.balance.voted >= FEWEST_VOTES

    @property
    def leaning(self) -> Leaning:
        """The side that it is named for; too early to say where it does not stand out."""
        if self.rank is None or self.difference is None:
            return Leaning.UNKNOWN
        return _LEANINGS[self.difference.side]

    @property
    def sentence(self) -> str:
        """What may be said: "Sundays are more together than your other days", or why nothing."""
        if self.rank is not None and self.difference is not None:
            return f"{self.name} are {self.difference.side} {BESIDE}"
        if not self.is_known:
            return f"not enough yet: {self.balance.voted} of {FEWEST_VOTES} {self.name}"
        return "no other weekday stands out" if self.named else NONE_STANDS_OUT


def weekday_pattern(period: Period, days: Iterable[Day]) -> tuple[WeekdayBalance, ...]:
    """Return the seven weekdays of a period, from Monday on (docs/figures.md, "Rhythm").

    `period` are days that passed, and `days` come each once; those outside it do not count. The run
    factor is 1, since a week lies between two of the same weekday. At least eight of a weekday must
    have voted, and seven looks at once find a rhythm in at most 6 of 100 journals that have none.
    """
    gathered: list[list[Day]] = [[] for _ in range(DAYS_A_WEEK)]
    for day in days:
        if day.date in period:
            gathered[day.date.weekday()].append(day)
    balances = [balance_of(those, days_of_weekday(at, period)) for at, those in enumerate(gathered)]
    compared = compare_in_turn([balance.votes for balance in balances])
    named = sum(each.rank is not None for each in compared)
    return tuple(
        WeekdayBalance(weekday, balance, each.difference, each.rank, named)
        for weekday, (balance, each) in enumerate(zip(balances, compared, strict=True))
    )


def days_of_weekday(weekday: int, period: Period) -> int:
    """Return how many days of a period are a weekday (0 Monday to 6 Sunday)."""
    wait = (weekday - period.first.weekday()) % DAYS_A_WEEK
    return len(range(wait, len(period), DAYS_A_WEEK))
