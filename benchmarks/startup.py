"""From exec to the first painted screen, beside a bare Textual app."""

import corpus
from floor import Row, in_turns, table
from terminal import BARE, TIGHTROPE, painting


def measure() -> list[Row]:
    """Measure an empty journal and one of 100,000 entries."""
    empty, large = corpus.journal(0), corpus.journal(100_000)
    nothing, everything, floor = in_turns(
        painting(TIGHTROPE, corpus.environment(empty)),
        painting(TIGHTROPE, corpus.environment(large)),
        painting(BARE, corpus.environment(empty)),
    )
    return [
        Row.of("first paint, empty", nothing, "bare Textual", floor, 1.25),
        Row.of("first paint, 100 k", everything, "bare Textual", floor, 1.25),
        Row.of("first paint, 100 k", everything, "first paint, empty", nothing, 1.05),
    ]


if __name__ == "__main__":
    print(table(measure()))
