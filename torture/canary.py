"""A rare word that is erased for good, also by a program that is killed: no byte of it is left."""

import random
import subprocess
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import programs
from outcome import Outcome, rounds
from tightrope.domain.entry import Draft
from tightrope.journal import Journal

_DAY = date(2026, 11, 21)


def run(seed: int, budget: float) -> Outcome:
    """Erase a word by `history --forget-all` or `trash --empty`, in some rounds killed meanwhile.

    Every other entry counts as acknowledged. After a kill the next opening finishes the work where
    it was begun; where it was not, the command is given again.
    """
    outcome = Outcome("a canary, erased")
    chance = random.Random(seed)
    with programs.home() as folder:
        path = folder / "journal.db"
        for number in rounds(outcome, budget):
            canary = f"Zwetschgen{number}kuchen{chance.randrange(10**9)}"
            erase = _write(path, canary, f"kept {number}", is_trashed=chance.random() < 0.5)
            with_backups = chance.random() < 0.5
            if with_backups:
                programs.run(programs.tightrope("backup"), folder)
                erase.append("--backups")
            if number % 2:
                outcome.faults += _killed(erase, folder, chance)
            code, _, _ = programs.run(erase, folder)
            if code != 0:
                outcome.wrong.append(f"{erase[1]} ended with {code}")
            if found := _files_with(canary, folder, with_backups=with_backups):
                outcome.wrong.append(f"after {erase[1]}, a canary in {', '.join(found)}")
            outcome.faults += 1
            expected = {f"kept {each}" for each in range(number + 1)}
            outcome.lost += len(expected - programs.kept(path, outcome))
            outcome.acknowledged += 1
    return outcome


def _write(path: Path, canary: str, other: str, *, is_trashed: bool) -> list[str]:
    """Write an entry that holds the word, and one that does not; return what erases the word."""
    with Journal(path) as journal:
        journal.entries.write(Draft(day=_DAY, text=other))
        entry = journal.entries.write(Draft(day=_DAY, text=f"A walk, and {canary}."))
        if is_trashed:
            journal.trash.remove([entry])
            return programs.tightrope("trash", "--empty", "--yes")
        journal.entries.revise(replace(entry, text="A walk."))
    return programs.tightrope("history", entry.id, "--forget-all", "--yes")


def _killed(command: list[str], folder: Path, chance: random.Random) -> bool:
    """Start a command and kill it at random; return whether it ran still."""
    start = time.monotonic()
    program = programs.start(command, folder)
    with suppress(subprocess.TimeoutExpired):
        program.wait(chance.uniform(0.1, 0.6))
    was_running = program.poll() is None and time.monotonic() > start
    programs.kill(program)
    program.communicate()
    return was_running


def _files_with(word: str, folder: Path, *, with_backups: bool) -> list[str]:
    """Return the names of files that hold a word; of backups only where they were asked for."""
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file()
        and (with_backups or "journal-backups" not in path.parts)
        and word.encode() in path.read_bytes()
    )
