"""What went out to a program that keeps no ids and comes back is there once."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings

from formats.hostile import journals
from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.formats.fields.entry_json import entry_to_json
from tightrope.journal import Journal

SATURDAY = date(2026, 11, 21)


def contents(journal: Journal) -> list[Entry]:
    return list(journal.entries.in_order(Query()))


def write(journal: Journal, drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        journal.entries.write(draft)


HARD = (
    Draft(day=SATURDAY, time=None, space=True, text="Read all evening."),
    Draft(day=SATURDAY, time=time(21, 15, 42), together=True, need=Need.ROOM, text="# Home\n\nSun"),
    Draft(day=SATURDAY, time=time(21, 15, 50), tags=("walks", "🥰"), text="[2026-11-20 10:00] no"),
    Draft(day=SATURDAY, time=time(22, 0), text="The same."),
    Draft(day=SATURDAY, time=time(22, 0), text="The same."),
    Draft(day=SATURDAY, time=time(23, 0), together=True, text=""),
    Draft(day=SATURDAY, time=time(23, 1), text="*emphasis* at its *end*", starred=True),
)


@pytest.mark.parametrize("form", ["jrnl", "dayone", "markdown", "ical"])
def test_there_and_back_is_once(journal: Journal, tmp_path: Path, form: str) -> None:
    write(journal, HARD)
    before = contents(journal)
    journal.transfer.export_entries(form, tmp_path / "out", Query())
    brought = journal.transfer.import_entries(form, tmp_path / "out")
    assert (brought.new, brought.changed) == (0, 0)
    assert contents(journal) == before
    assert brought.same + brought.older == len(HARD)


# A journal of its own for each: to shrink a failure would take minutes.
@settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
@given(written=journals)
def test_whatever_was_written_comes_back_from_jrnl_once(written: list[Entry]) -> None:
    with TemporaryDirectory() as folder, Journal(Path(folder, "j.db"), FrozenClock()) as journal:
        lines = "".join(json.dumps(entry_to_json(entry)) + "\n" for entry in written)
        journal.transfer.import_entries("jsonl", BytesIO(lines.encode()))
        journal.transfer.export_entries("jrnl", Path(folder, "out.txt"), Query())
        journal.transfer.import_entries("jrnl", Path(folder, "out.txt"))
        assert len(contents(journal)) == len(written)


def test_what_an_entry_said_once_does_not_come_back_over_what_it_says_now(
    journal: Journal, tmp_path: Path
) -> None:
    entry = journal.entries.write(Draft(day=SATURDAY, time=time(21, 15), text="Walked home."))
    journal.transfer.export_entries("jrnl", tmp_path / "out", Query())
    journal.entries.revise(replace(entry, text="Walked home along the river."))
    brought = journal.transfer.import_entries("jrnl", tmp_path / "out")
    assert (brought.new, brought.older) == (0, 1)
    assert [each.text for each in contents(journal)] == ["Walked home along the river."]


def test_what_was_deleted_stays_in_the_trash(journal: Journal, tmp_path: Path) -> None:
    entry = journal.entries.write(Draft(day=SATURDAY, time=time(21, 15), text="Walked home."))
    journal.transfer.export_entries("jrnl", tmp_path / "out", Query())
    journal.trash.remove([entry])
    brought = journal.transfer.import_entries("jrnl", tmp_path / "out")
    assert (brought.new, brought.in_trash) == (0, 1)
    assert contents(journal) == []


def test_other_words_of_that_minute_are_kept_beside_and_marked_as_a_conflict(
    journal: Journal, tmp_path: Path
) -> None:
    journal.entries.write(Draft(day=SATURDAY, time=time(21, 15, 42), text="Walked home."))
    source = tmp_path / "jrnl.txt"
    source.write_text("[2026-11-21 21:15] Walked home slowly.\n\n[2026-11-21 21:16] Tea.\n")
    assert journal.transfer.import_entries("jrnl", source).new == 2
    assert {(each.text, each.tags) for each in contents(journal)} == {
        ("Walked home.", ()),
        ("Walked home slowly.", ("conflict",)),
        ("Tea.", ()),
    }
    assert journal.transfer.import_entries("jrnl", source).new == 0


def test_two_of_one_minute_in_a_file_are_two_entries_and_no_conflict(
    journal: Journal, tmp_path: Path
) -> None:
    journal.entries.write(Draft(day=SATURDAY, time=time(10, 0), text="Something else."))
    source = tmp_path / "jrnl.txt"
    source.write_text("[2026-11-21 21:15] Walked home.\n\n[2026-11-21 21:15] Tea.\n")
    assert journal.transfer.import_entries("jrnl", source).new == 2
    assert {each.tags for each in contents(journal)} == {()}


def test_a_conflict_is_not_seen_in_an_entry_that_comes_back_itself(
    journal: Journal, tmp_path: Path
) -> None:
    journal.entries.write(Draft(day=SATURDAY, time=time(21, 15), text="Walked home."))
    source = tmp_path / "jrnl.txt"
    source.write_text("[2026-11-21 21:15] Tea.\n\n[2026-11-21 21:15] Walked home.\n")
    assert journal.transfer.import_entries("jrnl", source).new == 1
    assert {each.tags for each in contents(journal)} == {()}
