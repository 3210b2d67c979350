"""A kill, or an error, at the N-th system call of a program that writes; strace injects both."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import programs
import writer
from forks import Forks, forks
from outcome import Outcome, rounds

# What SQLite and Python call to keep words, and about how often a sitting of 40 entries does.
_CALLS = {
    "pwrite64": 200,
    "fdatasync": 42,
    "fcntl": 200,
    "openat": 40,
    "pread64": 40,
    "write": 42,
    "unlink": 3,
    "ftruncate": 3,
}
_KILLED_AT = ("pwrite64", "fdatasync", "fcntl", "write", "pread64", "ftruncate", "openat")
_ENTRIES = 40
_ERRORS = ("EIO", "ENOSPC", "EMFILE")
_SITTINGS = 6  # that meet the same fault, each in a journal as the one before it left it
_LOOKED_AT_ANEW = 20  # rounds, after which a new journal is begun


def kills(seed: int, budget: float) -> Outcome:
    """Kill at one system call in each round."""
    return _run(Outcome("kill -9 at the N-th call"), seed, budget, is_kill=True)


def failures(seed: int, budget: float) -> Outcome:
    """Let calls fail: in half of the rounds one, in the others every n-th from then on."""
    return _run(Outcome("failing calls"), seed, budget, is_kill=False)


def _run(outcome: Outcome, seed: int, budget: float, *, is_kill: bool) -> Outcome:
    if not can_trace():
        outcome.skipped = "no strace here, or nothing may be traced"
        return outcome
    chance = random.Random(seed)
    with programs.home() as folder, forks() as server:
        path = folder / "journal.db"
        acknowledged: set[str] = set()
        for number in rounds(outcome, budget):
            if not path.exists():
                programs.run(programs.tightrope("add", "first"), folder)
            with traced(server, _fault(chance, number, is_kill=is_kill), folder.parent) as log:
                for each in range(_SITTINGS):
                    name = f"round {number} {each}"
                    count = str(chance.randint(1, 2 * _ENTRIES))
                    program = server.start("writer", [str(path), name, count], folder)
                    code = server.wait(program)
                    acknowledged |= programs.whole_lines(program.printed())
                    if code == writer.WAITED:
                        break  # the others would wait as long
            outcome.faults += injected(log, is_kill=is_kill)
            outcome.lost += len(acknowledged - programs.kept(path, outcome))
            if number % _LOOKED_AT_ANEW == _LOOKED_AT_ANEW - 1:
                outcome.acknowledged += len(acknowledged)
                acknowledged.clear()
                path.unlink()
        outcome.acknowledged += len(acknowledged)
    return outcome


def _fault(chance: random.Random, number: int, *, is_kill: bool) -> str:
    """Return what strace is to inject: into which call, what, and at which one of them."""
    call = chance.choice(_KILLED_AT if is_kill else list(_CALLS))
    when = str(chance.randint(1, _CALLS[call]))
    if not is_kill and number % 2:
        when += f"+{chance.randint(2, 20)}"
    return f"{call}:{'signal=KILL' if is_kill else f'error={chance.choice(_ERRORS)}'}:when={when}"


def can_trace() -> bool:
    """Return whether strace is here, and may look at a process of ours."""
    if sys.platform != "linux" or not shutil.which("strace"):
        return False
    with subprocess.Popen(["sleep", "60"]) as asleep:
        strace = ["strace", "-p", str(asleep.pid)]
        with subprocess.Popen(strace, stderr=subprocess.PIPE, text=True) as tracer:
            said = tracer.stderr.readline() if tracer.stderr else ""
            tracer.terminate()
        asleep.kill()
    return "attached" in said


@contextmanager
def traced(server: Forks, fault: str, place: Path) -> Iterator[Path]:
    """Inject a fault into each program that the server starts meanwhile; yield what strace notes.

    Each of them counts its calls for itself.
    """
    log = place / "strace.log"
    call = fault.partition(":")[0]
    strace = ["strace", "-f", "-p", str(server.pid), "-o", str(log)]
    command = [*strace, "-e", f"trace={call}", "-e", f"inject={fault}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        if tracer.stderr:
            tracer.stderr.readline()  # it says so once it is attached
        try:
            yield log
        finally:
            tracer.terminate()


def injected(log: Path, *, is_kill: bool) -> int:
    """Return how many faults strace says that it injected."""
    if not log.exists():
        return 0
    return log.read_text("utf-8", "replace").count("killed by SIGKILL" if is_kill else "(INJECTED)")
