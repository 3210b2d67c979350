"""What an open journal costs while nobody types: memory, and processor time over ten seconds."""

from contextlib import ExitStack

import corpus
from floor import Row, table
from terminal import BARE, TIGHTROPE, Terminal

_SECONDS = 10
_SETTLING_SECONDS = 2


def measure() -> list[Row]:
    """Measure a journal of 100,000 entries and a bare Textual app, side by side."""
    env = corpus.environment(corpus.journal(100_000))
    with ExitStack() as both:
        journal, bare = (
            both.enter_context(Terminal(command, env)) for command in (TIGHTROPE, BARE)
        )
        for terminal in (journal, bare):
            terminal.painted()
        _let_be(journal, bare, _SETTLING_SECONDS)
        before = journal.cpu(), bare.cpu()
        _let_be(journal, bare, _SECONDS)
        used = journal.cpu() - before[0], bare.cpu() - before[1]
        return [
            Row("memory at 100 k", journal.resident(), "bare Textual", bare.resident(), 1.5, "MB"),
            Row("idle for 10 s, CPU", used[0], "bare Textual", used[1], 1.1),
        ]


def _let_be(journal: Terminal, bare: Terminal, seconds: int) -> None:
    # In short steps, so that neither of them waits for its terminal.
    for _ in range(seconds * 20):
        journal.let_be(0.025)
        bare.let_be(0.025)


if __name__ == "__main__":
    print(table(measure()))
