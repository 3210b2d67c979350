"""What an entry can say about a day: marks, and the need behind it."""

from enum import StrEnum


class State(StrEnum):
    """What an entry, or a day, was: one of five states, kept apart everywhere (balance.md)."""

    TOGETHER = "together"
    SPACE = "space"
    BOTH = "both"
    UNMARKED = "unmarked"
    UNWRITTEN = "unwritten"

    @property
    def vote(self) -> float | None:
        """The day's vote t for togetherness: 1, 0 or 1/2; None where nothing was marked."""
        return _VOTES.get(self)


_VOTES = {State.TOGETHER: 1.0, State.SPACE: 0.0, State.BOTH: 0.5}


def state_of(*, together: bool, space: bool) -> State:
    """Return the state of something written that carries these marks."""
    if together and space:
        return State.BOTH
    if together:
        return State.TOGETHER
    return State.SPACE if space else State.UNMARKED


class Need(StrEnum):
    """What was wanted: more closeness, just this, or more space."""

    CLOSER = "closer"
    CONTENT = "content"
    ROOM = "room"

    # An enum's own hash is computed in Python, and a chart of decades looks up thousands.
    __hash__ = str.__hash__
