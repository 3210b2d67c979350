import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]


def test_where_names_every_path_and_makes_none(call: Call, home: Path, database: Path) -> None:
    paths = json.loads(call("where", "--json").stdout)
    assert list(paths) == ["database", "config", "backups", "logs"]
    assert paths["database"] == str(database)
    assert call("where").stdout.splitlines()[0] == f"database  {database}"
    assert list(home.iterdir()) == []


def test_the_journal_is_chosen_before_or_behind_the_command_or_by_environment(
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = str(tmp_path / "mine.db")
    for arguments in (["--journal", chosen, "where"], ["where", "--journal", chosen]):
        assert f"database  {chosen}\n" in call(*arguments).stdout
    monkeypatch.setenv("TIGHTROPE_JOURNAL", chosen)
    monkeypatch.setenv("TIGHTROPE_CONFIG", str(tmp_path / "mine.toml"))
    paths = json.loads(call("where", "--json").stdout)
    assert paths["database"] == chosen
    assert paths["config"] == str(tmp_path / "mine.toml")


def test_backup_prints_where_the_copy_lies(
    call: Call,
    added: Added,
    clock: FrozenClock,
    tmp_path: Path,
) -> None:
    added("kept")
    for target in ([], [str(tmp_path / "copy.db")]):
        result = call("backup", *target)
        copy = Path(result.stdout.rstrip("\n"))
        assert target in ([], [str(copy)])
        with Journal(copy, now=clock) as journal:
            assert journal.entries.on(clock().day)[0].text == "kept"


def test_a_folder_in_place_of_a_journal_is_a_sentence(call: Call, tmp_path: Path) -> None:
    result = call("list", "--journal", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"tightrope: {tmp_path} is a folder")
