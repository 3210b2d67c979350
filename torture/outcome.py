"""What a kind of torture found."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Counts of one kind: `faults` injected, words `acknowledged`, and of those the ones `lost`.

    `wrong` says, without a word of an entry, what else was broken: a file that is not whole, a
    program that ended without a sentence. `note` is a figure that goes with it. `skipped` says why
    nothing was tried. `is_ours` is False
    where another program was tortured, which fails nothing.
    """

    kind: str
    faults: int = 0
    acknowledged: int = 0
    lost: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)
    note: str = ""
    skipped: str = ""
    is_ours: bool = True

    @property
    def failed(self) -> bool:
        """Return whether Tightrope lost or broke something."""
        return self.is_ours and bool(self.lost or self.wrong)

    def missing(self, acknowledged: set[str], kept: set[str]) -> None:
        """Count words that were acknowledged, and those of them that are not kept."""
        self.acknowledged += len(acknowledged)
        self.lost += len(acknowledged - kept)


def rounds(outcome: Outcome, budget: float) -> Iterator[int]:
    """Count rounds, at least one, until `budget` seconds have passed; note how long it took."""
    start = time.monotonic()
    number = 0
    while not number or time.monotonic() - start < budget:
        yield number
        number += 1
        outcome.seconds = time.monotonic() - start
