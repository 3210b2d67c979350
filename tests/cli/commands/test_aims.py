import json
from collections.abc import Callable

import pytest
from click.testing import Result

Call = Callable[..., Result]


@pytest.fixture
def dance(call: Call) -> str:
    """The short id of an aim that was begun on 2 November."""
    return call("aims", "begin", "Learn", "to", "dance", "--on", "2 Nov").stdout.split()[-1]


def test_aims_are_listed_oldest_first_with_how_they_ended(call: Call, dance: str) -> None:
    attic = call("aims", "begin", "Clear the attic").stdout.split()[-1]
    assert call("aims", "reach", dance).stdout == (
        f"Mon 2 Nov 2026 · reached Sat 21 Nov 2026 · {dance}\n"
    )
    assert call("aims").stdout == (
        f"Mon 2 Nov 2026   Learn to dance  reached Sat 21 Nov 2026  {dance}\n"
        f"Sat 21 Nov 2026  Clear the attic  {attic}\n"
    )
    assert "let go Fri 20 Nov 2026" in call("aims", "let-go", dance, "--on", "yesterday").stdout
    assert call("aims", "reopen", dance).stdout == f"Mon 2 Nov 2026 · begun · {dance}\n"
    assert call("undo").stdout == "Took back: not ended · aim of Mon 2 Nov 2026\n"


def test_there_may_be_none(call: Call) -> None:
    assert "aims begin" in call("aims").stderr
    assert call("aims", "--json").stdout == "[]\n"
    assert "No aim" in call("aims", "--trash").stderr


def test_an_aim_has_a_note_and_may_be_edited(
    call: Call, dance: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("aims", "note", dance, "-", stdin="Tango?\nWaltz?\n")
    monkeypatch.setenv("EDITOR", "sed -i s/dance/sing/;s/Waltz/Jazz/")
    call("aims", "edit", dance)
    [aim] = json.loads(call("aims", "--json").stdout)
    assert (aim["title"], aim["note"]) == ("Learn to sing", "Tango?\nJazz?")
    assert list(aim) == [
        "id", "title", "note", "begun", "ended", "outcome", "created", "modified",
    ]  # fmt: skip
    assert "Nothing was changed" in call("aims", "edit", dance).stderr
    versions = call("history", dance).stdout.splitlines()
    assert [line.split()[0] for line in versions] == ["3", "2", "1"]
    assert call("history", dance, "--restore", "1").stdout == "Aim of Mon 2 Nov 2026 · 3 words\n"


def test_a_deleted_aim_lies_in_the_trash_until_that_is_emptied(call: Call, dance: str) -> None:
    attic = call("aims", "begin", "Clear the attic").stdout.split()[-1]
    assert call("aims", "delete", dance, attic).stdout.count("in the trash") == 2
    assert "2 aims lie there" in call("trash").stderr
    assert dance in call("aims", "--trash").stdout
    assert "Learn to dance" not in call("aims", "restore", attic).stdout
    assert "aims restore" in call("history", dance).stderr
    assert "1 aim purged for good." in call("trash", "--empty", "--yes").stdout
    assert call("aims").stdout == f"Sat 21 Nov 2026  Clear the attic  {attic}\n"


def test_what_cannot_be_gets_a_sentence_and_what_is_called_wrongly_the_way_to_call(
    call: Call, dance: str
) -> None:
    for could_not in (
        ["aims", "reach", "ffff"],
        ["aims", "restore", dance],
        ["aims", "begin", " "],
        ["aims", "reach", dance, "--on", "2026-11-01"],
    ):
        assert call(*could_not).exit_code == 1, could_not
    for wrong in (
        ["aims", "win", dance],
        ["aims", "reach"],
        ["aims", "reach", dance, dance],
        ["aims", "reopen", dance, "--on", "today"],
        ["aims", "--on", "today"],
        ["aims", "delete", dance, "--trash"],
    ):
        assert call(*wrong).exit_code == 2, wrong
    assert "tightrope aims reach ID" in call("aims", "reach").stderr
