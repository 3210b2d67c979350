import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]
CANARY = "Zwetschgenkuchen"


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def everything(call: Call, added: Added, home: Path, database: Path) -> set[str]:
    """Files of every kind that the program keeps; returns their paths below the home folder."""
    added(CANARY)
    assert call("backup").exit_code == 0
    data = database.parent
    for name in (
        "journal.db-wal",
        "journal-set-aside-20261121T201500Z/journal.db-wal",
        "unsaved.md",
        ".writing-x/entry.md",
        ".tightrope-unfinished-0123456789abcdef",
        "journal-backups/.tightrope-unfinished-0123456789abcdef-wal",
    ):
        path = data / name
        path.parent.mkdir(exist_ok=True)
        if name == "journal.db-wal":
            path.write_bytes(b"")
        else:
            path.write_text(CANARY)
    for path in (
        home / ".config/tightrope/config.toml",
        home / ".local/state/tightrope/log/faults.log",
    ):
        path.parent.mkdir(parents=True)
        path.write_text("# nothing\n")
    return files_below(home)


def test_every_file_is_listed_first_and_then_gone_with_its_folder(
    call: Call, everything: set[str], home: Path
) -> None:
    result = call("erase", "--yes")
    assert result.exit_code == 0
    assert {Path(line).relative_to(home).as_posix() for line in result.stdout.splitlines()} == (
        everything
    )
    assert f"{len(everything)} files erased." in result.stderr
    assert "snapshots" in result.stderr
    assert "history of your shell" in result.stderr
    assert files_below(home) == set()
    assert not (home / ".local/share/tightrope").exists()


def test_files_of_ones_own_stay(call: Call, added: Added, database: Path) -> None:
    added(CANARY)
    own = [database.with_name(name) for name in ("journal.md", "journal.db.mine", "letter.txt")]
    other = database.with_name("unsaved-2.md")
    for path in own:
        path.write_text("mine")
    other.write_text('<!-- tightrope: {"journal": "/elsewhere/other.db"} -->\nNot of this one.')
    assert call("erase", "--yes").exit_code == 0
    assert sorted(database.parent.iterdir()) == sorted([*own, other])


@pytest.mark.parametrize(("typed", "code"), [("erase\n", 0), ("yes\n", 1), ("", 1)])
def test_it_is_done_once_the_word_is_typed(
    call: Call, database: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    Journal(database).close()
    monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    result = call("erase", stdin=typed)
    assert result.exit_code == code
    assert str(database) in result.stdout
    assert database.exists() == bool(code)


def test_without_a_terminal_it_must_be_confirmed_by_an_option(
    call: Call, added: Added, database: Path
) -> None:
    added(CANARY)
    assert call("erase", stdin="erase\n").exit_code == 2
    assert database.exists()


def test_where_nothing_is_there_nothing_is_made(call: Call, home: Path) -> None:
    result = call("erase", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert files_below(home) == set()


_OPEN = """
import sys
from pathlib import Path
from tightrope.journal import Journal
with Journal(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows erases no file that is open")
def test_a_journal_that_is_open_elsewhere_is_left_as_it_is(
    call: Call, added: Added, database: Path
) -> None:
    added(CANARY)
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"open\n"
        result = call("erase", "--yes")
        window.communicate()
    assert result.exit_code == 1
    assert "open in another window" in result.stderr
    with Journal(database) as journal:
        assert [entry.text for entry in journal.entries.find()] == [CANARY]


def test_synced_folders_are_named_and_stay(call: Call, added: Added, tmp_path: Path) -> None:
    added(CANARY)
    assert call("sync", str(tmp_path / "synced")).exit_code == 0
    result = call("erase", "--yes")
    assert f"the synced folder {tmp_path / 'synced'}" in result.stderr
    assert [*(tmp_path / "synced").rglob("*.jsonl")]


@pytest.mark.parametrize("content", [b"", b"no journal at all" * 100])
def test_a_damaged_journal_is_erased_too(call: Call, database: Path, content: bytes) -> None:
    database.parent.mkdir(parents=True)
    database.write_bytes(content)
    assert call("erase", "--yes").exit_code == 0
    assert not database.exists()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_goes_with_what_it_leads_to(call: Call, database: Path, tmp_path: Path) -> None:
    database.parent.mkdir(parents=True)
    Journal(tmp_path / "real.db").close()
    database.symlink_to(tmp_path / "real.db")
    assert call("erase", "--yes").exit_code == 0
    assert not os.path.lexists(database)
    assert not (tmp_path / "real.db").exists()
