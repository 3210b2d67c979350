"""No room: limits of file size and open files, and, where one may be mounted, a full disk."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import programs
from outcome import Outcome, rounds

# `ulimit -f` counts blocks of 512 bytes, `ulimit -n` open files.
_LIMITS = {"-f": (1, 900), "-n": (4, 24)}
_LIMITED = 'ulimit "$1" "$2"; shift 2; exec "$@"'
_ENTRIES = 40
_SIZE = 4 * 2**20  # bytes of the small disk


def limits(seed: int, budget: float) -> Outcome:
    """Write under a random limit of file size, or of open files."""
    outcome = Outcome("limits of size and of files")
    if sys.platform == "win32":
        outcome.skipped = "no ulimit here"
        return outcome
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    with programs.home() as folder:
        path = folder / "journal.db"
        for number in rounds(outcome, budget):
            limit = chance.choice(list(_LIMITS))
            most = str(chance.randint(*_LIMITS[limit]))
            command = [*programs.WRITER, str(path), f"round {number}", str(_ENTRIES)]
            limited = ["sh", "-c", _LIMITED, "sh", limit, most, *command]
            code, printed, _ = programs.run(limited, folder)
            said = programs.whole_lines(printed)
            outcome.faults += code != 0 or len(said) < _ENTRIES
            acknowledged |= said
            if path.exists():
                outcome.lost += len(acknowledged - programs.kept(path, outcome))
        outcome.acknowledged = len(acknowledged)
    return outcome


def disk(seed: int, budget: float) -> Outcome:
    """Fill a small disk, add until it is full, and look for each word, in the journal or aside.

    Words that `add -` could not save count as acknowledged where it names the file that has them.
    """
    outcome = Outcome("full disk")
    chance = random.Random(seed)
    with programs.home() as folder, _small_disk(folder / "disk") as place:
        if place is None:
            outcome.skipped = "nothing can be mounted here"
            return outcome
        acknowledged: set[str] = set()
        programs.run(programs.tightrope("add", "first"), place)
        for number in rounds(outcome, budget):
            ballast = place / "ballast"
            free = shutil.disk_usage(place).free
            # A backup may be made beside it and take the room first: then the disk is full already.
            with suppress(OSError):
                ballast.write_bytes(b"\0" * max(0, free - chance.randint(0, 40) * 4096))
            for each in range(3):
                text = f"round {number} {each} " + "so it went on " * chance.randint(0, 2_000)
                code, _, said = programs.run(programs.tightrope("add", "-"), place, text)
                outcome.faults += code != 0
                if code == 0 or "Your words are kept in" in said:
                    acknowledged.add(text.strip())
            ballast.unlink(missing_ok=True)
            found = programs.kept(place / "journal.db", outcome)
            aside = "".join(file.read_text("utf-8") for file in folder.rglob("unsaved*.md"))
            outcome.lost += sum(text not in found and text not in aside for text in acknowledged)
        outcome.acknowledged = len(acknowledged)
    return outcome


@contextmanager
def _small_disk(place: Path) -> Iterator[Path | None]:
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True).returncode
    except OSError:
        done = 1
    if done:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)
