"""`add -` that is refused loses no word, and `unsaved` gives back what lies aside."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]

NOTE = "Words lie aside that could not be saved; `tightrope unsaved` shows them.\n"


@pytest.fixture
def database(home: Path) -> Path:
    return home / ".local" / "share" / "tightrope" / "journal.db"


@contextmanager
def kept_busy(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tightrope.storage.driver.BUSY_SECONDS", 0.0)


@pytest.mark.usefixtures("impatient")
def test_standard_input_that_a_busy_journal_refuses_is_put_aside_and_offered(
    call: Call, database: Path
) -> None:
    call("add", "Before.")
    with kept_busy(database):
        refused = call("add", "-", "--on", "2026-11-20", "--together", stdin="From a pipe\n")
    assert refused.exit_code == 1
    kept = database.with_name("unsaved.md")
    assert f"Your words are kept in {kept}; `tightrope unsaved --restore`" in refused.stderr
    assert call("list", "--limit", "5").stderr == NOTE
    listed = call("unsaved")
    assert listed.stdout == "unsaved.md · Fri 20 Nov 2026 · 3 words · From a pipe\n"
    assert json.loads(call("unsaved", "--json").stdout)[0]["text"] == "From a pipe\n"
    restored = call("unsaved", "--restore")
    assert restored.stdout == "Fri 20 Nov 2026 · 3 words taken back from unsaved.md\n"
    entry = json.loads(call("list", "--on", "2026-11-20", "--json").stdout)[0]
    assert (entry["text"], entry["together"]) == ("From a pipe\n", True)
    assert not kept.exists()
    assert call("unsaved").stderr == "No words lie aside.\n"


def test_standard_input_for_a_damaged_journal_is_put_aside(call: Call, database: Path) -> None:
    call("add", "Before.")
    call("backup")
    database.write_bytes(b"x" * 4096)
    refused = call("add", "-", stdin="From a pipe")
    assert refused.exit_code == 1
    assert database.with_name("unsaved.md").read_text().endswith("From a pipe")


def test_where_the_journal_may_be_encrypted_no_plain_file_is_made(
    call: Call, database: Path
) -> None:
    call("add", "Before.")
    database.write_bytes(b"x" * 4096)
    refused = call("add", "-", stdin="From a pipe")
    assert refused.exit_code == 1
    assert "so none was made" in refused.stderr
    assert not database.with_name("unsaved.md").exists()


def test_words_in_arguments_and_blank_input_are_not_put_aside(call: Call, database: Path) -> None:
    call("add", "Before.")
    database.write_bytes(b"x" * 4096)
    assert call("add", "As argument").exit_code == 1
    assert call("add", "-", stdin=" \n").exit_code == 1
    assert not database.with_name("unsaved.md").exists()


def test_input_that_is_not_utf_8_is_put_aside_to_the_byte(call: Call, database: Path) -> None:
    assert call("add", "-", stdin=b"caf\xe9").exit_code == 1
    assert database.with_name("unsaved.md").read_bytes().endswith(b"\ncaf\xe9")


def test_what_is_refused_is_in_the_trash_and_a_name_that_is_not_there_is_said(
    call: Call, database: Path
) -> None:
    call("add", "Before.")
    database.with_name("unsaved.md").write_text("Refused")
    database.with_name("unsaved-2.md").write_text("Kept")
    assert call("unsaved", "--discard", "unsaved-3.md").exit_code == 1
    done = call("unsaved", "--discard", "unsaved.md")
    assert done.stderr == "1 entry moved to the trash; `tightrope trash` lists what lies there.\n"
    assert [each["text"] for each in json.loads(call("trash", "--json").stdout)] == ["Refused"]
    assert database.with_name("unsaved-2.md").exists()


@pytest.mark.parametrize("options", [("--restore", "--discard"), ("--json", "--restore")])
def test_two_answers_at_once_are_wrong_usage(call: Call, options: tuple[str, ...]) -> None:
    assert call("unsaved", *options).exit_code == 2


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_input_survives_a_signal_that_ends_the_program_while_it_waits(
    call: Call, database: Path
) -> None:
    call("add", "Before.")
    command = [sys.executable, "-m", "tightrope", "add", "-"]
    with (
        kept_busy(database),
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as program,
    ):
        assert program.stdin
        program.stdin.write(b"From a pipe")
        program.stdin.close()
        # It has opened the journal, and waits for it, when SQLite's file of locks is in use.
        while not os.path.exists(f"/proc/{program.pid}/fd") or not _has_open(program.pid, database):  # noqa: PTH110 - in a loop that waits
            pass
        program.send_signal(signal.SIGTERM)
        program.wait()
    assert database.with_name("unsaved.md").read_text().endswith("From a pipe")


def _has_open(pid: int, path: Path) -> bool:
    try:
        return str(path) in {
            str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()
        }
    except OSError:
        return False
