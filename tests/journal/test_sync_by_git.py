"""Two journals, each beside a clone, and a real remote on disk between them."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.results import SyncResult

ROOT = Path(__file__).parent.parent.parent
WALK = Draft(day=date(2026, 11, 21), text="Walked home along the river, and talked about spring.")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


@pytest.fixture(autouse=True)
def _someone(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Someone")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "someone@example.org")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(place: Path, *arguments: str, may_fail: bool = False) -> int:
    done = subprocess.run(["git", *arguments], cwd=place, check=False, capture_output=True)
    assert may_fail or done.returncode == 0, done.stderr.decode()
    return done.returncode


class Machine:
    """A journal and a clone; the journal lies in a folder of the clone."""

    def __init__(self, home: Path, name: str, clock: FrozenClock, remote: Path) -> None:
        self.clone = home / name
        git(home, "clone", "--quiet", str(remote), name)
        self.journal = Journal(home / f"{name}.db", clock)

    def sync(self) -> SyncResult:
        return self.journal.sync.run(self.clone / "journal")

    def commit(self) -> None:
        git(self.clone, "add", "--all")
        git(self.clone, "commit", "--quiet", "--allow-empty", "--message", "Journal")

    def push(self) -> None:
        git(self.clone, "push", "--quiet", "origin", "HEAD")

    def send(self) -> None:
        self.sync()
        self.commit()
        self.push()

    def pull(self, *how: str) -> None:
        git(self.clone, "pull", "--quiet", *(how or ("--no-rebase", "--no-edit")))

    def entries(self) -> list[Entry]:
        return [replace(entry, revision=1) for entry in self.journal.entries.in_order(Query())]

    def texts(self) -> set[str]:
        return {entry.text for entry in self.entries()}


@pytest.fixture
def machines(tmp_path: Path, clock: FrozenClock) -> Iterator[tuple[Machine, Machine]]:
    """Two machines whose remote holds somebody's notes already."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", str(remote))
    first = Machine(tmp_path, "first", clock, remote)
    (first.clone / "README.md").write_text("My notes.\n")
    first.commit()
    first.push()
    second = Machine(tmp_path, "second", clock, remote)
    yield first, second
    first.journal.close()
    second.journal.close()


@pytest.fixture
def apart(machines: tuple[Machine, Machine], clock: FrozenClock) -> tuple[Machine, Machine]:
    """Two machines that both had ten entries, and then wrote at the same time, unheard."""
    first, second = machines
    for number in range(10):
        first.journal.entries.write(replace(WALK, text=f"{WALK.text} {number}"))
    first.send()
    second.pull()
    second.sync()
    for machine, name in ((first, "first"), (second, "second")):
        for session in range(3):
            clock.forward(minutes=1)
            machine.journal.entries.write(
                replace(WALK, text=f"{WALK.text} New on {name} {session}.")
            )
            both, *_ = by_number(machine, 0)
            machine.journal.entries.revise(both.reworded(f"{WALK.text} 0 {name} {session}"))
            machine.sync()
            machine.commit()
    first.journal.trash.remove(by_number(first, 1))
    second.journal.entries.revise(by_number(second, 1)[0].reworded("1 is not over."))
    first.journal.trash.remove(by_number(first, 2))
    second.journal.trash.remove(by_number(second, 2))
    first.journal.month_notes.save(WALK.day.replace(day=1), "Much room.", read=None)
    second.journal.month_notes.save(WALK.day.replace(day=1), "Many walks.", read=None)
    return first, second


def by_number(machine: Machine, number: int) -> list[Entry]:
    found = machine.journal.entries.in_order(Query())
    return [entry for entry in found if entry.text.startswith(f"{WALK.text} {number}")]


def check(first: Machine, second: Machine) -> None:
    for machine in (first, second, first):
        machine.pull()
        machine.send()
    second.pull()
    assert second.sync() == first.sync() == SyncResult(0, 0, (), (), (), (), None)
    assert sorted(first.entries(), key=_id) == sorted(second.entries(), key=_id)
    new = {f"{WALK.text} New on {name} {n}." for name in ("first", "second") for n in range(3)}
    edited = {f"{WALK.text} 0 {name} 2" for name in ("first", "second")}
    kept = {f"{WALK.text} {number}" for number in range(3, 10)}
    assert first.texts() == new | edited | kept | {"1 is not over."}
    [note] = first.journal.month_notes.between()
    assert {"Much room.", "Many walks."} <= set(note.text.split("\n"))
    assert (first.clone / "README.md").read_text() == "My notes.\n"
    git(first.clone, "diff", "--quiet", "HEAD")


def test_what_was_written_on_both_merges_without_a_conflict_for_git(
    apart: tuple[Machine, Machine],
) -> None:
    first, second = apart
    first.send()
    second.sync()
    second.commit()
    second.pull()
    check(first, second)


def test_so_it_does_where_git_rebases(apart: tuple[Machine, Machine]) -> None:
    first, second = apart
    first.send()
    second.sync()
    second.commit()
    second.pull("--rebase")
    check(first, second)


def test_signs_of_a_conflict_that_were_committed_are_read_too(
    apart: tuple[Machine, Machine],
) -> None:
    first, second = apart
    for machine in (first, second):
        for attributes in machine.clone.rglob(".gitattributes"):
            attributes.write_text("")  # git then knows nothing of lines that are to be kept
    first.send()
    second.sync()
    second.commit()
    assert git(second.clone, "pull", "--quiet", "--no-rebase", "--no-edit", may_fail=True)
    assert b"<<<<<<<" in b"".join(file.read_bytes() for file in second.clone.rglob("*.jsonl"))
    second.commit()
    check(first, second)


def test_two_folders_that_were_begun_apart_become_one(
    machines: tuple[Machine, Machine],
) -> None:
    first, second = machines
    for machine, text in ((first, "First."), (second, "Second.")):
        machine.journal.entries.write(replace(WALK, text=text))
        machine.sync()
        machine.commit()
    first.push()
    for machine in (second, first, second):
        machine.pull()
        machine.send()
    assert first.texts() == second.texts() == {"First.", "Second."}


def test_git_does_not_change_line_ends_where_it_is_told_to(
    machines: tuple[Machine, Machine],
) -> None:
    first, second = machines
    git(second.clone, "config", "core.autocrlf", "true")
    first.journal.entries.write(replace(WALK, text="one\ntwo"))
    first.send()
    second.pull()
    second.sync()
    assert second.texts() == {"one\ntwo"}
    second.commit()
    assert b"\r" not in b"".join(file.read_bytes() for file in second.clone.rglob("*.jsonl"))


def _id(entry: Entry) -> str:
    return entry.id


def test_the_page_about_syncing_works_as_written(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "sync.md").read_text(encoding="utf-8")
    once, ever_after = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")

    def run(name: str, script: str) -> str:
        home = tmp_path / name
        told = 'set -e\ntightrope() { "$PYTHON" -m tightrope "$@"; }\n'
        done = subprocess.run(
            ["sh", "-c", told + script],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "HOME": str(home), "PYTHON": sys.executable,
                 "TIGHTROPE_JOURNAL": str(home / "journal.db")},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    for name in ("laptop", "desk"):
        (tmp_path / name).mkdir()
        git(tmp_path / name, "clone", "--quiet", "../remote.git", "notes")
        git(tmp_path / name / "notes", "config", "push.default", "current")
    run("laptop", "tightrope add By the river")
    assert "1 went" in run("laptop", once)
    assert "1 came" in run("desk", ever_after)
    run("desk", "tightrope add At the desk")
    assert "1 went" in run("desk", ever_after)
    assert "1 came" in run("laptop", ever_after)
    assert "nothing to do" in run("laptop", ever_after)
    assert "By the river" in run("desk", "tightrope list")
    assert "At the desk" in run("laptop", "tightrope list")
