import errno
import fcntl
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from stat import S_IMODE
from threading import Barrier, Thread
from types import FrameType

import filelock
import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal, progress
from tightrope.journal.results import SyncResult
from tightrope.journal.sync import engine as sync_run
from tightrope.journal.sync.folder import SyncError

SATURDAY = date(2026, 11, 21)
NOVEMBER = date(2026, 11, 1)
WALK = Draft(day=SATURDAY, time=time(21, 15), together=True, tags=("river",), text="Walked home.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """The journal of another machine."""
    with Journal(tmp_path / "other.db", clock) as journal:
        yield journal


def all_of(journal: Journal) -> list[Entry]:
    return [replace(entry, revision=1) for entry in journal.entries.in_order(Query())]


def counts(synced: SyncResult) -> tuple[int, int, int]:
    return synced.received, synced.sent, len(synced.conflicts)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def file_of(folder: Path, entry: Entry) -> Path:
    return folder / "entries" / entry.id[:2] / f"{entry.id}.jsonl"


@pytest.fixture
def edited_on_both(
    journal: Journal, other: Journal, folder: Path, clock: FrozenClock
) -> tuple[Entry, Entry]:
    """One entry in two journals that were in step; ours was edited first, theirs later."""
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    other.sync.run(folder)
    clock.forward(minutes=1)
    ours = journal.entries.revise(entry.reworded("Walked home slowly."))
    clock.forward(minutes=1)
    return ours, other.entries.revise(other.entries.get(entry.id).reworded("Walked far."))


def test_what_is_written_here_comes_there(journal: Journal, other: Journal, folder: Path) -> None:
    for draft in (WALK, replace(WALK, time=None, text='a\0b\n 東京,"\u2028')):
        journal.entries.write(draft)
    journal.month_notes.save(NOVEMBER, "Much room.", read=None)
    assert counts(journal.sync.run(folder)) == (0, 3, 0)
    assert counts(other.sync.run(folder)) == (3, 0, 0)
    assert all_of(other) == all_of(journal)
    assert other.month_notes.between() == journal.month_notes.between()


@pytest.mark.usefixtures("edited_on_both")
def test_a_second_sync_does_nothing_at_all(journal: Journal, other: Journal, folder: Path) -> None:
    for _ in range(2):
        journal.sync.run(folder)
        other.sync.run(folder)
    before = files(folder)
    for machine in (journal, other):
        watching = Journal(machine.path)
        assert machine.sync.run(folder) == SyncResult(0, 0, (), (), (), (), None)
        assert not watching._database.has_changed()
        watching.close()
    assert files(folder) == before


def test_entries_of_one_moment_keep_their_order(
    journal: Journal, other: Journal, folder: Path, clock: FrozenClock
) -> None:
    for number in range(20):
        clock.forward(seconds=1)
        journal.entries.write(replace(WALK, text=f"{number}"))
    journal.sync.run(folder)
    other.sync.run(folder)
    assert all_of(other) == all_of(journal)


def test_changes_deletions_and_restored_entries_travel(
    journal: Journal, other: Journal, folder: Path, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    other.sync.run(folder)
    clock.forward(minutes=5)
    journal.trash.remove([entry])
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert b"Walked" not in file_of(folder, entry).read_bytes()
    assert counts(other.sync.run(folder)) == (1, 0, 0)
    assert [gone.entry.text for gone in other.trash.contents()] == ["Walked home."]
    assert other.trash.contents()[0].removed == clock().utc
    other.trash.restore([entry.id])
    assert counts(other.sync.run(folder)) == (0, 1, 0)
    assert counts(journal.sync.run(folder)) == (1, 0, 0)
    assert all_of(journal) == all_of(other) == [entry]
    assert journal.trash.contents() == ()


def test_what_was_purged_stays_deleted(journal: Journal, other: Journal, folder: Path) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    other.sync.run(folder)
    journal.trash.remove([entry])
    journal.trash.empty()
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert counts(journal.sync.run(folder)) == (0, 0, 0)
    assert counts(other.sync.run(folder)) == (1, 0, 0)
    assert len(other.trash.contents()) == 1
    assert json.loads(file_of(folder, entry).read_bytes())["id"] == entry.id


def test_what_was_deleted_before_it_was_synced_is_nobodys_affair(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path
) -> None:
    entry = journal.entries.write(WALK)
    journal.transfer.export_entries("jsonl", tmp_path / "walk.jsonl", Query())
    other.transfer.import_entries("jsonl", tmp_path / "walk.jsonl")
    journal.trash.remove([entry])
    assert counts(journal.sync.run(folder)) == (0, 0, 0)
    other.sync.run(folder)
    # Here is known what there is, and it was deleted.
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert counts(other.sync.run(folder)) == (1, 0, 0)
    assert all_of(other) == []


def test_two_journals_with_the_same_entries_have_nothing_to_tell(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    clock.forward(minutes=1)
    journal.entries.revise(replace(entry, starred=True))
    journal.transfer.export_entries("json", tmp_path / "all.json", Query())
    other.transfer.import_entries("json", tmp_path / "all.json")
    journal.sync.run(folder)
    assert counts(other.sync.run(folder)) == (0, 0, 0)


def test_an_entry_edited_on_both_sides_keeps_both_texts(
    journal: Journal, other: Journal, folder: Path, edited_on_both: tuple[Entry, Entry]
) -> None:
    ours, theirs = edited_on_both
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    answer = other.sync.run(folder)
    assert counts(answer) == (0, 1, 1)
    assert counts(journal.sync.run(folder)) == (1, 0, 1)
    assert all_of(journal) == all_of(other)
    stands, copy = all_of(journal)
    assert (stands.id, stands.text, stands.tags) == (ours.id, theirs.text, ("river",))
    assert (copy.text, copy.day, copy.tags) == (ours.text, ours.day, ("conflict", "river"))
    assert answer.conflicts == (copy.id,)
    assert [entry.id for entry in journal.entries.in_order(Query(tags=("conflict",)))] == [copy.id]


@pytest.mark.usefixtures("edited_on_both")
def test_a_conflict_is_settled_by_editing_one_and_deleting_the_other(
    journal: Journal, other: Journal, folder: Path
) -> None:
    for machine in (journal, other, journal):
        machine.sync.run(folder)
    stands, copy = (journal.entries.get(entry.id) for entry in all_of(journal))
    journal.entries.revise(stands.reworded("Walked far, and home slowly."))
    journal.trash.remove([copy])
    for machine in (journal, other, journal):
        machine.sync.run(folder)
    assert all_of(journal) == all_of(other)
    assert [entry.text for entry in all_of(other)] == ["Walked far, and home slowly."]


def test_what_stood_before_a_sync_can_be_read_and_is_no_step_of_undo(
    journal: Journal, other: Journal, folder: Path, edited_on_both: tuple[Entry, Entry]
) -> None:
    other.sync.run(folder)
    journal.sync.run(folder)
    with pytest.raises(TightropeError, match="a sync has changed this"):
        journal.undo.undo()
    ours, theirs = edited_on_both
    assert all_of(journal)[0].text == theirs.text
    read_before = replace(ours, text="from a window that was open")
    with pytest.raises(TightropeError, match="another window"):
        journal.entries.revise(read_before)


@pytest.mark.parametrize("is_deleted_first", [True, False])
def test_an_edit_outlives_a_deletion_and_that_is_said(
    journal: Journal, other: Journal, folder: Path, is_deleted_first: bool
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    other.sync.run(folder)
    journal.trash.remove([entry])
    other.entries.revise(other.entries.get(entry.id).reworded("Walked far."))
    first, second = (journal, other) if is_deleted_first else (other, journal)
    first.sync.run(folder)
    assert second.sync.run(folder).survived == (entry.id,)
    first.sync.run(folder)
    assert [entry.text for entry in all_of(journal)] == ["Walked far."]
    assert all_of(other) == all_of(journal)
    assert journal.trash.contents() == ()


def test_a_note_of_a_month_edited_on_both_sides_holds_both_texts(
    journal: Journal, other: Journal, folder: Path, clock: FrozenClock
) -> None:
    journal.month_notes.save(NOVEMBER, "Much room.", read=None)
    clock.forward(minutes=1)
    other.month_notes.save(NOVEMBER, "Many walks.", read=None)
    journal.sync.run(folder)
    assert other.sync.run(folder).joined == ("2026-11",)
    journal.sync.run(folder)
    assert [note.text for note in journal.month_notes.between()] == [
        "Many walks.\n\n#conflict\n\nMuch room."
    ]
    assert [note.text for note in other.month_notes.between()] == [
        note.text for note in journal.month_notes.between()
    ]


def test_files_are_private_and_say_nothing_of_who_wrote_them(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path
) -> None:
    journal.entries.write(WALK)
    journal.sync.run(folder)
    modes = {S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    places = {
        S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.is_dir()
    }
    assert (modes, places) == ({0o600}, {0o700})
    other.sync.run(folder)
    other.sync.run(tmp_path / "second")
    assert files(tmp_path / "second") == files(folder)


@pytest.mark.usefixtures("edited_on_both")
def test_a_journal_can_be_kept_in_step_with_several_folders(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second"
    for machine, place in ((journal, second), (journal, folder), (other, folder), (other, second)):
        machine.sync.run(place)
    for place in (folder, second):
        journal.sync.run(place)
        other.sync.run(place)
    assert files(second) == files(folder)
    assert all_of(journal) == all_of(other)


@pytest.mark.usefixtures("edited_on_both")
def test_a_dry_run_counts_the_same_and_changes_nothing(
    journal: Journal, other: Journal, folder: Path
) -> None:
    journal.sync.run(folder)
    before, entries = files(folder), all_of(other)
    tried = other.sync.run(folder, dry_run=True)
    assert (files(folder), all_of(other)) == (before, entries)
    assert replace(other.sync.run(folder), backup=None) == tried
    assert other.sync.run(folder.with_name("new"), dry_run=True).sent == 2
    assert not folder.with_name("new").exists()


@pytest.mark.usefixtures("edited_on_both")
def test_the_journal_is_copied_once_a_day_before_something_comes(
    journal: Journal, other: Journal, folder: Path, clock: FrozenClock
) -> None:
    assert journal.sync.run(folder).backup is None
    backup = other.sync.run(folder).backup
    assert backup is not None
    with Journal(backup, clock) as copy:
        assert [entry.text for entry in all_of(copy)] == ["Walked far."]
    journal.entries.write(WALK)
    journal.sync.run(folder)
    assert other.sync.run(folder).backup is None
    clock.forward(days=1)
    journal.entries.write(WALK)
    journal.sync.run(folder)
    assert other.sync.run(folder).backup is not None


def test_a_copy_that_a_file_mover_set_aside_is_taken_in_and_removed(
    journal: Journal, other: Journal, folder: Path, edited_on_both: tuple[Entry, Entry]
) -> None:
    journal.sync.run(folder)
    ours = file_of(folder, edited_on_both[0])
    set_aside = ours.with_name(f"{ours.stem}.sync-conflict-20261121-201500-ABCDEFG.jsonl")
    ours.rename(set_aside)
    other.sync.run(folder)
    assert not set_aside.exists()
    assert {entry.text for entry in all_of(other)} == {"Walked far.", "Walked home slowly."}


def test_sides_that_git_left_in_one_file_are_both_read(
    journal: Journal, other: Journal, folder: Path, edited_on_both: tuple[Entry, Entry]
) -> None:
    file = file_of(folder, edited_on_both[0])
    base = file.read_bytes()
    journal.sync.run(folder)
    ours = file.read_bytes()
    file.write_bytes(
        b"<<<<<<< HEAD\n" + ours + b"||||||| base\n" + base + b"=======\n" + base + b">>>>>>> it\n"
    )
    other.sync.run(folder)
    assert {entry.text for entry in all_of(other)} == {"Walked far.", "Walked home slowly."}
    assert file.read_bytes().count(b"\n") == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda line: line[: len(line) // 2],
        lambda line: line + line[:40],
        lambda line: line.replace(b"-4", b"-5", 1),
        lambda _: b"\xff\0",
    ],
)
def test_a_damaged_file_is_named_and_left_and_the_rest_goes_on(
    journal: Journal, other: Journal, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    bad, good = (
        journal.entries.write(WALK),
        journal.entries.write(replace(WALK, text="Slept late.")),
    )
    journal.sync.run(folder)
    file = file_of(folder, bad)
    broken = damage(file.read_bytes())
    file.write_bytes(broken)
    for machine in (other, journal, other):
        [unreadable] = machine.sync.run(folder).unreadable
        assert bad.id in unreadable.position
        assert "Walked" not in str(unreadable)
        assert file.read_bytes() == broken
    assert all_of(other) == [good]
    file.unlink()
    assert journal.sync.run(folder).unreadable == ()
    other.sync.run(folder)
    assert len(all_of(other)) == 2


def test_a_damaged_copy_is_named_itself(journal: Journal, folder: Path) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    copy = file_of(folder, entry).with_name(f"{entry.id} (conflicted copy).jsonl")
    copy.write_text("{")
    [unreadable] = journal.sync.run(folder).unreadable
    assert unreadable.position.endswith("(conflicted copy).jsonl")
    assert copy.read_text() == "{"


def test_a_damaged_copy_holds_up_nothing_that_stands_in_the_good_file(
    journal: Journal, other: Journal, folder: Path
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    other.sync.run(folder)
    journal.entries.revise(replace(entry, text="Walked home in the rain."))
    journal.sync.run(folder)
    copy = file_of(folder, entry).with_name(f"{entry.id}.sync-conflict-1.jsonl")
    copy.write_bytes(file_of(folder, entry).read_bytes()[:-20])
    second = file_of(folder, entry).with_name(f"{entry.id}.sync-conflict-2.jsonl")
    second.write_bytes(file_of(folder, entry).read_bytes())
    for _ in range(2):
        [unreadable] = other.sync.run(folder).unreadable
        assert unreadable.position.endswith(copy.name)
        assert [each.text for each in all_of(other)] == ["Walked home in the rain."]
    assert copy.exists()
    assert not second.exists()
    copy.unlink()
    assert other.sync.run(folder).unreadable == ()


def test_a_folder_in_the_place_of_a_file_is_named(journal: Journal, folder: Path) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    file_of(folder, entry).unlink()
    file_of(folder, entry).mkdir()
    [unreadable] = journal.sync.run(folder).unreadable
    assert "it cannot be read: is a directory" in str(unreadable)


def test_a_system_without_locks_syncs_as_well(
    journal: Journal, other: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(filelock, "lock_descriptor", refuse)
    journal.entries.write(WALK)
    journal.sync.run(folder)
    assert counts(other.sync.run(folder)) == (1, 0, 0)


def test_a_file_in_the_wrong_place_is_taken_in_and_put_right(
    journal: Journal, other: Journal, folder: Path
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    file_of(folder, entry).rename(folder / "months" / f"{entry.id}.jsonl")
    assert counts(other.sync.run(folder)) == (1, 0, 0)
    assert file_of(folder, entry).exists()
    assert not (folder / "months" / f"{entry.id}.jsonl").exists()


def test_an_empty_file_is_written_anew_by_whoever_knows_its_entry(
    journal: Journal, other: Journal, folder: Path
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    file_of(folder, entry).write_bytes(b"")
    assert ["empty" in str(bad) for bad in other.sync.run(folder).unreadable] == [True]
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert counts(other.sync.run(folder)) == (1, 0, 0)


def test_a_link_is_not_followed(journal: Journal, folder: Path, tmp_path: Path) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    file = file_of(folder, entry)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert len(journal.sync.run(folder).unreadable) == 1
    (folder / "months" / ".gitattributes").unlink()
    (folder / "months" / ".gitignore").unlink()
    (folder / "months").rmdir()
    (folder / "months").symlink_to(tmp_path)
    with pytest.raises(SyncError, match="link"):
        journal.sync.run(folder)


def test_an_older_state_of_the_folder_brings_nothing_back(
    journal: Journal, folder: Path, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    old = file_of(folder, entry).read_bytes()
    clock.forward(minutes=1)
    journal.entries.revise(entry.reworded("Walked far."))
    journal.sync.run(folder)
    file_of(folder, entry).write_bytes(old)
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert [entry.text for entry in all_of(journal)] == ["Walked far."]


def test_what_was_overwritten_in_the_folder_is_in_the_journal_still(
    journal: Journal, other: Journal, folder: Path, edited_on_both: tuple[Entry, Entry]
) -> None:
    file = file_of(folder, edited_on_both[0])
    base = file.read_bytes()
    journal.sync.run(folder)
    file.write_bytes(base)
    other.sync.run(folder)
    journal.sync.run(folder)
    assert {entry.text for entry in all_of(journal)} == {"Walked far.", "Walked home slowly."}


def test_a_backup_that_took_the_journals_place_loses_nothing(
    journal: Journal, folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    journal.sync.run(folder)
    backup = journal.backups.create(tmp_path / "backup.db")
    clock.forward(minutes=1)
    journal.entries.revise(entry.reworded("Walked far."))
    journal.sync.run(folder)
    with Journal(backup, clock) as back:
        clock.forward(minutes=1)
        back.entries.revise(back.entries.get(entry.id).reworded("Walked back."))
        back.sync.run(folder)
        assert {each.text for each in all_of(back)} == {"Walked far.", "Walked back."}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda at: (at.mkdir(), (at / "photo.jpg").touch()), "holds other files.*own, such as"),
        (lambda at: at.touch(), "is not a folder"),
        (
            lambda at: (at.mkdir(), (at / "tightrope-sync.json").write_text("{")),
            "damaged; write .*into it",
        ),
        (
            lambda at: (
                at.mkdir(),
                (at / "tightrope-sync.json").write_text(
                    '{"format": "tightrope-sync", "version": 2}'
                ),
            ),
            "newer Tightrope",
        ),
        (
            lambda at: (
                at.mkdir(),
                (at / "tightrope-sync.json").write_text(
                    '{"format": "tightrope-sync", "version": 1}'
                ),
                (at / "entries").touch(),
            ),
            "could not be used: file exists; mend that",
        ),
    ],
)
def test_a_folder_of_others_is_refused_and_left_as_it_is(
    journal: Journal, folder: Path, make: Callable[[Path], object], said: str
) -> None:
    journal.entries.write(WALK)
    make(folder)
    before = files(folder) if folder.is_dir() else {}
    with pytest.raises(SyncError, match=said):
        journal.sync.run(folder)
    assert (files(folder) if folder.is_dir() else {}) == before


def test_a_folder_with_nothing_but_hidden_names_is_taken(journal: Journal, folder: Path) -> None:
    (folder / ".git").mkdir(parents=True)
    (folder / ".stignore").write_text("x")
    journal.entries.write(WALK)
    assert counts(journal.sync.run(folder)) == (0, 1, 0)
    assert (folder / ".stignore").read_text() == "x"
    with pytest.raises(SyncError, match="There is no folder"):
        journal.sync.run(folder.parent / "typo" / "folder")


def test_a_folder_that_can_only_be_read_is_named_and_no_file_of_ours_in_it(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.sync.run(folder)
    journal.entries.write(WALK)

    def refuse(path: str, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(SyncError) as trouble:
        journal.sync.run(folder)
    monkeypatch.undo()
    assert str(trouble.value).startswith(f"{folder} could not be used: permission denied;")
    assert counts(journal.sync.run(folder)) == (0, 1, 0)


def test_whoever_writes_during_a_long_sync_gets_a_turn(
    journal: Journal, folder: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_run, "_LONG", 0)  # an entry a transaction
    for number in range(5):
        journal.entries.write(replace(WALK, text=f"{number}"))
    pauses: list[float] = []

    def write_meanwhile(seconds: float) -> None:
        pauses.append(seconds)
        with Journal(journal.path, clock) as window:
            window.entries.write(replace(WALK, text="meanwhile"))

    monkeypatch.setattr(sync_run, "sleep", write_meanwhile)
    assert counts(journal.sync.run(folder)) == (0, 5, 0)
    # SQLite lets those who wait look for their turn ten times a second.
    assert len(pauses) == 5
    assert min(pauses) > 0.1
    assert counts(journal.sync.run(folder)) == (0, 5, 0)


def test_a_sync_tells_how_far_it_has_come(
    journal: Journal, other: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_OFTEN", 1)
    for number in range(3):
        journal.entries.write(replace(WALK, text=f"{number}"))
    told: list[int] = []
    journal.sync.run(folder, progress=told.append)
    assert told == sorted(told)
    assert told[0] == 0
    assert 0 < told[-1] <= progress.ALL
    assert len(set(told)) > 4
    told.clear()
    other.sync.run(folder, dry_run=True, progress=told.append)
    assert len(set(told)) > 2
    assert told == sorted(told)


def test_a_sync_that_is_stopped_anywhere_loses_nothing_and_the_next_completes_it(
    journal: Journal, other: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_OFTEN", 1)
    for number in range(4):
        journal.entries.write(replace(WALK, text=f"{number}"))
        other.entries.write(replace(WALK, text=f"there {number}"))
    other.sync.run(folder)
    calls, was_stopped = 0, True
    while was_stopped:
        calls += 1
        left = iter(range(calls))

        def stop_at_the_last(_: int, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt

        try:
            journal.sync.run(folder, progress=stop_at_the_last)
            was_stopped = False
        except KeyboardInterrupt:
            assert not [*(folder / "entries").glob(".tightrope-unfinished-*")]
    journal.sync.run(folder)
    other.sync.run(folder)
    assert counts(journal.sync.run(folder)) == (0, 0, 0)
    assert sorted(all_of(journal), key=_id) == sorted(all_of(other), key=_id)
    assert len(all_of(journal)) == 8
    assert calls > 8


def test_of_two_syncs_at_once_one_says_so(journal: Journal, folder: Path) -> None:
    journal.sync.run(folder)
    number = os.open(folder, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    with pytest.raises(SyncError, match="Another sync is at work"):
        journal.sync.run(folder)
    os.close(number)
    journal.sync.run(folder)


def test_of_many_syncs_at_once_none_loses_anything(tmp_path: Path) -> None:
    start = Barrier(4)

    def work(name: str, place: str) -> None:
        with Journal(tmp_path / f"{name}.db") as mine:
            start.wait()
            for number in range(8):
                mine.entries.write(replace(WALK, text=f"{name} {place} {number}"))
                _sync_in_turn(mine, tmp_path / place)

    pairs = [("a", "one"), ("a", "two"), ("b", "one"), ("b", "two")]
    threads = [Thread(target=work, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Journal(tmp_path / "a.db") as a, Journal(tmp_path / "b.db") as b:
        for machine in (a, b, a):
            for place in ("one", "two"):
                machine.sync.run(tmp_path / place)
        assert len(all_of(a)) == 32
        assert sorted(all_of(a), key=_id) == sorted(all_of(b), key=_id)


def test_a_folder_that_another_sync_makes_meanwhile_is_no_foreign_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, usual = tmp_path / "folder", Path.iterdir
    folder.mkdir(mode=0o700)

    def look_while_another_makes_it(path: Path) -> Iterator[Path]:
        monkeypatch.setattr(Path, "iterdir", usual)
        with Journal(tmp_path / "other.db") as other:
            other.entries.write(WALK)
            other.sync.run(folder)
        return usual(path)

    with Journal(tmp_path / "mine.db") as mine:
        monkeypatch.setattr(Path, "iterdir", look_while_another_makes_it)
        mine.sync.run(folder)
        assert len(all_of(mine)) == 1


def _sync_in_turn(journal: Journal, folder: Path) -> None:
    while True:
        try:
            journal.sync.run(folder)
        except SyncError as error:
            if "Another sync is at work" not in str(error):
                raise
        else:
            return


class _Killed:
    """Ends this process without a word, as a loss of power does, after so many lines of ours."""

    def __init__(self, lines: int) -> None:
        self._left = lines

    def __call__(self, frame: FrameType, event: str, _: object) -> "_Killed | None":
        if "tightrope" not in frame.f_code.co_filename:
            return None
        self._left -= event == "line"
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return self


def _was_killed(journal: Path, folder: Path, clock: FrozenClock, lines: int) -> bool:
    """Sync in a process of its own that is killed on its way; whether it got that far."""
    child = os.fork()
    if not child:
        try:
            sys.settrace(_Killed(lines))
            with closing(Journal(journal, clock)) as opened:
                opened.sync.run(folder)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_wherever_a_sync_is_killed_the_next_one_completes_it(
    journal: Journal, folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    for entry in [journal.entries.write(replace(WALK, text=f"{number}")) for number in range(3)]:
        journal.sync.run(folder)
        clock.forward(minutes=1)
        journal.entries.revise(entry.reworded(f"{entry.text}, here"))
    other = tmp_path / "other.db"
    lines, is_killed = 100, True
    while is_killed:
        with Journal(other, clock) as there:
            there.sync.run(folder)
            clock.forward(minutes=1)
            for entry in list(there.entries.in_order(Query()))[:2]:
                there.entries.revise(entry.reworded(f"{lines}, there"))
                journal.entries.revise(journal.entries.get(entry.id).reworded(f"{lines}, here"))
            there.entries.write(replace(WALK, text=f"new {lines}"))
        journal.sync.run(folder)
        is_killed = _was_killed(other, folder, clock, lines)
        with Journal(other, clock) as there:
            there.sync.run(folder)
            journal.sync.run(folder)
            assert counts(there.sync.run(folder)) == (0, 0, 0)
            assert sorted(all_of(there), key=_id) == sorted(all_of(journal), key=_id)
            texts = [entry.text for entry in all_of(there)]
            assert texts.count(f"{lines}, there") == texts.count(f"{lines}, here") == 2
            assert texts.count(f"new {lines}") == 1
            for entry in all_of(there)[3:]:
                there.trash.remove([entry])
            there.sync.run(folder)
        journal.sync.run(folder)
        lines += 149
    assert lines > 149 * 15  # it was killed in many places
    assert not list(folder.rglob(".tightrope-unfinished-*"))


def _id(entry: Entry) -> str:
    return entry.id
