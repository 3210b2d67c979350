import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "folder")


@pytest.fixture
def elsewhere(call: Call, tmp_path: Path) -> Call:
    """Call the program with the journal of another machine."""

    def run(*arguments: str) -> Result:
        return call("--journal", str(tmp_path / "elsewhere.db"), *arguments)

    return run


def test_it_says_what_came_and_went(call: Call, added: Added, elsewhere: Call, folder: str) -> None:
    added("By the river")
    added("At the desk")
    assert call("sync", folder, "--dry-run").stdout == "Would sync: 0 came, 2 went.\n"
    assert call("sync", folder).stdout == "0 came, 2 went.\n"
    assert elsewhere("sync", folder).stdout == "2 came, 0 went.\n"
    again = call("sync", folder)
    assert (again.stdout, again.stderr) == ("In step; there was nothing to do.\n", "")


def test_a_conflict_is_named_with_how_to_settle_it(
    call: Call, added: Added, elsewhere: Call, folder: str, clock: FrozenClock
) -> None:
    id_ = added("By the river")
    call("sync", folder)
    elsewhere("sync", folder)
    call("mark", id_, "-n", "closer")
    clock.forward(minutes=1)
    elsewhere("mark", id_, "-n", "room")
    call("sync", folder)
    said = elsewhere("sync", folder)
    assert said.stdout == "0 came, 1 went, 1 conflict.\n"
    assert "both texts stand" in said.stderr
    assert "`tightrope list --tag conflict`" in said.stderr
    assert "The journal as it was before is in" in said.stderr
    [copy] = json.loads(elsewhere("list", "--tag", "conflict", "--json").stdout)
    assert copy["id"][:8] in said.stderr
    assert copy["need"] == "closer"


def test_an_entry_that_stays_and_a_note_that_was_joined_are_named(
    call: Call, added: Added, elsewhere: Call, folder: str
) -> None:
    id_ = added("By the river")
    call("sync", folder)
    elsewhere("sync", folder)
    call("delete", id_)
    elsewhere("mark", id_, "-t")
    call("sync", folder)
    said = elsewhere("sync", folder, "--json")
    assert said.stderr == ""
    counts = json.loads(said.stdout)
    assert list(counts) == [
        "came", "went", "conflicts", "survived", "joined", "unreadable", "backup",
    ]  # fmt: skip
    assert (counts["came"], counts["went"], counts["conflicts"]) == (0, 1, [])
    assert [each[:8] for each in counts["survived"]] == [id_]


def test_whoever_reads_is_told_what_stays_and_what_was_joined(
    call: Call, added: Added, elsewhere: Call, folder: str, database: Path
) -> None:
    id_ = added("By the river")
    call("sync", folder)
    elsewhere("sync", folder)
    call("delete", id_)
    elsewhere("mark", id_, "-t")
    for path, text in (
        (database, "Much room."),
        (Path(folder).with_name("elsewhere.db"), "Many walks."),
    ):
        with Journal(path) as journal:
            journal.month_notes.save(date(2026, 11, 1), text, read=None)
    call("sync", folder)
    said = elsewhere("sync", folder).stderr
    assert f"so it stays: {id_}." in said
    assert "holds both texts, with #conflict between them: 2026-11." in said


def test_a_file_that_cannot_be_read_is_named_and_ends_with_one(
    call: Call, added: Added, folder: str
) -> None:
    id_ = added("By the river")
    call("sync", folder)
    [file] = Path(folder).glob(f"entries/*/{id_}*.jsonl")
    file.write_text("[bold]By the river\x1b[31m")
    said = call("sync", folder)
    assert said.exit_code == 1
    assert f"Left alone: entries/{file.parent.name}/{file.name}: line 1 is not JSON" in said.stderr
    assert "1 file could not be read and was left alone; mend what is named" in said.stderr
    assert said.stdout == "0 came, 0 went.\n"
    assert "river" not in said.output


def test_a_folder_of_others_is_refused(call: Call, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").touch()
    said = call("sync", str(tmp_path / "photos"))
    assert (said.exit_code, said.stdout) == (1, "")
    assert "holds other files and was left alone" in said.stderr
