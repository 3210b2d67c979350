"""The looks of what is printed on a terminal, as the codes that terminals know (ECMA-48, SGR)."""

from tightrope.domain.marks import State

# Numbers of the 256 colours, equally readable on dark and on light. A sign or a place beside them
# always says the same.
TOGETHER = "38;5;172"
SPACE = "38;5;32"
QUIET = "2"
STRONG = "1"

OF_STATE = {
    State.TOGETHER: TOGETHER,
    State.SPACE: SPACE,
    State.BOTH: STRONG,
    State.UNMARKED: QUIET,
}
