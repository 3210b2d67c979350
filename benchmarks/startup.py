"""From exec to the first painted screen, and to all of it, beside a bare Textual app."""

from collections.abc import Mapping

import corpus
from floor import Cost, Costs, Row, in_turns, table
from terminal import BARE, TIGHTROPE, Terminal

# Behind the first paint come the days of twenty years, the chart, and Textual's second layout.
WHOLE = 1.75


def measure() -> list[Row]:
    """Measure an empty journal and one of 100,000 entries."""
    empty = corpus.environment(corpus.journal(0))
    full = corpus.environment(corpus.journal(100_000))
    starts = [_Start(TIGHTROPE, empty), _Start(TIGHTROPE, full), _Start(BARE, empty)]
    nothing, everything, floor = in_turns(*starts)
    nothing_whole, everything_whole, floor_whole = (Costs(start.whole) for start in starts)
    return [
        Row.of("first paint, empty", nothing, "bare Textual", floor, 1.25),
        Row.of("first paint, 100 k", everything, "bare Textual", floor, 1.25),
        Row.of("first paint, 100 k", everything, "first paint, empty", nothing, 1.05),
        Row.of("whole screen, empty", nothing_whole, "bare Textual", floor_whole, WHOLE),
        Row.of("whole screen, 100 k", everything_whole, "bare Textual", floor_whole, WHOLE),
    ]


class _Start:
    """A subject that starts a program and gives its first screenful; it notes the whole one."""

    def __init__(self, command: tuple[str, ...], env: Mapping[str, str]) -> None:
        self._command, self._env = command, env
        self.whole: list[Cost] = []

    def __call__(self) -> Cost:
        with Terminal(self._command, self._env) as terminal:
            first, whole = terminal.painted()
        self.whole.append(whole)
        return first


if __name__ == "__main__":
    print(table(measure()))
