"""The real program, killed in the middle."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import termios
import time
from contextlib import closing
from pathlib import Path
from typing import cast

import pexpect
import pytest
from pexpect.fdpexpect import fdspawn

from tightrope.domain.query import Query
from tightrope.journal import Journal
from tui.terminal import Terminal, started


def texts(path: Path) -> list[str]:
    """Return what stands in a journal."""
    with Journal(path) as journal:
        return [entry.text for entry in journal.entries.find(Query())]


def test_what_is_typed_before_the_first_paint_arrives(tmp_path: Path) -> None:
    path = tmp_path / "here" / "journal.db"
    with started(path) as terminal:
        terminal.type("early words")
        terminal.wait_for("early words")
        shown = terminal.wait_for("saved").splitlines()
        row = next(at for at, line in enumerate(shown) if "early words" in line)
        assert terminal.cursor == (row, shown[row].index("early words") + len("early words"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        for beside in path.parent.iterdir():
            assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        terminal.type("\x1b")
        terminal.wait_for("n new")
        assert terminal.cursor is None, "nobody writes in a list"
        terminal.type("\x11")
        terminal.program.expect(pexpect.EOF)
    assert texts(path) == ["early words"]


def test_saved_words_survive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with started(path) as terminal:
        terminal.type("before the end")
        terminal.wait_for("saved")
        terminal.program.kill(signal.SIGKILL)
        terminal.program.wait()
    assert texts(path) == ["before the end"]


def test_a_paste_torn_in_its_end_and_answers_of_the_terminal_leave_the_words_alone(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    with started(path) as terminal:
        terminal.wait_for("done")
        terminal.type("hi \x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\\x1b[?62;22c\x1b[200~abc def\x1b")
        time.sleep(0.3)  # the pause in which the end of the paste was taken for the Esc key
        terminal.type("[201~ more words")
        terminal.wait_for("hi abc def more words")
        terminal.type("\x1b[27;5;115~")  # ctrl+s
        terminal.wait_for("new")
        terminal.type("\x11")
        terminal.program.expect(pexpect.EOF)
    assert texts(path) == ["hi abc def more words"]


def test_a_letter_soon_behind_escape_is_a_command_and_not_typed(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with started(path) as terminal:
        terminal.wait_for("done")
        terminal.type("abc")
        terminal.wait_for("abc")
        terminal.type("\x1b")
        time.sleep(0.04)  # less than the terminal's escape time
        terminal.type("nsecond")
        terminal.wait_for("second")
        terminal.type("\x11")
        terminal.program.expect(pexpect.EOF)
    assert sorted(texts(path)) == ["abc", "second"]


def test_hiding_blanks_the_screen_before_a_save_that_waits_for_another_program(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    with started(path) as terminal:
        terminal.type("a walk")
        terminal.wait_for("saved")
        terminal.type("\x1b")
        terminal.wait_for("n new")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.type("t\x0c")
            terminal.wait_until(lambda screen: "a walk" not in screen)
            other.execute("ROLLBACK")  # had the mark waited to its end, it would be refused
        terminal.wait_for("Enter")
        terminal.forget()
        terminal.type("\x0c")
        terminal.wait_for("Enter")
        terminal.type("\r")
        assert "busy" not in terminal.wait_for("a walk")
        terminal.wait_for("1 of 1 day marked")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="a terminal of this kind cannot hang up")
def test_a_terminal_that_hangs_up_loses_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with started(path) as terminal:
        terminal.type("one")
        terminal.wait_for("saved")
        terminal.type(" two")
        terminal.wait_for("one two")
        terminal.program.kill(signal.SIGHUP)
        terminal.program.expect(pexpect.EOF)
    assert texts(path) == ["one two"]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there is no such terminal here")
def test_a_terminal_that_goes_without_a_word_is_left_and_loses_no_letter(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    # One that is not the program's own sends it no signal.
    ours, its = os.openpty()
    termios.tcsetwinsize(its, (30, 100))
    command = [sys.executable, "-m", "tightrope", "--journal", str(path)]
    program = subprocess.Popen(command, stdin=its, stdout=its, stderr=its, start_new_session=True)
    os.close(its)
    try:
        spoken = fdspawn(ours, encoding="utf-8")
        # It reads and writes like a program that was started.
        terminal = Terminal(cast("pexpect.spawn[str]", spoken))
        terminal.type("one")
        terminal.wait_for("saved")
        terminal.type(" two")
        terminal.wait_for("one two")
        os.close(ours)
        assert program.wait(timeout=60) == 0
    finally:
        program.kill()
        program.wait()
    assert texts(path) == ["one two"]
