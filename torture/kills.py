"""kill -9 at random moments, while `add` or a long sitting writes and acknowledges."""

import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import programs
from forks import Fork, Forks, forks
from outcome import Outcome, rounds

_MANY = 100_000  # entries: more than a sitting gets to
_BETWEEN_LOOKS = 8  # programs, each of which opens what the one before it left


def run(seed: int, budget: float) -> Outcome:
    """Kill program after program, and look for every word that they had acknowledged.

    In each round one is the program as the shell starts it, the others are forks of it.
    """
    outcome = Outcome("kill -9 at random")
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    with programs.home() as folder, forks() as server:
        path = folder / "journal.db"
        start = time.monotonic()
        programs.run(programs.tightrope("add", "first"), folder)
        usual = time.monotonic() - start
        for number in rounds(outcome, budget):
            acknowledged |= _from_the_shell(f"round {number}", folder, chance, usual, outcome)
            for each in range(_BETWEEN_LOOKS):
                acknowledged |= _forked(server, f"round {number} {each}", folder, chance, outcome)
            outcome.lost += len(acknowledged - programs.kept(path, outcome))
            if number % 20 == 19:  # what is looked through stays small
                outcome.acknowledged += len(acknowledged)
                acknowledged.clear()
                path.unlink()
        outcome.acknowledged += len(acknowledged)
    return outcome


def _from_the_shell(
    text: str, folder: Path, chance: random.Random, usual: float, outcome: Outcome
) -> set[str]:
    program = programs.start(programs.tightrope("add", text), folder)
    with suppress(subprocess.TimeoutExpired):
        program.wait(chance.uniform(0, usual * 1.3))
    outcome.faults += program.poll() is None
    programs.kill(program)
    # Its line says no text, but that it is kept.
    return {text} if programs.whole_lines(program.communicate()[0]) else set()


def _forked(
    server: Forks, text: str, folder: Path, chance: random.Random, outcome: Outcome
) -> set[str]:
    if chance.random() < 0.5:
        program = server.start("program", ["add", text], folder)
        _kill(server, program, chance.uniform(0, 0.08), outcome)
        return {text} if programs.whole_lines(program.printed()) else set()
    arguments = [str(folder / "journal.db"), text, str(_MANY)]
    program = server.start("writer", arguments, folder)
    _kill(server, program, chance.uniform(0, 0.3), outcome)
    return programs.whole_lines(program.printed())


def _kill(server: Forks, program: Fork, after: float, outcome: Outcome) -> None:
    time.sleep(after)
    program.send(signal.SIGKILL)
    outcome.faults += server.wait(program) == -signal.SIGKILL
