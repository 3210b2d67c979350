import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]


def entry(call: Call, short_id: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(call("show", short_id, "--json").stdout)
    return found


def test_tags_are_listed_with_their_numbers_commonest_first(call: Call, added: Added) -> None:
    assert "No entry has a tag yet" in call("tags").stderr
    for text in ("#rain", "#rain and #walks", "dinner #date-❤️"):
        added(text)
    assert call("tags").stdout.split() == ["rain", "2", "date-❤️", "1", "walks", "1"]
    assert [each["tag"] for each in json.loads(call("tags", "--json").stdout)] == [
        "rain", "date-❤️", "walks",
    ]  # fmt: skip


def test_what_may_be_said_of_a_tag_stands_beside_it(call: Call) -> None:
    days = [f"2026-10-{number:02}" for number in range(1, 29)]
    lines = [
        json.dumps({"day": day, "text": "", "together": number < 12, "space": number >= 12,
                    "tags": ["walks"] if number < 12 else ["rain", "talk"]})
        for number, day in enumerate(days)
    ]  # fmt: skip
    assert call("import", "jsonl", "-", stdin="\n".join(lines)).exit_code == 0
    told = call("tags").stdout
    assert "walks      12  12 days, 12 together; more together than your other days\n" in told
    assert "rain       16  16 days, 16 space; more space than your other days\n" in told
    assert "talk       16\n" in told  # what it stands for is the program's


def test_a_renaming_reaches_the_words_and_one_undo_takes_it_back(call: Call, added: Added) -> None:
    one, two = added("By #Rain and river. #rain"), added("Nothing", "--tag", "rain")
    added("#weather")
    dry = call("tags", "rename", "#rain", "Weather", "--dry-run")
    assert dry.stdout == "Would rename #rain to #weather in 2 entries, in the words of 1 of them.\n"
    assert entry(call, one)["tags"] == ["rain"]
    done = call("tags", "rename", "rain", "weather")
    assert done.stdout == "Renamed #rain to #weather in 2 entries, in the words of 1 of them.\n"
    assert "1 entry had #weather before; from then on the two are one." in done.stderr
    assert "step" not in done.stderr
    assert entry(call, one)["text"] == "By #weather and river. #weather"
    assert (entry(call, one)["tags"], entry(call, two)["tags"]) == (["weather"], ["weather"])
    assert call("undo").stdout == "Took back: #rain renamed to #weather · 2 entries\n"
    assert (entry(call, one)["text"], entry(call, one)["tags"]) == (
        "By #Rain and river. #rain", ["rain"],
    )  # fmt: skip
    assert call("redo").stdout == "Did again: #rain renamed to #weather · 2 entries\n"


def test_where_both_names_were_there_they_become_one(call: Call, added: Added) -> None:
    both = added("#rain #weather")
    call("tags", "rename", "rain", "weather")
    assert entry(call, both)["tags"] == ["weather"]
    assert call("undo").stdout == "Took back: #rain merged · Sat 21 Nov 2026\n"


def test_of_a_synced_journal_it_is_told_that_the_old_name_may_come_back(
    call: Call, added: Added, tmp_path: Path
) -> None:
    added("#rain")
    assert call("sync", str(tmp_path / "folder")).exit_code == 0
    assert "may bring #rain back" in call("tags", "rename", "rain", "weather").stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["rename", "none", "new"], 1),
        (["rename", "rain", "rain"], 1),
        (["rename", "rain", "together"], 1),
        (["rename", "together", "rain"], 1),
        (["rename", "rain", "a,b"], 1),
        (["rename", "rain", ""], 1),
        (["rename", "rain", "\u202eb"], 1),
        (["rename", "rain"], 2),
        (["rename", "rain", "b", "c"], 2),
        (["merge", "rain", "b"], 2),
        (["--dry-run"], 2),
    ],
)
def test_what_cannot_be_renamed_is_told_and_changes_nothing(
    call: Call, added: Added, words: list[str], code: int
) -> None:
    one = added("#rain")
    result = call("tags", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert entry(call, one)["tags"] == ["rain"]
