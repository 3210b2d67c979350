"""Three machines in sync over one folder, in which torn and conflict files turn up."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import programs
from outcome import Outcome, rounds
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal

_DAY = date(2026, 11, 21)
_CONFLICT = ".sync-conflict-20261121-201500-ABCDEFG"  # as Syncthing calls it


def run(seed: int, budget: float) -> Outcome:
    """Write and edit on all three in any order; in the end each has each word."""
    outcome = Outcome("three machines in sync")
    for number in rounds(outcome, budget):
        _play(outcome, random.Random(f"{seed} {number}"))
    return outcome


def _play(outcome: Outcome, chance: random.Random, turns: int = 24) -> None:
    with programs.home() as home, ExitStack() as stack:
        folder = home / "folder"
        paths = [home / f"{name}.db" for name in ("one", "two", "three")]
        journals = [stack.enter_context(Journal(path)) for path in paths]
        words: set[str] = set()
        for journal in journals:
            journal.sync.run(folder)
        for turn in range(turns):
            journal = chance.choice(journals)
            words |= _change(journal, turn, chance)
            with _torn(folder, chance, outcome):
                journal.sync.run(folder)
            _conflict(folder, chance, outcome)
        for _ in range(2):
            for journal in journals:
                journal.sync.run(folder)
        for journal in journals:
            text = "\n".join(entry.text for entry in journal.entries.in_order(Query()))
            outcome.lost += sum(f"{word}." not in text for word in words)
        outcome.acknowledged += len(words)
        stack.close()
        for path in paths:
            programs.kept(path, outcome)


def _change(journal: Journal, turn: int, chance: random.Random) -> set[str]:
    """Write an entry, or add a word to one; return the word."""
    word = f"word{turn}"
    entries = list(journal.entries.in_order(Query()))
    if entries and chance.random() < 0.6:
        entry = chance.choice(entries)
        journal.entries.revise(replace(entry, text=f"{entry.text} {word}."))
    else:
        journal.entries.write(Draft(day=_DAY, text=f"{word}."))
    return {word}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.jsonl") if _CONFLICT not in path.name)


@contextmanager
def _torn(folder: Path, chance: random.Random, outcome: Outcome) -> Iterator[None]:
    """Let a sync find a file that its carrier has brought in part, which is whole afterwards."""
    files = _files(folder)
    if not files or chance.random() < 0.5:
        yield
        return
    path = chance.choice(files)
    whole = path.read_bytes()
    part = whole[: chance.randrange(len(whole))]
    path.write_bytes(part)
    outcome.faults += 1
    yield
    if path.read_bytes() == part:
        path.write_bytes(whole)


def _conflict(folder: Path, chance: random.Random, outcome: Outcome) -> None:
    """Put a copy beside a file, whole or torn, as a carrier does that met two of them."""
    files = _files(folder)
    if not files or chance.random() < 0.6:
        return
    path = chance.choice(files)
    whole = path.read_bytes()
    end = len(whole) if chance.random() < 0.5 else chance.randrange(len(whole))
    path.with_name(f"{path.stem}{_CONFLICT}{path.suffix}").write_bytes(whole[:end])
    outcome.faults += 1
