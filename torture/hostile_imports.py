"""Files that mean no good: each import ends in time and within its memory, with a sentence."""

import random
import sys

import hostile_files
import programs
from outcome import Outcome, rounds

_LONGEST = 60  # seconds that an import of such a file may take
_MOST = 400  # MB of memory, over what an interpreter has mapped when it starts
# Runs the program in itself and then says on the last line of standard error how many KB it took:
# this program alone, since the usual count goes on from that of whoever started it.
_MEASURED = """
import sys
from tightrope.cli import main
try:
    sys.exit(main())
finally:
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    print(f"peak {peak}", file=sys.stderr)
"""


def run(seed: int, budget: float) -> Outcome:
    """Import one file after another into a journal that must keep what it had."""
    outcome = Outcome("hostile imports")
    if sys.platform != "linux":
        outcome.skipped = "memory is measured as Linux counts it"
        return outcome
    chance = random.Random(seed)
    with programs.home() as folder:
        programs.run(programs.tightrope("add", "first"), folder)
        for number in rounds(outcome, budget):
            make = hostile_files.KINDS[number % len(hostile_files.KINDS)]
            path = folder / f"hostile-{number}"
            kind = make(path, chance)
            command = [sys.executable, "-c", _MEASURED, "import", kind, str(path)]
            code, _, said = programs.run(command, folder, longest=_LONGEST)
            outcome.faults += 1
            outcome.wrong += _faults(f"{make.__name__} as {kind}", code, said)
            outcome.missing({"first"}, programs.kept(folder / "journal.db", outcome))
            hostile_files.remove(path)
    return outcome


def _faults(name: str, code: int | None, said: str) -> list[str]:
    if code is None:
        return [f"{name}: no end in {_LONGEST} s"]
    found = []
    if code not in {0, 1, 2} or "Traceback" in said or "fault" in said.split("\n", maxsplit=1)[0]:
        found.append(f"{name}: ended with {code}, or without a sentence")
    peak = int(said.rpartition("peak ")[2] or 0) // 1024
    return [*found, f"{name}: {peak} MB"] if peak > _MOST else found
