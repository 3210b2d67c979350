"""docs/formats.md says what the formats are: against the registry, and against real files."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from docs.conftest import EVERYTHING, LITTLE, Run
from docs.pages import codes, headings, page, section, table
from tightrope.domain.tags import LONGEST_TAG, MOST_TAGS
from tightrope.formats import reader_named, writer_named
from tightrope.formats.io import limits
from tightrope.formats.registry import (
    FORMATS,
    NoSuchFormatError,
    exact_formats,
    read_formats,
    written_formats,
)

PAGE = page("docs/formats.md")
LISTED = {codes(row["format"])[0]: row for row in table(PAGE)}
OPTIONS = ("--excel", "--per-entry", "--a5", "--fold")
COMES_BACK = table(section(PAGE, "What comes back"))
THERE_AND_BACK = [codes(name)[0] for name in list(COMES_BACK[0])[1:]]


def test_the_page_lists_every_format_and_each_has_its_section() -> None:
    assert set(LISTED) == {*read_formats(), *written_formats()}
    assert headings(section(PAGE, "Format by format"), 3) == [f"`{name}`" for name in LISTED]


@pytest.mark.parametrize("name", LISTED)
def test_a_format_goes_where_the_page_says(name: str) -> None:
    goes = {
        (True, True): "both ways, exact" if name in exact_formats() else "out and in",
        (True, False): "out",
        (False, True): "in",
    }
    assert LISTED[name]["goes"] == goes[name in written_formats(), name in read_formats()]


@pytest.mark.parametrize("name", written_formats())
def test_a_format_is_what_whoever_exports_is_told(name: str) -> None:
    assert LISTED[name]["is"] == FORMATS[name].summary
    carries = writer_named(name).carries_notes
    assert LISTED[name]["notes of months"] == ("go along" if carries else "stay")
    carries_aims = writer_named(name).carries_aims
    assert LISTED[name]["aims and talk"] == ("go along" if carries_aims else "stay")
    assert codes(LISTED[name]["options"]) == [option for option in OPTIONS if takes(name, option)]


def takes(name: str, option: str) -> bool:
    try:
        writer_named(name, **{option.strip("-").replace("-", "_"): True})
    except NoSuchFormatError:
        return False
    return True


# What a format can lose: seconds, signs in a tag, tags that its text does not say.
HARD = {
    **EVERYTHING,
    "id": "0d9b1c52-93a4-4f6e-8b57-5f1d4c3b2a19",
    "time": "21:15:42",
    "tags": ["new-year's"],
    "need": "closer",
    "space": True,
    "starred": False,
}


def entries_back(name: str, run: Run, folder: Path) -> tuple[list[dict[str, object]], ...]:
    """Return the entries of a journal and of one that was made from its export."""
    target = str(folder / "exported")
    assert run("import", "jsonl", "-", stdin=json.dumps(HARD)).code == 0
    assert run("export", name, target).code == 0
    other = ("--journal", str(folder / "other.db"))
    assert run(*other, "import", name, target).code == 0
    return run("list", "--json").json, run(*other, "list", "--json").json


def test_what_comes_back_is_told_of_every_format_that_goes_out_and_in() -> None:
    assert [
        name for name in LISTED if name in read_formats() and name in written_formats()
    ] == THERE_AND_BACK


@pytest.mark.parametrize("name", THERE_AND_BACK)
def test_what_comes_back_is_what_the_page_says(name: str, run: Run, tmp_path: Path) -> None:
    before, after = entries_back(name, run, tmp_path)
    assert [codes(row["field"])[0] for row in COMES_BACK] == list(before[0])
    assert len(before) == len(after) == 3
    for row in COMES_BACK:
        field = codes(row["field"])[0]
        is_same = [entry[field] for entry in before] == [entry[field] for entry in after]
        assert row[f"`{name}`"].startswith("yes" if is_same else "no"), field


@pytest.mark.parametrize("name", exact_formats())
def test_what_is_exact_brings_every_field_back(name: str) -> None:
    assert {row[f"`{name}`"] for row in COMES_BACK} == {"yes"}


AIM = "5b0e8c12-3d4e-4f5a-8b6c-7d8e9f0a1b2c"


def test_an_import_counts_what_became_of_each_entry_as_the_page_says(
    run: Run, tmp_path: Path
) -> None:
    deleted = {**HARD, "id": "5e5b1c52-93a4-4f6e-8b57-5f1d4c3b2a19"}
    aim = {"aim": {"id": AIM, "title": "Learn to dance", "begun": "2026-11-01"}}
    lines = "\n".join(map(json.dumps, (HARD, deleted, aim)))
    assert run("import", "jsonl", "-", stdin=lines).code == 0
    assert run("delete", "5e5b").code == 0
    assert run("aims", "delete", AIM).code == 0
    records = [
        {"day": "2026-11-19", "text": "By the lake.", "weather": "rain"},
        {**EVERYTHING, "text": "Walked.", "modified": "2026-11-22T00:00:00Z"},
        LITTLE,
        {**HARD, "text": "Walked.", "modified": "2020-01-01T00:00:00Z"},
        deleted,
        {"day": "2026-11-31", "text": ""},
        aim,
        {"talk": {"entry": AIM, "opened": "2026-11-21T20:15:04Z"}},
    ]
    lines = "\n".join(map(json.dumps, records))
    answer = run("import", "jsonl", "-", "--skip-bad", stdin=lines).out
    answer += run("import", "jrnl", "-", stdin=f"[2026-11-18 10:00] Lake. @{'long' * 20}\n").out
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "2026-11-20.md").write_text("Rain.")
    (pages / "walk.png").write_bytes(b"a photo")
    answer += run("import", "markdown", str(pages), "--attachments", str(tmp_path / "out")).out
    said = [codes(row["it says"])[0] for row in table(section(PAGE, "How twice is once"))]
    assert all(
        re.search(rf"\b1 (field |file |tag |aim |thing to talk about )?{words}\b", answer)
        for words in said
    ), answer


def test_limits_are_those_of_the_program() -> None:
    told = [re.findall(r"\d+", row["at most"]) for row in table(section(PAGE, "Limits"))]
    megabytes = (
        limits.LONGEST_RECORD,
        limits.LONGEST_FRONT_MATTER,
        limits.LARGEST_LIST,
        limits.LARGEST_UNPACKED,
    )
    assert told == [
        *([str(size // 2**20)] for size in megabytes[:2]),
        [str(limits.MOST_FRONT_VALUES)],
        [str(megabytes[2] // 2**20)],
        [str(megabytes[3] // 2**20), str(limits.MOST_TIMES_UNPACKED)],
        [str(limits.MOST_VALUES)],
        [str(limits.MOST_LINES)],
        [str(limits.DEEPEST_FOLDER)],
        [str(MOST_TAGS)],
        [str(LONGEST_TAG)],
    ]


@pytest.mark.parametrize("name", [name for name in LISTED if "```" in section(PAGE, f"`{name}`")])
def test_the_example_of_a_format_is_what_it_writes(name: str, run: Run, tmp_path: Path) -> None:
    example = re.search(r"```\w+\n(.*?)\n```", section(PAGE, f"`{name}`"), re.DOTALL)
    assert example
    written = exported(name, run, tmp_path).replace("\r\n", "\n").rstrip("\n")
    assert example[1] == written, f"\n{written}"


def exported(name: str, run: Run, folder: Path) -> str:
    """Return the text that a format writes of the journal; of a folder, the page of an entry."""
    target = folder / "exported"
    assert run("export", name, str(target)).code == 0
    if name == "markdown":
        return (target / f"{EVERYTHING['day']}.md").read_text("utf-8")
    if name == "dayone":
        with ZipFile(target) as inside:
            return inside.read(inside.namelist()[0]).decode()
    return target.read_bytes().decode()


def test_a_table_of_daylio_becomes_what_the_page_says(run: Run, tmp_path: Path) -> None:
    row = {
        "full_date": "2026-11-19", "date": "19 November", "weekday": "Thursday",
        "time": "9:15 pm", "mood": "good", "activities": "walk | music", "scales": "sleep: 3",
        "note_title": "By the river", "note": "It rained.<br>Then not.",
    }  # fmt: skip
    columns = [codes(line["column"])[0] for line in table(section(PAGE, "`daylio`"))]
    assert columns == list(row)
    lines = [",".join(row), ",".join(row.values())]
    (tmp_path / "daylio.csv").write_text("\n".join(lines))
    answer = run("import", "daylio", "daylio.csv")
    assert "1 field not carried (scales)" in answer.out
    [entry] = run("list", "--on", "2026-11-19", "--json").json
    assert (entry["day"], entry["time"]) == ("2026-11-19", "21:15:00")
    assert entry["tags"] == ["mood-good", "music", "walk"]
    assert entry["text"] == "By the river\nIt rained.\nThen not."


@pytest.mark.parametrize("name", THERE_AND_BACK)
def test_what_a_file_looks_like_is_told(name: str, run: Run, tmp_path: Path) -> None:
    target = str(tmp_path / "exported")
    assert run("export", name, target).code == 0
    assert f"This looks like {name}." in run("import", "auto", target, "--dry-run").err


def test_every_format_that_is_read_knows_its_name() -> None:
    assert [reader_named(name).name for name in read_formats()] == [*read_formats()]
