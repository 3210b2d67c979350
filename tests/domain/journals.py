"""Journals for the tests of figures: spelled out by hand, or thought up by hypothesis."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from tightrope.domain.calendar import Period
from tightrope.domain.day import Day
from tightrope.domain.marks import Need

FIRST = date(2026, 11, 1)


def spelled(letters: str, first: date = FIRST) -> list[Day]:
    """Return one day per letter: T together, S space, B both, N unmarked, . unwritten."""
    return [
        _day(letter, first + timedelta(days=place))
        for place, letter in enumerate(letters.replace(" ", ""))
    ]


@cache  # days are frozen, so that a thousand journals can share them
def _day(letter: str, on: date) -> Day:
    return Day(
        on,
        entries=int(letter != "."),
        words=0 if letter == "." else 10,
        together=letter in "TB",
        space=letter in "SB",
    )


def swapped(days: list[Day]) -> list[Day]:
    """Return the same days with the two marks swapped."""
    return [day._replace(together=day.space, space=day.together) for day in days]


def period_of(days: list[Day]) -> Period:
    """Return the period from the first to the last of the days."""
    return Period(days[0].date, days[-1].date)


letters = st.text("TSBN.", min_size=1, max_size=60)

journals = letters.map(spelled)

journals_with_needs = st.lists(
    st.tuples(st.sampled_from("TSBN."), st.sampled_from([*Need, None])),
    min_size=1,
    max_size=80,
).map(
    lambda days: [
        day._replace(need=need if day.entries else None)
        for day, (_, need) in zip(
            spelled("".join(letter for letter, _ in days)),
            days,
            strict=True,
        )
    ],
)
