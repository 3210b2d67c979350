"""What is erased for good leaves no byte behind: one rare word is looked for in every file."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import NoSuchVersionError
from tightrope.journal import Journal
from tightrope.journal.progress import CancelledError
from tightrope.safe_files import lock
from tightrope.storage import entries
from tightrope.storage.encryption import FileKey

CANARY = "Zwetschgenkuchen"
DAY = date(2026, 11, 21)
NOVEMBER = date(2026, 11, 1)


def files_with(word: str, folder: Path) -> list[str]:
    """Return the names of all files below a folder that hold a word in their bytes."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes()
    )


def write(journal: Journal, text: str, *tags: str) -> Entry:
    return journal.entries.write(Draft(day=DAY, text=text, tags=tags))


def reword(journal: Journal, entry: Entry, text: str, session: str | None = None) -> Entry:
    return journal.entries.revise(replace(entry, text=text), session=session)


def fill(journal: Journal, number: int = 300) -> None:
    """Write so much that pages of the file and pieces of the index are divided and merged."""
    for each in range(number):
        write(journal, f"Nothing much, on evening {each}. " * (each % 7 + 1), f"tag-{each % 5}")


def trashed(journal: Journal) -> None:
    entry = write(journal, f"{CANARY} by the river.")
    entry = reword(journal, entry, f"Much {CANARY} by the river.")
    journal.trash.remove([entry])
    journal.trash.empty()


def edited_out(journal: Journal) -> None:
    entry = write(journal, f"A walk. {CANARY}, alone.")
    reword(journal, entry, "A walk.")
    journal.history.forget(entry.id)


def one_version(journal: Journal) -> None:
    entry = reword(journal, write(journal, "A walk."), f"A walk. {CANARY}, alone.")
    reword(journal, entry, "A walk by the river.")
    journal.history.forget(entry.id, entry.revision)


def typed_and_deleted_at_once(journal: Journal) -> None:
    entry = journal.entries.write(Draft(day=DAY, text=f"A walk. {CANARY}"), session="evening")
    reword(journal, entry, "A walk.", session="evening")
    journal.history.forget(entry.id)


def tag_taken_away(journal: Journal) -> None:
    entry = write(journal, "A walk.", CANARY.lower())
    journal.entries.revise(replace(entry, tags=()))
    journal.history.forget(entry.id)


def undone(journal: Journal) -> None:
    entry = write(journal, "A walk.")
    reword(journal, entry, f"A walk. {CANARY}")
    journal.undo.undo()
    journal.history.forget(entry.id)


def brought_back(journal: Journal) -> None:
    entry = reword(journal, write(journal, f"{CANARY}."), "A walk.")
    journal.trash.remove([entry])
    journal.trash.restore([entry.id])
    journal.history.forget(entry.id)


def of_what_lies_in_the_trash(journal: Journal) -> None:
    entry = reword(journal, write(journal, f"{CANARY}."), "A walk.")
    journal.trash.remove([entry])
    journal.history.forget(entry.id)


def month_note(journal: Journal) -> None:
    journal.month_notes.save(NOVEMBER, f"A month of {CANARY}.", read=None)
    journal.month_notes.save(NOVEMBER, "", read=1)
    journal.history.forget("2026-11")


def sentence_of_a_month_note(journal: Journal) -> None:
    journal.month_notes.save(NOVEMBER, f"A month of {CANARY}.", read=None)
    journal.month_notes.save(NOVEMBER, "A month of rain.", read=1)
    journal.history.forget("2026-11", 1)


def aim_in_the_trash(journal: Journal) -> None:
    aim = journal.aims.begin(f"{CANARY} every Sunday", note="By the river.")
    aim = journal.aims.save(replace(aim, title="Cake every Sunday", note=f"{CANARY}."))
    journal.aims.remove([aim])
    journal.trash.empty()


def words_of_an_aim(journal: Journal) -> None:
    aim = journal.aims.begin(f"{CANARY} every Sunday", note=f"{CANARY}.")
    journal.aims.save(replace(aim, title="Cake", note=""))
    journal.history.forget(aim.id)


def one_version_of_an_aim(journal: Journal) -> None:
    aim = journal.aims.begin("Cake")
    aim = journal.aims.save(replace(aim, note=f"{CANARY}."))
    journal.aims.save(replace(aim, note="Or bread."))
    journal.history.forget(aim.id, aim.revision)


def talk_of_what_is_trashed(journal: Journal) -> None:
    entry = journal.talk.open(write(journal, "A walk."), f"{CANARY}?").entry
    journal.trash.remove([entry])
    journal.trash.empty()


def line_to_talk_about(journal: Journal) -> None:
    entry = journal.talk.open(write(journal, "A walk."), f"{CANARY}?").entry
    journal.talk.reword(entry.id, "Cake?")
    journal.history.forget(entry.id)


def taken_off_the_list(journal: Journal) -> None:
    entry = journal.talk.open(write(journal, "A walk."), f"{CANARY}?").entry
    journal.talk.take_off(entry)
    journal.history.forget(entry.id)


WAYS = (
    aim_in_the_trash, words_of_an_aim, one_version_of_an_aim, talk_of_what_is_trashed,
    line_to_talk_about, taken_off_the_list,
    trashed, edited_out, one_version, typed_and_deleted_at_once, tag_taken_away, undone,
    brought_back, of_what_lies_in_the_trash, month_note, sentence_of_a_month_note,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_byte_is_left_while_the_journal_is_open_or_afterwards(
    way: Callable[[Journal], None], journal: Journal, path: Path
) -> None:
    fill(journal)
    with Journal(path) as another_window:
        list(another_window.entries.find())
        way(journal)
        assert not files_with(CANARY, path.parent)
        assert not files_with(CANARY.lower(), path.parent)
    journal.close()
    assert not files_with(CANARY, path.parent)


@pytest.mark.parametrize("way", WAYS)
def test_what_remains_is_whole_and_found(
    way: Callable[[Journal], None], journal: Journal, path: Path
) -> None:
    write(journal, "By the lake.", "water")
    way(journal)
    assert [entry.text for entry in journal.entries.find() if "water" in entry.tags] == [
        "By the lake."
    ]
    journal.close()
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
        assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert sql.execute("PRAGMA foreign_key_check").fetchall() == []


def backup_of(journal: Journal) -> Path:
    return journal.backups.create()


def texts(path: Path) -> list[str]:
    """Return what stands in a backup, in a copy of it, and all that it was."""
    with Journal(path) as journal:
        present = sorted(entry.text for entry in journal.entries.find())
        return present + [note.text for note in journal.month_notes.between()]


@pytest.mark.parametrize("way", WAYS)
def test_no_byte_is_left_in_backups_where_that_is_asked_for(
    way: Callable[[Journal], None],
    journal: Journal,
    path: Path,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A backup is made after every change, and only then is it all forgotten."""
    fill(journal, 40)
    saved = [
        (journal.entries, "write"), (journal.entries, "revise"), (journal.trash, "remove"),
        (journal.trash, "restore"), (journal.month_notes, "save"), (journal.undo, "undo"),
        (journal.aims, "begin"), (journal.aims, "save"), (journal.aims, "remove"),
        (journal.talk, "open"), (journal.talk, "reword"), (journal.talk, "take_off"),
    ]  # fmt: skip
    for part, name in saved:
        change = getattr(part, name)

        def changed_and_copied(*given: object, change: object = change, **named: object) -> object:
            assert callable(change)
            result = change(*given, **named)
            clock.forward(seconds=1)
            backup_of(journal)
            return result

        monkeypatch.setattr(part, name, changed_and_copied)
    way(journal)
    assert files_with(CANARY, path.parent) or files_with(CANARY.lower(), path.parent)
    result = journal.trash.empty(backups=True)
    assert (result.left, result.kept) == ((), 0)
    assert not files_with(CANARY, path.parent)
    assert not files_with(CANARY.lower(), path.parent)
    again = journal.trash.empty(backups=True)
    assert again.rewritten == 0


def test_a_backup_has_what_followed_in_the_place_of_what_was_forgotten(
    journal: Journal, clock: FrozenClock
) -> None:
    entry = write(journal, "First.", "one")
    first = backup_of(journal)
    entry = reword(journal, entry, f"Second {CANARY}.")
    clock.forward(minutes=1)
    second = backup_of(journal)
    reword(journal, entry, "Third.")
    journal.history.forget(entry.id, entry.revision, backups=True)
    assert (texts(first), texts(second)) == (["First."], ["Third."])


def test_a_backup_of_an_emptied_trash_keeps_all_the_rest(journal: Journal) -> None:
    write(journal, "By the lake.", "water")
    journal.month_notes.save(NOVEMBER, "Rain.", read=None)
    gone = write(journal, f"{CANARY}.")
    backup = backup_of(journal)
    journal.trash.remove([gone])
    backup.chmod(0o400)
    os.utime(backup, ns=(1, 2))
    result = journal.trash.empty(backups=True)
    assert (result.count, result.rewritten) == (1, 1)
    assert backup.stat().st_mtime_ns == 2
    assert backup.stat().st_mode & 0o777 == 0o400
    assert texts(backup) == ["By the lake.", "Rain."]


def test_what_was_left_in_backups_can_be_erased_there_later(journal: Journal, path: Path) -> None:
    gone = write(journal, f"{CANARY}.")
    backup = backup_of(journal)
    journal.trash.remove([gone])
    assert journal.trash.empty().kept == 1
    assert files_with(CANARY, path.parent) == [backup.relative_to(path.parent).as_posix()]
    assert journal.trash.empty(backups=True).rewritten == 1
    assert not files_with(CANARY, path.parent)


def test_what_came_in_again_afterwards_stays_in_later_backups(
    journal: Journal, clock: FrozenClock
) -> None:
    gone = write(journal, "By the lake.")
    earlier = backup_of(journal)
    journal.trash.remove([gone])
    journal.trash.empty()
    with journal._database.writing() as sql:
        entries.insert(sql, gone)
    clock.forward(minutes=1)
    later = backup_of(journal)
    assert journal.trash.empty(backups=True).rewritten == 1
    assert (texts(earlier), texts(later)) == ([], ["By the lake."])


def test_a_backup_that_somebody_looked_into_is_rewritten_with_its_log(
    journal: Journal, path: Path
) -> None:
    gone = write(journal, f"{CANARY}.")
    backup = backup_of(journal)
    with Journal(backup) as copy:
        reword(copy, copy.entries.get(gone.id), f"More {CANARY}.")
        copied = [*backup.parent.iterdir()]
        kept = {each: each.read_bytes() for each in copied}
    for each, content in kept.items():
        each.write_bytes(content)  # as a killed program leaves it
    assert len(kept) == 3
    journal.trash.remove([gone])
    assert journal.trash.empty(backups=True).rewritten == 1
    assert not files_with(CANARY, path.parent)


def test_backups_that_cannot_be_rewritten_are_named_and_left_whole(journal: Journal) -> None:
    gone = write(journal, f"{CANARY}.")
    whole = backup_of(journal)
    damaged = whole.with_name("journal-20260101T000000Z.db")
    content = bytearray(whole.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    damaged.write_bytes(content)
    journal.trash.remove([gone])
    result = journal.trash.empty(backups=True)
    assert [left.path for left in result.left] == [damaged]
    assert str(damaged) in result.left[0].reason
    assert "unfinished" not in result.left[0].reason
    assert damaged.read_bytes() == content
    assert result.rewritten == 1


def test_what_only_looks_like_a_backup_is_named(journal: Journal, path: Path) -> None:
    folder = path.with_name("journal-backups") / "journal-old.db"
    folder.mkdir(parents=True)
    journal.trash.remove([write(journal, f"{CANARY}.")])
    [left] = journal.trash.empty(backups=True).left
    assert left.path == folder
    assert "directory" in left.reason.lower()


def test_an_encrypted_journal_and_its_backups_lose_what_is_erased_too(
    path: Path, clock: FrozenClock
) -> None:
    pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")
    with Journal(path.with_name("sealed.db"), clock, key=FileKey.random()) as journal:
        gone = write(journal, f"{CANARY}.")
        write(journal, "By the lake.")
        backup = backup_of(journal)
        journal.trash.remove([gone])
        result = journal.trash.empty(backups=True)
        assert (result.unfinished, result.rewritten, result.left) == ("", 1, ())
        with Journal(backup, clock, key=journal.key) as copy:
            assert [entry.text for entry in copy.entries.find()] == ["By the lake."]


def test_without_backups_none_is_made_or_touched(journal: Journal, path: Path) -> None:
    gone = write(journal, f"{CANARY}.")
    journal.trash.remove([gone])
    journal.trash.empty()
    assert not path.with_name("journal-backups").exists()


# What is put aside beside the journal


def test_put_aside_words_go_with_what_is_erased_and_the_others_stay(
    journal: Journal, path: Path
) -> None:
    write(journal, "We met at the station.")
    gone = write(journal, f"{CANARY} again.\nWe met at the station.\nNobody said a word to me.")
    first, second, third, other = (
        path.parent / name
        for name in ("unsaved.md", "unsaved-2.md", ".writing-x/entry.md", "notes.md")
    )
    third.parent.mkdir()
    first.write_text(f"{CANARY}?\nWe met at the station.\nAnd something new.\n")
    for whole in (second, third):
        whole.write_text("Nobody said a word to me.\n")
    other.write_text(CANARY)
    journal.trash.remove([gone])
    result = journal.trash.empty()
    assert set(result.put_aside) == {first, second, third.parent}
    assert first.read_text() == "We met at the station.\nAnd something new.\n"
    assert not second.exists()
    assert not third.parent.exists()
    assert other.read_text() == CANARY  # a file of one's own


def test_put_aside_words_stay_where_they_are_not_what_is_erased(
    journal: Journal, path: Path
) -> None:
    gone = write(journal, "Walked home along the river.")
    words = path.with_name("unsaved.md")
    words.write_text("Rained in. I think about moving out.\n")
    path.with_name("unsaved-2.md").write_bytes(b"\xff\xfe")
    journal.trash.remove([gone])
    assert journal.trash.empty().put_aside == ()
    assert words.read_text() == "Rained in. I think about moving out.\n"


def test_unfinished_files_of_killed_programs_go_however_new_they_are(
    journal: Journal, path: Path
) -> None:
    gone = write(journal, f"{CANARY}.")
    backup = backup_of(journal)
    names = [f".tightrope-unfinished-{number:016x}" for number in range(3)]
    left = [path.with_name(names[0]), backup.with_name(names[1])]
    left += [each.with_name(f"{each.name}-wal") for each in left]
    for each in left:
        each.write_text(CANARY)
    held = path.with_name(names[2])
    held.write_text("")
    number = os.open(held, os.O_RDWR)
    lock(number)
    journal.trash.remove([gone])
    journal.trash.empty(backups=True)
    os.close(number)
    assert not files_with(CANARY, path.parent)
    assert held.exists()


# What hinders, and what is finished later


@contextmanager
def reader_of(path: Path) -> Iterator[None]:
    """Let another program read the journal meanwhile."""
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        sql.execute("BEGIN")
        sql.execute("SELECT * FROM entries").fetchone()
        yield
        sql.execute("COMMIT")


def test_what_another_window_blocks_is_said_and_finished_at_the_next_opening(
    journal: Journal, path: Path
) -> None:
    gone = write(journal, f"{CANARY}.")
    journal.trash.remove([gone])
    with journal._database.reading() as sql:
        sql.execute("PRAGMA busy_timeout = 0")  # which it would wait for
    with reader_of(path):
        result = journal.trash.empty()
        assert "Another window" in result.unfinished
        assert files_with(CANARY, path.parent)
        Journal(path).close()  # cannot either
    assert files_with(CANARY, path.parent)
    with Journal(path):
        assert not files_with(CANARY, path.parent)


def test_what_was_stopped_is_finished_at_the_next_opening(journal: Journal, path: Path) -> None:
    gone = write(journal, f"{CANARY}.")
    journal.trash.remove([gone])
    backup = backup_of(journal)

    def stop(done: int) -> None:
        if done > 0:
            raise CancelledError("You stopped it.")

    result = journal.trash.empty(backups=True, progress=stop)
    assert (result.count, result.unfinished) == (1, "You stopped it.")
    assert [left.path for left in result.left] == [backup]
    journal.close()
    with Journal(path) as again:
        assert files_with(CANARY, path.parent) == [backup.relative_to(path.parent).as_posix()]
        again.trash.empty(backups=True)
    assert not files_with(CANARY, path.parent)


def test_stopped_at_once_nothing_is_erased(journal: Journal) -> None:
    fill(journal, 200)
    journal.trash.remove(journal.entries.find())

    def stop(_: int) -> None:
        raise CancelledError("You stopped it.")

    with pytest.raises(CancelledError):
        journal.trash.empty(progress=stop)
    assert journal.trash.count() == 200
    assert len(journal.trash.restore([each.entry.id for each in journal.trash.contents()])) == 200


_KILLED = """
import os, signal, sys
from pathlib import Path
from tightrope.journal import Journal
calls = 0
def look(done):
    global calls
    calls += 1
    if calls == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
with Journal(Path(sys.argv[1])) as journal:
    journal.trash.empty(backups=True, progress=look)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill")
@pytest.mark.parametrize("call", [2, 3, 4, 5, 6])
def test_killed_in_the_middle_it_is_finished_later(journal: Journal, path: Path, call: int) -> None:
    fill(journal, 60)
    gone = write(journal, f"{CANARY}.")
    backup_of(journal)
    journal.trash.remove([gone])
    journal.close()
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path), str(call)], check=False)
    assert done.returncode == -signal.SIGKILL
    with Journal(path) as again:
        assert len([*again.entries.find()]) == 60
        again.trash.empty(backups=True)
    assert not files_with(CANARY, path.parent)


# What goes with it, and what stays


def test_what_undo_would_need_is_out_of_its_reach(journal: Journal) -> None:
    other = write(journal, "By the lake.")
    entry = write(journal, "First.")
    entry = reword(journal, reword(journal, entry, "Second."), "Third.")
    journal.history.forget(entry.id, 1)
    taken = journal.undo.undo()
    assert taken is not None
    assert journal.entries.get(entry.id).text == "Second."
    taken = journal.undo.undo()
    assert taken is not None
    assert [each.id for each in taken.entries] == [other.id]


def test_the_present_version_and_one_that_is_not_there_cannot_be_forgotten(
    journal: Journal,
) -> None:
    entry = reword(journal, write(journal, "First."), "Second.")
    for number in (2, 7):
        with pytest.raises(NoSuchVersionError):
            journal.history.forget(entry.id, number)
    assert [each.text for each in journal.history.of(entry.id).former] == ["First."]
