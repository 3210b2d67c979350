"""Count how often each sentence of the program is wrong, and write docs/calibration.md."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from claims import CLAIMS, Claim

PAGE = Path(__file__).parent.parent / "docs" / "calibration.md"

_HEAD = """\
# How often each sentence is wrong

A few marks a week can be read into anything. So each sentence that Tightrope says about a journal
was tried on journals made up by chance, where the truth is known: coins tossed for every day, days
that come in runs, slow waves, a Sunday unlike the others. This page says how often a sentence was
said where it is not true, or found what was put there. `make calibrate` writes it, from
`calibration/claims.py`; `make test` tries the same on fewer journals. What the sentences mean
stands in [figures.md](figures.md).

Each journal runs over two years (for weekdays and tags over twelve months), with a seed of its own,
so that whoever runs it again counts the same. "At most" and "at least" are the limits that the
program keeps to.

An 80 % interval is meant to miss now and then. A month that is truly even, of tossed coins, is said
to lean in about one of five. That is what 80 % means, and why the range stands beside the word.
"""


def table(claim: Claim, rates: dict[str, float]) -> Iterator[str]:
    """Yield a claim as lines of Markdown: its sentence, and a row for each case."""
    bound = "at least" if claim.is_least else "at most"
    yield f"\n## {claim.sentence}\n"
    yield f"{bound.capitalize()} {shown(claim, claim.limit)}; {claim.journals:,} journals a row.\n"
    yield "| journals | measured |"
    yield "| --- | ---: |"
    for case, rate in rates.items():
        yield f"| {case} | {shown(claim, rate)} |"


def shown(claim: Claim, rate: float) -> str:
    """Return a rate as it is written: "4.1 %", "1.3 a year"."""
    return f"{rate * 100:.1f} %" if claim.unit == "%" else f"{rate:.2f}{claim.unit}"


def main() -> int:
    """Write the page; return 1 where a limit does not hold."""
    lines = [_HEAD.rstrip()]
    wrong = 0
    for _, claims in groupby(CLAIMS, lambda claim: claim.sentence.partition(";")[0]):
        for claim in claims:
            rates = {case: claim.rate(case, claim.journals) for case in claim.cases}
            broken = [case for case, rate in rates.items() if not claim.holds(rate)]
            wrong += len(broken)
            print(f"{claim.sentence}: {'does not hold: ' + '; '.join(broken) if broken else 'ok'}")
            lines += table(claim, rates)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
