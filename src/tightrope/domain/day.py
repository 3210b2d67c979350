"""A day as counts and marks: what every figure and chart is worked out from."""

from datetime import date
from typing import NamedTuple

from tightrope.domain.marks import Need, State, Vote, state_of


class Day(NamedTuple):
    """What stands on one local day: counts, the union of its marks, and its latest need.

    `entries` and `words` are 0 or more; a day without entries is unwritten, whatever else it says.
    """

    date: date
    entries: int = 0
    words: int = 0
    together: bool = False
    space: bool = False
    need: Need | None = None

    @property
    def state(self) -> State:
        """One of the five states of a day."""
        if not self.entries:
            return State.UNWRITTEN
        return state_of(together=self.together, space=self.space)

    @property
    def vote(self) -> Vote:
        """The day's vote: 1 together, -1 space, 0 both, None otherwise."""
        return self.state.vote
