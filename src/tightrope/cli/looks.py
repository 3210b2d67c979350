"""The looks of what is printed on a terminal, as `click.style` knows them."""

from collections.abc import Mapping
from typing import Any

from tightrope.domain.marks import State

# Numbers of the 256 colours, equally readable on dark and on light. A sign or a place beside them
# always says the same.
TOGETHER: Mapping[str, Any] = {"fg": 172}
SPACE: Mapping[str, Any] = {"fg": 32}
QUIET: Mapping[str, Any] = {"dim": True}
STRONG: Mapping[str, Any] = {"bold": True}

OF_STATE = {
    State.TOGETHER: TOGETHER,
    State.SPACE: SPACE,
    State.BOTH: STRONG,
    State.UNMARKED: QUIET,
}
