"""Marks, day states and needs of an entry, and the one sign of each."""

from enum import StrEnum


class State(StrEnum):
    """What an entry, or a day, was: one of five states, kept apart everywhere (docs/figures.md)."""

    TOGETHER = "together"
    SPACE = "space"
    BOTH = "both"
    UNMARKED = "unmarked"
    UNWRITTEN = "unwritten"

    @property
    def vote(self) -> "Vote":
        """The vote of a day in this state; silence is never read as distance."""
        return _VOTES.get(self)


Vote = int | None
"""A day's vote: 1 together, -1 space, 0 both; None where nothing was marked."""

_VOTES = {State.TOGETHER: 1, State.SPACE: -1, State.BOTH: 0}


SHARES = {State.TOGETHER: (1.0, 0.0), State.SPACE: (0.0, 1.0), State.BOTH: (0.5, 0.5)}
"""How much of a marked day a tide draws as together, and how much as space: in all 1."""


def state_of(*, together: bool, space: bool) -> State:
    """Return the state of something written that carries these marks."""
    if together and space:
        return State.BOTH
    if together:
        return State.TOGETHER
    return State.SPACE if space else State.UNMARKED


class Need(StrEnum):
    """What was wanted: closeness, what was, or space."""

    CLOSER = "closer"
    CONTENT = "content"
    ROOM = "room"

    # An enum's own hash is computed in Python, and a chart of decades looks up thousands.
    __hash__ = str.__hash__


_SIGNS = {
    State.TOGETHER: "▲",
    State.SPACE: "▼",
    State.BOTH: "◆",
    State.UNMARKED: "·",
    State.UNWRITTEN: " ",
}
_ASCII_SIGNS = {
    State.TOGETHER: "^",
    State.SPACE: "v",
    State.BOTH: "&",
    State.UNMARKED: ".",
    State.UNWRITTEN: " ",
}
_NEED_SIGNS = {Need.CLOSER: ">", Need.CONTENT: "=", Need.ROOM: "<"}
_NEED_WORDS = {
    Need.CLOSER: "wanted closeness",
    Need.CONTENT: "it was right",
    Need.ROOM: "wanted space",
}


def sign(state: State, *, ascii: bool = False) -> str:
    """Return the one-cell sign of a state; some East Asian terminals want the ASCII one."""
    return (_ASCII_SIGNS if ascii else _SIGNS)[state]


def need_sign(need: Need) -> str:
    """Return the key that sets a need, which is its sign as well: `<`, `=` or `>`."""
    return _NEED_SIGNS[need]


def need_words(need: Need) -> str:
    """Return what was wanted, in words."""
    return _NEED_WORDS[need]


_NEED_NAMES = {
    **{need.value: need for need in Need},
    **{words: need for need, words in _NEED_WORDS.items()},
    "closeness": Need.CLOSER,
    "right": Need.CONTENT,
    "space": Need.ROOM,
}


def read_need(words: str) -> Need | None:
    """Return the need that is named, by its value in files or in words; None for no need."""
    return _NEED_NAMES.get(" ".join(words.lower().split()))


def needs_beginning(words: str) -> set[Need]:
    """Return the needs that have a name beginning so; the one of exactly this name alone."""
    if need := read_need(words):
        return {need}
    beginning = " ".join(words.lower().split())
    return {need for name, need in _NEED_NAMES.items() if name.startswith(beginning)}
