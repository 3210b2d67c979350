"""What each sentence of the program claims, as something to be counted over made-up journals."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

from counts import (
    A_YEAR,
    Count,
    another_found,
    any_tag,
    any_weekday,
    crests_found,
    months_apart,
    months_leaning,
    sunday_found,
    truth_held,
    turns_a_year,
    turns_of_equals,
)
from random_journals import DAYS_A_WEEK

_DENSITIES = (0.3, 0.6, 1.0)
_HALF_LIVES = (0.5, 3.0, 14.0, 60.0)

OneJournal = Callable[[Random], Count]
"""Makes one journal up by chance and counts in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence, how often it may or must be said, and the journals that it is counted in.

    `limit` is a share, or a number a year; it is the most, or with `is_least` the least. It holds
    for each of the `cases`, over so many `journals`; half as many will do in a test.
    """

    sentence: str
    limit: float
    cases: Mapping[str, OneJournal]
    is_least: bool = False
    unit: str = "%"
    journals: int = 200
    short: int = 100

    def rate(self, case: str, journals: int) -> float:
        """Return how often it happened in so many journals of a case, each with its own seed."""
        one = self.cases[case]
        counts = [one(Random(f"{self.sentence}/{case}/{seed}")) for seed in range(journals)]
        return sum(count.happened for count in counts) / sum(count.possible for count in counts)

    def holds(self, rate: float) -> bool:
        """Return whether a rate keeps to the limit."""
        return rate >= self.limit if self.is_least else rate <= self.limit


def _over_densities(one: Callable[..., Count], **more: float) -> dict[str, OneJournal]:
    return {
        f"{density:.0%} of the days marked".replace("%", " %"): partial(
            one, density=density, **more
        )
        for density in _DENSITIES
    }


def _by_runs(
    sentence: str, one: Callable[..., Count], limits: tuple[float, float, float], *, is_least: bool
) -> Iterator[Claim]:
    kinds = {
        "a coin is tossed for each day": 0.5,
        "a day is like the one before in 65 of 100": 0.65,
        "a day is like the one before in 80 of 100": 0.8,
    }
    for (kind, again), limit in zip(kinds.items(), limits, strict=True):
        yield Claim(
            sentence=f"{sentence}; {kind}",
            limit=limit,
            cases=_over_densities(one, again=again),
            is_least=is_least,
        )


CLAIMS: tuple[Claim, ...] = (
    Claim(
        sentence="A turn is named where nothing ever turns",
        limit=2.2,
        unit=" a year",
        cases={
            f"together in {share:.0%}; {case}".replace("%", " %", 1): one
            for share in (0.5, 0.7)
            for case, one in _over_densities(turns_a_year, together=share).items()
        },
    ),
    Claim(
        sentence="A turn is named where all marked days are alike, with silences between them",
        limit=0.0,
        unit=" a year",
        cases={
            f"half-life of {half_life:g} days": partial(turns_of_equals, half_life=half_life)
            for half_life in _HALF_LIVES
        },
    ),
    *(
        Claim(
            sentence=f"A slow wave's turn is found, {case}",
            limit=limit,
            is_least=True,
            cases={"a wave of 240 days between +0.8 and -0.8": one},
        )
        for (case, one), limit in zip(
            _over_densities(crests_found).items(), (0.80, 0.90, 0.95), strict=True
        )
    ),
    *_by_runs(
        "A month is said to lean where it is truly even",
        months_leaning,
        (0.22, 0.25, 0.33),
        is_least=False,
    ),
    *_by_runs(
        "A month is said to be more together, or more space, than one that is truly alike",
        months_apart,
        (0.08, 0.10, 0.15),
        is_least=False,
    ),
    *_by_runs(
        "The shade round the line holds the truth", truth_held, (0.90, 0.90, 0.83), is_least=True
    ),
    Claim(
        sentence="Any weekday is named where none differs",
        limit=0.06,
        journals=4000,
        short=1000,
        cases={
            f"together in {together:.0%}; {name}".replace("%", " %", 1): partial(
                any_weekday, together=together, density=density, days=days
            )
            for together in (0.5, 0.7, 0.85)
            for name, density, days in (
                ("20 % of the days marked", 0.2, A_YEAR),
                ("60 % of the days marked", 0.6, A_YEAR),
                ("100 % of the days marked", 1.0, A_YEAR),
                ("each weekday marked eight times", 1.0, 8 * DAYS_A_WEEK),
            )
        },
    ),
    *(
        Claim(
            sentence=f"Sundays that are together in 90 of 100 are found among days of 50, {case}",
            limit=limit,
            is_least=True,
            journals=1000,
            short=500,
            cases={"over twelve months": partial(sunday_found, density=density)},
        )
        for case, density, limit in (
            ("30 % of the days marked", 0.3, 0.60),
            ("60 % of the days marked", 0.6, 0.95),
        )
    ),
    Claim(
        sentence="Another weekday is named beside those Sundays",
        limit=0.05,
        journals=2000,
        short=1000,
        cases={
            case: partial(another_found, density=density)
            for case, density in (
                ("30 % of the days marked", 0.3),
                ("60 % of the days marked", 0.6),
            )
        },
    ),
    Claim(
        sentence="Any of 40 tags is named where none differs",
        limit=0.06,
        journals=1000,
        short=200,
        cases={
            f"together in {together:.0%}".replace("%", " %", 1): partial(
                any_tag, together=together, density=0.6
            )
            for together in (0.5, 0.7)
        },
    ),
)
