import os
import shlex
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tightrope.cli.app import COMMANDS
from tightrope.cli.exits import run_to_exit_code
from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.journal.parts.entries import Entries

Call = Callable[..., Result]
Added = Callable[..., str]

_PROGRAM = [sys.executable, "-m", "tightrope"]
_POSIX = pytest.mark.skipif(os.name == "nt", reason="speaks of pipes, signals and modes of POSIX")


def test_a_fault_is_told_by_kind_and_place_and_no_word_of_the_entry(
    call: Call,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Journal, draft: Draft) -> None:
        raise ZeroDivisionError(draft.text)

    monkeypatch.setattr(Entries, "write", fail)
    result = call("add", "a", "secret")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ZeroDivisionError in cli/add_entry.py, line" in result.stderr
    [log] = home.rglob("faults.log")
    noted = log.read_text()
    assert "ZeroDivisionError" in noted
    assert "test_exits.py" in noted
    for told in (result.stderr, noted):
        assert "secret" not in told
        assert "Traceback" not in told
    if os.name != "nt":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_fault_is_told_even_where_no_log_can_be_written(
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Entries, "write", fail)
    (home / ".local").write_text("no folder")
    result = call("add", "x", "--journal", str(home / "journal.db"))
    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr


def test_the_words_of_a_trouble_are_shown_harmlessly(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise TightropeError("There is no \x1b[31m file.")

    assert run_to_exit_code(fail) == 1
    assert "\x1b" not in capsys.readouterr().err


@_POSIX
def test_a_path_that_starts_from_a_deleted_folder_is_a_sentence(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for arguments in (["--journal", "mine.db", "list"], ["--journal", "mine.db", "where"]):
        result = call(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "was deleted" in result.stderr
        assert "give the whole path" in result.stderr
    assert call("list").exit_code == 0


def test_an_interrupt_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt() -> int:
        raise KeyboardInterrupt

    assert run_to_exit_code(interrupt) == 130
    assert capsys.readouterr() == ("", "")


@_POSIX
def test_a_real_interrupt_ends_quietly() -> None:
    with subprocess.Popen(
        [*_PROGRAM, "add", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdin
        # Long enough to be still reading, so that the interrupt meets the command at work.
        program.stdin.write(b"x" * 2_000_000)
        program.send_signal(signal.SIGINT)
        stdout, stderr = program.communicate()
    assert (program.returncode, stdout, stderr.strip()) == (130, b"", b"")


@_POSIX
def test_a_closed_pipe_is_no_error(added: Added) -> None:
    added("x" * 200_000)
    reading, writing = os.pipe()
    os.close(reading)
    listed = subprocess.run(
        [*_PROGRAM, "list", "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (listed.returncode, listed.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_a_sentence(added: Added) -> None:
    added("x")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        listed = subprocess.run(
            [*_PROGRAM, "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert listed.returncode == 1
    assert b"no space left" in listed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    ("command", "is_saved"),
    [
        (["add", "again"], True),
        (["add", "again", "--json"], True),
        (["mark", "{}", "-t"], True),
        (["delete", "{}"], True),
        (["trash", "--empty", "--yes"], True),
        (["trash", "--empty", "--yes", "--json"], True),
        (["import", "jsonl", "-"], True),
        (["import", "jsonl", "-", "--dry-run"], False),
        (["show", "{}"], False),
    ],
)
def test_a_full_disk_under_the_answer_does_not_make_anybody_save_twice(
    call: Call,
    added: Added,
    command: list[str],
    is_saved: bool,
) -> None:
    short_id = added("x")
    call("delete", added("y"))
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [*_PROGRAM, *(word.format(short_id) for word in command)],
            input=b'{"day": "2026-11-01", "text": "z"}',
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert told.returncode == 1
    assert (b"It was saved, but this answer could not be printed." in told.stderr) == is_saved
    assert (b"try again" in told.stderr) != is_saved
    assert (b"1 entry moved to the trash." in told.stderr) == (command[0] == "delete")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    ("command", "code"),
    [(["list"], 0), (["show", "nothing"], 1), (["list", "--nonsense"], 2)],
)
def test_the_exit_code_stands_where_nothing_can_be_said(
    added: Added, command: list[str], code: int
) -> None:
    added("x")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [*_PROGRAM, *command], stdout=subprocess.PIPE, stderr=full, check=False
        )
    assert ended.returncode == code
    assert (b"x" in ended.stdout) == (code == 0)


@_POSIX
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_no_fault(added: Added, closed: int) -> None:
    added("x")
    close = f"import os, sys; os.close({closed}); os.execv(sys.executable, sys.argv[1:])"
    listed = subprocess.run(
        [sys.executable, "-c", close, *_PROGRAM, "list"],
        capture_output=True,
        check=False,
    )
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert (listed.stdout == b"") == (closed == 1)


def test_the_real_program_keeps_data_and_notes_apart() -> None:
    entry = b"caf\xc3\xa9"
    added = subprocess.run([*_PROGRAM, "add"], input=entry, capture_output=True, check=True)
    assert "· unmarked · 1 word ·" in added.stdout.decode()
    listed = subprocess.run([*_PROGRAM, "list", "--on", "today"], capture_output=True, check=True)
    assert entry in listed.stdout
    assert b"\x1b" not in listed.stdout + listed.stderr
    assert listed.stderr.startswith(b"On ")
    refused = subprocess.run([*_PROGRAM, "list", "--nonsense"], capture_output=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, b"")


_SLOW = {"textual", "rich", "sqlite_utils", "dateutil", "yaml", "tomllib", "asyncio"}


@pytest.mark.parametrize(
    ("arguments", "not_needed"),
    [
        (["add", "x"], _SLOW | {"click"}),
        (["list"], _SLOW | {"click"}),
        (["list", "--json", "--from", "yesterday"], _SLOW),
        (["search", "x"], _SLOW),
        (["stats", "--json"], _SLOW),
        (["--help"], _SLOW | {"sqlite3"}),
        (["where"], _SLOW | {"sqlite3"}),
    ],
)
def test_a_command_imports_nothing_that_it_does_not_use(
    added: Added,
    arguments: list[str],
    not_needed: set[str],
) -> None:
    added("so that the journal is there")
    look = (
        "import atexit, os, sys\n"
        "atexit.register(lambda: os.write(2, '\\n'.join(sys.modules).encode()))\n"
        "from tightrope.cli import main\n"
        f"sys.argv[1:] = {arguments}\n"
        "main()\n"
    )
    called = subprocess.run([sys.executable, "-c", look], capture_output=True, check=True)
    imported = set(called.stderr.decode().split())
    assert "tightrope.cli" in imported
    assert not not_needed & imported
    own = {COMMANDS[arguments[0]].module} if arguments[0] in COMMANDS else set()
    others = {line.module for line in COMMANDS.values()} - own
    assert not {f"tightrope.cli.commands.{module}" for module in others} & imported


@_POSIX
def test_too_many_open_files_are_a_sentence(added: Added) -> None:
    added("x")
    limited = f"ulimit -n 6; exec {shlex.join(_PROGRAM)} list"
    told = subprocess.run(["/bin/sh", "-c", limited], capture_output=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith(b"tightrope: ")
    assert b"Traceback" not in told.stderr
