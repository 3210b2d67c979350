import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from io import BytesIO, StringIO
from pathlib import Path
from stat import S_IMODE
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.formats.fields.entry_json import made_id
from tightrope.journal import Journal, JournalError
from tightrope.journal.results import ImportResult
from tightrope.journal.transfer.import_ import BadImportError
from tightrope.storage.bulk_import import FEW

SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
WALK = Draft(day=SATURDAY, time=time(21, 15), together=True, tags=("river",), text="Walked home.")


def all_of(journal: Journal) -> list[Entry]:
    return list(journal.entries.in_order(Query()))


def counts(brought: ImportResult) -> dict[str, int]:
    names = ("new", "same", "changed", "older", "in_trash")
    return {name: count for name in names if (count := getattr(brought, name))}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """One entry a line: two good ones with a bad one in between."""
    path = tmp_path / "three.jsonl"
    path.write_text(
        '{"day": "2026-11-21", "text": "one"}\n'
        '{"day": "2026-02-30", "text": "two"}\n'
        '{"day": "2026-11-22", "text": "three"}\n'
    )
    return path


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
def test_what_was_taken_out_is_taken_in_exactly(
    journal: Journal, tmp_path: Path, name: str
) -> None:
    for draft in (WALK, replace(WALK, day=SUNDAY, time=None, need=Need.ROOM, text='a\0b\n 東京,"')):
        journal.entries.write(draft)
    target = tmp_path / "out"
    taken = journal.transfer.export_entries(name, target, Query())
    assert (taken.count, taken.first, taken.last, taken.path) == (2, SATURDAY, SUNDAY, target)
    with Journal(tmp_path / "other.db") as other:
        brought = other.transfer.import_entries(name, target)
        assert counts(brought) == {"new": 2}
        assert (brought.first, brought.last) == (SATURDAY, SUNDAY)
        assert all_of(other) == all_of(journal)
        assert counts(other.transfer.import_entries(name, target)) == {"same": 2}


@pytest.mark.parametrize("at", [None, time(10)])
def test_entries_of_one_minute_keep_their_order_in_a_page_each(
    journal: Journal, tmp_path: Path, at: time | None
) -> None:
    for number in range(12):
        journal.entries.write(replace(WALK, time=at, text=f"{number}"))
    journal.transfer.export_entries("markdown", tmp_path / "out", Query(), per_entry=True)
    with Journal(tmp_path / "other.db") as other:
        other.transfer.import_entries("markdown", tmp_path / "out")
        assert all_of(other) == all_of(journal)


def test_only_what_a_query_asks_for_is_taken_out(journal: Journal) -> None:
    journal.entries.write(WALK)
    journal.entries.write(replace(WALK, together=False, text="alone"))
    out = StringIO()
    assert journal.transfer.export_entries("jsonl", out, Query(together=True)).count == 1
    assert "alone" not in out.getvalue()


def test_an_unknown_format_and_a_missing_file_get_a_sentence(
    journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(TightropeError, match="format"):
        journal.transfer.import_entries("docx", tmp_path)
    with pytest.raises(TightropeError, match="There is no"):
        journal.transfer.import_entries("jsonl", tmp_path / "nothing")


def test_a_bad_record_stops_the_whole_import(journal: Journal, lines: Path) -> None:
    with pytest.raises(BadImportError, match=r"entry 2.*Nothing was imported.*--skip-bad"):
        journal.transfer.import_entries("jsonl", lines)
    assert all_of(journal) == []


def test_bad_records_are_left_out_and_listed_when_that_is_asked_for(
    journal: Journal, lines: Path
) -> None:
    brought = journal.transfer.import_entries("jsonl", lines, skip_bad=True)
    assert counts(brought) == {"new": 2}
    assert ["entry 2" in str(bad) for bad in brought.bad] == [True]


def test_a_dry_run_counts_the_same_and_saves_nothing(journal: Journal, lines: Path) -> None:
    journal.entries.write(WALK)
    tried = journal.transfer.import_entries("jsonl", lines, skip_bad=True, dry_run=True)
    assert len(all_of(journal)) == 1
    done = journal.transfer.import_entries("jsonl", lines, skip_bad=True)
    assert replace(done, backup=None) == tried


def test_of_two_states_the_later_one_stands_and_the_trash_stays_closed(
    journal: Journal, clock: FrozenClock, tmp_path: Path
) -> None:
    kept, edited, deleted = (journal.entries.write(replace(WALK, text=f"{n}")) for n in range(3))
    clock.forward(minutes=5)
    journal.entries.revise(edited.reworded("edited later"))
    early = tmp_path / "early.jsonl"
    journal.transfer.export_entries("jsonl", early, Query())
    clock.forward(minutes=5)
    journal.trash.remove([deleted])
    newer = journal.entries.revise(journal.entries.get(kept.id).reworded("edited here"))
    brought = journal.transfer.import_entries("jsonl", early)
    assert counts(brought) == {"same": 1, "older": 1, "in_trash": 1}
    with Journal(tmp_path / "other.db", clock) as other:
        other.transfer.import_entries("jsonl", early)
        late = tmp_path / "late.jsonl"
        journal.transfer.export_entries("jsonl", late, Query())
        assert counts(other.transfer.import_entries("jsonl", late)) == {"same": 1, "changed": 1}
        entry = other.entries.get(kept.id)
        assert (entry.text, entry.modified) == ("edited here", newer.modified)


def test_a_window_notices_that_an_import_changed_its_entry(
    journal: Journal, tmp_path: Path
) -> None:
    entry = journal.entries.write(WALK)
    lines = tmp_path / "later.jsonl"
    lines.write_text(
        f'{{"id": "{entry.id}", "day": "2026-11-22", "text": "from elsewhere",'
        ' "created": "2026-11-21T20:15:00Z", "modified": "2026-12-01T00:00:00Z"}\n'
    )
    journal.transfer.import_entries("jsonl", lines)
    (imported,) = journal.entries.on(SUNDAY)
    assert imported.revision > entry.revision


def test_a_copy_is_made_before_an_import_changes_what_was_written(
    journal: Journal, lines: Path
) -> None:
    assert journal.transfer.import_entries("jsonl", lines, skip_bad=True).backup is None
    before = all_of(journal)
    assert journal.transfer.import_entries("jsonl", lines, skip_bad=True).backup is None
    brought = journal.transfer.import_entries(
        "jsonl", BytesIO(b'{"day": "2026-11-21", "text": "four"}')
    )
    assert brought.backup is not None
    with Journal(brought.backup) as copy:
        assert all_of(copy) == before


_LINES = st.lists(
    st.builds(
        '{{"id": "7b6f2c1e-0000-4000-8000-{:012}", "day": "2026-11-{:02}", "time": null,'
        ' "together": {}, "need": {}, "tags": {}, "text": "{}", "modified": "{}"}}\n'.format,
        st.integers(1, 4),
        st.integers(20, 22),
        st.sampled_from(["true", "false"]),
        st.sampled_from(["null", '"room"', '"closer"']),
        st.sampled_from(["[]", '["a"]', '["a", "b"]']),
        st.sampled_from(["one", "two words", "京"]),
        st.sampled_from(["2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"]),
    ),
    max_size=8,
)


@given(_LINES, _LINES)
@settings(max_examples=12)
def test_a_long_import_does_what_a_short_one_does(one: list[str], other: list[str]) -> None:
    filler = [f'{{"day": "2020-01-{n % 28 + 1:02}", "text": "f {n}"}}\n' for n in range(FEW)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Journal(folder / "short.db") as short, Journal(folder / "long.db") as long:
            for lines in (one, other):
                few = short.transfer.import_entries("jsonl", BytesIO("".join(lines).encode()))
                many = long.transfer.import_entries(
                    "jsonl", BytesIO("".join(lines + filler).encode())
                )
                assert few.changed == many.changed
                assert few.older == many.older
                again = short.transfer.import_entries("jsonl", BytesIO("".join(lines).encode()))
                assert (again.new, again.changed) == (0, 0)
            november = Query(first=date(2026, 1, 1))
            assert list(short.entries.in_order(november)) == list(long.entries.in_order(november))
            assert short.entries.days() == long.entries.days(first=date(2026, 1, 1))
            assert short.tags.counts() == long.tags.counts()
            for journal in (short, long):
                sql = journal._database._connection
                sql.execute(
                    "INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)"
                )
            # What the long import put aside is there again.
            entry = long.entries.write(Draft(day=SATURDAY, text="afterwards", tags=("c",)))
            assert list(long.entries.find(Query(words="afterwards", tags=("c",)))) == [entry]


def test_a_backup_is_a_whole_journal_for_its_owner_alone(
    journal: Journal, path: Path, clock: FrozenClock
) -> None:
    entry = journal.entries.write(WALK)
    copy = journal.backups.create()
    assert copy == path.parent / "journal-backups" / "journal-20261121T201500Z.db"
    assert S_IMODE(copy.stat().st_mode) == 0o600
    assert S_IMODE(copy.parent.stat().st_mode) == 0o700
    with Journal(copy, clock) as other:
        assert all_of(other) == [entry]
    assert journal.backups.create().name == "journal-20261121T201500Z-2.db"
    assert journal.backups.create(copy.parent).name == "journal-20261121T201500Z-3.db"
    assert len(list(copy.parent.iterdir())) == 3


def test_a_backup_overwrites_nothing(journal: Journal, tmp_path: Path) -> None:
    target = tmp_path / "there.txt"
    target.write_text("mine")
    with pytest.raises(JournalError, match="already there"):
        journal.backups.create(target)
    assert target.read_text() == "mine"
    with pytest.raises(JournalError, match="could not be written"):
        journal.backups.create(tmp_path / "no" / "folder.db")


def test_a_damaged_journal_gives_no_backup(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        for _ in range(50):
            journal.entries.write(replace(WALK, text="word " * 500))
    with closing(sqlite3.connect(path)) as sql:
        (page,) = sql.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'entries_said'"
        ).fetchone()
        (size,) = sql.execute("PRAGMA page_size").fetchone()
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * size : (page - 1) * size + 100] = b"\xff" * 100
    path.write_bytes(whole)
    with Journal(path, clock) as journal, pytest.raises(JournalError, match="damaged"):
        journal.backups.create()
    assert list((path.parent / "journal-backups").iterdir()) == []


@pytest.mark.parametrize(
    ("form", "content", "former"),
    [
        # The first version saw no time without a colon, no seconds, and no halves of the day.
        ("jrnl", "[2023-01-08 0906] Rain\n\n[2023-01-09 0906] Sun\n", None),
        ("markdown", "---\ndate: 2023-01-08T09:06:30\n---\nRain", time(9, 6)),
        ("markdown", "---\ndate: 2023-01-08 09:06 PM\n---\nRain", time(9, 6)),
    ],
)
def test_an_entry_that_is_read_better_now_does_not_come_in_twice(
    journal: Journal, tmp_path: Path, form: str, content: str, former: time | None
) -> None:
    day = date(2023, 1, 8)
    earlier = tmp_path / "earlier.jsonl"
    said = {"id": made_id(day, former, "Rain", together=False, space=False), "day": str(day)}
    earlier.write_text(json.dumps({**said, "time": former and str(former), "text": "Rain"}))
    journal.transfer.import_entries("jsonl", earlier)
    source = tmp_path / "source.md"
    source.write_text(content)
    new = content.count("Sun")
    brought = journal.transfer.import_entries(form, source)
    assert (brought.new, brought.older) == (new, 1)
    assert len(all_of(journal)) == 1 + new
    again = journal.transfer.import_entries(form, source)
    assert (again.new, again.same, again.older) == (0, new, 1)


def test_a_page_with_broken_front_matter_is_named_and_keeps_its_text(
    journal: Journal, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "2026-11-21.md").write_text("---\ntags: [a\n---\nWalked home.\n")
    (folder / "2026-11-22.md").write_text("Rain.\n")
    with pytest.raises(BadImportError, match=r"2026-11-21\.md: its front matter"):
        journal.transfer.import_entries("markdown", folder)
    brought = journal.transfer.import_entries("markdown", folder, skip_bad=True)
    assert (brought.new, len(brought.bad)) == (2, 1)
    assert [entry.text for entry in all_of(journal)] == [
        "---\ntags: [a\n---\nWalked home.",
        "Rain.",
    ]
