"""docs/safety.md says what is protected: its modes against real files, its claims against bytes."""

import ast
import os
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from stat import S_IMODE

import pytest

from docs.conftest import LITTLE, WALK, Run
from docs.pages import ROOT, codes, page, section, shell_lines, table
from support import FrozenClock
from tightrope.crash_log import log_crash
from tightrope.domain.calendar import month_of
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.journal.external_editor import command_line
from tightrope.letters.choosing import Choice
from tightrope.settings.switching import change_setting
from tightrope.storage.write_ahead_log import copy_aside
from tightrope.tui.recent_journals import RecentJournals

PAGE = page("docs/safety.md")
MODES = {row["what"]: row for row in table(section(PAGE, "Files and who may read them"))}
POSIX = pytest.mark.skipif(os.name == "nt", reason="speaks of modes of POSIX")
CAKE = "Zwetschgenkuchen"


@pytest.fixture
def data(home: Path) -> Path:
    """The folder of the journal."""
    return home / ".local" / "share" / "tightrope"


@pytest.fixture(autouse=True)
def open_to_all() -> object:
    """Let everybody read what is made without a thought."""
    before = os.umask(0)
    yield
    os.umask(before)


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> Path:
    """Set an editor that writes some bytes, and notes the modes of its file and folder."""
    script, seen = folder / "editor", folder / "seen"
    script.write_text(
        f"#!{sys.executable}\nimport os, pathlib, sys\npage = pathlib.Path(sys.argv[1])\n"
        f"modes = [f'{{page.parent.name}} {{page.name}}', page.parent.stat().st_mode,"
        f" page.stat().st_mode]\n"
        f"pathlib.Path({str(seen)!r}).write_text(repr(modes))\npage.write_bytes({words})\n"
    )
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    return seen


def mode(path: Path) -> str:
    return f"{S_IMODE(path.stat().st_mode):04o}"


@POSIX
def test_files_have_the_modes_of_the_page(
    run: Run, tmp_path: Path, data: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (
        "export json entries.json",
        "export markdown pages",
        "review --html page.html",
        "sync synced",
    ):
        assert run(*arguments.split()).code == 0
    backup = Path(run("backup").out.strip())
    with Journal(data / "journal.db") as journal:
        journal.backups.catch_up()
        own = journal.letters.keys.make().key
        letter = journal.letters.compose(Choice(span=month_of(date(2026, 11, 1)), figures=True))
        journal.letters.seal(letter, tmp_path / "a.letter", to=own)
    aside = copy_aside(data / "journal.db")
    seen = editor(tmp_path, monkeypatch, r"b'\xff'")
    assert run("edit", "7b6f").code == 1  # it is not UTF-8, and so kept aside
    names, folder_mode, page_mode = ast.literal_eval(seen.read_text())
    log_crash(ValueError(), home / "logs", datetime(2026, 11, 21, tzinfo=UTC))
    RecentJournals(home / "logs", wanted=True).remember(data / "journal.db")
    change_setting(home / "settings" / "config.toml", "prompts", to=False)
    with Journal(data / "journal.db"):
        found = {
            "the journal's folder": mode(data),
            "the journal": mode(data / "journal.db"),
            "what SQLite keeps beside it while it is open": mode(data / "journal.db-wal"),
            "the folder of backups": mode(data / "journal-backups"),
            "a backup": mode(backup),
            "what checks of backups found": mode(backup.with_name("verified.json")),
            "the folder of a journal that was set aside": mode(aside),
            "an export": mode(tmp_path / "entries.json"),
            "an export that is a folder": mode(tmp_path / "pages"),
            "a page of such a folder": mode(tmp_path / "pages" / "2026-11-21.md"),
            "the page of a review": mode(tmp_path / "page.html"),
            "a letter, and the page of a table for two": mode(tmp_path / "a.letter"),
            "a synced folder": mode(tmp_path / "synced"),
            "a file in a synced folder": mode(next((tmp_path / "synced").rglob(f"{WALK}.jsonl"))),
            "the folder of what an editor writes": f"{S_IMODE(folder_mode):04o}",
            "what an editor writes": f"{S_IMODE(page_mode):04o}",
            "words that could not be saved": mode(data / "unsaved.md"),
            "the log of faults": mode(home / "logs" / "faults.log"),
            "the journals opened lately, where the setting `recent_journals` wants them": mode(
                home / "logs" / "recent-journals.txt"
            ),
            "the settings, once the program changed a line": mode(home / "settings/config.toml"),
        }
        assert mode(data / "journal.db-shm") == mode(data / "journal.db-wal")
    assert found == {what: row["mode"] for what, row in MODES.items()}
    assert re.fullmatch(r"\.writing-\S+ entry\.md", names)
    shape = codes(MODES["a backup"]["called"])[0]
    assert re.sub(r"\d", "0", backup.name) == re.sub(r"\d", "0", shape)


@POSIX
def test_what_somebody_opened_is_closed_again_at_the_next_start(run: Run, data: Path) -> None:
    data.chmod(0o755)
    (data / "journal.db").chmod(0o644)
    assert run("list").code == 0
    assert (mode(data), mode(data / "journal.db")) == ("0700", "0600")


def words_in(folder: Path) -> bool:
    """Whether the cake stands in any file below a folder, backups left out."""
    files = [path for path in folder.rglob("*") if path.is_file() and "backups" not in str(path)]
    return any(CAKE.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize("with_backups", [False, True])
def test_emptying_the_trash_erases_words_here_and_where_it_is_said_in_backups(
    run: Run, data: Path, *, with_backups: bool
) -> None:
    added = run("add", f"{CAKE} am Fluss").out.split(" · ")[-1].strip()
    backup = Path(run("backup").out.strip())
    assert run("delete", added).code == 0
    assert words_in(data)
    options = ["--backups"] if with_backups else []
    assert run("trash", "--empty", "--yes", *options).code == 0
    assert not words_in(data)
    assert (CAKE.encode() in backup.read_bytes()) == (not with_backups)


def test_what_an_entry_said_before_an_edit_stays_until_it_is_forgotten(
    run: Run, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = run("add", f"{CAKE} am Fluss").out.split(" · ")[-1].strip()
    editor(tmp_path, monkeypatch, "b'Kuchen'")
    assert run("edit", added).code == 0
    assert run("search", CAKE, "--json").json == []
    assert words_in(data)
    assert run("history", added, "--forget-all", "--yes").code == 0
    assert not words_in(data)


def test_each_promise_names_tests_that_are_there() -> None:
    for row in table(section(PAGE, "What each promise is tested by")):
        named = codes(row["test"])
        assert named, row["promise"]
        for node in named:
            path, _, name = node.partition("::")
            tree = ast.parse((ROOT / path).read_text("utf-8"))
            kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
            tests = [each.name for each in ast.walk(tree) if isinstance(each, kinds)]
            assert name in tests, node


@pytest.mark.parametrize("page_name", ["docs/safety.md", "data/help/protection.md"])
def test_every_reader_that_may_want_to_read_is_named(page_name: str) -> None:
    told = page(page_name).lower()
    readers = (
        "home",
        "account",
        "machine",
        "backup",
        "synced folder",
        "export",
        "thief",
        "makes you",
    )
    assert [reader for reader in readers if reader not in told] == []


def test_the_way_back_to_a_backup_is_the_one_of_the_page(run: Run) -> None:
    backup = Path(run("backup").out.strip())
    before = run("list", "--json").json
    assert run("delete", "7b6f", "91ac").code == 0
    [line] = shell_lines(section(PAGE, "Backups"))
    program, command, named = line.split()
    assert (program, len(named)) == ("tightrope", len(backup.stem))
    assert run(command, backup.stem, "--yes").code == 0
    assert run("list", "--json").json == before


def test_the_program_makes_the_backups_that_the_page_names(
    run: Run, data: Path, clock: FrozenClock
) -> None:
    backups = data / "journal-backups"
    assert not backups.exists()  # the first import came into an empty journal
    assert run("import", "jsonl", "-", stdin='{"day": "2026-11-19", "text": "Lake."}').code == 0
    assert run("delete", "91ac").code == 0
    ids = [run("add", f"Walk {number}", "--json").json["id"] for number in range(11)]
    assert run("delete", *ids).code == 0
    with Journal(data / "journal.db", clock) as journal:
        backup = journal.backups.create()
        journal.backups.catch_up()
    assert run("rollback", backup.name, "--yes").code == 0
    clock.forward(minutes=60 * 24)
    assert run("sync", "synced").code == 0
    with Journal(data / "journal.db", clock) as journal:
        journal.entries.write(Draft(day=clock().day, text="Next day."))
        assert journal.backups.are_due()
        journal.backups.catch_up()
    made = {re.sub(r"\d", "0", path.name) for path in backups.glob("*.db")}
    told = {
        re.sub(r"\d", "0", codes(row["called"])[0])
        for row in table(section(PAGE, "Backups"))
        if "sync" not in row["called"] and "migration" not in row["called"]
    }
    assert made - {re.sub(r"\d", "0", backup.name)} == told


def test_editors_of_the_page_are_told_to_keep_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = codes(section(PAGE, "An editor of your own").partition(":")[2].partition(".")[0])
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in [*told, "ed"]:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o700)
        arguments = command_line(name, tmp_path / "entry.md")
        assert (len(arguments) > 2) == (name in told), name


def test_the_program_imports_nothing_that_speaks_to_a_network() -> None:
    speaks = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not speaks & {name.partition(".")[0] for name in names}, path


@pytest.mark.parametrize("arguments", [["show", "ffff"], ["add", "--on", "never", CAKE]])
def test_a_message_never_quotes_what_was_written(arguments: list[str], run: Run) -> None:
    answer = run(*arguments)
    assert answer.code
    assert CAKE not in answer.err
    assert str(LITTLE["text"]) not in answer.err


def test_a_log_of_faults_holds_no_message(home: Path) -> None:
    said = log_crash(ZeroDivisionError(CAKE), home, datetime(2026, 11, 21, tzinfo=UTC))
    noted = (home / "faults.log").read_text()
    assert "ZeroDivisionError" in said
    assert "ZeroDivisionError" in noted
    assert CAKE not in said + noted
