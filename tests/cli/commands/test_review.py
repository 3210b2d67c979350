import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.journal import Journal

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def months(added: Added) -> None:
    added("We sat by the river. #walks", "--on", "2026-10-30", "-t")
    added("Read side by side.", "--on", "2026-11-02", "-t", "-s", "-n", "content")
    added("A day for the loom.", "--on", "2026-11-03", "-s")


@pytest.mark.usefixtures("months")
def test_this_month_is_reviewed_unless_another_is_named(call: Call) -> None:
    this, named = call("review"), call("review", "2026-11")
    assert this.exit_code == 0
    assert this.stdout == named.stdout
    assert this.stdout.startswith("November 2026, up to Sat 21 Nov 2026\n")
    assert (this.stderr, named.stderr) == ("", "From Sun 1 Nov 2026 to Mon 30 Nov 2026\n")


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize("words", [["october"], ["october", "2026"], ["2026-10"], ["Oct 2026"]])
def test_a_month_is_named_as_people_write_it(call: Call, words: list[str]) -> None:
    result = call("review", *words)
    assert result.stdout.startswith("October 2026\n")
    assert "Tags       walks 1" in result.stdout


@pytest.mark.usefixtures("months")
def test_a_review_is_figures_for_scripts(call: Call) -> None:
    figures = json.loads(call("review", "--json").stdout)
    assert (figures["month"], figures["today"]) == ("2026-11", "2026-11-21")
    assert (figures["voted"], figures["days_passed"], figures["balance"]) == (2, 21, -0.5)
    assert figures["needs"] == {"closer": 0, "content": 1, "room": 0}
    assert figures["before"]["month"] == "2026-10"
    assert [len(figures[key]) for key in ("days", "months", "rhythm")] == [30, 12, 7]
    assert "note" not in figures
    assert "written" not in figures


@pytest.mark.usefixtures("months")
def test_words_are_added_only_when_asked_for(
    call: Call, database: Path, clock: FrozenClock
) -> None:
    with Journal(database, clock) as journal:
        journal.month_notes.save(clock().day.replace(day=1), "Slow and good.", read=None)
    for way in ([], ["--markdown"], ["--json"]):
        assert not {"loom", "Slow"} & set(call("review", *way).stdout.split())
        told = call("review", "--with-words", *way).stdout
        assert "A day for the loom." in told
        assert "Slow and good." in told
        assert "river" not in told
    written = json.loads(call("review", "--json", "--with-words").stdout)["written"]
    assert [entry["day"] for entry in written] == ["2026-11-02", "2026-11-03"]


@pytest.mark.usefixtures("months")
def test_a_page_is_written_for_its_owner_alone(call: Call, tmp_path: Path) -> None:
    page = tmp_path / "november.html"
    result = call("review", "--html", str(page))
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(page) in result.stderr
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    first = page.read_bytes()
    assert b"<title>November 2026</title>" in first
    assert b"loom" not in first
    assert call("review", "--html", str(page), "--force").exit_code == 0
    assert page.read_bytes() == first
    assert list(tmp_path.iterdir()) == [page]
    assert call("review", "--html", str(page), "--force", "--with-words").exit_code == 0
    assert b"A day for the loom." in page.read_bytes()


@pytest.mark.usefixtures("months")
def test_a_page_takes_the_place_of_nothing_unasked(
    call: Call, tmp_path: Path, database: Path
) -> None:
    page = tmp_path / "mine.html"
    page.write_text("mine")
    refused = call("review", "--html", str(page))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "add --force to replace it" in refused.stderr
    assert page.read_text() == "mine"
    onto = call("review", "--html", str(database), "--force")
    assert (onto.exit_code, "This is the journal itself" in onto.stderr) == (1, True)
    nowhere = call("review", "--html", str(tmp_path / "no" / "page.html"))
    assert (nowhere.exit_code, "There is no folder" in nowhere.stderr) == (1, True)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("--json --markdown", "choose one"),
        ("--json --html x.html", "choose one"),
        ("--force", "name that too"),
        ("--html=", "name one"),
        ("--html -", "name one"),
        ("2026", "This is not a month"),
        ("2026-11-21", "This is not a month"),
        ("2026-13", "There is no month 13"),
        ("0000-01", "Dates run from the year 1"),
        ("someday soon", "This is no day, month or year"),
    ],
)
def test_wrong_usage_is_told(call: Call, asked: str, told: str) -> None:
    result = call("review", *asked.split(" "))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "Try `tightrope review --help`." in result.stderr


@pytest.mark.parametrize(
    ("month", "said"),
    [
        ("2026-12", "December 2026 has not come yet."),
        ("9999-12", "December 9999 has not come yet."),
        ("0001-01", "This is before the first entry, which is of Fri 30 Oct 2026."),
        ("2026-09", "This is before the first entry, which is of Fri 30 Oct 2026."),
    ],
)
@pytest.mark.usefixtures("months")
def test_a_month_without_figures_is_no_error(call: Call, month: str, said: str) -> None:
    result = call("review", month)
    assert (result.exit_code, said in result.stdout) == (0, True)
    assert json.loads(call("review", month, "--json").stdout)["balance"] is None


def test_an_empty_journal_says_so(call: Call) -> None:
    result = call("review")
    assert result.exit_code == 0
    assert "Nothing is written in this journal yet" in result.stdout


def test_the_half_life_and_signs_are_those_that_are_set(
    call: Call, added: Added, home: Path
) -> None:
    for day in range(1, 9):
        added("x", "--on", f"2026-11-0{day}", "-t" if day < 5 else "-s")
    usual = json.loads(call("review", "--json").stdout)["days"][8]["running"]
    settings = home / ".config" / "tightrope" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('week_starts = "sunday"\nhalf_life = 3\nascii = true\n')
    assert json.loads(call("review", "--json").stdout)["days"][8]["running"] < usual
    lines = call("review").stdout.splitlines()
    assert lines[2].split()[0] == "Su"
    assert lines[3].split()[:2] == ["1^", "2^"]


def test_nothing_is_printed_before_a_journal_that_cannot_be_read(
    call: Call, tmp_path: Path
) -> None:
    (tmp_path / "journal.db").write_bytes(b"x" * 4096)
    refused = call("review", "2026-11", "--journal", str(tmp_path / "journal.db"))
    assert refused.exit_code != 0
    assert "From Sun" not in refused.stderr
    assert refused.stdout == ""
