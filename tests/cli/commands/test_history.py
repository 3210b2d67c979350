import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def walk(call: Call, added: Added, clock: FrozenClock) -> str:
    """An entry that was changed twice, by its short id."""
    id_ = added("Walked", "home.", "--together")
    for mark in ("-T", "-s"):
        clock.forward(hours=1)
        assert call("mark", id_, mark).exit_code == 0
    return id_


def numbers(call: Call, name: str) -> list[int]:
    return [each["version"] for each in json.loads(call("history", name, "--json").stdout)]


def test_versions_stand_latest_first_with_the_time_they_were_saved(call: Call, walk: str) -> None:
    lines = call("history", walk).stdout.splitlines()
    assert [re.split(r"  +", line)[:3] for line in lines] == [
        ["3", "now", "space"],
        ["2", "saved Sat 21 Nov 2026 22:15", "unmarked"],
        ["1", "saved Sat 21 Nov 2026 21:15", "together"],
    ]
    assert all(line.endswith("2 words  Walked home.") for line in lines)


def test_a_version_stands_beside_the_present_one_with_signs_for_what_changed(
    call: Call, walk: str
) -> None:
    assert call("history", walk, "--show", "1").stdout.splitlines() == [
        "- 1, saved Sat 21 Nov 2026 21:15",
        "+ 3, now",
        "",
        "  Sat 21 Nov 2026 21:15",
        "- [-together-]",
        "+ {+space+}",
        "",
        "  Walked home.",
    ]


def test_what_is_brought_back_is_a_new_version_and_a_step_of_undo(call: Call, walk: str) -> None:
    assert "together" in call("history", walk, "--restore", "1").stdout
    assert numbers(call, walk) == [4, 3, 2, 1]
    assert call("undo").exit_code == 0
    assert json.loads(call("show", walk, "--json").stdout)["space"]


def test_a_note_of_a_month_has_a_history_too(call: Call) -> None:
    for number, text in enumerate(("Rain.", "Sun.")):
        note = {"month": "2026-11", "text": text, "modified": f"2026-11-2{number}T20:00:00Z"}
        assert call("import", "jsonl", "-", stdin=json.dumps(note)).exit_code == 0
    notes = json.loads(call("history", "2026-11", "--json").stdout)
    assert [each["text"] for each in notes] == ["Sun.", "Rain."]
    assert call("history", "2026-11", "--restore", "1").stdout == "Note of 2026-11 · 1 word\n"
    assert call("history", "2026-11", "--forget-all", "--yes").exit_code == 0
    [note] = json.loads(call("history", "2026-11", "--json").stdout)
    assert note["text"] == "Rain."


@pytest.mark.parametrize(
    ("options", "left"), [(["--forget", "1"], [3, 2]), (["--forget-all"], [3])]
)
def test_former_versions_are_forgotten_once_the_number_is_typed(
    call: Call, walk: str, monkeypatch: pytest.MonkeyPatch, options: list[str], left: list[int]
) -> None:
    monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    assert call("history", walk, *options, stdin="yes\n").exit_code == 1
    assert numbers(call, walk) == [3, 2, 1]
    typed = "1\n" if options[-1] == "1" else "2\n"
    result = call("history", walk, *options, stdin=typed)
    assert result.exit_code == 0, result.stderr
    assert numbers(call, walk) == left


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--forget", "1"], 2),  # nobody can confirm it
        (["--forget", "3", "--yes"], 1),  # what stands there now
        (["--forget", "7", "--yes"], 1),
        (["--show", "7"], 1),
        (["--restore", "7"], 1),
        (["--show", "1", "--restore", "1"], 2),
        (["--yes"], 2),
        (["--backups", "--show", "1"], 2),
        (["--show", "0"], 2),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    call: Call, walk: str, options: list[str], code: int
) -> None:
    assert call("history", walk, *options).exit_code == code
    assert numbers(call, walk) == [3, 2, 1]


@pytest.mark.parametrize("name", ["2026-10", "2026-13", "ffff", ""])
def test_what_is_not_there_has_no_history(call: Call, walk: str, name: str) -> None:
    result = call("history", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert walk


def test_what_lies_in_the_trash_can_be_looked_at_and_forgotten(call: Call, walk: str) -> None:
    call("delete", walk)
    result = call("history", walk)
    assert "in the trash" in result.stdout
    assert call("history", walk, "--restore", "1").exit_code == 1
    assert call("history", walk, "--forget-all", "--yes").exit_code == 0
    assert numbers(call, walk) == [3]
    assert call("restore", walk).exit_code == 0


def test_a_sentence_that_was_edited_out_is_in_no_file_any_more(
    call: Call, added: Added, database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho Walked. > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    id_ = added("Walked.", "Zwetschgenkuchen.")
    assert call("backup").exit_code == 0
    assert call("edit", id_).exit_code == 0
    assert call("history", id_, "--forget-all", "--backups", "--yes").exit_code == 0
    for path in database.parent.rglob("*"):
        assert path.is_dir() or b"Zwetschgenkuchen" not in path.read_bytes(), path
