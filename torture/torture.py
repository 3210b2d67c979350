"""Break the program on purpose, for minutes or hours, and say what was lost: `make torture`."""

import argparse
import os
import platform
import random
import sys
from collections.abc import Callable
from pathlib import Path

import calls
import canary
import full_disk
import hostile_imports
import kills
import machines
import sittings
import writers
from outcome import Outcome
from tightrope.clock import now

# Each kind as `--only` calls it, and which share of the time it gets.
KINDS: dict[str, tuple[Callable[[int, float], Outcome], int]] = {
    "kills": (kills.run, 4),
    "killed-calls": (calls.kills, 4),
    "failing-calls": (calls.failures, 12),
    "sittings": (sittings.kills, 8),
    "sittings-calls": (sittings.killed_calls, 3),
    "limits": (full_disk.limits, 2),
    "full-disk": (full_disk.disk, 2),
    "two-writers": (writers.two, 1),
    "four-writers": (writers.four, 2),
    "machines": (machines.run, 2),
    "imports": (hostile_imports.run, 4),
    "canary": (canary.run, 2),
    "jrnl": (writers.jrnl, 1),
}
_HEAD = """\
# What was broken on purpose

`make torture` kills the program, lets its disk fail and fill, lets several write at once, tears
synced files, feeds it files that mean no good, and erases rare words. Then it looks for every entry
that had been acknowledged: the command said so, or the save returned. It also asks SQLite whether
the file and the search index are whole. The sources are in `torture/`; `make test` runs each kind
for a moment. This page is what one run printed (`--write`), unchanged.

A fault is a kill of a program that was running, a call that failed, a program that met a limit, an
entry written beside other writers, a torn or doubled file, a hostile file, an erasure. An entry
counts as lost again in each round that misses it. Most programs are forked from a process that has
imported what they need, so that a kill meets their work and not the start of Python; some are
started as a shell does it.

In the full screen somebody types into one to three windows in terminals, each word once. What must
be there afterwards is each word that was typed two seconds before kill -9, more only by as much as
the machine was late to draw; each word of an editor that was left; and by a hang-up, a termination
or a closed terminal, also while another program keeps the journal busy, each word that was drawn.
What lies aside is taken back as the next start offers it. Where other work has the processors, a
save may be later than what is drawn: then a word may count as lost that was typed a little more
than two seconds before, and a program as ended by -9 that took a minute to end.

Words that a full disk refused count as kept
where the file is, and holds them, that the program named. Two writers of jrnl run in the same
harness, as a measure: two calls at the same moment, each of an entry. Writers of Tightrope save
through its library and open the journal anew for each entry, so that they meet more often.
"""


def table(outcomes: list[Outcome]) -> str:
    """Return a table of Markdown, with a row for each kind and one for all of Tightrope's."""
    lines = [
        "| what | faults | acknowledged | lost | seconds | also |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    ours = [outcome for outcome in outcomes if outcome.is_ours]
    total = Outcome(
        "Tightrope, all of it",
        sum(each.faults for each in ours),
        sum(each.acknowledged for each in ours),
        sum(each.lost for each in ours),
        sum(each.seconds for each in ours),
    )
    lines += map(_row, [*ours, total, *(each for each in outcomes if not each.is_ours)])
    return "\n".join(lines)


def _row(each: Outcome) -> str:
    also = each.skipped or "; ".join(filter(None, [each.note, *sorted(set(each.wrong))]))
    return (
        f"| {each.kind} | {each.faults:,} | {each.acknowledged:,} | {each.lost:,} "
        f"| {each.seconds:.0f} | {also} |"
    )


def main() -> int:
    """Run what is asked for; return 1 where anything acknowledged was lost, or broke."""
    asked = _arguments()
    names = asked.only or list(KINDS)
    shares = sum(KINDS[name][1] for name in names)
    outcomes = []
    for name in names:
        torture, share = KINDS[name]
        outcomes.append(torture(asked.seed, asked.minutes * 60 * share / shares))
        # At once: a long run that is stopped has shown what it found by then.
        print(f"{name}: {_row(outcomes[-1])}", file=sys.stderr, flush=True)
    figures = table(outcomes)
    print(f"seed {asked.seed}\n\n{figures}")
    if asked.write:
        asked.write.write_text(f"{_HEAD}\n{_when(asked)}\n\n{figures}\n", "utf-8")
    return int(any(outcome.failed for outcome in outcomes))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, help="how long, all kinds together")
    parser.add_argument("--seed", type=int, help="the same choices as that run made")
    parser.add_argument("--only", action="append", choices=KINDS, help="this kind; again: more")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the figures as a page")
    asked = parser.parse_args()
    if asked.seed is None:
        asked.seed = random.randrange(10**6)
    return asked


def _when(asked: argparse.Namespace) -> str:
    system = f"{platform.system()} on {platform.machine()}"
    return (
        f"Run on {now().utc:%Y-%m-%d}, for {asked.minutes:g} minutes with the seed {asked.seed}, "
        f"on {system}, {os.cpu_count()} cores, Python {platform.python_version()}."
    )


if __name__ == "__main__":
    sys.exit(main())
