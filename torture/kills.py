"""kill -9 at random moments, while `add` or a long sitting writes and acknowledges."""

import random
import subprocess
import time
from contextlib import suppress

import programs
from outcome import Outcome, rounds

_MANY = 100_000  # entries: more than a sitting gets to


def run(seed: int, budget: float) -> Outcome:
    """Kill a program in each round, and look for every word that it had acknowledged."""
    outcome = Outcome("kill -9 at random")
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    with programs.home() as folder:
        path = folder / "journal.db"
        start = time.monotonic()
        programs.run(programs.tightrope("add", "first"), folder)
        usual = time.monotonic() - start
        for number in rounds(outcome, budget):
            text = f"round {number}"
            if number % 4 == 3:
                command = [*programs.WRITER, str(path), text, str(_MANY)]
            else:
                command = programs.tightrope("add", text)
            program = programs.start(command, folder)
            with suppress(subprocess.TimeoutExpired):
                program.wait(chance.uniform(0, usual * 1.3))
            outcome.faults += program.poll() is None
            programs.kill(program)
            printed, _ = program.communicate()
            if command[1:2] == ["add"]:  # its line says no text, but that it is kept
                acknowledged |= {text} if programs.whole_lines(printed) else set()
            else:
                acknowledged |= programs.whole_lines(printed)
            outcome.lost += len(acknowledged - programs.kept(path, outcome))
        outcome.acknowledged = len(acknowledged)
    return outcome
