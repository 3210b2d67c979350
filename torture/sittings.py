"""The full-screen journal, ended by force while somebody types in one, two or three windows."""

import random
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import programs
from calls import can_trace, injected, traced
from forks import Forks, forks
from outcome import Outcome, rounds
from terminals import Window
from tightrope.clock import now
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

_PROMISED = 2.0  # seconds of typing that may be lost by kill -9
_HANG_UP = None  # the terminal is closed
_FORCED = (signal.SIGKILL, signal.SIGKILL, signal.SIGHUP, signal.SIGTERM, _HANG_UP)
_BUSY_EACH = 9  # of so many rounds one has a journal that another program keeps busy
_NEW_JOURNAL = 8  # rounds
_NEW, _EDIT, _LEAVE_EDITOR = "n", "e", "\x1b"
_NOTE = "at most {:.1f} s of typing lost"


def kills(seed: int, budget: float) -> Outcome:
    """End windows by kill -9, hang-up or termination, at a random moment of what is typed.

    A word is acknowledged that was typed two seconds before kill -9, or whose editor was left; and
    by the gentler signals each word that was drawn. The longest loss stands beside.
    """
    outcome = Outcome("the full screen, ended by force")
    if sys.platform == "win32":
        outcome.skipped = "no such terminals here"
        return outcome
    chance = random.Random(seed)
    longest = 0.0
    with forks(is_full_screen=True) as server, programs.home() as place:
        for number in rounds(outcome, budget):
            folder = place / f"journal-{number // _NEW_JOURNAL}"
            folder.mkdir(exist_ok=True)
            longest = max(longest, _round(server, folder, str(number), chance, outcome))
    outcome.note = _NOTE.format(longest)
    return outcome


def killed_calls(seed: int, budget: float) -> Outcome:
    """Kill one window at a system call of its save, while it is typed into."""
    outcome = Outcome("the full screen, kill -9 at the N-th call")
    if not can_trace():
        outcome.skipped = "no strace here, or nothing may be traced"
        return outcome
    chance = random.Random(seed)
    longest = 0.0
    with programs.home() as folder, forks(is_full_screen=True) as server:
        for number in rounds(outcome, budget):
            call, most = chance.choice((("pwrite64", 60), ("fdatasync", 8), ("fcntl", 120)))
            fault = f"{call}:signal=KILL:when={chance.randint(1, most)}"
            with traced(server, fault, folder.parent) as log:
                window = _opened(server, folder, f"-w{number}kz", chance)
                _type([window], f"{number}k", time.monotonic() + 3, chance)
                ended = window.gone or time.monotonic()
                window.end(signal.SIGKILL)
            outcome.faults += bool(injected(log, is_kill=True))
            found = _found(folder, outcome)
            safe, lost = _judged(window, ended, found, is_safe=False)
            outcome.missing(safe, found)
            longest = max(longest, lost)
    outcome.note = _NOTE.format(longest)
    return outcome


def _round(
    server: Forks, folder: Path, name: str, chance: random.Random, outcome: Outcome
) -> float:
    """Play one round and return how many seconds of typing kill -9 has lost."""
    windows = [
        _opened(server, folder, f"-w{name}n{number}z", chance)
        for number in range(chance.randint(1, 3))
    ]
    _type(windows, name, time.monotonic() + chance.uniform(0.1, 4), chance)
    left = [window for window in windows if chance.random() < 0.2]
    for window in left:
        window.press(_LEAVE_EDITOR)
        window.wait_for("n new")
    forced = chance.choice(_FORCED)
    is_busy = forced is not signal.SIGKILL and not left and not chance.randrange(_BUSY_EACH)
    with _busy(folder / "journal.db", is_busy=is_busy):
        for window in windows:
            window.look(0)
        ended = time.monotonic()
        codes = [window.end(forced) for window in windows]
    outcome.faults += len(windows)
    found = _found(folder, outcome)
    longest = 0.0
    for window, code in zip(windows, codes, strict=True):
        if forced is not signal.SIGKILL and (code < 0 or window.complained):
            outcome.wrong.append(f"ended with {code} after {forced}")
        safe, lost = _judged(
            window, ended, found, is_safe=forced is not signal.SIGKILL or window in left
        )
        outcome.missing(safe, found)
        longest = max(longest, lost)
    return longest


def _opened(server: Forks, folder: Path, first: str, chance: random.Random) -> Window:
    """Open a window on a new entry, or on the one on the screen, which others may have open too."""
    window = Window(server, folder, [])
    window.wait_for("tightrope")
    # In a journal without an entry one writes at once: there it is a letter.
    window.press(chance.choice((_NEW, _NEW, _EDIT)))
    window.type(first)
    window.wait_for(first)
    if first in window.seen:  # what the start took is no time in which words are kept
        window.typed[first] = window.seen[first]
    return window


def _judged(
    window: Window, ended: float, found: set[str], *, is_safe: bool
) -> tuple[set[str], float]:
    """Return the words that must be kept, and for how long before the end the others were lost."""
    if is_safe:
        return set(window.seen), 0.0
    # How long the machine took to draw a key says how much of the time it did something else.
    late = max((seen - window.typed[word] for word, seen in window.seen.items()), default=0.0)
    safe = {word for word, typed in window.typed.items() if typed < ended - _PROMISED - late}
    missing = [window.typed[word] for word in window.seen if word not in found]
    return safe, ended - min(missing, default=ended)


def _type(windows: list[Window], name: str, until: float, chance: random.Random) -> None:
    """Type words into each window by turns, until a moment, and read what they draw."""
    word = 0
    while time.monotonic() < until and not all(window.is_gone for window in windows):
        for number, window in enumerate(windows):
            window.type(f"-w{name}n{number}q{word}z")
        word += 1
        pause = chance.uniform(0.02, 0.3) / len(windows)
        for window in windows:
            window.look(pause)


@contextmanager
def _busy(path: Path, *, is_busy: bool) -> Iterator[None]:
    """Keep the journal busy, as another program may that writes into it."""
    if not is_busy:
        yield
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def _found(folder: Path, outcome: Outcome) -> set[str]:
    """Return every word that the next start has; what lies aside is taken back on the way."""
    path = folder / "journal.db"
    try:
        with Journal(path) as journal:
            for words in journal.unsaved.find():
                journal.unsaved.restore(words, now())
    except TightropeError as error:
        outcome.wrong.append(f"the journal does not open: {type(error).__name__}")
    return set(re.findall(r"-w\w+z", "\n".join(programs.kept(path, outcome))))
