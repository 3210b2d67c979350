"""`doctor` finds what is wrong, each with a sentence, and mends what can be."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.domain.formatting import day_text

Call = Callable[..., Result]
Added = Callable[..., str]


def found(call: Call, *options: str) -> dict[str, bool]:
    result = call("doctor", "--json", *options)
    checks = {check["check"]: check["ok"] for check in json.loads(result.stdout)}
    assert result.exit_code == (0 if all(checks.values()) else 1), result.stderr
    return checks


def wrong(call: Call, *options: str) -> list[str]:
    return [name for name, is_ok in found(call, *options).items() if not is_ok]


def execute(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as sql:
        sql.execute(statement)


@pytest.fixture
def sound(call: Call, added: Added) -> None:
    """A journal of one entry, in which all is well."""
    added("Walked home.")
    assert call("doctor", "--fix").exit_code == 0


def test_without_a_journal_all_is_well(call: Call, home: Path) -> None:
    assert wrong(call) == []
    assert list(home.iterdir()) == []


def test_a_journal_without_a_verified_backup_gets_one(call: Call, added: Added) -> None:
    added("Walked home.")
    assert wrong(call) == ["backups"]
    assert wrong(call, "--fix") == []
    [backup] = json.loads(call("backups", "--json").stdout)
    assert (backup["why"], backup["verified"]) == ("by hand", True)


@pytest.mark.usefixtures("sound")
def test_every_line_says_what_was_looked_at(call: Call, clock: FrozenClock) -> None:
    lines = call("doctor").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", name]
        for name in (
            "modes", "integrity", "schema", "index", "aims", "sync", "backups", "encryption",
            "settings",
        )
    ]  # fmt: skip
    assert f"1 backup, the last verified one of {day_text(clock().day)}." in lines[6]


@pytest.mark.usefixtures("sound")
def test_a_file_that_others_may_read_is_closed(call: Call, database: Path) -> None:
    database.chmod(0o644)
    backup = next(database.with_name("journal-backups").glob("*.db"))
    backup.chmod(0o640)
    assert wrong(call) == ["modes"]
    assert wrong(call, "--fix") == []
    assert (database.stat().st_mode | backup.stat().st_mode) & 0o077 == 0


def test_aims_and_talk_that_cannot_be_read_are_counted(
    call: Call, added: Callable[..., str], database: Path
) -> None:
    call("aims", "begin", "Learn to dance")
    call("talk", "add", added("Where to in summer?"))
    assert "1 aim, 1 thing to talk about; all can be read." in call("doctor").stdout
    execute(database, "UPDATE talk SET entry = '7b6f2c1e-0000-4000-8000-000000000000'")
    assert "wait for an entry" in call("doctor").stdout
    execute(database, "UPDATE aims SET begun = '2026-02-30'")
    assert "aims" in wrong(call)
    assert "dance" not in call("doctor").stdout


@pytest.mark.usefixtures("sound")
def test_an_index_that_is_out_of_step_is_made_anew(call: Call, database: Path) -> None:
    execute(database, "DROP TRIGGER index_changed")
    execute(database, "UPDATE entries SET text = 'Walked far.'")
    assert wrong(call) == ["index"]
    assert wrong(call, "--fix") == []
    assert "far" in call("search", "far").stdout


@pytest.mark.usefixtures("sound")
def test_a_damaged_page_is_named_with_the_way_back(call: Call, database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    database.write_bytes(content)
    assert wrong(call, "--fix") == ["integrity"]
    assert "`tightrope rollback`" in call("doctor").stdout
    assert database.read_bytes() == content


@pytest.mark.usefixtures("sound")
def test_a_damaged_header_is_named(call: Call, database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[20] = 7
    database.write_bytes(content)
    assert wrong(call) == ["integrity"]


@pytest.mark.usefixtures("sound")
def test_an_older_layout_is_brought_up_to_date(call: Call, database: Path) -> None:
    execute(database, "PRAGMA user_version = 3")
    assert wrong(call) == ["schema"]
    assert wrong(call, "--fix") == []


@pytest.mark.usefixtures("sound")
def test_a_damaged_backup_is_named(call: Call, database: Path) -> None:
    backup = next(database.with_name("journal-backups").glob("*.db"))
    backup.write_bytes(backup.read_bytes()[:5000])
    assert wrong(call, "--fix") == ["backups"]
    assert str(backup) in call("doctor").stdout


@pytest.mark.usefixtures("sound")
def test_a_mistake_in_the_settings_is_told(call: Call, home: Path) -> None:
    config = home / ".config" / "tightrope" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("ascii = 3\n")
    assert wrong(call, "--fix") == ["settings"]
    assert "line 1: ascii cannot have this value" in call("doctor").stdout
