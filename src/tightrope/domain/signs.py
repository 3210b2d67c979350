"""The one sign of each state and need, so that colour is never the only signal."""

from tightrope.domain.marks import Need, State

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
    Need.CLOSER: "wanted more closeness",
    Need.CONTENT: "content",
    Need.ROOM: "wanted more space",
}


def sign(state: State, *, ascii: bool = False) -> str:  # noqa: A002 - the setting's name
    """Return the one-cell sign of a state; some East Asian terminals want the ASCII one."""
    return (_ASCII_SIGNS if ascii else _SIGNS)[state]


def need_sign(need: Need) -> str:
    """Return the key that sets a need, which is its sign as well: `<`, `=` or `>`."""
    return _NEED_SIGNS[need]


def need_words(need: Need) -> str:
    """Return what was wanted, in words."""
    return _NEED_WORDS[need]
