"""Aims, and what is to be talked about, on their way out of a journal and into another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from support import FrozenClock
from tightrope.domain.aim import Aim, Outcome
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.query import Query
from tightrope.domain.talk import Talk
from tightrope.journal import Journal

SATURDAY = date(2026, 11, 21)

exact = pytest.mark.parametrize(
    ("form", "options"),
    [("json", {}), ("jsonl", {}), ("markdown", {}), ("markdown", {"per_entry": True})],
)


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """The same person's journal on another machine."""
    with Journal(tmp_path / "other.db", clock) as other:
        yield other


@pytest.fixture
def written(journal: Journal, clock: FrozenClock) -> Entry:
    """One of two entries that are to be talked about; there are two aims too."""
    first = journal.talk.open(
        journal.entries.write(Draft(day=SATURDAY, text="Where to in summer?")), "The sea?"
    ).entry
    clock.forward(minutes=1)
    kitchen = journal.entries.write(Draft(day=SATURDAY, text="The kitchen."))
    journal.talk.tick(journal.talk.open(kitchen).entry.id)
    journal.entries.write(Draft(day=SATURDAY, text="Nothing to talk about."))
    journal.aims.begin("Learn to dance", note="Tango?")
    attic = journal.aims.begin("The attic", day=date(2026, 1, 2))
    journal.aims.end(attic, Outcome.LET_GO, date(2026, 2, 3))
    return first


def shared(journal: Journal) -> tuple[list[Aim], list[Talk]]:
    return (
        [replace(aim, revision=1) for aim in journal.aims.all()],
        [replace(item.talk, revision=1) for item in journal.talk.all()],
    )


@exact
@pytest.mark.usefixtures("written")
def test_what_was_taken_out_is_taken_in_exactly_and_twice_is_once(
    journal: Journal, other: Journal, tmp_path: Path, form: str, options: dict[str, Any]
) -> None:
    preview = journal.transfer.preview_export(form, Query())
    taken = journal.transfer.export_entries(form, tmp_path / "out", Query(), **options)
    for told in (preview, taken):
        assert (told.count, told.aims, told.talk) == (3, 2, 2)
        assert (told.aims_left, told.talk_left) == (0, 0)
    brought = other.transfer.import_entries(form, tmp_path / "out")
    assert (brought.new, brought.aims.new, brought.talk.new) == (3, 2, 2)
    assert shared(other) == shared(journal)
    again = other.transfer.import_entries(form, tmp_path / "out")
    assert (again.aims.same, again.talk.same, again.backup) == (2, 2, None)


@pytest.mark.parametrize("form", ["csv", "ical", "jrnl", "dayone"])
@pytest.mark.usefixtures("written")
def test_what_a_format_has_no_place_for_is_told(
    journal: Journal, tmp_path: Path, form: str
) -> None:
    taken = journal.transfer.export_entries(form, tmp_path / "out", Query())
    assert (taken.aims, taken.talk, taken.talk_left) == (0, 0, 2)
    assert taken.aims_left == 2
    preview = journal.transfer.preview_export(form, Query())
    assert (preview.aims_left, preview.talk_left) == (2, 2)


@pytest.mark.parametrize(("form", "unpacked"), [("html", False), ("epub", True)])
def test_a_book_has_the_aims_and_what_is_to_be_talked_about(
    journal: Journal, written: Entry, tmp_path: Path, form: str, *, unpacked: bool
) -> None:
    def told(query: Query) -> str:
        result = journal.transfer.export_entries(form, tmp_path / "book", query, force=True)
        assert (result.aims_left, result.talk_left) == (0, 0)
        if not unpacked:
            return (tmp_path / "book").read_text("utf-8")
        with ZipFile(tmp_path / "book") as book:
            return book.read("book/title.xhtml").decode()

    whole = told(Query())
    for words in (
        "Learn to dance · begun Sat 21 Nov 2026",
        "Tango?",
        "The attic · begun Fri 2 Jan 2026 · let go Tue 3 Feb 2026",
        "The sea? · Sat 21 Nov 2026",
        "The kitchen. · Sat 21 Nov 2026 · talked about Sat 21 Nov 2026",
    ):
        assert words in whole
    one = told(Query(ids=(written.id,)))
    assert "The sea?" in one
    assert "talked about" not in one
    assert "dance" not in one


def test_talk_goes_with_the_entries_that_are_asked_for_and_aims_with_days(
    journal: Journal, written: Entry, tmp_path: Path
) -> None:
    some = Query(ids=(written.id,))
    taken = journal.transfer.export_entries("jsonl", tmp_path / "some", some)
    assert (taken.count, taken.talk, taken.aims) == (1, 1, 0)
    assert journal.transfer.preview_export("jsonl", some).talk == 1
    january = Query(first=date(2026, 1, 1), last=date(2026, 1, 31))
    taken = journal.transfer.export_entries("jsonl", tmp_path / "january", january)
    assert (taken.count, taken.talk, taken.aims) == (0, 0, 1)


def test_the_later_state_stands_and_the_former_is_kept(
    journal: Journal, other: Journal, written: Entry, tmp_path: Path, clock: FrozenClock
) -> None:
    journal.transfer.export_entries("jsonl", tmp_path / "early", Query())
    other.transfer.import_entries("jsonl", tmp_path / "early")
    clock.forward(minutes=1)
    aim = journal.aims.all()[1]
    journal.aims.save(replace(aim, note="Waltz."))
    journal.talk.tick(written.id)
    journal.transfer.export_entries("jsonl", tmp_path / "late", Query())
    brought = other.transfer.import_entries("jsonl", tmp_path / "late")
    assert (brought.aims.changed, brought.talk.changed) == (1, 1)
    assert shared(other) == shared(journal)
    assert [each.text for each in other.history.of(aim.id).former] == [aim.text]
    older = other.transfer.import_entries("jsonl", tmp_path / "early")
    assert (older.aims.older, older.talk.older) == (1, 1)


def test_what_was_deleted_here_stays_so(
    journal: Journal, other: Journal, written: Entry, tmp_path: Path
) -> None:
    journal.transfer.export_entries("jsonl", tmp_path / "out", Query())
    other.transfer.import_entries("jsonl", tmp_path / "out")
    other.aims.remove(other.aims.all())
    other.trash.remove([other.entries.get(written.id)])
    again = other.transfer.import_entries("jsonl", tmp_path / "out")
    assert (again.aims.in_trash, again.talk.in_trash, again.in_trash) == (2, 1, 1)
    assert other.aims.all() == ()


@pytest.mark.usefixtures("written")
def test_talk_without_its_entry_is_left_out_and_counted(
    journal: Journal, other: Journal, tmp_path: Path
) -> None:
    journal.transfer.export_entries("jsonl", tmp_path / "out", Query())
    lines = (tmp_path / "out").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "cut").write_text("".join(line for line in lines if '"day"' not in line))
    brought = other.transfer.import_entries("jsonl", tmp_path / "cut")
    assert (brought.talk.without_entry, brought.aims.new, brought.new) == (2, 2, 0)
    assert other.talk.all() == ()
