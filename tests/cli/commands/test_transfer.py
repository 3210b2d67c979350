import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def three(added: Added) -> None:
    added("=1+1, said\nthe sheet", "-t", "--on", "2026-11-01")
    added("two #tea", "-s", "-n", "room", "--on", "2026-11-02", "--at", "09:30")
    added("three", "--star")


def _everything(call: Call) -> list[dict[str, object]]:
    everything: list[dict[str, object]] = json.loads(call("list", "-l", "0", "--json").stdout)
    return everything


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("json", []),
        ("jsonl", []),
        ("csv", []),
        ("csv", ["--excel"]),
        ("markdown", []),
        ("markdown", ["--per-entry"]),
    ],
)
def test_what_is_exported_is_imported_as_it_was(
    call: Call,
    tmp_path: Path,
    form: str,
    options: list[str],
) -> None:
    target, other = str(tmp_path / "out"), str(tmp_path / "other.db")
    result = call("export", form, target, *options)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (f"3 entries, Sun 1 Nov 2026 to Sat 21 Nov 2026, in {target}.\n")
    taken = call("import", form, target, "--journal", other)
    assert taken.stdout == ("3 new, 0 changed, 0 the same, Sun 1 Nov 2026 to Sat 21 Nov 2026.\n")
    again = call("import", form, target, "--journal", other)
    assert again.stdout.startswith("0 new, 0 changed, 3 the same")
    before = _everything(call)
    assert json.loads(call("list", "-l", "0", "--json", "--journal", other).stdout) == before


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("path", [[], ["-"]])
def test_an_export_without_a_path_goes_to_standard_output(call: Call, path: list[str]) -> None:
    result = call("export", "jsonl", *path, "--space")
    [line] = result.stdout.splitlines()
    assert json.loads(line)["text"] == "two #tea"
    assert "1 entry" in result.stderr
    piped = call("import", "jsonl", "-", "--dry-run", stdin=result.stdout)
    assert piped.stdout == "Would take in: 0 new, 0 changed, 1 the same, Mon 2 Nov 2026.\n"


def test_entries_that_are_named_stay_out_and_what_is_to_be_talked_about_them_too(
    call: Call, added: Added, tmp_path: Path
) -> None:
    added("one")
    private, other = added("two"), added("three")
    assert call("talk", "add", private, "whether to go").exit_code == 0
    result = call("export", "jsonl", "--without", private, "--without", other)
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == ["one"]
    page = tmp_path / "book.html"
    assert call("export", "html", str(page), "--without", private).exit_code == 0
    book = page.read_text(encoding="utf-8")
    assert ("one" in book, "three" in book) == (True, True)
    assert "two" not in book.partition("</style>")[2]
    assert call("export", "jsonl", "--without", "ffffffff").exit_code == 1


def test_attachments_go_into_the_folder_that_is_named(call: Call, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "2026-11-20.md").write_text("Rain. ![[walk.png]]")
    (tmp_path / "vault" / "walk.png").write_bytes(b"a photo")
    folder = tmp_path / "photos"
    result = call("import", "markdown", str(tmp_path / "vault"), "--attachments", str(folder))
    assert result.stdout == "1 new, 0 changed, 0 the same, 1 file copied, Fri 20 Nov 2026.\n"
    assert (folder / "walk.png").read_bytes() == b"a photo"


@pytest.mark.usefixtures("three")
def test_csv_keeps_its_line_ends_in_a_pipe(call: Call) -> None:
    assert call("export", "csv").stdout_bytes.count(b"\r\n") == 4


@pytest.mark.usefixtures("three")
def test_an_export_replaces_a_file_only_when_forced(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine")
    refused = call("export", "json", str(target))
    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert target.read_text() == "mine"
    assert call("export", "json", str(target), "--force").exit_code == 0
    assert len(json.loads(target.read_text())["entries"]) == 3


@pytest.mark.usefixtures("three")
def test_an_export_never_replaces_the_journal_itself(call: Call, database: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        refused = call("export", "csv", f"{database}{ending}", "--force")
        assert refused.exit_code == 1
        assert refused.stderr == "tightrope: This is the journal itself; choose another path.\n"
    assert len(_everything(call)) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "docx"],
        ["export", "markdown"],
        ["export", "markdown", "-"],
        ["export", "json", "out", "--excel"],
        ["import", "json"],
    ],
)
def test_what_a_format_cannot_do_is_wrong_usage(call: Call, arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


def test_a_dry_run_takes_nothing_in(call: Call) -> None:
    line = '{"day": "2026-11-01", "text": "x"}\n'
    result = call("import", "jsonl", "-", "--dry-run", stdin=line)
    assert result.stdout.startswith("Would take in: 1 new")
    assert _everything(call) == []


@pytest.mark.parametrize(
    "options",
    [["--map", "Cuddle=together,#solo = space"], ["--map", "cuddle=together", "--map=solo=space"]],
)
def test_tags_that_are_mapped_become_marks(call: Call, options: list[str]) -> None:
    line = '{"day": "2026-11-01", "text": "x", "tags": ["cuddle", "Solo", "tea"]}\n'
    for counted in ("1 new, 0 changed, 0 the same", "0 new, 0 changed, 1 the same"):
        assert call("import", "jsonl", "-", *options, stdin=line).stdout.startswith(counted)
    [entry] = _everything(call)
    assert (entry["together"], entry["space"], entry["tags"]) == (True, True, ["tea"])


def test_what_cannot_be_carried_is_counted_and_named(call: Call, tmp_path: Path) -> None:
    one = '{"day": "2026-11-01", "text": "x", "mood": "fine", "we\\u001bather\\n": 1}\n'
    two = '{"day": "2026-11-02", "text": "x", "mood": "low"}\n'
    told = call("import", "jsonl", "-", "--dry-run", stdin=one + two).stdout
    assert ", 3 fields not carried (mood, we␛ather ), Sun 1 Nov 2026" in told
    (tmp_path / "2026-11-01.md").write_text("---\nmood: fine\n---\nRain.")
    for number in range(7):
        (tmp_path / f"photo{number}.png").touch()
    told = call("import", "markdown", str(tmp_path)).stdout
    assert ", 1 field not carried (mood), 7 files not carried (photo0.png, " in told
    assert "photo4.png, …), Sun 1 Nov 2026." in told


@pytest.mark.parametrize(
    "words", ["", "cuddle", "cuddle=near", "=together", "a=space,", "a=b=space"]
)
def test_a_map_of_another_shape_is_wrong_usage(call: Call, words: str) -> None:
    refused = call("import", "jsonl", "-", "--map", words, stdin="")
    assert refused.exit_code == 2
    assert "write it like cuddle=together" in refused.stderr


def test_a_file_that_breaks_off_says_what_to_do_and_that_nothing_was_imported(call: Call) -> None:
    for content in ("[" * 100_000, '[{"day": "2026-11-01", "text": "x"}, {"day'):
        refused = call("import", "json", "-", stdin=content)
        assert refused.exit_code == 1
        assert refused.stderr.count("Nothing was imported") == 1
        assert "again" in refused.stderr
        assert _everything(call) == []


def test_a_bad_record_stops_all_unless_it_is_left_out(call: Call) -> None:
    lines = '{"day": "2026-11-01", "text": "good"}\n{"day": "2026-02-30", "text": "private"}\n'
    refused = call("import", "jsonl", "-", stdin=lines)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "day" in refused.stderr
    assert "private" not in refused.stderr
    assert _everything(call) == []
    taken = call("import", "jsonl", "-", "--skip-bad", stdin=lines)
    assert taken.stdout == "1 new, 0 changed, 0 the same, 1 left out, Sun 1 Nov 2026.\n"
    assert taken.stderr.startswith("Left out: ")
    assert [entry["text"] for entry in _everything(call)] == ["good"]


@pytest.fixture
def noted(call: Call, database: Path, clock: FrozenClock) -> None:
    """An entry, and the note of its month and of the one before."""
    call("add", "one", "--on", "2026-11-01")
    with Journal(database, clock) as journal:
        journal.month_notes.save(date(2026, 10, 1), "Apart.", read=None)
        journal.month_notes.save(date(2026, 11, 1), "Much room.", read=None)


def test_what_stays_though_theirs_is_another_is_not_called_older(
    call: Call, tmp_path: Path
) -> None:
    source = tmp_path / "walks.jsonl"
    source.write_text('{"day": "2026-11-01", "text": "By the river.", "tags": ["solo"]}\n')
    call("import", "jsonl", str(source))
    said = call("import", "jsonl", str(source), "--map", "solo=space").stdout
    assert said == "0 new, 0 changed, 0 the same, 1 no newer than yours, Sun 1 Nov 2026.\n"


@pytest.mark.usefixtures("noted")
def test_what_became_of_the_notes_of_months_is_said(
    call: Call, tmp_path: Path, clock: FrozenClock
) -> None:
    target, other = str(tmp_path / "out.jsonl"), str(tmp_path / "other.db")
    told = call("export", "jsonl", target).stderr
    assert told == f"1 entry, Sun 1 Nov 2026, 2 month notes, in {target}.\n"
    assert ", 1 month note.\n" in call("export", "jsonl", "--month", "2026-11").stderr
    taken = call("import", "jsonl", target, "--journal", other).stdout
    assert taken == "1 new, 0 changed, 0 the same, Sun 1 Nov 2026, 2 month notes new.\n"
    clock.forward(days=1)
    with Journal(Path(other), clock) as journal:
        journal.month_notes.save(date(2026, 10, 1), "Near.", read=1)
    older = call("import", "jsonl", target, "--dry-run", "--journal", other).stdout
    assert older.endswith(", 1 month note the same, 1 month note no newer than yours.\n")
    call("export", "jsonl", target, "--force", "--journal", other)
    changed = call("import", "jsonl", target)
    assert changed.stdout.endswith(", 1 month note changed, 1 month note the same.\n")
    assert "The journal as it was before is in " in changed.stderr


@pytest.mark.usefixtures("noted")
def test_notes_of_months_are_in_no_other_answer(call: Call) -> None:
    for command in (["list"], ["search", "room"], ["chart", "--text"], ["stats"]):
        said = call(*command)
        assert said.exit_code == 0
        assert "room" not in said.stdout
        assert "Oct" not in said.stdout
    assert len(_everything(call)) == 1
    [month] = json.loads(call("stats", "--by", "month", "--json").stdout)["periods"]
    assert (month["period"], month["entries"], month["words"]) == ("2026-11", 1, 1)


def test_a_bad_note_of_a_month_is_named_without_its_words(call: Call) -> None:
    document = '{"entries": [], "months": [{"month": "2026-13", "text": "private"}]}'
    refused = call("import", "json", "-", stdin=document)
    assert refused.exit_code == 1
    assert "standard input, month note 1, field month" in refused.stderr
    assert "private" not in refused.stderr
