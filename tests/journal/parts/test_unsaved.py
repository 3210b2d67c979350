"""Words that could not be saved lie aside, are found again, and are taken back or refused."""

import os
import stat
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from support import ZONE, FrozenClock
from tightrope.domain.entry import Draft, Entry, EntryFields
from tightrope.domain.errors import TightropeError
from tightrope.domain.marks import Need
from tightrope.journal import Journal
from tightrope.journal.results import FileKey, MonthText
from tightrope.safe_files import locked_folder

DAY = date(2026, 11, 20)
PAGE = EntryFields(
    day=DAY, time=time(21, 15), zone=ZONE, together=True, need=Need.ROOM, tags=("walks",),
    starred=True, text="Walked home.\nTalked.\n",
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def entries(journal: Journal) -> list[Entry]:
    return list(journal.entries.find())


def test_words_come_back_as_what_they_were_written_as(journal: Journal, clock: FrozenClock) -> None:
    path = journal.unsaved.put_aside(PAGE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    clock.forward(days=3)
    (words,) = journal.unsaved.find()
    assert journal.unsaved.restore(words, clock()) == DAY
    (entry,) = entries(journal)
    assert Draft.of(entry) == Draft.of(PAGE)
    assert not path.exists()
    assert not journal.unsaved.lies_aside()


def test_words_of_an_entry_go_into_it_where_it_is_as_it_was(
    journal: Journal, clock: FrozenClock
) -> None:
    entry = journal.entries.write(Draft.of(PAGE))
    journal.unsaved.put_aside(entry.reworded("Walked home, and on."))
    journal.unsaved.restore(journal.unsaved.find()[0], clock())
    assert [each.text for each in entries(journal)] == ["Walked home, and on."]


def test_words_of_an_entry_that_was_changed_since_become_one_beside_it(
    journal: Journal, clock: FrozenClock
) -> None:
    entry = journal.entries.write(Draft.of(PAGE))
    journal.unsaved.put_aside(entry.reworded("Aside"))
    journal.entries.revise(entry.reworded("Elsewhere"))
    journal.unsaved.restore(journal.unsaved.find()[0], clock())
    assert {each.text for each in entries(journal)} == {"Aside", "Elsewhere"}


def test_the_note_of_a_month_keeps_both_texts(journal: Journal, clock: FrozenClock) -> None:
    month = date(2026, 11, 1)
    journal.month_notes.save(month, "Saved", read=None)
    journal.unsaved.put_aside(MonthText(month, "Aside"))
    assert journal.unsaved.restore(journal.unsaved.find()[0], clock()) == month
    note = journal.month_notes.get(month)
    assert note
    assert note.text == "Saved\n\nAside"


def test_refused_words_are_in_the_trash(journal: Journal, clock: FrozenClock) -> None:
    journal.unsaved.put_aside(PAGE)
    journal.unsaved.refuse(journal.unsaved.find()[0], clock())
    assert entries(journal) == []
    assert [each.entry.text for each in journal.trash.contents()] == [PAGE.text]
    assert journal.unsaved.find() == ()


def test_words_that_are_put_aside_again_replace_what_was_there(journal: Journal) -> None:
    path = journal.unsaved.put_aside(PAGE)
    again = journal.unsaved.put_aside(PAGE.reworded("More"), path)
    assert journal.key or again == path
    assert [words.text for words in journal.unsaved.find()] == ["More"]
    other = journal.unsaved.put_aside(PAGE)
    assert other != again
    assert len(journal.unsaved.find()) == 2


def test_where_the_folder_is_gone_words_go_to_another_of_this_person(
    path: Path, clock: FrozenClock, home: Path
) -> None:
    folder = path.parent / "folder"
    with Journal(folder / "journal.db", clock) as journal:
        folder.rename(path.parent / "moved")
        aside = journal.unsaved.put_aside(PAGE)
        assert aside.is_relative_to(home)
        assert [words.text for words in journal.unsaved.find()] == [PAGE.text]
    with Journal(path, clock) as other:
        assert other.unsaved.find() == ()


def test_words_without_a_line_above_them_are_offered_in_the_folder_they_lie_in(
    journal: Journal, clock: FrozenClock
) -> None:
    journal.path.with_name("unsaved.md").write_text("From an earlier version")
    journal.path.with_name("unsaved-2.md").write_bytes(b"caf\xe9")
    found = {words.path.name: words for words in journal.unsaved.find()}
    journal.unsaved.restore(found["unsaved.md"], clock())
    assert [entry.text for entry in entries(journal)] == ["From an earlier version"]
    with pytest.raises(TightropeError, match="not valid UTF-8"):
        journal.unsaved.restore(found["unsaved-2.md"], clock())
    assert journal.path.with_name("unsaved-2.md").exists()


def left_behind(journal: Journal, text: str) -> Path:
    """Leave what an editor session leaves that is killed with the program that began it."""
    folder = journal.path.with_name(".writing-x")
    folder.mkdir(0o700)
    header = journal.unsaved.header(PAGE)
    (folder / "before.md").write_text(header + PAGE.text)
    (folder / "entry.md").write_text(text)
    return folder


def test_what_an_editor_left_is_offered_with_what_it_belongs_to(
    journal: Journal, clock: FrozenClock
) -> None:
    folder = left_behind(journal, "Saved by the editor\n")
    journal.unsaved.restore(journal.unsaved.find()[0], clock())
    assert [(entry.day, entry.text) for entry in entries(journal)] == [
        (DAY, "Saved by the editor\n")
    ]
    assert not folder.exists()


def test_what_an_editor_left_unchanged_goes_by_itself(journal: Journal) -> None:
    folder = left_behind(journal, PAGE.text)
    assert not journal.unsaved.lies_aside()
    assert not folder.exists()


def test_what_a_killed_editor_put_beside_its_file_is_the_newer_text(journal: Journal) -> None:
    folder = left_behind(journal, PAGE.text)
    (folder / "entry.md.save").write_text("Rescued by nano")
    os.utime(folder / "entry.md", (1, 1))
    assert [words.text for words in journal.unsaved.find()] == ["Rescued by nano"]


def test_an_editor_that_lives_keeps_its_folder(journal: Journal) -> None:
    folder = left_behind(journal, "In the middle of it")
    with locked_folder(folder):
        assert journal.unsaved.find() == ()
    assert folder.exists()
    assert len(journal.unsaved.find()) == 1


@pytest.mark.skipif(os.name == "nt", reason="there the editor does not keep the lock")
def test_an_editor_outlives_the_program_and_its_folder_is_left_alone(journal: Journal) -> None:
    script = f"""
import os, signal, sys
from pathlib import Path
from tightrope.journal.external_editor import edit_text
editor = sys.executable + ''' -c "import os, signal, sys; os.kill(os.getppid(), signal.SIGKILL);'''
editor += ''' open(sys.argv[1], 'a').write('more'); print('ready', flush=True); sys.stdin.read()"'''
edit_text("Words", Path({str(journal.path.parent)!r}), editor, header="")
"""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=pipe, stdout=pipe, text=True
    ) as program:
        assert program.stdout
        assert program.stdin
        assert program.stdout.readline() == "ready\n"
        program.wait()
        assert journal.unsaved.find() == ()
        program.stdin.close()  # which ends the editor
        program.stdout.read()
    assert [words.text for words in journal.unsaved.find()] == ["Wordsmore"]


def test_words_of_an_encrypted_journal_are_encrypted_too(path: Path, clock: FrozenClock) -> None:
    pytest.importorskip("sqlcipher3")
    key = FileKey.random()
    with Journal(path, clock, key=key) as journal:
        aside = journal.unsaved.put_aside(PAGE)
        assert b"Walked" not in aside.read_bytes()
        assert [each.name for each in aside.parent.glob("unsaved*")] == ["unsaved.sealed"]
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
        journal.unsaved.restore(journal.unsaved.find()[0], clock())
        assert [entry.text for entry in entries(journal)] == [PAGE.text]
        assert not aside.exists()
