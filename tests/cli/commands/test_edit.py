import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from support import FrozenClock
from tightrope.domain.entry import Entry
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.journal.parts.entries import Entries

Call = Callable[..., Result]
Added = Callable[..., str]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make a script the editor; `page` in it is the path of the file to edit."""

    def use(script: str) -> None:
        path = tmp_path / "editor.py"
        path.write_text(f"import sys, pathlib\npage = pathlib.Path(sys.argv[-1])\n{script}\n")
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{path}"')

    return use


def _entry(call: Call, short_id: str) -> dict[str, object]:
    entry: dict[str, object] = json.loads(call("show", short_id, "--json").stdout)
    return entry


def test_edit_saves_what_the_editor_saved(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
) -> None:
    short_id = added("Walked. #walks", "--star")
    editor("page.write_text(page.read_text().replace('#walks', '#rain #space') + '\\n')")
    result = call("edit", short_id)
    assert result.stdout == f"Sat 21 Nov 2026 21:15 · space · 3 words · {short_id}\n"
    entry = _entry(call, short_id)
    assert (entry["text"], entry["tags"]) == ("Walked. #rain #space", ["rain"])
    assert entry["starred"]


def test_edit_changes_nothing_where_nothing_was_changed(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
) -> None:
    short_id = added("Walked.")
    before = _entry(call, short_id)
    editor("page.write_text(page.read_text() + '\\n')  # as editors end a last line")
    assert "Nothing was changed" in call("edit", short_id).stderr
    assert _entry(call, short_id) == before


@pytest.mark.parametrize(
    "script",
    ["page.write_text('gone'); sys.exit(1)", "page.write_text(' \\n')", "page.unlink()"],
)
def test_edit_that_is_given_up_leaves_the_entry_as_it_was(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    script: str,
) -> None:
    short_id = added("Walked.")
    editor(script)
    result = call("edit", short_id)
    assert (result.exit_code, result.stdout) == (1, "")
    assert _entry(call, short_id)["text"] == "Walked."


def test_words_that_meet_a_change_made_elsewhere_become_an_entry_beside_it(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    database: Path,
) -> None:
    short_id = added("Walked.", "-t")
    editor(f"""
from dataclasses import replace
from tightrope.journal import Journal
with Journal(pathlib.Path({str(database)!r})) as journal:
    journal.entries.revise(replace(journal.entries.get({short_id!r}), text="Theirs."))
page.write_text("Mine.")
""")
    result = call("edit", short_id)
    assert result.exit_code == 0
    assert "new entry beside it" in result.stderr
    assert _entry(call, short_id)["text"] == "Theirs."
    mine = _entry(call, result.stdout.split(" · ")[-1])
    assert (mine["text"], mine["day"], mine["together"]) == ("Mine.", "2026-11-21", True)


def test_words_that_cannot_be_saved_are_kept_in_a_file(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise TightropeError("The disk is full.")

    short_id = added("Walked.")
    editor("page.write_text('Ran.')")
    monkeypatch.setattr(Entries, "revise", fail)
    result = call("edit", short_id)
    kept = database.with_name("unsaved.md")
    assert result.exit_code == 1
    assert f"The disk is full. Your words are kept in {kept}; " in result.stderr
    assert kept.read_text().splitlines()[1:] == ["Ran."]
    assert _entry(call, short_id)["text"] == "Walked."


def test_words_that_were_saved_are_not_kept_in_a_file_because_the_answer_was_lost(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Entry) -> None:
        raise TightropeError("The answer could not be printed.")

    short_id = added("Walked.")
    editor("page.write_text('Ran.')")
    monkeypatch.setattr("tightrope.cli.commands.edit.print_done", fail)
    assert call("edit", short_id).stderr == "tightrope: The answer could not be printed.\n"
    assert _entry(call, short_id)["text"] == "Ran."
    assert not database.with_name("unsaved.md").exists()


def test_a_text_that_is_not_utf_8_is_kept_in_a_file(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    database: Path,
) -> None:
    short_id = added("Walked.")
    editor("page.write_bytes(b'caf\\xe9')")
    result = call("edit", short_id)
    kept = database.with_name("unsaved.md")
    assert result.exit_code == 1
    assert str(kept) in result.stderr
    assert kept.read_bytes() == b"caf\xe9"


def test_nothing_of_an_edit_stays_beside_the_journal(
    call: Call,
    added: Added,
    editor: Callable[[str], None],
    database: Path,
) -> None:
    short_id = added("Walked.")
    before = sorted(path.name for path in database.parent.iterdir())
    editor("""
import os, stat
assert stat.S_IMODE(os.stat(page).st_mode) == 0o600
assert stat.S_IMODE(os.stat(page.parent).st_mode) == 0o700
page.with_name("entry.md.swp").write_text("a copy")
page.write_text("Ran.")
""")
    assert call("edit", short_id).exit_code == 0
    assert sorted(path.name for path in database.parent.iterdir()) == before


def test_without_any_editor_a_sentence_says_what_to_set(
    call: Call,
    added: Added,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    short_id = added("Walked.")
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    result = call("edit", short_id)
    assert result.exit_code == 1
    assert "EDITOR" in result.stderr


def test_without_a_terminal_edit_starts_no_editor_that_nobody_named(
    call: Call, added: Added
) -> None:
    result = call("edit", added("Walked."))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "tightrope: Set EDITOR, or run this at a terminal.\n"


def test_mark_sets_and_clears_what_is_named(call: Call, added: Added) -> None:
    first, second = added("one", "-t", "-n", "room"), added("two")
    result = call("mark", first, second, "-s", "-T", "-N")
    assert [line.split(" · ")[1] for line in result.stdout.splitlines()] == ["space", "space"]
    assert _entry(call, first)["need"] is None
    assert call("mark", second, "-t", "-n", "closer").exit_code == 0
    entry = _entry(call, second)
    assert (entry["together"], entry["space"], entry["need"]) == (True, True, "closer")


def test_mark_changes_no_entry_where_one_is_not_found(call: Call, added: Added) -> None:
    short_id = added("one")
    assert call("mark", short_id, "ffffffffff", "-t").exit_code == 1
    assert not _entry(call, short_id)["together"]


def test_every_entry_is_marked_though_the_answer_is_lost(
    call: Call,
    added: Added,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Entry) -> None:
        raise TightropeError("The answer could not be printed.")

    ids = [added("one"), added("two")]
    monkeypatch.setattr("tightrope.cli.commands.edit.print_done", fail)
    assert call("mark", *ids, "-t").exit_code == 1
    assert [_entry(call, short_id)["together"] for short_id in ids] == [True, True]


@pytest.mark.parametrize(
    "command", [["show"], ["edit"], ["delete"], ["restore"], ["mark", "--together"]]
)
@pytest.mark.parametrize("odd", ["\udcff", "7b6f\udcff", "*", "\0", "\U0010ffff", "\uff46", "g"])
def test_what_can_begin_no_id_is_the_id_of_no_entry(
    call: Call,
    added: Added,
    command: list[str],
    odd: str,
) -> None:
    added("Walked.")
    result = call(*command, odd)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "begins with" in result.stderr
    assert "fault" not in result.stderr


def test_mark_must_be_told_what_to_set(call: Call, added: Added) -> None:
    short_id = added("one")
    assert call("mark", short_id).exit_code == 2
    assert call("mark", short_id, "-N", "-n", "room").exit_code == 2
    assert call("mark", "-t").exit_code == 2


def test_marks_are_seen_by_whoever_has_the_journal_open(
    call: Call,
    added: Added,
    clock: FrozenClock,
    database: Path,
) -> None:
    short_id = added("one")
    with Journal(database, now=clock) as journal:
        assert not journal.entries.get(short_id).together
        call("mark", short_id, "-t")
        assert journal.entries.get(short_id).together


def test_move_gives_another_day_or_time_and_one_undo_takes_it_back(
    call: Call, added: Added
) -> None:
    ids = [added("one"), added("two")]
    moved = call("move", *ids, ids[0], "--on", "yesterday", "--at", "8:05")
    assert moved.exit_code == 0
    assert [line.split(" · ")[0] for line in moved.stdout.splitlines()] == [
        "Fri 20 Nov 2026 08:05"
    ] * 2
    assert call("move", ids[0], "--no-time").stdout.startswith("Fri 20 Nov 2026 · ")
    assert call("undo").stdout == "Took back: move · Fri 20 Nov 2026\n"
    assert call("undo").stdout == "Took back: move · 2 entries\n"
    days = [(entry["day"], entry["time"]) for entry in json.loads(call("list", "--json").stdout)]
    assert days == [("2026-11-21", "21:15:00")] * 2


def test_move_moves_none_where_one_is_not_found(call: Call, added: Added) -> None:
    there = added("one")
    assert call("move", there, "ffff", "--on", "yesterday").exit_code == 1
    assert "Sat 21 Nov 2026" in call("list").stdout


@pytest.mark.parametrize("said", [[], ["--at", "8:00", "--no-time"], ["--on", "2026-02-30"]])
def test_move_must_be_told_where_to(call: Call, added: Added, said: list[str]) -> None:
    result = call("move", added("one"), *said)
    assert (result.exit_code, result.stdout) == (2, "")


def test_marks_of_many_are_one_step_of_undo(call: Call, added: Added) -> None:
    call("mark", added("one"), added("two"), "--together")
    assert call("undo").stdout == "Took back: together · 2 entries\n"
