"""What Tab completes, and that nobody who types sees a message."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock

Call = Callable[..., Result]
Added = Callable[..., str]
Completed = Callable[..., list[str]]


@pytest.fixture
def completed(call: Call, monkeypatch: pytest.MonkeyPatch) -> Completed:
    """Return what completes the last of these words, as bash is told."""

    def complete(*words: str) -> list[str]:
        with monkeypatch.context() as patch:
            patch.setenv("_TIGHTROPE_COMPLETE", "bash_complete")
            patch.setenv("COMP_WORDS", " ".join(("tightrope", *words)))
            patch.setenv("COMP_CWORD", str(len(words)))
            told = call("--completing")
        assert told.stderr == ""
        return [line.partition(",")[2] for line in told.stdout.split()]

    return complete


def test_commands_options_and_formats_are_completed(completed: Completed) -> None:
    assert completed("re") == ["restore", "redo", "review"]
    assert completed("move", "--") == ["--on", "--at", "--no-time", "--help"]
    assert completed("export", "j") == ["json", "jsonl", "jrnl"]
    assert completed("completion", "") == ["bash", "zsh", "fish"]


def test_ids_of_entries_and_of_the_trash_are_completed(
    call: Call, added: Added, completed: Completed, clock: FrozenClock
) -> None:
    one = added("one")
    clock.forward(minutes=1)
    two = added("two")
    assert completed("show", "") == [two, one]
    assert completed("show", one[:6].upper()) == [one]
    assert completed("mark", one, "") == [two, one]
    call("delete", two)
    assert completed("restore", "") == [two]
    assert completed("show", "") == [one]
    assert completed("show", "x*") == []


def test_what_can_be_done_with_talk_and_aims_is_completed_then_ids(
    call: Call, added: Added, completed: Completed
) -> None:
    one, two = added("one"), added("two")
    call("talk", "add", one)
    aim, other = (call("aims", "begin", each).stdout.split()[-1] for each in ("Dance", "Sing"))
    call("aims", "delete", other)
    assert completed("talk", "r") == ["reopen", "remove"]
    assert set(completed("talk", "add", "")) == {one, two}
    assert completed("talk", "tick", "") == [one]
    assert completed("aims", "re") == ["reach", "reopen", "restore"]
    assert completed("aims", "reach", "") == [aim]
    assert completed("aims", "restore", "") == [other]
    assert completed("aims", "begin", "") == []


def test_tags_are_completed_the_commonest_first(added: Added, completed: Completed) -> None:
    for text in ("#walks", "#rain #walks", "#date-❤️"):
        added(text)
    assert completed("list", "--tag", "") == ["walks", "date-❤️", "rain"]
    assert completed("add", "--tag", "Wa") == ["walks"]
    assert completed("tags", "") == ["rename"]
    assert completed("tags", "rename", "r") == ["rain"]


def test_days_and_months_are_completed(added: Added, completed: Completed) -> None:
    added("one", "--on", "2026-11-02")
    added("two", "--on", "2026-10-30")
    assert completed("add", "--on", "y") == ["yesterday"]
    assert completed("add", "--on", "2026-1") == ["2026-11-02", "2026-10-30"]
    assert completed("list", "--from", "2026") == ["2026-11", "2026-10"]
    assert completed("list", "--month", "2026-11-") == ["2026-11-02"]
    assert completed("review", "2026-1") == ["2026-11", "2026-10"]
    assert "friday" in completed("list", "--on", "")


def test_paths_are_left_to_the_shell(completed: Completed) -> None:
    assert completed("export", "json", "no") == ["no"]


def test_a_journal_that_is_not_there_is_not_made(completed: Completed, home: Path) -> None:
    assert completed("show", "") == completed("list", "--tag", "") == []
    assert not list(home.rglob("*.db"))


@pytest.mark.parametrize("content", [b"", b"no journal at all" * 100])
def test_a_journal_that_cannot_be_opened_completes_nothing(
    completed: Completed, home: Path, content: bytes
) -> None:
    journal = home / "broken.db"
    journal.write_bytes(content)
    for words in (["show", ""], ["list", "--tag", ""], ["list", "--on", "2026"]):
        assert completed("--journal", str(journal), *words) == []
    assert journal.read_bytes() == content


def test_settings_with_a_mistake_complete_nothing_and_say_nothing(
    completed: Completed, added: Added, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added("#walks")
    config = home / "config.toml"
    config.write_text("day_ends = 77\n")
    monkeypatch.setenv("TIGHTROPE_CONFIG", str(config))
    assert completed("list", "--tag", "w") == ["walks"]
    assert completed("show", "") != []


def test_bash_completes_with_the_script_that_is_printed() -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = (
        "source <(tightrope completion bash); COMP_WORDS=(tightrope sh); COMP_CWORD=1;"
        ' _tightrope_completion tightrope; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("show\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_script_asks_the_program(call: Call, shell: str) -> None:
    told = call("completion", shell)
    assert (told.exit_code, told.stderr) == (0, "")
    assert f"_TIGHTROPE_COMPLETE={shell}_complete" in told.stdout


def test_another_shell_is_wrong_usage(call: Call) -> None:
    assert call("completion", "csh").exit_code == 2
