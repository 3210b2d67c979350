"""Aims, and what is to be talked about, on two machines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.journal import Journal

SATURDAY = date(2026, 11, 21)
CAKE = "Zwetschgenkuchen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """The journal of another machine."""
    with Journal(tmp_path / "other.db", clock) as journal:
        yield journal


@pytest.fixture
def entry(journal: Journal) -> Entry:
    """An entry that is to be talked about."""
    written = journal.entries.write(Draft(day=SATURDAY, text="Where to in summer?"))
    return journal.talk.open(written, f"{CAKE} by the sea?").entry


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*.jsonl"))


def words_in(folder: Path) -> str:
    return "".join(file.read_text("utf-8") for file in folder.rglob("*.jsonl"))


def test_both_travel_in_files_of_their_own_and_a_second_sync_does_nothing(
    journal: Journal, other: Journal, folder: Path, entry: Entry
) -> None:
    aim = journal.aims.begin("Learn to dance")
    assert journal.sync.run(folder).sent == 3
    shard = f"entries/{entry.id[:2]}"
    assert names(folder) == [
        f"aims/{aim.id}.jsonl",
        f"{shard}/{entry.id}.jsonl",
        f"{shard}/talk-{entry.id}.jsonl",
    ]
    assert other.sync.run(folder).received == 3
    assert other.aims.all() == (aim,)
    assert [item.words for item in other.talk.all()] == [f"{CAKE} by the sea?"]
    for each in (journal, other):
        answer = each.sync.run(folder)
        assert (answer.received, answer.sent) == (0, 0)


def test_what_was_edited_on_both_holds_the_words_of_both_and_is_ticked_where_it_was(
    journal: Journal, other: Journal, folder: Path, entry: Entry, clock: FrozenClock
) -> None:
    aim = journal.aims.begin("Learn to dance", note="Tango?")
    journal.sync.run(folder)
    other.sync.run(folder)
    clock.forward(minutes=1)
    journal.aims.save(replace(aim, title="Dance", note="Waltz?"))
    journal.talk.reword(entry.id, "The hills?")
    ticked = journal.talk.tick(entry.id).ticked
    clock.forward(minutes=1)
    other.aims.save(replace(other.aims.get(aim.id), note="Jazz?"))
    other.talk.reword(entry.id, "The sea?")
    journal.sync.run(folder)
    joined = other.sync.run(folder).joined
    journal.sync.run(folder)
    assert set(joined) == {f"aim-{aim.id}", f"talk-{entry.id}"}
    for each in (journal, other):
        [both] = each.aims.all()
        assert both.title == "Learn to dance"
        assert both.note == "Jazz?\n\n#conflict\n\nDance\n\nWaltz?"
        [item] = each.talk.all()
        assert item.talk.line == "The sea? #conflict The hills?"
        assert item.talk.ticked == ticked


def test_no_word_stays_in_the_folder_of_what_was_deleted(
    journal: Journal, other: Journal, folder: Path, entry: Entry
) -> None:
    aim = journal.aims.begin(f"{CAKE} every Sunday")
    journal.sync.run(folder)
    other.sync.run(folder)
    journal.trash.remove([journal.entries.get(entry.id)])
    journal.aims.remove([aim])
    journal.sync.run(folder)
    assert CAKE not in words_in(folder)
    other.sync.run(folder)
    assert (other.talk.all(), other.aims.all()) == ((), ())
    assert [each.record for each in other.aims.in_trash()] == [aim]
    other.trash.restore([entry.id])
    other.aims.restore([aim.id])
    other.sync.run(folder)
    journal.sync.run(folder)
    assert journal.aims.all() == (aim,)
    assert [item.words for item in journal.talk.all()] == [f"{CAKE} by the sea?"]


def test_what_was_taken_off_or_purged_goes_elsewhere_too(
    journal: Journal, other: Journal, folder: Path, entry: Entry
) -> None:
    aim = journal.aims.begin("Learn to dance")
    journal.sync.run(folder)
    other.sync.run(folder)
    journal.talk.take_off(journal.entries.get(entry.id))
    journal.aims.remove([aim])
    journal.trash.empty()
    journal.sync.run(folder)
    other.sync.run(folder)
    assert (other.talk.all(), other.aims.all()) == ((), ())
    assert CAKE not in words_in(folder)


def test_two_states_of_a_file_that_a_file_mover_set_aside_are_both_read(
    journal: Journal, other: Journal, folder: Path, entry: Entry, clock: FrozenClock
) -> None:
    aim = journal.aims.begin("Learn to dance")
    journal.sync.run(folder)
    other.sync.run(folder)
    clock.forward(minutes=1)
    journal.aims.save(replace(aim, note="Tango?"))
    journal.talk.tick(entry.id)
    paths = [folder / name for name in names(folder) if "aims" in name or "talk" in name]
    before = {path: path.read_bytes() for path in paths}
    journal.sync.run(folder)
    for path, content in before.items():
        path.rename(path.with_name(f"{path.stem}.sync-conflict-20261121-ABC{path.suffix}"))
        path.write_bytes(content)
    other.sync.run(folder)
    assert [each.note for each in other.aims.all()] == ["Tango?"]
    assert other.talk.open_items() == ()
    assert not [name for name in names(folder) if "conflict" in name]
