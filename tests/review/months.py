"""Journals to review, written in letters."""

from datetime import date, timedelta
from typing import Any

from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.domain.review import Review, review_of

TODAY = date(2026, 11, 22)
NEEDS = {">": Need.CLOSER, "=": Need.CONTENT, "<": Need.ROOM}

# Twelve weeks up to today, a line each: T together, S space, B both, N unmarked, a dot for no
# entry; a need follows its day.
TWELVE_WEEKS = """
    T=T T=. T=B T
    B T=. . T=T=B
    S=B . T S>. .
    S S>. S=S>B .
    . . . . . . .
    . S>. . S . B
    S>S . B=S . S>
    . B . T>. N B
    T T=. B T=. T
    T=. T=T . T B<
    S T . B<T=. S
    T=S<. T=T B T=
"""


def days_of(letters: str, last: date = TODAY) -> list[Day]:
    """Return the written days that these letters stand for, the last letter on `last`."""
    states: list[str] = []
    for letter in "".join(letters.split()):
        if letter in NEEDS:
            states[-1] += letter
        else:
            states.append(letter)
    return [
        Day(
            last - timedelta(days=back),
            1,
            9,
            state[0] in "TB",
            state[0] in "SB",
            NEEDS.get(state[1:]),
        )
        for back, state in reversed([*enumerate(reversed(states))])
        if state[0] != "."
    ]


def reviewed(letters: str, month: date = TODAY, **more: Any) -> Review:
    """Return the review of a month, made today."""
    return review_of(month, days_of(letters), today=TODAY, **more)
