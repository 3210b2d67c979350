"""A journal written in letters, as in the worked examples of the definitions."""

from datetime import date, timedelta

from tightrope.domain.day import Day
from tightrope.domain.marks import Need

_NEEDS = {">": Need.CLOSER, "=": Need.CONTENT, "<": Need.ROOM}

# Twelve weeks, a line each: T together, S space, B both, N unmarked, a dot for no entry; a need
# follows its day.
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


def days_of(letters: str, last: date) -> list[Day]:
    """Return the written days that these letters stand for, the last letter on `last`."""
    days: list[Day] = []
    states: list[str] = []
    for letter in "".join(letters.split()):
        if letter in _NEEDS:
            states[-1] += letter
        else:
            states.append(letter)
    for back, state in enumerate(reversed(states)):
        if state[0] != ".":
            need = _NEEDS.get(state[1:])
            day = last - timedelta(days=back)
            days.append(Day(day, 1, 9, state[0] in "TB", state[0] in "SB", need))
    return days[::-1]
