import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from click.testing import Result
from wcwidth import wcswidth

Call = Callable[..., Result]
Added = Callable[..., str]


def _texts(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [entry["text"] for entry in json.loads(result.stdout)]


def test_list_is_newest_first_and_a_line_an_entry(call: Call, added: Added) -> None:
    older = added("Read.\nAll evening.", "-s", "-n", "room", "--on", "2026-11-01")
    newer = added("Walked #home", "-t", "--star")
    assert call("list").stdout == (
        f"Sat 21 Nov 2026  21:15  ▲ together  Walked #home  ★ #home  {newer}\n"
        f"Sun 1 Nov 2026          ▼ space     Read.  wanted space  {older}\n"
    )


def test_list_shows_twenty_and_says_that_there_are_more(call: Call, added: Added) -> None:
    for number in range(21):
        added(f"entry {number}")
    result = call("list")
    assert len(result.stdout.splitlines()) == 20
    assert "-l 0 shows all" in result.stderr
    assert len(_texts(call("list", "--json"))) == 20
    whole = call("list", "--limit", "0")
    assert call("list", "--limit", "9" * 30).output == whole.output
    assert len(whole.stdout.splitlines()) == 21
    assert whole.stderr == ""


@pytest.fixture
def four(added: Added) -> None:
    added("october #tea", "--on", "2026-10-31", "-t")
    added("friday", "--on", "2026-11-20", "-s", "-n", "room")
    added("both #tea #cake", "--on", "2026-11-20", "-t", "-s", "--star")
    added("neither", "--on", "2026-11-21")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], ["neither", "both #tea #cake", "friday", "october #tea"]),
        (["--from", "2026-11-20", "--to", "friday"], ["both #tea #cake", "friday"]),
        (["--from", "november", "--to", "yesterday"], ["both #tea #cake", "friday"]),
        (["--on", "31 Oct"], ["october #tea"]),
        (["--month", "2026-10"], ["october #tea"]),
        (["--month", "november", "--to", "2026-11-20"], ["both #tea #cake", "friday"]),
        (["--together"], ["both #tea #cake", "october #tea"]),
        (["--space"], ["both #tea #cake", "friday"]),
        (["--both"], ["both #tea #cake"]),
        (["--unmarked"], ["neither"]),
        (["--need", "room"], ["friday"]),
        (["--tag", "tea"], ["both #tea #cake", "october #tea"]),
        (["--tag", "#Tea", "--tag", "cake"], ["both #tea #cake"]),
        (["--starred"], ["both #tea #cake"]),
        (["--tag", "nothing"], []),
    ],
)
def test_filters_must_all_hold(call: Call, filters: list[str], found: list[str]) -> None:
    assert _texts(call("list", "--json", *filters)) == found


def test_the_days_understood_are_said_with_their_weekdays(call: Call) -> None:
    result = call("list", "--from", "last friday", "--to", "today", "--json")
    assert result.stdout == "[]\n"
    assert result.stderr == "From Fri 20 Nov 2026 to Sat 21 Nov 2026\n"


@pytest.mark.parametrize(
    "filters",
    [
        ["--unmarked", "--both"],
        ["--from", "2026-11-21", "--to", "2026-11-20"],
        ["--month", "2026-11-21"],
        ["--limit", "-1"],
    ],
)
def test_filters_that_contradict_each_other_are_wrong_usage(
    call: Call,
    filters: list[str],
) -> None:
    result = call("list", *filters)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("tightrope: ")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["river"], ["Along the river home.", "Caf\u00e9 by the RIVER."]),
        (["river", "home"], ["Along the river home."]),
        (['"the river home"'], ["Along the river home."]),
        (["cafe"], ["Caf\u00e9 by the RIVER."]),
        (["riv*", "-home"], ["Caf\u00e9 by the RIVER."]),
        (["river", "-home"], ["Caf\u00e9 by the RIVER."]),
        (["home", "or", "tea"], ["Along the river home.", "Tea."]),
        (["(river"], ["Along the river home.", "Caf\u00e9 by the RIVER."]),
        (["nothing"], []),
    ],
)
def test_search_finds_words(call: Call, added: Added, query: list[str], found: list[str]) -> None:
    for text in ("Caf\u00e9 by the RIVER.", "Tea.", "Along the river home."):
        added(text)
    assert sorted(_texts(call("search", "--json", *query))) == sorted(found)


def test_search_without_words_is_wrong_usage(call: Call) -> None:
    assert call("search").exit_code == 2


def test_show_prints_all_of_an_entry(call: Call, added: Added) -> None:
    short_id = added("First line.\n\nSecond #line.", "-t", "-s", "-n", "content", "--star")
    shown = call("show", short_id[:6]).stdout
    when, said, whole_id, blank, *text = shown.splitlines()
    assert when == "Sat 21 Nov 2026 21:15 (Europe/Berlin)"
    assert said == "◆ both  ★ it was right #line"
    assert whole_id.startswith(short_id)
    assert [blank, *text] == ["", "First line.", "", "Second #line."]


def test_an_unknown_id_is_a_sentence(call: Call) -> None:
    result = call("show", "abcd")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "tightrope list" in result.stderr


def test_control_characters_never_reach_the_terminal(call: Call, added: Added) -> None:
    short_id = added("red \x1b[31m \u202e nul")
    for shown in (call("list").stdout, call("show", short_id).stdout):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "red" in shown


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of POSIX")
def test_lines_on_a_terminal_end_in_one_column_whatever_their_characters(added: Added) -> None:
    for words in (
        "plain",
        "👩\u200d👩\u200d👧 at the lake",
        "👍🏽 🇩🇪 ❤\ufe0f",
        "日本",
        "नमस्ते",
        "🤷🏽\u200d♀\ufe0f " * 40,
    ):
        added(words, "--tag", "walks")
    shown = pexpect.run(
        f"{sys.executable} -m tightrope list",
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "80"},
    )
    lines = re.sub("\x1b\\[[0-9]*m", "", str(shown)).splitlines()
    assert len(lines) == 6
    assert {wcswidth(line) for line in lines} == {80}


def test_an_empty_journal_lists_nothing_and_says_how_to_begin(call: Call) -> None:
    result = call("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "tightrope add" in result.stderr


@pytest.mark.parametrize(
    ("order", "shown"),
    [("mdy", "Sat Nov 21 2026"), ("ymd", "Sat 2026-11-21"), ("dmy", "Sat 21 Nov 2026")],
)
def test_lists_show_days_in_the_order_that_is_set(
    call: Call, added: Added, home: Path, order: str, shown: str
) -> None:
    one, two = added("one"), added("two")
    call("delete", two)
    config = home / ".config" / "tightrope" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'date_order = "{order}"\nvolume = 11\n')
    for words in (["list"], ["search", "one"], ["show", one], ["trash"]):
        assert call(*words).stdout.startswith(shown), words
    assert call("add", "three").stdout.startswith("Sat 21 Nov 2026 21:15 · ")  # scripts read it
    config.write_text('date_order = "american"\n')
    assert call("list").stdout.startswith("Sat 21 Nov 2026")


def test_days_are_shown_as_the_locale_has_them_where_nothing_is_set(
    call: Call, added: Added, monkeypatch: pytest.MonkeyPatch
) -> None:
    added("one", "-t")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert call("list").stdout.startswith("Sat Nov 21 2026")
    assert "Sat Nov 21 2026" in call("review").stdout
    assert "Nov 21" in call("chart", "--text").stdout
    assert '"day": "2026-11-21"' in call("list", "--json").stdout
    # Reading is another matter: nothing is guessed there.
    assert call("list", "--on", "03/04/2026").exit_code == 2
