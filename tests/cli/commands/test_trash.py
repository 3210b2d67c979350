import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard input be taken for a person at a terminal."""
    monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)


def _texts(call: Call, command: str) -> list[str]:
    return [entry["text"] for entry in json.loads(call(command, "--json").stdout)]


def test_delete_moves_to_the_trash_and_restore_brings_back(call: Call, added: Added) -> None:
    one, two = added("one"), added("two")
    result = call("delete", one, two, one)
    assert [line[-8:] for line in result.stdout.splitlines()] == [one, two]
    assert "2 entries moved to the trash" in result.stderr
    assert _texts(call, "list") == []
    assert sorted(_texts(call, "trash")) == ["one", "two"]
    assert call("restore", two[:6]).stdout.rstrip().endswith(two)
    assert _texts(call, "list") == ["two"]
    assert _texts(call, "trash") == ["one"]


@pytest.mark.parametrize("command", ["delete", "restore"])
def test_where_one_id_is_unknown_none_is_moved(call: Call, added: Added, command: str) -> None:
    there, gone = added("there"), added("gone")
    call("delete", gone)
    assert call(command, there, gone).exit_code == 1
    assert (_texts(call, "list"), _texts(call, "trash")) == (["there"], ["gone"])


def test_the_trash_says_when_something_was_deleted(call: Call, added: Added) -> None:
    call("delete", added("one"))
    [entry] = json.loads(call("trash", "--json").stdout)
    assert entry["removed"] == "2026-11-21T20:15:00Z"
    assert "one" in call("trash").stdout


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("answer", ["", "1\n", "yes\n", "two\n"])
def test_the_trash_stays_unless_the_number_of_entries_is_typed(
    call: Call,
    added: Added,
    answer: str,
) -> None:
    call("delete", added("one"), added("two"))
    result = call("trash", "--empty", stdin=answer)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(_texts(call, "trash")) == 2


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize(("options", "answer"), [([], "2\n"), (["--yes"], "")])
def test_a_confirmed_trash_is_purged(
    call: Call,
    added: Added,
    options: list[str],
    answer: str,
) -> None:
    call("delete", added("one"), added("two"))
    result = call("trash", "--empty", *options, stdin=answer)
    assert result.exit_code == 0
    assert result.stdout == "2 entries purged for good.\n"
    assert _texts(call, "trash") == []


def test_a_purge_is_told_as_json_too(call: Call, added: Added) -> None:
    call("delete", added("one"), added("two"))
    for purged in (2, 0):
        result = call("trash", "--empty", "--yes", "--json")
        assert (result.exit_code, result.stderr) == (0, "")
        assert json.loads(result.stdout) == {
            "purged": purged, "finished": True, "backups_rewritten": 0, "backups_left": 0
        }  # fmt: skip


def test_what_may_hold_it_still_is_told(call: Call, added: Added) -> None:
    one = added("one")
    call("backup")
    call("delete", one)
    told = call("trash", "--empty", "--yes").stderr
    assert "1 backup may hold it still; --backups rewrites it" in told
    assert "Out of reach: exports" in told
    told = call("trash", "--empty", "--yes", "--backups").stderr
    assert "1 backup that held it was rewritten without it." in told


def test_backups_that_could_not_be_rewritten_are_told_and_an_error(
    call: Call, added: Added, database: Path
) -> None:
    call("delete", added("one"))
    damaged = database.with_name("journal-backups") / "journal-20260101T000000Z.db"
    damaged.parent.mkdir()
    damaged.write_text("no journal, and long enough for one. " * 100)
    result = call("trash", "--empty", "--yes", "--backups")
    assert (result.exit_code, result.stdout) == (1, "1 entry purged for good.\n")
    assert f"Not erased from {damaged}." in result.stderr


def test_only_emptying_asks_for_confirmation_or_backups(call: Call) -> None:
    for option in ("--yes", "--backups"):
        assert call("trash", option).exit_code == 2


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("answer", ["", "no"])
def test_question_and_refusal_are_two_lines_where_nobody_ended_the_first(
    call: Call,
    added: Added,
    answer: str,
) -> None:
    call("delete", added("one"))
    question, refusal = call("trash", "--empty", stdin=answer).stderr.splitlines()
    assert question.strip().endswith("Type 1 to go on:")
    assert refusal.startswith("tightrope: Nothing was purged")


def test_without_a_terminal_it_must_be_confirmed_by_an_option(call: Call, added: Added) -> None:
    call("delete", added("one"))
    result = call("trash", "--empty", stdin="1\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--yes" in result.stderr
    assert _texts(call, "trash") == ["one"]


@pytest.mark.usefixtures("at_a_terminal")
def test_an_empty_trash_needs_no_answer(call: Call) -> None:
    result = call("trash", "--empty")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "empty" in result.stderr
