"""Tags beside marks: how the days with a tag were, beside one's other days. Never a cause."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tightrope.domain.balance import Balance, balance_of
from tightrope.domain.day import Day
from tightrope.domain.difference import (
    FEWEST_VOTES,
    STANDARD_ERRORS,
    Difference,
    difference,
    stands_out,
)
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
        told = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
        line = f"{self.tag}: {self.balance.voted} days, {told}"
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
    from statistics import NormalDist  # noqa: PLC0415 - slow, and few journals have so many tags

    return max(STANDARD_ERRORS, NormalDist().inv_cdf(1.0 - _MOST_WRONG / tags / 2.0))
