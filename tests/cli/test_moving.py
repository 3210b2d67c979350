"""Moving in from other programs, and out to them."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]

_OF_DAY_ONE = '{"creationDate": "2026-11-01T10:00:00Z", "text": "Rain", "tags": ["Cuddle"]}'


@pytest.fixture
def three(added: Added) -> None:
    added("=1+1, said\nthe sheet", "-t", "--on", "2026-11-01")
    added("two #tea", "-s", "-n", "room", "--on", "2026-11-02", "--at", "09:30")
    added("three", "--star")


def _everything(call: Call) -> list[dict[str, object]]:
    everything: list[dict[str, object]] = json.loads(call("list", "-l", "0", "--json").stdout)
    return everything


@pytest.mark.usefixtures("three")
def test_an_export_for_another_program_says_what_it_has_no_place_for(
    call: Call, tmp_path: Path
) -> None:
    for form, said in (("jrnl", "jrnl has no place for seconds"), ("dayone", "Day One has")):
        result = call("export", form, str(tmp_path / form))
        assert (result.exit_code, result.stdout) == (0, "")
        assert said in result.stderr
        assert call("import", "auto", str(tmp_path / form)).exit_code == 0


def test_it_is_said_that_jrnl_has_no_tags_of_emoji(
    call: Call, added: Added, tmp_path: Path
) -> None:
    added("Rain", "--tag", "🥰 home", "--tag", "🥰")
    told = call("export", "jrnl", str(tmp_path / "out.txt")).stderr
    assert "nor in tags for emoji and most signs" in told
    assert (tmp_path / "out.txt").read_text().endswith("Rain\n@home\n")


@pytest.mark.usefixtures("three")
def test_day_one_keeps_who_an_entry_is(call: Call, tmp_path: Path) -> None:
    target, other = str(tmp_path / "out.zip"), str(tmp_path / "other.db")
    before = _everything(call)
    call("export", "dayone", target)
    assert call("import", "dayone", target).stdout.startswith("0 new, 0 changed, 3 the same")
    call("import", "auto", target, "--journal", other)
    after = json.loads(call("list", "-l", "0", "--json", "--journal", other).stdout)
    for entry in (*before, *after):
        del entry["created"]
    assert after == before


@pytest.mark.usefixtures("three")
def test_a_zip_goes_down_a_pipe_as_it_goes_into_a_file(call: Call, tmp_path: Path) -> None:
    call("export", "dayone", str(tmp_path / "out.zip"))
    piped = call("export", "dayone").stdout_bytes
    assert piped == (tmp_path / "out.zip").read_bytes()
    assert call("import", "dayone", "-", stdin=piped).stdout.startswith("0 new, 0 changed, 3 the")


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("jrnl", "[2026-11-01 10:00] Rain @Cuddle\n\n[2026-11-01 10:00] Rain @Cuddle\n"),
        (
            "dayone",
            f'{{"entries": [{_OF_DAY_ONE}, {_OF_DAY_ONE}]}}',
        ),
        (
            "daylio",
            "full_date,date,weekday,time,mood,activities,note_title,note\n"
            + "2026-11-01,Nov 1,Sunday,10:00 am,rad,Cuddle,,Rain\n" * 2,
        ),
    ],
)
def test_another_programs_journal_is_recognised_told_and_taken_in_once(
    call: Call, tmp_path: Path, form: str, content: str
) -> None:
    (tmp_path / "theirs").write_text(content)
    taken = call("import", "auto", str(tmp_path / "theirs"), "--map", "cuddle=together")
    assert taken.stderr.startswith(f"This looks like {form}.\n")
    assert taken.stdout.startswith("2 new")
    again = call("import", form, "-", "--map", "cuddle=together", stdin=content)
    assert again.stdout.startswith("0 new, 0 changed, 2 the same")
    assert [entry["together"] for entry in _everything(call)] == [True, True]


def test_what_cannot_be_recognised_is_refused_with_the_choices(call: Call, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("Rain.")
    refused = call("import", "auto", str(tmp_path / "theirs"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "name its format, one of json, jsonl, csv, markdown, jrnl, dayone" in refused.stderr
    assert call("import", "auto", str(tmp_path / "gone")).exit_code == 1
    assert call("import", "auto", str(tmp_path)).exit_code == 1
    assert call("import", "auto", "-", stdin="Rain.").exit_code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_what_can_be_read_only_once_is_not_looked_into(call: Call, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    refused = call("import", "auto", str(tmp_path / "pipe"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "can be read only once; name its format, one of json" in refused.stderr


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("form", "each", "said"),
    [
        ("ical", "BEGIN:VJOURNAL", "Calendars are often shared"),
        ("html", "<article", "Whoever can open this page can read it"),
    ],
)
def test_what_others_may_see_holds_what_was_asked_for_and_says_who_may_see_it(
    call: Call, tmp_path: Path, form: str, each: str, said: str
) -> None:
    target = tmp_path / "out"
    result = call("export", form, str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    first, caution = result.stderr.splitlines()
    assert first == f"3 entries, Sun 1 Nov 2026 to Sat 21 Nov 2026, in {target}."
    assert caution.startswith(said)
    assert target.read_text(encoding="utf-8").count(each) == 3
    assert call("export", form).stdout_bytes == target.read_bytes()
    chosen = call("export", form, "--space", "--month", "2026-11").stdout
    assert (chosen.count(each), "two" in chosen, "three" in chosen) == (1, True, False)


def test_formats_are_offered_for_what_they_can(call: Call) -> None:
    assert call("import", "html", "-").exit_code == 2
    assert call("export", "daylio", "-").exit_code == 2
    assert call("export", "auto", "-").exit_code == 2


def test_an_import_that_is_refused_leaves_the_journal_as_it_was(
    call: Call, added: Added, database: Path, tmp_path: Path
) -> None:
    added("Rain.")
    before = database.read_bytes()
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Journal.json", b" " * 50_000_000)
    (tmp_path / "deep.json").write_text('{"entries": ' + "[" * 100_000)
    (tmp_path / "feb.txt").write_text("[2026-11-01 10:00] Good\n\n[2026-02-30 10:00] Bad\n")
    for form, name in (("dayone", "bomb.zip"), ("jrnl", "deep.json"), ("jrnl", "feb.txt")):
        refused = call("import", form, str(tmp_path / name))
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "Nothing was imported" in refused.stderr
    assert database.read_bytes() == before


def test_the_settings_decide_the_order_of_dates_that_a_file_leaves_open(
    call: Call, home: Path, tmp_path: Path
) -> None:
    source = tmp_path / "journal.txt"
    source.write_text("[03/04/2026 08:00] Rain\n")
    refused = call("import", "jrnl", str(source))
    assert refused.exit_code != 0
    assert "2026-03-04 or 2026-04-03" in refused.stderr
    settings = home / ".config" / "tightrope" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('date_order = "dmy"\n')
    assert call("import", "jrnl", str(source)).exit_code == 0
    assert [entry["day"] for entry in _everything(call)] == ["2026-04-03"]
