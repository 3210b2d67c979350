"""Files that mean no good: each import ends in time and within its memory, with a sentence."""

import json
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import programs
from outcome import Outcome, rounds

_LONGEST = 60  # seconds that an import of such a file may take
_MOST = 400  # MB of memory, over what an interpreter has mapped when it starts
_FORMATS = ("jsonl", "json", "csv", "markdown", "jrnl", "dayone", "daylio", "auto")
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
            make = chance.choice(_MADE)
            path = folder / f"hostile-{number}"
            kind = make(path, chance)
            command = [sys.executable, "-c", _MEASURED, "import", kind, str(path)]
            code, _, said = programs.run(command, folder, longest=_LONGEST)
            outcome.faults += 1
            outcome.wrong += _faults(f"{make.__name__.strip('_')} as {kind}", code, said)
            outcome.missing({"first"}, programs.kept(folder / "journal.db", outcome))
            if path.is_file() or path.is_symlink():
                path.unlink()
    return outcome


def _faults(name: str, code: int | None, said: str) -> list[str]:
    if code is None:
        return [f"{name}: no end in {_LONGEST} s"]
    found = []
    if code not in {0, 1, 2} or "Traceback" in said or "fault" in said.split("\n", maxsplit=1)[0]:
        found.append(f"{name}: ended with {code}, or without a sentence")
    peak = int(said.rpartition("peak ")[2] or 0) // 1024
    return [*found, f"{name}: {peak} MB"] if peak > _MOST else found


def _blank_lines(path: Path, chance: random.Random) -> str:
    path.write_bytes(b"\n" * chance.randint(1, 20) * 2**20)
    return "jrnl"


def _endless(path: Path, chance: random.Random) -> str:
    path.symlink_to("/dev/zero")
    return chance.choice(_FORMATS)


def _many_braces(path: Path, chance: random.Random) -> str:
    record = '{"day": "2026-11-21", "text": "x", "tags": ['
    path.write_text(record + ",".join(["{}"] * chance.randint(1, 3_000_000)) + "]}\n")
    return chance.choice(("jsonl", "json"))


def _deep(path: Path, chance: random.Random) -> str:
    depth = chance.randint(1_000, 1_000_000)
    path.write_text(chance.choice("[{(<-") * depth)
    return chance.choice(_FORMATS)


def _circle(path: Path, chance: random.Random) -> str:
    path.mkdir()
    (path / "again").symlink_to(path)
    deepest = path.joinpath(*["d"] * chance.randint(1, 200))
    deepest.mkdir(parents=True)
    return "markdown"


def _noise(path: Path, chance: random.Random) -> str:
    path.write_bytes(chance.randbytes(chance.randint(0, 200_000)))
    return chance.choice(_FORMATS)


def _bomb(path: Path, chance: random.Random) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("Journal.json", b" " * chance.randint(1, 200) * 2**20)
    return "dayone"


def _almost_good(path: Path, chance: random.Random) -> str:
    """Write entries of our own, and change some bytes of them."""
    line = json.dumps({"day": "2026-11-21", "time": "21:15", "tags": ["a"], "text": "A walk."})
    data = bytearray((line + "\n").encode() * 50)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    return chance.choice(("jsonl", "auto", "json"))


_MADE: tuple[Callable[[Path, random.Random], str], ...] = (
    _blank_lines, _endless, _many_braces, _deep, _circle, _noise, _bomb, _almost_good, _almost_good,
)  # fmt: skip
