"""README.md, docs/guide.md and docs/moving.md tell what to type: every command works as written."""

import json
import re
import shlex
import zipfile
from pathlib import Path

import pyte
import pytest

from docs.conftest import Run
from docs.pages import ROOT, page, shell_lines


def commands(name: str) -> list[str]:
    return [line for line in shell_lines(page(name)) if line.startswith("tightrope ")]


JOURNEY = '{"id": "1", "date_journal": 1700515000000, "text": "By the fire."}'
DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2026-11-21,21 Nov,Saturday,21:15,good,date-night | walk,By the river,It rained.\n"
)
JRNL_JSON = (
    '{"tags": {}, "entries": [{"title": "By the lake.", "body": "", "date": "2026-11-19",'
    ' "time": "10:00", "tags": [], "starred": false}]}'
)


def lay_out_files(run: Run, folder: Path, home: Path) -> None:
    """Put the files there that the commands of the pages read."""
    days = home / "journal-folder" / "2026" / "11"
    pages = {
        home / "graph" / "journals" / "2026_11_16.md": "- By the well.\n",
        home / "vault" / "2026-11-15.md": "---\ntags: [a\n---\nBy the mill.\n",
        home / "org-journal" / "20261114": "* 21:15 By the gate.\n",
    }
    for place in (
        home / "Downloads",
        home / ".local" / "share" / "jrnl",
        days,
        *(path.parent for path in pages),
    ):
        place.mkdir(parents=True)
    for path, words in pages.items():
        path.write_text(words)
    with zipfile.ZipFile(home / "Downloads" / "journey.zip", "w") as journey:
        journey.writestr("1700515000000-3f.json", JOURNEY)
    (folder / "entries.jsonl").write_text('{"day": "2026-11-18", "text": "By the sea."}\n')
    (folder / "daylio_export.csv").write_text(DAYLIO)
    (folder / "journal.json").write_text(JRNL_JSON)
    (days / "17.txt").write_text("[2026-11-17 21:15] By the pond.\n")
    for form, target in {
        "dayone": home / "Downloads" / "old-journal.zip",
        "jrnl": home / ".local" / "share" / "jrnl" / "journal.txt",
        "ical": folder / "journal.ics",
    }.items():
        assert run("export", form, str(target)).code == 0
    (folder / "Export.zip").write_bytes((home / "Downloads" / "old-journal.zip").read_bytes())


# What is done before a command, what is typed when it asks, and what a passphrase is typed by.
MARKED = ["mark", "7b6f2c1e", "--no-together"]
BEFORE = {
    "undo": [MARKED],
    "talk": [["talk", "add", "7b6f2c1e"]],
    "redo": [MARKED, ["undo"]],
    "history": [MARKED],
    "trash": [["delete", "7b6f2c1e"]],
    "rollback": [["backup", "~/journal-copy.db"]],
    "doctor": [["doctor", "--fix"]],
}
TYPED = {
    "tightrope trash --empty": "1\n",
    "tightrope history 7b6f2c1e --forget-all": "1\n",
    "tightrope rollback ~/journal-copy.db": "rollback\n",
}
PASSPHRASE = {"tightrope encrypt": ["--passphrase-file", "~/passphrase"]}
PAGES = ("README.md", "docs/guide.md", "docs/moving.md")
COMMANDS = list(dict.fromkeys(command for name in PAGES for command in commands(name)))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works_as_written(
    command: str, run: Run, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_home(words: list[str]) -> list[str]:
        return [word.replace("~/", f"{home}/") for word in words]

    line, _, _ = command.partition(" > ")  # a shell's
    words = shlex.split(line, comments=True)[1:]
    if words[0] == "import":
        lay_out_files(run, tmp_path, home)
    for before in BEFORE.get(words[0], []):
        assert run(*at_home(before)).code == 0
    (home / "notes").mkdir()
    (home / "passphrase").write_text("a river in November\n")
    if command in TYPED:
        monkeypatch.setattr("tightrope.cli.terminal.stdin_is_terminal", lambda: True)
    words += PASSPHRASE.get(command, [])
    answer = run(*at_home(words), stdin=TYPED.get(command, ""))
    assert answer.code == 0, answer.err


def test_the_pages_show_commands_and_a_picture_that_is_there() -> None:
    assert all(len(commands(name)) >= 8 for name in PAGES)
    assert (ROOT / "docs" / "pictures" / "journal.png").read_bytes().startswith(b"\x89PNG")


def test_every_target_of_make_that_a_page_names_is_there() -> None:
    targets = page("Makefile")
    for name in ("README.md", "CONTRIBUTING.md"):
        for line in page(name).splitlines():
            if line.startswith("make "):
                assert f"\n{line.split()[1]}:" in targets, line


def test_the_recording_plays_and_names_nobodys_folder() -> None:
    recording = (ROOT / "docs" / "pictures" / "tightrope.cast").read_text("utf-8")
    assert len(recording.encode()) < 200_000
    header, *pieces = map(json.loads, recording.splitlines())
    assert header["version"] == 2
    times = [at for at, _, _ in pieces]
    assert times == sorted(times)
    assert times[-1] < 120
    screen = pyte.Screen(header["width"], header["height"])
    stream = pyte.Stream(screen)
    wanted = ["slowly. #walks", "Twelve months", "October 2026", "night train"]
    for _, kind, written in pieces:
        assert kind == "o"
        stream.feed(written)
        shown = "\n".join(screen.display)
        assert not re.search(r"/(home|tmp|root|work)\b", shown)
        if wanted and wanted[0] in shown:
            wanted.pop(0)
    assert wanted == []
