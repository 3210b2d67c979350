"""A kill, or an error, at the N-th system call of a program that writes; strace injects both."""

import random
import shutil
import sys
from pathlib import Path

import programs
from outcome import Outcome, rounds

# What SQLite and Python call to keep words, and about how often a sitting of 40 entries does.
_CALLS = {
    "pwrite64": 200,
    "fdatasync": 42,
    "fcntl": 200,
    "openat": 280,
    "pread64": 40,
    "write": 42,
    "unlink": 3,
}
_KILLED_AT = ("pwrite64", "fdatasync", "fcntl", "write")
_ENTRIES = 40
_ERRORS = ("EIO", "ENOSPC", "EMFILE")


def kills(seed: int, budget: float) -> Outcome:
    """Kill at one system call in each round."""
    return _run(Outcome("kill -9 at the N-th call"), seed, budget, is_kill=True)


def failures(seed: int, budget: float) -> Outcome:
    """Let calls fail: in half of the rounds one, in the others every n-th from then on."""
    return _run(Outcome("failing calls"), seed, budget, is_kill=False)


def _run(outcome: Outcome, seed: int, budget: float, *, is_kill: bool) -> Outcome:
    if sys.platform != "linux" or not shutil.which("strace"):
        outcome.skipped = "no strace here"
        return outcome
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    with programs.home() as folder:
        path = folder / "journal.db"
        programs.run(programs.tightrope("add", "first"), folder)
        for number in rounds(outcome, budget):
            call = chance.choice(_KILLED_AT if is_kill else list(_CALLS))
            when = str(chance.randint(1, _CALLS[call]))
            if not is_kill and number % 2:
                when += f"+{chance.randint(2, 20)}"
            fault = "signal=KILL" if is_kill else f"error={chance.choice(_ERRORS)}"
            log = folder / "strace.log"
            inject = f"inject={call}:{fault}:when={when}"
            # Stopping at no other call is faster, but then no signal is sent.
            speed = [] if is_kill else ["--seccomp-bpf"]
            strace = ["strace", "-f", *speed, "-o", str(log), "-e", inject]
            command = [*programs.WRITER, str(path), f"round {number}", str(_ENTRIES)]
            code, printed, _ = programs.run([*strace, "-e", f"trace={call}", *command], folder)
            if code is None:
                outcome.wrong.append(f"hung after {inject}")
            outcome.faults += _injected(log, is_kill=is_kill)
            acknowledged |= programs.whole_lines(printed)
            outcome.lost += len(acknowledged - programs.kept(path, outcome))
        outcome.acknowledged = len(acknowledged)
    return outcome


def _injected(log: Path, *, is_kill: bool) -> int:
    """Return how many faults strace says that it injected."""
    if not log.exists():
        return 0
    return log.read_text("utf-8", "replace").count("killed by SIGKILL" if is_kill else "(INJECTED)")
