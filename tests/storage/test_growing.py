"""A journal that an earlier version wrote is copied, and then brought up to date."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from stat import S_IMODE
from threading import Barrier, Thread

import pytest
from sqlite_utils import Database

from support import FrozenClock
from tightrope.domain.entry import LATER_FLAGS, Draft, Entry
from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal, JournalError
from tightrope.storage import schema
from tightrope.storage.open_database import APPLICATION_ID, VERSION
from tightrope.storage.row_mapping import COLUMNS, first_of_slot, values_of

NOVEMBER = date(2026, 11, 1)
WALK = Draft(day=date(2026, 11, 21), time=time(21, 15), text="Walked home.", tags=("river",))


@pytest.fixture
def first_version(tmp_path: Path, clock: FrozenClock) -> Path:
    """A journal as the first version laid it out, with two entries."""
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        schema._migrations.apply(Database(sql), stop_before="notes_of_months")
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sql.execute("PRAGMA user_version = 1")
        for number, draft in enumerate((WALK, replace(WALK, text="Slept late."))):
            id_ = f"7b6f2c1e-0000-4000-8000-{number:012}"
            entry = Entry.of(draft, id=id_, created=clock().utc)
            columns = [name for name in COLUMNS if name not in LATER_FLAGS]
            place = first_of_slot(entry.day, entry.time) + number
            sql.execute(
                f"INSERT INTO entries (place, {', '.join(columns)})"  # noqa: S608 - of our constants
                f" VALUES (:place, :{', :'.join(columns)})",
                {**values_of(entry), "place": place},
            )
    path.chmod(0o600)
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as sql:
        (version,) = sql.execute("PRAGMA user_version").fetchone()
    return int(version)


def texts(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries.in_order(Query())]


def test_it_is_copied_and_then_grows(first_version: Path, clock: FrozenClock) -> None:
    with Journal(first_version, clock) as journal:
        assert texts(journal) == ["Walked home.", "Slept late."]
        journal.month_notes.save(NOVEMBER, "Much room.", read=None)
    assert version_of(first_version) == VERSION
    folder = first_version.parent / "journal-backups"
    [copy] = folder.iterdir()
    assert copy.name == "journal-migration-20261121T201500Z.db"
    assert (S_IMODE(folder.stat().st_mode), S_IMODE(copy.stat().st_mode)) == (0o700, 0o600)
    assert version_of(copy) == 1
    with Journal(copy, clock) as journal:
        assert texts(journal) == ["Walked home.", "Slept late."]
        assert journal.month_notes.between() == ()


def test_it_can_take_a_code_of_the_lock(first_version: Path, clock: FrozenClock) -> None:
    with Journal(first_version, clock) as journal:
        assert journal.screen_lock.question() is None
        journal.screen_lock.set_code("1234")
        assert journal.screen_lock.question() is not None


def test_it_can_take_aims_and_what_is_to_be_talked_about(
    first_version: Path, clock: FrozenClock
) -> None:
    with Journal(first_version, clock) as journal:
        assert (journal.aims.all(), journal.talk.all()) == ((), ())
        aim = journal.aims.begin("Learn to dance")
        item = journal.talk.open(journal.entries.on(WALK.day)[0], "The river?")
        assert (journal.aims.all(), journal.talk.all()) == ((aim,), (item,))


def test_it_can_keep_keys_for_letters(first_version: Path, clock: FrozenClock) -> None:
    with Journal(first_version, clock) as journal:
        assert journal.letters.keys.own() is None
        made = journal.letters.keys.make()
        assert journal.letters.keys.own() == made
        assert journal.letters.kept() == ()


def test_what_was_done_before_can_still_be_taken_back_and_done_again(
    first_version: Path, clock: FrozenClock
) -> None:
    with closing(sqlite3.connect(first_version, isolation_level=None)) as sql:
        ids = [id_ for (id_,) in sql.execute("SELECT id FROM entries ORDER BY place")]
        for act, id_ in enumerate(ids, 1):
            sql.execute("INSERT INTO acts VALUES (?, 'wrote', 'done', 'an evening')", (act,))
            sql.execute("INSERT INTO changes VALUES (?, ?, NULL, 1)", (act, id_))
        sql.execute("UPDATE acts SET standing = 'out of reach' WHERE act = 1")
    with Journal(first_version, clock) as journal:
        journal.undo.undo()
        assert texts(journal) == ["Walked home."]
        assert journal.undo.undo() is None
        journal.undo.redo()
        assert texts(journal) == ["Walked home.", "Slept late."]
        journal.trash.remove(journal.entries.on(WALK.day))
        journal.trash.empty()
        assert journal.undo.undo() is None


def test_late_entries_follow_those_of_the_evening_in_a_journal_that_has_grown(
    first_version: Path, clock: FrozenClock
) -> None:
    with Journal(first_version, clock) as journal:
        late = journal.entries.write(replace(WALK, time=time(0, 30), late=True, need=Need.ROOM))
        journal.entries.write(replace(WALK, time=time(23), need=Need.CLOSER, text="Evening."))
        assert [entry.late for entry in journal.entries.on(WALK.day)] == [False, False, False, True]
        [day] = journal.entries.days()
        assert day.need is Need.ROOM
        journal.entries.revise(replace(late, late=False))
        assert journal.entries.on(WALK.day)[0].text == WALK.text
        [day] = journal.entries.days()
        assert day.need is Need.CLOSER
        journal.undo.undo()
        assert journal.entries.on(WALK.day)[-1].late


def test_what_is_erased_goes_out_of_the_copy_of_an_earlier_version_too(
    first_version: Path, clock: FrozenClock
) -> None:
    with Journal(first_version, clock) as journal:
        journal.trash.remove([next(journal.entries.in_order(Query()))])
        assert journal.trash.empty(backups=True).rewritten == 1
    [copy] = (first_version.parent / "journal-backups").iterdir()
    assert b"Walked home." not in copy.read_bytes()
    with Journal(copy, clock) as journal:
        assert texts(journal) == ["Slept late."]


def test_it_is_copied_once(first_version: Path, clock: FrozenClock) -> None:
    for _ in range(2):
        Journal(first_version, clock).close()
    assert len(list((first_version.parent / "journal-backups").iterdir())) == 1


def test_a_new_journal_is_not_copied(tmp_path: Path) -> None:
    Journal(tmp_path / "journal.db").close()
    assert [file.name for file in tmp_path.iterdir()] == ["journal.db"]


def test_without_a_copy_it_is_left_as_it_is(first_version: Path, clock: FrozenClock) -> None:
    (first_version.parent / "journal-backups").write_text("in the way")
    before = first_version.read_bytes()
    with pytest.raises(JournalError, match=r"earlier Tightrope.*left as it is.*backup"):
        Journal(first_version, clock)
    assert first_version.read_bytes() == before
    assert version_of(first_version) == 1


def test_a_damaged_one_is_left_as_it_is(first_version: Path, clock: FrozenClock) -> None:
    with closing(sqlite3.connect(first_version)) as sql:
        (page,) = sql.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'entries_said'"
        ).fetchone()
        (size,) = sql.execute("PRAGMA page_size").fetchone()
    whole = bytearray(first_version.read_bytes())
    whole[(page - 1) * size : (page - 1) * size + 100] = b"\xff" * 100
    first_version.write_bytes(whole)
    with pytest.raises(JournalError, match=r"left as it is.*damaged"):
        Journal(first_version, clock)
    assert first_version.read_bytes() == whole
    assert list((first_version.parent / "journal-backups").iterdir()) == []


def test_a_step_that_fails_changes_nothing(
    first_version: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "_NOTES", (*schema._NOTES, "CREATE TABLE entries (place)"))
    with pytest.raises(sqlite3.OperationalError):
        Journal(first_version, clock)
    monkeypatch.undo()
    assert version_of(first_version) == 1
    with Journal(first_version, clock) as journal:
        assert texts(journal) == ["Walked home.", "Slept late."]


def test_of_two_windows_one_brings_it_up_to_date(first_version: Path, clock: FrozenClock) -> None:
    start, found = Barrier(2), list[list[str]]()

    def open_it() -> None:
        start.wait()
        with Journal(first_version, clock) as journal:
            found.append(texts(journal))

    windows = [Thread(target=open_it) for _ in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert found == [["Walked home.", "Slept late."]] * 2
    assert len(list((first_version.parent / "journal-backups").iterdir())) == 1


def test_a_window_that_has_it_open_goes_on(first_version: Path, clock: FrozenClock) -> None:
    with closing(sqlite3.connect(first_version, isolation_level=None)) as earlier:
        earlier.execute("PRAGMA journal_mode = WAL")
        with Journal(first_version, clock) as journal:
            earlier.execute("UPDATE entries SET starred = 1")
            assert [entry.starred for entry in journal.entries.in_order(Query())] == [True] * 2


_OPENS = """
import sys
from pathlib import Path
from tightrope.journal import Journal
Journal(Path(sys.argv[1])).close()
print("sqlite_utils" in sys.modules, "tightrope.storage.backup" in sys.modules)
"""


def test_one_that_is_up_to_date_needs_neither_the_steps_nor_a_copy(first_version: Path) -> None:
    opened = [
        subprocess.run(
            [sys.executable, "-c", _OPENS, str(first_version)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert opened == [["True", "True"], ["False", "False"]]
