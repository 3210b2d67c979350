"""Going back to a backup: under open windows, after a kill, from damage, from an older file."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import RolledBackError
from tightrope.domain.query import Query
from tightrope.journal import Journal, JournalError
from tightrope.storage import schema
from tightrope.storage.backup import Reason
from tightrope.storage.backup_folder import backups_of
from tightrope.storage.integrity import is_sound
from tightrope.storage.open_database import APPLICATION_ID
from tightrope.storage.rollback import RolledBack, roll_back
from tightrope.storage.rollback_source import folders_in

DAY = date(2026, 11, 21)
WALKS = [f"Walk {number}" for number in range(10)]


@pytest.fixture
def path(tmp_path: Path, clock: FrozenClock) -> Path:
    """A journal of ten walks, its backup early.db, and rain since."""
    path = tmp_path / "journal.db"
    with Journal(path, clock) as journal:
        journal.entries.write_all(Draft(day=DAY, text=text) for text in WALKS)
        journal.backups.create(early(path))
        journal.entries.write(Draft(day=DAY, text="Rain."))
    return path


def early(path: Path) -> Path:
    return path.with_name("early.db")


def go_back(path: Path, clock: FrozenClock, backup: Path | None = None) -> RolledBack:
    return roll_back(path, backup or early(path), clock().utc)


def texts(path: Path) -> list[str]:
    with Journal(path) as journal:
        return [entry.text for entry in journal.entries.in_order(Query())]


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        assert is_sound(sql)


def test_the_present_state_is_saved_first(path: Path, clock: FrozenClock) -> None:
    done = go_back(path, clock)
    assert texts(path) == WALKS
    assert_sound(path)
    [saved] = backups_of(path)
    assert saved.path == done.saved
    assert (saved.reason, saved.entries) == (Reason.ROLLBACK, 11)
    go_back(path, clock, saved.path)
    assert texts(path) == [*WALKS, "Rain."]


def test_the_backup_is_not_changed(path: Path, clock: FrozenClock) -> None:
    before = early(path).read_bytes(), early(path).stat().st_mtime_ns
    go_back(path, clock)
    assert (early(path).read_bytes(), early(path).stat().st_mtime_ns) == before
    assert not list(path.parent.glob("early.db-*"))


def test_an_open_window_reads_what_came_back_and_saves_nothing_over_it(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as window:
        walk, *_, rain = window.entries.in_order(Query())
        walk = window.entries.revise(walk.reworded("Far."))
        go_back(path, clock)
        assert window.has_changed()
        assert [entry.text for entry in window.entries.in_order(Query())] == WALKS
        for stale in (rain.reworded("Sun."), walk.reworded("Near.")):
            with pytest.raises(RolledBackError):
                window.entries.revise(stale)
        window.accept_generation()
        window.entries.write(Draft(day=DAY, text="Wind."))
    assert texts(path) == [*WALKS, "Wind."]
    assert_sound(path)


def test_what_another_window_saves_meanwhile_is_in_the_backup(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as window:
        tries = list[str]()

        def progress(_left: int, _total: int) -> None:
            with closing(sqlite3.connect(path, timeout=0)) as sql:
                try:
                    sql.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as error:
                    tries.append(str(error))

        window.entries.write(Draft(day=DAY, text="Sun."))
        done = roll_back(path, early(path), clock().utc, progress=progress)
    assert set(tries) == {"database is locked"}
    assert done.saved
    assert texts(done.saved) == [*WALKS, "Rain.", "Sun."]


_KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from tightrope.storage.rollback import roll_back

def progress(left, total):
    if left * 2 < total:
        os.kill(os.getpid(), signal.SIGKILL)

roll_back(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC), progress=progress)
"""


def test_a_kill_in_the_middle_leaves_the_journal_as_it_was(path: Path, clock: FrozenClock) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED, path, early(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert texts(path) == [*WALKS, "Rain."]
    assert_sound(path)
    go_back(path, clock)
    assert texts(path) == WALKS


def test_a_backup_of_an_older_schema_is_brought_up_to_date(path: Path, clock: FrozenClock) -> None:
    older = path.with_name("older.db")
    with closing(sqlite3.connect(older, isolation_level=None)) as sql:
        schema._migrations.apply(Database(sql), stop_before="notes_of_months")
        sql.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sql.execute("PRAGMA user_version = 1")
        sql.execute(
            "INSERT INTO entries VALUES (1, '7b6f2c1e-0000-4000-8000-000000000001', 1,"
            " '2026-11-21', NULL, NULL, 0, 0, NULL, 0, 2, '2026-11-21T20:15:00Z',"
            " '2026-11-21T20:15:00Z', '[]', 'Long ago.', NULL)"
        )
    before = older.read_bytes()
    go_back(path, clock, older)
    assert texts(path) == ["Long ago."]
    assert older.read_bytes() == before
    assert_sound(path)


def test_a_damaged_page_is_gone_back_from_with_a_window_open(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as window:
        window.entries.write(Draft(day=DAY, text="Sun."))
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xff" * (len(whole) - 4096)
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)):
        done = go_back(path, clock)
    assert texts(path) == WALKS
    assert_sound(path)
    assert done.set_aside
    assert (done.set_aside / "journal.db").read_bytes() == whole


def test_a_lost_header_needs_all_windows_closed(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as window:
        window.entries.write(Draft(day=DAY, text="Sun."))
        with path.open("r+b") as file:
            file.write(b"\xff" * 100)
        damaged = path.read_bytes()
        with pytest.raises(JournalError, match=r"all windows closed.*nothing was changed"):
            go_back(path, clock)
        assert path.read_bytes() == damaged
        window._database._file._is_replaced = True  # let it end without taking its log over


def test_from_a_lost_header_the_database_and_its_log_are_set_aside(
    path: Path, clock: FrozenClock, tmp_path: Path
) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    with Journal(path, clock) as window:
        window.entries.write(Draft(day=DAY, text="Sun."))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{path}{ending}", folder / f"journal.db{ending}")
    left = folder / "journal.db"
    damaged = b"\xff" * 100 + left.read_bytes()[100:]
    left.write_bytes(damaged)
    log = left.with_name("journal.db-wal").read_bytes()
    done = go_back(left, clock, early(path))
    assert done.set_aside
    assert (done.set_aside / "journal.db").read_bytes() == damaged
    assert (done.set_aside / "journal.db-wal").read_bytes() == log
    assert texts(left) == WALKS
    assert_sound(left)


def test_a_journal_that_is_gone_comes_back(path: Path, clock: FrozenClock) -> None:
    path.unlink()
    assert go_back(path, clock) == RolledBack(None, None)
    assert texts(path) == WALKS


def test_a_journal_begun_anew_beside_backups_names_the_way_back(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as journal:
        assert journal.notice == ""
        journal.backups.create()
    path.unlink()
    with Journal(path, clock) as journal:
        assert "`tightrope rollback` goes back to one" in journal.notice
    with Journal(path, clock) as journal:
        assert journal.notice == ""


@pytest.mark.parametrize("content", [b"", b"no journal", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_sound_backup_changes_nothing(
    content: bytes, path: Path, clock: FrozenClock
) -> None:
    bad = path.with_name("bad.db")
    bad.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(JournalError):
        go_back(path, clock, bad)
    assert path.read_bytes() == before
    assert backups_of(path) == ()
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "bad.db",
        "early.db",
        "journal.db",
    ]


def test_a_synced_folder_can_be_forgotten(path: Path, clock: FrozenClock, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    with Journal(path, clock) as journal:
        journal.sync.run(folder)
        backup = journal.backups.create(tmp_path / "synced.db")
    assert folders_in(backup, None) == (str(folder),)
    go_back(path, clock, backup)
    with Journal(path, clock) as journal:
        assert journal.sync.folders() == (folder,)
    roll_back(path, backup, clock().utc, forgets_folders=True)
    with Journal(path, clock) as journal:
        assert journal.sync.folders() == ()
