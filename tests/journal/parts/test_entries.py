from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import ChangedElsewhereError, NoSuchEntryError, TightropeError
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.storage.encryption import FileKey

SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
WALK = Draft(
    day=SATURDAY,
    time=time(21, 15),
    zone="Europe/Berlin",
    together=True,
    need=Need.CONTENT,
    tags=("river", 'the-"old"-town', "ünïcode"),
    starred=True,
    text="Walked home.\n\0 \x1b[31m 東京 👩‍👩‍👧  \n",
)


def test_what_was_written_is_there_to_the_byte_after_a_restart(
    path: Path, clock: FrozenClock, key: FileKey | None
) -> None:
    with Journal(path, clock, key=key) as journal:
        entry = journal.entries.write(WALK)
    with Journal(path, clock, key=key) as journal:
        assert journal.entries.on(SATURDAY) == (entry,)
        assert journal.entries.get(entry.id) == entry
    assert (entry.text, entry.tags, entry.need) == (WALK.text, WALK.tags, WALK.need)
    assert str(UUID(entry.id, version=4)) == entry.id
    assert entry.created == entry.modified == datetime(2026, 11, 21, 20, 15, tzinfo=UTC)


def test_a_day_is_read_oldest_first_and_entries_without_a_time_come_before(
    journal: Journal,
) -> None:
    for at, text in ((time(9), "c"), (None, "a"), (time(21), "e"), (None, "b"), (time(9), "d")):
        journal.entries.write(Draft(day=SATURDAY, time=at, text=text))
    journal.entries.write(Draft(day=SUNDAY, text="f"))
    assert "".join(entry.text for entry in journal.entries.on(SATURDAY)) == "abcde"
    assert "".join(entry.text for entry in journal.entries.in_order(Query())) == "abcdef"
    assert "".join(entry.text for entry in journal.entries.find(Query())) == "fedcba"


def test_a_revision_is_saved_with_the_time_of_its_saving(
    journal: Journal, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    clock.forward(minutes=5)
    revised = journal.entries.revise(entry.reworded("Ran home."))
    assert journal.entries.on(SATURDAY) == (revised,)
    assert revised.created == entry.created
    assert revised.modified == datetime(2026, 11, 21, 20, 20, tzinfo=UTC)
    assert revised.revision == 2


def test_saving_without_a_change_changes_nothing(journal: Journal, clock: FrozenClock) -> None:
    entry = journal.entries.write(WALK)
    clock.forward(minutes=5)
    assert journal.entries.revise(entry) == entry
    assert journal.entries.on(SATURDAY) == (entry,)


def test_an_entry_moves_to_another_day_and_time(journal: Journal) -> None:
    entry = journal.entries.write(WALK)
    other = journal.entries.write(Draft(day=SUNDAY, time=time(8), text="Slept long."))
    moved = journal.entries.revise(replace(entry, day=SUNDAY, time=time(7)))
    assert journal.entries.on(SATURDAY) == ()
    assert journal.entries.on(SUNDAY) == (moved, other)
    assert [day.date for day in journal.entries.days()] == [SUNDAY]
    assert list(journal.entries.find(Query(words="walked", first=SUNDAY))) == [moved]
    assert list(journal.entries.find(Query(tags=("river",), first=SUNDAY))) == [moved]


def test_an_older_reading_never_overwrites_what_another_window_saved(
    journal: Journal,
) -> None:
    entry = journal.entries.write(WALK)
    with journal.another() as other:
        saved = other.entries.revise(other.entries.get(entry.id).reworded("from there"))
    with pytest.raises(ChangedElsewhereError, match="another window") as trouble:
        journal.entries.revise(entry.reworded("from here"))
    assert "here'" not in str(trouble.value)
    assert journal.entries.on(SATURDAY) == (saved,)


def test_an_entry_deleted_elsewhere_is_not_saved_over(
    journal: Journal,
) -> None:
    entry = journal.entries.write(WALK)
    with journal.another() as other:
        other.trash.remove([entry])
    with pytest.raises(ChangedElsewhereError, match="deleted in another window"):
        journal.entries.revise(entry.reworded("from here"))


def test_two_windows_see_each_other_and_notice_only_what_the_other_did(
    journal: Journal,
) -> None:
    with journal.another() as other:
        assert not journal.has_changed()
        entry = other.entries.write(WALK)
        assert not other.has_changed()
        assert journal.has_changed()
        assert not journal.has_changed()
        assert journal.entries.on(SATURDAY) == (entry,)


def test_an_id_may_be_cut_to_any_beginning_that_fits_once(journal: Journal) -> None:
    entries = [journal.entries.write(replace(WALK, text=str(number))) for number in range(17)]
    first = entries[0]
    assert journal.entries.get(first.short_id.upper()) == first
    assert journal.entries.get(f" {first.id} ") == first
    letter = next(one.id[0] for one in entries if sum(e.id[0] == one.id[0] for e in entries) > 1)
    with pytest.raises(NoSuchEntryError, match="More than one entry"):
        journal.entries.get(letter)


@pytest.mark.parametrize("unknown", ["", "  ", "nothing", "%", "_", "'", "\0"])
def test_an_id_that_fits_nothing_gets_a_sentence(journal: Journal, unknown: str) -> None:
    journal.entries.write(WALK)
    with pytest.raises(NoSuchEntryError, match="tightrope list"):
        journal.entries.get(unknown)


def test_an_id_in_the_trash_says_how_to_bring_it_back(journal: Journal) -> None:
    entry = journal.entries.write(WALK)
    journal.trash.remove([entry])
    with pytest.raises(NoSuchEntryError, match=f"tightrope restore {entry.short_id}"):
        journal.entries.get(entry.short_id)


def test_what_fails_on_the_way_leaves_the_journal_as_it_was(journal: Journal) -> None:
    one, other = journal.entries.write(WALK), journal.entries.write(WALK)
    journal.trash.remove([other])
    with pytest.raises(NoSuchEntryError):
        journal.trash.remove([one, other])
    assert journal.entries.on(SATURDAY) == (one,)


def test_many_drafts_are_kept_in_one_step_of_undo_or_not_at_all(journal: Journal) -> None:
    drafts = [Draft(day=date(2026, 11, number), text=f"Day {number}") for number in range(1, 6)]
    assert journal.entries.write_all(drafts) == 5
    assert len(journal.entries.days()) == 5
    journal.undo.undo()
    assert journal.entries.days() == ()

    def broken() -> Iterator[Draft]:
        yield drafts[0]
        raise TightropeError("A sentence.")

    with pytest.raises(TightropeError):
        journal.entries.write_all(broken())
    assert journal.entries.days() == ()
