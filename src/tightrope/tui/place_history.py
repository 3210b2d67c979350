"""Where one was before: days and entries that were left by a jump, and the way there and back."""

from datetime import date
from typing import NamedTuple

_MOST = 100


class Place(NamedTuple):
    """A day in view, and the entry that was chosen on it, None where it had none."""

    day: date
    entry_id: str | None


class PlaceHistory:
    """The places that were left, as a browser has its pages."""

    def __init__(self) -> None:
        self._before: list[Place] = []
        self._after: list[Place] = []

    @property
    def has_before(self) -> bool:
        """Whether there is a way back."""
        return bool(self._before)

    @property
    def has_after(self) -> bool:
        """Whether there is a way forward again."""
        return bool(self._after)

    def leave(self, place: Place) -> None:
        """Keep a place that is left by a jump; from there on there is no way forward."""
        self._before = [*self._before, place][-_MOST:]
        self._after.clear()

    def back(self, place: Place) -> Place | None:
        """Return where one was before `place`, None where that is nowhere."""
        return _turn(place, self._before, self._after)

    def forward(self, place: Place) -> Place | None:
        """Return where one was before going back to `place`, None where that is nowhere."""
        return _turn(place, self._after, self._before)


def _turn(place: Place, taken: list[Place], kept: list[Place]) -> Place | None:
    if not taken:
        return None
    kept.append(place)
    return taken.pop()
