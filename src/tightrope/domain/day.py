"""A day as the figures see it."""

from dataclasses import dataclass
from datetime import date

from tightrope.domain.marks import Need, State, state_of


@dataclass(frozen=True, slots=True)
class Day:
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
    def vote(self) -> float | None:
        """The day's vote: 1 together, 0 space, 1/2 both, None otherwise."""
        return self.state.vote


class UnsealedDay(Day):
    """A day that is still being put together: what `Unsealed` is to an entry, for reading decades.

    Made by `UnsealedDay.__new__(UnsealedDay)`; every field is set, and then it is sealed.
    """

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__

    def sealed(self) -> Day:
        """Make this a day for good, frozen as all are, and return it."""
        self.__class__ = Day  # type: ignore[assignment] # it has the same fields, and no others
        return self
