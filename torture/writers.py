"""Two and four programs that write into one journal at the same time; and what jrnl makes of it."""

import random
from pathlib import Path

import programs
from outcome import Outcome, rounds

_FULL = 30  # seconds from which on each writer has 250 entries
_JRNL = """\
colors: {{}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: v4.6
"""


def two(_seed: int, budget: float) -> Outcome:
    """Let two programs write, each entry in a journal that is opened anew."""
    return _run(Outcome("two writers"), 2, budget)


def four(_seed: int, budget: float) -> Outcome:
    """Let four programs write: 250 entries each where there is time, else 10."""
    return _run(Outcome("four writers"), 4, budget)


def _run(outcome: Outcome, number: int, budget: float) -> Outcome:
    count = 250 if budget >= _FULL else 10
    for _ in rounds(outcome, budget):
        with programs.home() as folder:
            path = folder / "journal.db"
            said = _together(path, number, count)
            expected = {f"writer-{each} {turn}" for each in range(number) for turn in range(count)}
            outcome.faults += len(expected)  # each write meets the others
            if refused := len(expected - said):
                outcome.wrong.append(f"{refused} writes were refused")
            outcome.missing(said, programs.kept(path, outcome))
    return outcome


def _together(path: Path, number: int, count: int) -> set[str]:
    """Run so many writers at the same time; return what was acknowledged."""
    started = [
        programs.start(
            [*programs.WRITER, str(path), f"writer-{each}", str(count), "anew"], path.parent
        )
        for each in range(number)
    ]
    said = set[str]()
    for program in started:
        said |= programs.whole_lines(program.communicate()[0])
    return said


def jrnl(seed: int, budget: float) -> Outcome:
    """Let two writers add to one file of jrnl, both at the same moment, again and again."""
    outcome = Outcome("jrnl, two writers", is_ours=False)
    if not (programs.BIN / "jrnl").exists():
        outcome.skipped = "jrnl is not installed"
        return outcome
    chance = random.Random(seed)
    with programs.home() as folder:
        journal = folder / "journal.txt"
        journal.touch()
        config = folder / "jrnl.yaml"
        config.write_text(_JRNL.format(journal=journal), "utf-8")
        acknowledged: set[str] = set()
        for turn in rounds(outcome, budget):
            names = [f"writer-{each} {turn}-{chance.randint(100, 999)}" for each in range(2)]
            call = [str(programs.BIN / "jrnl"), "--config-file", str(config)]
            started = [programs.start([*call, f"{name}."], folder) for name in names]
            for name, program in zip(names, started, strict=True):
                program.communicate("")
                outcome.faults += 1
                acknowledged |= {name} if program.returncode == 0 else set()
        text = journal.read_text("utf-8")
        outcome.missing(acknowledged, {name for name in acknowledged if f"{name}." in text})
    return outcome
