import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from support import ZONE, FrozenClock

Call = Callable[..., Result]
CASES = Path(__file__).parents[2] / "formats" / "cases"


def test_add_says_what_it_understood(call: Call) -> None:
    result = call("add", "Walked", "home", "along", "the", "river.", "--together")
    assert result.exit_code == 0
    day, marks, words, short_id = result.stdout.rstrip("\n").split(" · ")
    assert (day, marks, words) == ("Sat 21 Nov 2026 21:15", "together", "5 words")
    assert len(short_id) == 8
    assert result.stderr == ""


def test_add_prints_the_entry_object(call: Call) -> None:
    result = call(
        "add", "A #walk. #space", "-t", "-n", "closer", "--tag", "Two Words", "--star", "--json"
    )
    entry = json.loads(result.stdout)
    assert list(entry) == [
        "id", "day", "time", "zone", "together", "space", "need", "tags", "starred", "text",
        "created", "modified",
    ]  # fmt: skip
    assert entry | {"id": ""} == {
        "id": "",
        "day": "2026-11-21",
        "time": "21:15:00",
        "zone": "Europe/Berlin",
        "together": True,
        "space": True,
        "need": "closer",
        "tags": ["two-words", "walk"],
        "starred": True,
        "text": "A #walk. #space",
        "created": "2026-11-21T20:15:00Z",
        "modified": "2026-11-21T20:15:00Z",
    }


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        (["--on", "yesterday"], "Fri 20 Nov 2026"),
        (["--on", "last friday"], "Fri 20 Nov 2026"),
        (["--on", "2026-11-01", "--at", "7:05"], "Sun 1 Nov 2026 07:05"),
        (["--on", "today"], "Sat 21 Nov 2026 21:15"),
        (["--at", "08:30:15"], "Sat 21 Nov 2026 08:30"),
    ],
)
def test_a_day_gone_by_has_a_time_only_if_it_is_said(
    call: Call,
    said: list[str],
    understood: str,
) -> None:
    assert call("add", "x", *said).stdout.startswith(understood + " · ")


def test_no_word_of_the_text_is_taken_for_a_date(call: Call) -> None:
    entry = json.loads(call("add", "yesterday", "at", "08:15", "monday", "--json").stdout)
    assert (entry["day"], entry["text"]) == ("2026-11-21", "yesterday at 08:15 monday")


@pytest.mark.parametrize(
    "said",
    [
        ["--on", "2026-02-30"],
        ["--on", "someday"],
        ["--on", "november"],
        ["--at", "24:00"],
        ["--at", "noon"],
        ["--at", "9:5"],
        ["--need", "more"],
        ["--tag", " "],
        ["--nonsense"],
    ],
)
def test_what_is_not_understood_is_wrong_usage_and_keeps_nothing(
    call: Call,
    said: list[str],
) -> None:
    result = call("add", "x", *said)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("tightrope: ")
    assert json.loads(call("list", "--json").stdout) == []


def test_an_ambiguous_date_is_refused_with_both_readings(call: Call) -> None:
    result = call("add", "x", "--on", "03/04/2026")
    assert result.exit_code == 2
    assert "3 April 2026" in result.stderr
    assert "4 March 2026" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_without_arguments_the_text_is_standard_input_to_the_byte(
    call: Call,
    arguments: tuple[str, ...],
) -> None:
    entry = json.loads(call("add", *arguments, "--json", stdin=" one\r\ntwo\rthree \n").stdout)
    assert entry["text"] == " one\ntwo\nthree \n"


@pytest.mark.parametrize("stdin", [None, "", " \n\t\n"])
@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_nothing_written_is_nothing_kept(
    call: Call,
    stdin: str | None,
    arguments: tuple[str, ...],
) -> None:
    result = call("add", *arguments, stdin=stdin)
    assert result.exit_code == 1
    assert "nothing was kept" in result.stderr


@pytest.mark.parametrize("said", ["--together", "--need=room", "--star", "--tag=walks"])
def test_an_empty_standard_input_keeps_what_was_said_beside_it(call: Call, said: str) -> None:
    assert " · 0 words · " in call("add", said, stdin="").stdout
    assert " · 0 words · " in call("add", said, "-", stdin="").stdout


def test_an_editor_left_empty_keeps_nothing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    monkeypatch.setenv("EDITOR", "true")
    result = call("add", "--together")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing was kept" in result.stderr


def test_without_a_terminal_no_editor_is_guessed(
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    result = call("add")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "tightrope: Set EDITOR, or run this at a terminal.\n"


def test_a_day_is_echoed_with_its_weekday_beside_json(call: Call) -> None:
    result = call("add", "x", "--on", "friday", "--at", "7:05", "--json")
    assert json.loads(result.stdout)["day"] == "2026-11-20"
    assert result.stderr == "On Fri 20 Nov 2026 07:05\n"
    assert call("add", "x", "--on", "friday").stderr == ""
    assert call("add", "x", "--json").stderr == ""


def test_an_empty_argument_beside_a_mark_marks_the_day_without_words(call: Call) -> None:
    assert " · space · 0 words · " in call("add", "", "--space").stdout
    assert call("add", "").exit_code == 1


def test_a_mark_of_byte_order_before_a_text_goes(call: Call) -> None:
    stdin = CASES.joinpath("09-bom-before-mark.txt").read_bytes()
    entry = json.loads(call("add", "-", "--json", stdin=stdin).stdout)
    assert (entry["together"], entry["text"]) == (True, "#together we walked\n")


@pytest.mark.parametrize("stdin", [b"caf\xe9", b"\xff\xfe", b"\xed\xa0\x80"])
def test_text_that_is_not_utf_8_is_refused_in_a_sentence(call: Call, stdin: bytes) -> None:
    result = call("add", stdin=stdin)
    assert result.exit_code == 1
    assert "not valid UTF-8" in result.stderr


@pytest.mark.parametrize("text", ["- milk", "-5 degrees", "-- and then", "---", "-"])
def test_a_text_may_begin_with_a_hyphen(call: Call, text: str) -> None:
    entry = json.loads(call("add", text, "x", "--json").stdout)
    assert entry["text"] == f"{text} x"


def test_a_long_letter_fits(call: Call) -> None:
    letter = "Ein Wort und noch eins. " * 45_000
    entry = json.loads(call("add", "--json", stdin=letter).stdout)
    assert entry["text"] == letter


_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(
    str.strip
)


@settings(max_examples=50)  # each calls the program four times
@given(text=_TEXTS)
def test_whatever_is_added_comes_back_to_the_byte(call: Call, text: str) -> None:
    wanted = text.replace("\r\n", "\n").replace("\r", "\n")
    for result in (call("add", "--json", "--", text), call("add", "--json", stdin=text)):
        entry = json.loads(result.stdout)
        assert entry["text"] == wanted
        assert json.loads(call("show", entry["id"], "--json").stdout) == entry


@pytest.fixture
def night(home: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Half past one on Sunday, where days end at four; return the settings file."""
    config = home / "config.toml"
    config.write_text('day_ends = "04:00"\n')
    monkeypatch.setenv("TIGHTROPE_CONFIG", str(config))
    clock.set(datetime(2026, 11, 22, 1, 30, tzinfo=ZoneInfo(ZONE)))
    return config


def test_what_is_begun_before_the_day_ends_belongs_to_the_day_before(
    call: Call, night: Path
) -> None:
    call("add", "--at", "23:50", "evening")
    call("add", "night")
    call("add", "--on", "today", "--at", "00:10", "midnight")
    call("add", "--on", "yesterday", "--at", "01:00", "other")
    found = json.loads(call("list", "--json").stdout)
    assert [(each["text"], each["day"], each["time"], each.get("late")) for each in found] == [
        ("night", "2026-11-21", "01:30:00", True),
        ("midnight", "2026-11-21", "00:10:00", True),
        ("evening", "2026-11-21", "23:50:00", None),
        ("other", "2026-11-20", "01:00:00", None),
    ]
    assert call("add", "again").stdout.startswith("Sat 21 Nov 2026 01:30 (late) · ")
    assert len(json.loads(call("list", "--on", "today", "--json").stdout)) == 4
    night.write_text("")
    assert json.loads(call("list", "--json").stdout)[0]["late"]  # it was decided once
    assert call("list", "--on", "today", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    "text", ['day_ends = "late"', "day_ends = 4", 'day_ends = "12:00"', "day_ends = 04:00:00+1"]
)
def test_a_wrong_end_of_the_day_is_told_before_anything_is_written(
    call: Call, night: Path, text: str
) -> None:
    night.write_text(text)
    result = call("add", "night")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "line 1" in result.stderr
    night.write_text("")
    assert call("list", "--json").stdout == "[]\n"


def test_other_mistakes_in_the_settings_do_not_keep_anyone_from_writing(
    call: Call, night: Path
) -> None:
    night.write_text("volume = 11\nday_ends = 04:00:00\n")
    assert call("add", "night").stdout.startswith("Sat 21 Nov 2026 01:30 (late)")


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("closeness", "closer"),
        ("Closer", "closer"),
        ("wanted closeness", "closer"),
        ("right", "content"),
        ("It was right", "content"),
        ("space", "room"),
        ("room", "room"),
        ("WANTED  SPACE", "room"),
    ],
)
def test_a_need_is_understood_in_the_words_that_it_is_shown_in(
    call: Call, words: str, need: str
) -> None:
    assert json.loads(call("add", "Home.", "--need", words, "--json").stdout)["need"] == need
    assert len(json.loads(call("list", "--need", words, "--json").stdout)) == 1


def test_what_is_no_need_is_refused(call: Call) -> None:
    assert call("add", "Home.", "--need", "more").exit_code == 2


def test_a_tag_that_stands_alone_keeps_its_words_and_a_comma_parts_two(call: Call) -> None:
    told = call("add", "Home.", "--tag", "Date night", "--tag", "#repair, talk,", "--json")
    assert json.loads(told.stdout)["tags"] == ["date-night", "repair", "talk"]
