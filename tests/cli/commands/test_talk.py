import json
from collections.abc import Callable

from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]


def test_the_list_shows_what_is_open_and_what_was_opened_first_stands_first(
    call: Call, added: Added
) -> None:
    assert "talk add ID" in call("talk").stderr
    summer, kitchen = added("Where to in summer?"), added("The kitchen.", "--on", "2026-01-02")
    done = call("talk", "add", kitchen, "Who", "paints", "-", "and when?")
    assert done.stdout == f"Fri 2 Jan 2026 · to talk about · {kitchen}\n"
    call("talk", "add", summer)
    assert call("talk").stdout == (
        f"Fri 2 Jan 2026   Who paints - and when?  {kitchen}\n"
        f"Sat 21 Nov 2026  Where to in summer?  {summer}\n"
    )
    assert call("list", "--tag", "talk", "--json").stdout.count('"id"') == 2


def test_what_was_talked_about_leaves_the_list_and_says_when(call: Call, added: Added) -> None:
    entry = added("Where to in summer?")
    call("talk", "add", entry)
    done = call("talk", "tick", entry)
    assert done.stdout == (f"Sat 21 Nov 2026 · talked about Sat 21 Nov 2026 · {entry}\n")
    assert call("talk").stdout == ""
    assert call("talk", "--all").stdout == (
        f"Sat 21 Nov 2026  Where to in summer?  talked about Sat 21 Nov 2026  {entry}\n"
    )
    assert call("undo").stdout == "Took back: talked about · Sat 21 Nov 2026\n"
    call("redo")
    assert "to talk about" in call("talk", "reopen", entry).stdout
    assert entry in call("talk").stdout


def test_a_line_may_change_and_an_entry_leave_the_list(call: Call, added: Added) -> None:
    entry = added("Where to in summer?")
    call("talk", "add", entry, "The sea?")
    call("talk", "line", entry, "The hills?")
    assert "The hills?" in call("talk").stdout
    call("talk", "line", entry)
    assert "Where to in summer?" in call("talk").stdout
    assert "off the list" in call("talk", "remove", entry).stdout
    assert (call("talk", "--all").stdout, call("list", "--tag", "talk").stdout) == ("", "")


def test_json_has_the_list_and_what_was_changed(call: Call, added: Added) -> None:
    entry = added("Where to in summer?")
    [changed] = json.loads(call("talk", "add", entry, "The sea?", "--json").stdout)
    assert json.loads(call("talk", "--json").stdout) == [changed]
    assert changed == {
        "entry": json.loads(call("show", entry, "--json").stdout)["id"],
        "line": "The sea?",
        "opened": "2026-11-21T20:15:00Z",
        "ticked": None,
        "modified": "2026-11-21T20:15:00Z",
        "day": "2026-11-21",
        "title": "Where to in summer?",
    }


def test_what_cannot_be_gets_a_sentence_and_changes_nothing(call: Call, added: Added) -> None:
    on_list, other = added("Where to in summer?"), added("The kitchen.")
    call("talk", "add", on_list)
    refused = call("talk", "tick", on_list, other)
    assert (refused.exit_code, "not on the list" in refused.stderr) == (1, True)
    assert on_list in call("talk").stdout
    for wrong in (["talk", "done", on_list], ["talk", "tick"], ["talk", "tick", "x", "--all"]):
        assert call(*wrong).exit_code == 2
    assert call("talk", "add", "ffff").exit_code == 1
