"""Counting, in one made-up journal each, how often a sentence is said where the truth is known."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple

from random_journals import DAYS_A_WEEK, TWO_YEARS, coins, crests, drawn, repeating, wave
from tightrope.domain.balance import Balance, Comparison, Leaning, compare
from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.difference import compare_in_turn
from tightrope.domain.interval import Votes
from tightrope.domain.marks import Vote
from tightrope.domain.patterns import TagDay, tag_pattern
from tightrope.domain.running import HALF_LIFE, CastVote, Running, run_factors, running_balance
from tightrope.domain.turns import Stretch, Toward, stretches

_FIRST = date(2025, 1, 6)  # a Monday
A_YEAR = 364
"""So many days are looked at for weekdays and tags: 52 weeks."""

_A_MONTH = 30
_WAVE, _EARLY, _LATE = 240, 25, 45
_SUNDAY = 6
_TAGS = 40


class Count(NamedTuple):
    """How often something happened, of how many times it could have."""

    happened: int
    possible: float


# Turns


def _cast(votes: Sequence[Vote]) -> list[CastVote]:
    first = _FIRST.toordinal()
    return [CastVote(first + at, vote) for at, vote in enumerate(votes) if vote is not None]


def _line_of(votes: Sequence[Vote], half_life: float = HALF_LIFE) -> list[Running | None]:
    cast = _cast(votes)
    period = Period(_FIRST, _FIRST + timedelta(days=len(votes) - 1))
    return running_balance(period, cast, run_factors(cast), half_life)


def _turns(votes: Sequence[Vote], half_life: float = HALF_LIFE) -> tuple[Stretch, ...]:
    """Return the stretches that begin with a turn."""
    return stretches(_FIRST, _line_of(votes, half_life))[1:]


def turns_a_year(chance: Random, *, density: float, together: float) -> Count:
    """Count the turns that are named where nothing turns; tries are years."""
    votes = coins(chance, TWO_YEARS, density, together)
    return Count(len(_turns(votes)), 2)


def turns_of_equals(chance: Random, *, half_life: float) -> Count:
    """Count the turns where all votes are the same, with silences of every length between them."""
    vote = chance.choice((1, -1, 0))
    votes: list[Vote] = []
    while len(votes) < TWO_YEARS:
        votes += [vote] * chance.randint(1, 12) + [None] * chance.randint(0, 60)
    return Count(len(_turns(votes, half_life)), 2)


def crests_found(chance: Random, *, density: float) -> Count:
    """Count the turns of a slow wave that are found."""
    found = {
        ((turn.first - _FIRST).days, -1 if turn.toward is Toward.TOGETHER else 1)
        for turn in _turns(wave(chance, TWO_YEARS, density, _WAVE))
    }
    # Half a wave on either side: the first extreme is no turn, and the last is not over yet.
    whole = [
        (day, side)
        for day, side in crests(TWO_YEARS, _WAVE)
        if _WAVE // 2 <= day <= TWO_YEARS - _WAVE // 2
    ]
    hits = sum(
        any(side == turned and -_EARLY <= on - day <= _LATE for on, turned in found)
        for day, side in whole
    )
    return Count(hits, len(whole))


# Months, and the line


def _truly_even(again: float) -> Callable[[Random, float], list[Vote]]:
    return lambda chance, density: repeating(chance, TWO_YEARS, density, again)


def _months(votes: Sequence[Vote]) -> Iterator[Balance]:
    cast = _cast(votes)
    factors = run_factors(cast)
    for start in range(0, len(votes) - _A_MONTH + 1, _A_MONTH):
        month = votes[start : start + _A_MONTH]
        voted = sum(vote is not None for vote in votes[: start + _A_MONTH])
        yield Balance(
            days_passed=_A_MONTH,
            together_days=month.count(1),
            space_days=month.count(-1),
            both_days=month.count(0),
            run_factor=factors[voted - 1] if voted else 1.0,
        )


def months_leaning(chance: Random, *, again: float, density: float) -> Count:
    """Count the months that are said to lean where the truth is even."""
    words = [month.leaning for month in _months(_truly_even(again)(chance, density)) if month.voted]
    return Count(words.count(Leaning.TOGETHER) + words.count(Leaning.SPACE), len(words))


def months_apart(chance: Random, *, again: float, density: float) -> Count:
    """Count the months said to be unlike the one before where both are alike."""
    months = [*_months(_truly_even(again)(chance, density))]
    words = [compare(this, before) for before, this in pairwise(months)]
    apart = words.count(Comparison.MORE_TOGETHER) + words.count(Comparison.MORE_SPACE)
    return Count(apart, len(words))


def truth_held(chance: Random, *, again: float, density: float) -> Count:
    """Count the days on which the shade round the line holds the truth."""
    line = [day for day in _line_of(_truly_even(again)(chance, density)) if day]
    return Count(sum(day.low <= 0 <= day.high for day in line), len(line))


# Weekdays and tags


def _votes(votes: Sequence[Vote]) -> Votes:
    cast = [vote for vote in votes if vote is not None]
    return Votes(len(cast), sum(cast), sum(vote * vote for vote in cast))


def _named(votes: Sequence[Vote]) -> list[int]:
    """Return the weekdays that are named."""
    kinds = [_votes(votes[weekday::DAYS_A_WEEK]) for weekday in range(DAYS_A_WEEK)]
    return [at for at, found in enumerate(compare_in_turn(kinds)) if found.rank is not None]


def any_weekday(chance: Random, *, together: float, density: float, days: int) -> Count:
    """Count the journals in which any weekday is named where none differs."""
    return Count(bool(_named(coins(chance, days, density, together))), 1)


def _sundays(chance: Random, density: float) -> list[int]:
    return _named(
        drawn(
            chance,
            A_YEAR,
            density,
            lambda day: 0.9 if day % DAYS_A_WEEK == _SUNDAY else 0.5,
        )
    )


def sunday_found(chance: Random, *, density: float) -> Count:
    """Count the journals in which Sundays unlike the others are named."""
    return Count(_SUNDAY in _sundays(chance, density), 1)


def another_found(chance: Random, *, density: float) -> Count:
    """Count the journals in which another weekday is named beside such Sundays."""
    return Count(bool({*_sundays(chance, density)} - {_SUNDAY}), 1)


def any_tag(chance: Random, *, together: float, density: float) -> Count:
    """Count the journals in which any tag is named where none differs."""
    days = [
        Day(_FIRST + timedelta(days=at), entries=1, together=vote > 0, space=vote < 0)
        for at, vote in enumerate(coins(chance, A_YEAR, density, together))
        if vote is not None
    ]
    tagged = [
        TagDay(f"tag-{number}", day.date, 1)
        for number in range(_TAGS)
        for day in chance.sample(days, round(len(days) * chance.uniform(0.03, 0.5)))
    ]
    return Count(any(found.stands_out for found in tag_pattern(days, tagged)), 1)
