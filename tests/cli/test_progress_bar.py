"""The bar of an export, import or sync, in a real terminal, which is also left in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pyte
import pytest

from tightrope.journal import Journal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="speaks of terminals and signals of POSIX")

MANY = 6_000
_PROGRAM = [sys.executable, "-m", "tightrope"]
# The same, as on a computer that takes its time: there is a bar, and a middle to be ended in.
_SLOWLY = """
import time
import tightrope.cli.progress_bar as progress
progress._PATIENCE, progress._OFTEN, shown = 0, 0, progress._Bar.to
def to(bar, done):
    shown(bar, done)
    time.sleep(0.02)
progress._Bar.to = to
from tightrope.cli import main
main()
"""
_PATIENCE = 60
_BAR = r"\[#* *\]"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Entries for several batches of an import."""
    path = tmp_path_factory.mktemp("lines") / "many.jsonl"
    with path.open("w") as file:
        for number in range(MANY):
            day = date(1990, 1, 1) + timedelta(days=number // 3)
            words = f"{number} " + "so it went on " * 40
            file.write(json.dumps({"day": day.isoformat(), "text": words}) + "\n")
    return path


@pytest.fixture(scope="module")
def full(lines: Path) -> Path:
    """A journal that holds them."""
    path = lines.with_name("full.db")
    with Journal(path) as journal:
        journal.transfer.import_entries("jsonl", lines)
    return path


@contextmanager
def on_terminal(*arguments: str, journal: Path) -> Iterator["pexpect.spawn[str]"]:
    """Call the program in a terminal."""
    program = pexpect.spawn(
        sys.executable,
        ["-c", _SLOWLY, "--journal", str(journal), *arguments],
        encoding="utf-8",
        timeout=_PATIENCE,
    )
    try:
        yield program
    finally:
        program.close(force=True)


def seen_in_the_end(said: str) -> list[str]:
    """Return the lines that stand on the terminal afterwards."""
    screen = pyte.Screen(160, 10)
    pyte.Stream(screen).feed(said)
    return [line.rstrip() for line in screen.display if line.strip()]


def test_a_long_export_shows_how_far_it_is_and_leaves_one_line(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    with on_terminal("export", "csv", str(target), journal=full) as program:
        program.expect(_BAR)
        said = f"{program.before}{program.after}{program.read()}"
        program.wait()
        assert program.exitstatus == 0
    assert "Writing" in said
    assert "%" in said
    [line] = seen_in_the_end(said)
    assert line.startswith("6,000 entries, ")
    assert target.read_bytes().count(b"\r\n") == 1 + MANY


def test_a_long_import_shows_how_far_it_is(lines: Path, tmp_path: Path) -> None:
    with on_terminal("import", "jsonl", str(lines), journal=tmp_path / "new.db") as program:
        program.expect(_BAR)
        said = f"{program.before}{program.after}{program.read()}"
        program.wait()
        assert program.exitstatus == 0
    assert "Reading" in said
    assert "Filling the index" in said
    [line] = seen_in_the_end(said)
    assert line.startswith("6,000 new, ")


def test_what_is_done_at_once_shows_no_bar(tmp_path: Path) -> None:
    arguments = ["--journal", str(tmp_path / "a.db"), "export", "jsonl", str(tmp_path / "out")]
    program = pexpect.spawn(sys.executable, ["-m", "tightrope", *arguments], encoding="utf-8")
    assert program.read().startswith("0 entries")
    program.close()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_an_export_that_is_ended_in_the_middle_leaves_what_was_there(
    full: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    with on_terminal("export", "csv", str(target), "--force", journal=full) as program:
        program.expect(_BAR)
        program.kill(stop)
        said = program.read()
        program.wait()
    assert target.read_text() == "mine"
    if stop is not signal.SIGKILL:
        assert program.exitstatus == 128 + stop
        assert said.endswith("\r\x1b[K\x1b[?25h")
        assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("when", ["Reading", "Filling the index"])
def test_an_import_that_is_ended_in_the_middle_changes_nothing(
    lines: Path, tmp_path: Path, stop: signal.Signals, when: str
) -> None:
    path = tmp_path / "new.db"
    with on_terminal("import", "jsonl", str(lines), journal=path) as program:
        program.expect(when)
        program.kill(stop)
        program.read()
        program.wait()
    if stop is signal.SIGINT:
        assert program.exitstatus == 130
    with Journal(path) as journal:
        assert journal.entries.span() is None
        assert not path.with_name("new-backups").exists()


def test_a_long_sync_shows_how_far_it_is_and_can_be_stopped(full: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    with on_terminal("sync", str(folder), journal=full) as program:
        program.expect("Syncing .* 1[0-9]%")
        program.kill(signal.SIGINT)
        said = program.read()
        program.wait()
        assert program.exitstatus == 130
    [line] = seen_in_the_end(said)
    assert line == "Stopped. Nothing is lost, and the next sync does the rest."
    assert not [*folder.glob("entries/.tightrope-unfinished-*")]


def test_nothing_of_a_bar_goes_into_a_pipe_or_a_file(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    done = subprocess.run(
        [*_PROGRAM, "--journal", str(full), "export", "csv", str(target)],
        capture_output=True,
        check=True,
    )
    assert done.stdout == b""
    assert done.stderr.startswith(b"6,000 entries, ")
    assert done.stderr.count(b"\n") == 1
