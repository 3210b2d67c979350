"""`backups` and `rollback`, and the backup that a command leaves behind it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from support import FrozenClock
from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]


def listed(call: Call) -> list[str]:
    return [entry["text"] for entry in json.loads(call("list", "--json").stdout)]


def test_going_back_and_forth(call: Call, added: Added, clock: FrozenClock) -> None:
    added("Walked home.")
    call("backup")
    clock.forward(minutes=5)
    added("Rain.")
    result = call("rollback", "journal-20261121T201500Z", "--yes")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "The journal is as it was in journal-20261121T201500Z.db.\n"
    assert "from Sat 21 Nov 2026 20:15 UTC, 1 entry." in result.stderr
    assert listed(call) == ["Walked home."]
    latest, first = json.loads(call("backups", "--json").stdout)
    assert (latest["why"], latest["entries"], latest["verified"]) == ("rollback", 2, False)
    assert (first["why"], first["when"]) == ("by hand", "2026-11-21T20:15:00Z")
    assert first["verified"]
    assert call("rollback", latest["path"], "--yes").exit_code == 0
    assert listed(call) == ["Rain.", "Walked home."]


def test_nobody_to_ask_is_wrong_usage(call: Call, added: Added) -> None:
    added("Walked home.")
    copy = call("backup").stdout.strip()
    added("Rain.")
    result = call("rollback", copy, stdin="rollback\n")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert listed(call) == ["Rain.", "Walked home."]


def test_a_name_that_there_is_not_is_a_sentence(call: Call) -> None:
    result = call("rollback", "yesterday", "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no backup yesterday; `tightrope backups` lists" in result.stderr
    assert call("backups").stderr == "There are no backups yet; `tightrope backup` makes one.\n"


def test_a_damaged_journal_lists_its_backups_and_goes_back(
    call: Call, added: Added, database: Path
) -> None:
    added("Walked home.")
    name = Path(call("backup").stdout.strip()).name
    database.write_bytes(b"\xff" * database.stat().st_size)
    assert "`tightrope rollback`" in call("list").stderr
    assert call("backups").stdout.rstrip().endswith(f"1  verified      {name}")
    result = call("rollback", name, "--yes")
    assert "set aside in" in result.stderr
    assert listed(call) == ["Walked home."]


def test_a_synced_folder_is_named_before_and_forgotten_on_request(
    call: Call, added: Added, tmp_path: Path, database: Path
) -> None:
    added("Walked home.")
    folder = tmp_path / "folder"
    call("sync", str(folder))
    copy = call("backup").stdout.strip()
    result = call("rollback", copy, "--yes")
    assert f"The synced folder {folder} holds later states too" in result.stderr
    result = call("rollback", copy, "--yes", "--forget-folders")
    assert "The synced folders are forgotten" in result.stderr
    with Journal(database) as journal:
        assert journal.sync.folders() == ()


def test_looking_into_a_backup_does_not_change_it(call: Call, added: Added) -> None:
    added("Walked home.")
    copy = Path(call("backup").stdout.strip())
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    assert "Walked home." in call("list", "--journal", str(copy)).stdout
    assert call("search", "walked", "--journal", str(copy)).exit_code == 0
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert [path.name for path in copy.parent.glob("*.db*")] == [copy.name]


def test_an_add_leaves_the_backup_of_the_day_to_a_process_behind_it(database: Path) -> None:
    def add(word: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "tightrope", "add", word], check=True, capture_output=True
        )

    folder = database.with_name("journal-backups")
    add("Rain.")
    _wait_for_the_child_of(folder)
    [made] = folder.glob("*.db")
    assert made.name.startswith("journal-auto-daily-")
    marks = json.loads((folder / "verified.json").read_text(encoding="utf-8"))
    assert marks[made.name]["sound"] is True
    assert marks[made.name]["entries"] == 1
    add("Sun.")
    assert [*folder.glob("*.db")] == [made]


def _wait_for_the_child_of(folder: Path) -> None:
    # It holds nothing of ours that would tell of its end; what it does last is making room.
    for _ in range(600):
        if (folder / "verified.json").exists():
            return
        subprocess.run(["sleep", "0.05"], check=True)
    raise AssertionError("no backup was made")
