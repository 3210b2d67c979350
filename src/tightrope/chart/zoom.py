"""How many days are shown at once."""

from collections.abc import Sequence
from enum import Enum

_FEWEST_DAYS = 28


class Zoom(Enum):
    """How much is shown at once: a title, and a number of days, or None for all of them."""

    FOUR_WEEKS = ("4 weeks", _FEWEST_DAYS)
    TWELVE_WEEKS = ("12 weeks", 84)
    SIX_MONTHS = ("6 months", 182)
    YEAR = ("a year", 365)
    TWO_YEARS = ("2 years", 730)
    FIVE_YEARS = ("5 years", 1826)
    ALL = ("all", None)

    def __init__(self, title: str, shown: int | None) -> None:
        self.title = title
        self.shown = shown

    def days(self, length: int) -> int:
        """Return how many days of so many are shown; a young journal is not blown up."""
        return self.shown or max(_FEWEST_DAYS, length)

    def step(self, wider: int, length: int) -> "Zoom":
        """Return the zoom so many steps wider or, below 0, narrower, of those that are offered."""
        zooms = offered(length)
        at = zooms.index(self.fitting(length)) + wider
        return zooms[min(max(at, 0), len(zooms) - 1)]

    def fitting(self, length: int) -> "Zoom":
        """Return this zoom where it is offered for a journal of so many days, or the widest."""
        zooms = offered(length)
        return self if self in zooms else zooms[-1]


def offered(length: int) -> Sequence[Zoom]:
    """Return the zooms for a journal of so many days: none longer than that but the shortest."""
    longest = max(length, _FEWEST_DAYS)
    named = [zoom for zoom in Zoom if zoom.shown and zoom.shown <= longest]
    return named if named[-1].shown == longest else [*named, Zoom.ALL]
