"""The notes of months on their way out of a journal and into another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.marks import Need
from tightrope.domain.month_note import MonthNote
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.results import ImportResult
from tightrope.journal.transfer.export import export_entries
from tightrope.journal.transfer.import_ import BadImportError
from tightrope.storage.bulk_import import FEW

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)
SATURDAY = date(2026, 11, 21)
WALK = Draft(day=SATURDAY, text="Walked home.", together=True, tags=("river",))

exact = pytest.mark.parametrize(
    ("form", "options"),
    [
        ("json", {}),
        ("jsonl", {}),
        ("csv", {}),
        ("csv", {"excel": True}),
        ("markdown", {}),
        ("markdown", {"per_entry": True}),
    ],
)


@pytest.fixture
def other(tmp_path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """Another person's journal, or the same person's on another machine."""
    with Journal(tmp_path / "other.db", clock) as other:
        yield other


def save(journal: Journal, text: str, month: date = NOVEMBER) -> MonthNote | None:
    standing = journal.month_notes.get(month)
    return journal.month_notes.save(month, text, read=standing.revision if standing else None)


def counts(brought: ImportResult) -> dict[str, int]:
    names = ("new", "same", "changed", "older")
    return {name: count for name in names if (count := getattr(brought.notes, name))}


def lines_of(journal: Journal, query: Query | None = None) -> BytesIO:
    out = StringIO()
    journal.transfer.export_entries("jsonl", out, query or Query())
    return BytesIO(out.getvalue().encode())


def all_of(journal: Journal) -> tuple[list[Entry], list[MonthNote]]:
    notes = [replace(note, revision=1) for note in journal.month_notes.between()]
    return list(journal.entries.in_order(Query())), notes


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


@exact
@given(
    entries=st.lists(st.tuples(st.dates(), _TEXTS), max_size=3),
    notes=st.lists(st.tuples(st.dates(), _TEXTS), max_size=3),
)
@settings(max_examples=15)
def test_what_was_taken_out_is_taken_in_exactly(
    form: str,
    options: dict[str, Any],
    entries: list[tuple[date, str]],
    notes: list[tuple[date, str]],
) -> None:
    with TemporaryDirectory() as name:
        folder, clock = Path(name), FrozenClock()
        with (
            Journal(folder / "one.db", clock) as one,
            Journal(folder / "other.db", clock) as other,
        ):
            one.entries.write(WALK)  # a folder without a page cannot be taken in
            for day, text in entries:
                one.entries.write(Draft(day=day, text=text.replace("\r", "\n"), need=Need.ROOM))
            for day, text in notes:
                clock.forward(minutes=1)
                save(one, text, day.replace(day=1))
            taken = one.transfer.export_entries(form, folder / "out", Query(), **options)
            assert (taken.count, taken.notes) == (1 + len(entries), len(one.month_notes.between()))
            assert (
                counts(other.transfer.import_entries(form, folder / "out")).get("new", 0)
                == taken.notes
            )
            assert all_of(other) == all_of(one)
            again = other.transfer.import_entries(form, folder / "out")
            assert (again.same, again.notes.same) == (taken.count, taken.notes)
            assert again.backup is None


@exact
def test_an_emptied_note_is_not_taken_out(
    journal: Journal, tmp_path: Path, form: str, options: dict[str, Any]
) -> None:
    journal.entries.write(WALK)
    before = journal.transfer.export_entries(form, tmp_path / "before", Query(), **options)
    save(journal, "words")
    save(journal, "")
    after = journal.transfer.export_entries(form, tmp_path / "after", Query(), **options)
    assert replace(after, path=before.path) == before
    one, two = (
        {path.name: path.read_bytes() for path in files}
        for files in (_files(tmp_path / "before"), _files(tmp_path / "after"))
    )
    assert list(one.values()) == list(two.values())


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, ["October", "November", "December"]),
        ({"first": date(2026, 10, 31)}, ["October", "November", "December"]),
        ({"first": SATURDAY, "last": SATURDAY}, ["November"]),
        ({"last": date(2026, 9, 30)}, []),
        ({"together": True}, []),
        ({"first": SATURDAY, "words": "home"}, []),
        ({"tags": ("river",)}, []),
        ({"starred": True}, []),
        ({"need": Need.ROOM}, []),
        ({"unmarked": True}, []),
    ],
)
def test_notes_go_along_where_only_days_are_asked_for(
    journal: Journal, other: Journal, asked: dict[str, Any], wanted: list[str]
) -> None:
    journal.entries.write(WALK)
    for month in (OCTOBER, NOVEMBER, DECEMBER):
        save(journal, f"{month:%B}", month)
    other.transfer.import_entries("jsonl", lines_of(journal, Query(**asked)))
    assert [note.text for note in other.month_notes.between()] == wanted


class Sheet:
    """A format that has no place for notes."""

    name, suffix, caution = "sheet", ".txt", ""
    is_folder = is_binary = carries_notes = carries_aims = False

    def write(self, entries: Any, out: StringIO) -> None:
        """Write the first word of each entry."""
        out.writelines(f"{entry.words}\n" for entry in entries)


def former(journal: Journal) -> list[str]:
    """The former texts of notes that the file keeps, oldest first."""
    rows = journal._database._connection.execute(
        "SELECT text FROM month_note_versions ORDER BY revision"
    )
    return [text for (text,) in rows]


def test_a_format_without_a_place_for_notes_gets_none_and_that_is_told(journal: Journal) -> None:
    journal.entries.write(WALK)
    save(journal, "words")
    form: Any = Sheet()
    taken = export_entries(journal._database, form, StringIO(), Query(), force=False)
    assert (taken.count, taken.notes, taken.notes_left) == (1, 0, 1)


def test_of_two_states_the_later_stands_and_the_other_is_kept(
    journal: Journal, other: Journal, clock: FrozenClock
) -> None:
    save(journal, "ours")
    clock.forward(minutes=1)
    theirs = save(other, "theirs")
    assert theirs is not None
    assert counts(other.transfer.import_entries("jsonl", lines_of(journal))) == {"older": 1}
    assert other.month_notes.get(NOVEMBER) == theirs
    brought = journal.transfer.import_entries("jsonl", lines_of(other))
    assert counts(brought) == {"changed": 1}
    assert brought.backup is not None
    with Journal(brought.backup) as before:
        assert [note.text for note in before.month_notes.between()] == ["ours"]
    here = journal.month_notes.get(NOVEMBER)
    assert here is not None
    assert (here.text, here.modified, here.revision) == ("theirs", theirs.modified, 2)
    assert former(journal) == ["ours"]


def test_the_same_words_of_another_day_change_nothing(
    journal: Journal, other: Journal, clock: FrozenClock
) -> None:
    ours = save(journal, "the same")
    clock.forward(days=1)
    save(other, "the same")
    assert counts(journal.transfer.import_entries("jsonl", lines_of(other))) == {"same": 1}
    assert journal.month_notes.get(NOVEMBER) == ours


def test_an_older_note_does_not_come_back_once_it_was_emptied(
    journal: Journal, clock: FrozenClock
) -> None:
    save(journal, "words")
    early = lines_of(journal)
    clock.forward(minutes=1)
    save(journal, "")
    assert counts(journal.transfer.import_entries("jsonl", early)) == {"older": 1}
    assert journal.month_notes.between() == ()


def test_a_note_that_others_emptied_is_emptied_here_and_kept(journal: Journal) -> None:
    save(journal, "words")
    emptied = b'{"month": "2026-11", "text": " \\n", "modified": "2027-01-01T00:00:00Z"}\n'
    brought = journal.transfer.import_entries("jsonl", BytesIO(emptied * 2))
    assert counts(brought) == {"changed": 1, "same": 1}
    assert journal.month_notes.between() == ()
    assert former(journal) == ["words"]


def test_emptied_before_it_was_ever_here_is_remembered(journal: Journal) -> None:
    emptied = b'{"month": "2026-11", "text": "", "modified": "2027-01-01T00:00:00Z"}'
    assert counts(journal.transfer.import_entries("jsonl", BytesIO(emptied))) == {"same": 1}
    earlier = b'{"month": "2026-11", "text": "words", "modified": "2026-12-01T00:00:00Z"}'
    assert counts(journal.transfer.import_entries("jsonl", BytesIO(earlier))) == {"older": 1}
    assert journal.month_notes.between() == ()


def test_of_two_states_in_one_file_the_later_stands(journal: Journal) -> None:
    line = '{{"month": "2026-11", "text": "{0}", "modified": "2026-12-0{0}T00:00:00Z"}}\n'.format
    content = (line(2) + line(3) + line(1)).encode()
    assert counts(journal.transfer.import_entries("jsonl", BytesIO(content))) == {
        "new": 1, "changed": 1, "older": 1,
    }  # fmt: skip
    assert [note.text for note in journal.month_notes.between()] == ["3"]
    again = journal.transfer.import_entries("jsonl", BytesIO(content))
    assert (again.notes.new, again.notes.changed) == (0, 0)


def test_a_dry_run_counts_the_same_and_saves_nothing(journal: Journal, other: Journal) -> None:
    save(journal, "words")
    save(journal, "more", OCTOBER)
    content = lines_of(journal).getvalue()
    save(other, "more", OCTOBER)
    tried = other.transfer.import_entries("jsonl", BytesIO(content), dry_run=True)
    assert counts(tried) == {"new": 1, "same": 1}
    assert [note.text for note in other.month_notes.between()] == ["more"]
    done = other.transfer.import_entries("jsonl", BytesIO(content))
    assert replace(done, backup=None) == tried
    assert done.backup is not None


def test_nothing_is_copied_before_notes_come_into_an_empty_journal(
    journal: Journal, other: Journal
) -> None:
    save(journal, "words")
    assert other.transfer.import_entries("jsonl", lines_of(journal)).backup is None


def test_a_bad_note_stops_the_whole_import_or_is_left_out(journal: Journal) -> None:
    content = (
        b'{"day": "2026-11-21", "text": "one"}\n'
        b'{"month": "2026-13", "text": "two"}\n'
        b'{"month": "2026-12", "text": "three"}\n'
    )
    with pytest.raises(BadImportError, match=r"entry 2, field month.*Nothing was imported"):
        journal.transfer.import_entries("jsonl", BytesIO(content))
    assert all_of(journal) == ([], [])
    brought = journal.transfer.import_entries("jsonl", BytesIO(content), skip_bad=True)
    assert (brought.new, counts(brought), len(brought.bad)) == (1, {"new": 1}, 1)


def test_notes_among_thousands_of_entries_come_as_among_few(journal: Journal) -> None:
    filler = [
        f'{{"id": "00000000-0000-4000-8000-{n:012}", "day": "2020-01-21", "text": "f {n}"}}\n'
        for n in range(FEW)
    ]
    note = '{"month": "2026-11", "text": "words"}\n'
    content = "".join([note, *filler, note.replace("11", "12"), *filler])
    brought = journal.transfer.import_entries("jsonl", BytesIO(content.encode()))
    assert (brought.new, counts(brought)) == (FEW, {"new": 2})
    assert len(journal.month_notes.between()) == 2


def test_a_window_notices_that_an_import_changed_its_note(journal: Journal, path: Path) -> None:
    save(journal, "words")
    with Journal(path) as window:
        line = b'{"month": "2026-11", "text": "theirs", "modified": "2027-01-01T00:00:00Z"}'
        journal.transfer.import_entries("jsonl", BytesIO(line))
        assert window.has_changed()
    here = journal.month_notes.get(NOVEMBER)
    assert here is not None
    assert here.revision == 2
