"""A write-ahead log that is not its database's is neither replayed nor deleted."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import Journal, JournalError
from tightrope.storage.backup import Reason
from tightrope.storage.backup_folder import backups_of
from tightrope.storage.integrity import is_sound
from tightrope.storage.rollback import roll_back

DAY = date(2026, 11, 21)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def window(path: Path, clock: FrozenClock) -> Iterator[Journal]:
    """A window on a journal with one entry in its log, and a copy from before two were written."""
    with Journal(path, clock) as journal:
        journal.entries.write_all(Draft(day=DAY, text=f"Walk {number}") for number in range(10))
        journal.backups.create(path.with_name("early.db"))
        journal.entries.write(Draft(day=DAY, text="Fog."))
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=DAY, text="Rain."))
        yield journal


def left_by_a_kill(path: Path, folder: Path) -> Path:
    """Copy the files of an open journal: what lies there when its program is killed just now."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", folder / f"{path.name}{ending}")
    return folder / path.name


def texts(path: Path) -> list[str]:
    with Journal(path) as journal:
        return [entry.text for entry in journal.entries.in_order(Query())]


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as sql:
        assert is_sound(sql)


def set_aside_beside(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal-set-aside-*"))


WALKS = [f"Walk {number}" for number in range(10)]


@pytest.mark.usefixtures("window")
def test_its_own_log_is_replayed(path: Path, tmp_path: Path) -> None:
    left = left_by_a_kill(path, tmp_path / "killed")
    assert texts(left) == [*WALKS, "Fog.", "Rain."]
    assert set_aside_beside(left) == []


def test_its_own_log_is_replayed_after_a_part_of_it_was_taken_over(
    window: Journal, path: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA wal_checkpoint(PASSIVE)")
    window.entries.write(Draft(day=DAY, text="Sun."))
    window.entries.write(Draft(day=DAY, text="Wind."))
    assert texts(left_by_a_kill(path, tmp_path / "killed")) == [
        *WALKS,
        "Fog.",
        "Rain.",
        "Sun.",
        "Wind.",
    ]


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("other", ["early.db", "another.db"])
def test_a_log_beside_another_database_is_set_aside(other: str, path: Path, tmp_path: Path) -> None:
    with Journal(path.with_name("another.db")) as another:
        another.entries.write_all(Draft(day=DAY, text=text) for text in WALKS)
    left = left_by_a_kill(path, tmp_path / "killed")
    log = left.with_name("journal.db-wal").read_bytes()
    found = path.with_name(other).read_bytes()
    shutil.copyfile(path.with_name(other), left)
    with Journal(left) as journal:
        assert "`tightrope rollback`" in journal.notice
        assert [entry.text for entry in journal.entries.in_order(Query())] == WALKS
    [folder] = set_aside_beside(left)
    assert str(folder) in journal.notice
    assert (folder / "journal.db-wal").read_bytes() == log
    assert (folder / "journal.db").read_bytes() == found
    assert folder.stat().st_mode & 0o077 == 0
    assert_sound(left)
    with Journal(left) as journal:
        assert journal.notice == ""


@pytest.mark.usefixtures("window")
def test_a_log_without_its_database_is_set_aside_from_a_new_one(path: Path, tmp_path: Path) -> None:
    left = left_by_a_kill(path, tmp_path / "killed")
    left.unlink()
    assert texts(left) == []
    assert len(set_aside_beside(left)) == 1


def test_a_copy_that_the_log_leads_on_from_goes_on_to_the_latest_words(
    window: Journal, path: Path, tmp_path: Path
) -> None:
    window.backups.create(path.with_name("now.db"))
    window.entries.write(Draft(day=DAY, text="Sun."))
    left = left_by_a_kill(path, tmp_path / "killed")
    shutil.copyfile(path.with_name("now.db"), left)
    assert texts(left) == [*WALKS, "Fog.", "Rain.", "Sun."]
    assert_sound(left)


@pytest.mark.parametrize("is_its_own", [True, False])
def test_a_log_that_does_not_tell_is_tried_on_a_copy(
    tmp_path: Path, clock: FrozenClock, *, is_its_own: bool
) -> None:
    plain = tmp_path / "journal.db"
    Journal(plain, clock).close()
    with closing(sqlite3.connect(plain)) as sql:
        sql.execute("CREATE TABLE others (line)")  # not by a save of ours
        left = left_by_a_kill(plain, tmp_path / "killed")
    if not is_its_own:
        with Journal(left.with_name("another.db"), clock) as another:
            another.entries.write_all(Draft(day=DAY, text=text * 200) for text in WALKS)
        left.with_name("another.db").replace(left)
    Journal(left, clock).close()
    with closing(sqlite3.connect(left)) as sql:
        found = sql.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'others'").fetchone()
    assert found == (int(is_its_own),)
    assert len(set_aside_beside(left)) == int(not is_its_own)
    assert_sound(left)


@pytest.mark.usefixtures("window")
def test_bytes_that_are_no_log_are_set_aside(path: Path, tmp_path: Path) -> None:
    left = left_by_a_kill(path, tmp_path / "killed")
    log = left.with_name("journal.db-wal")
    log.write_bytes(b"\xff" * 40 + log.read_bytes()[40:])
    assert texts(left) == [*WALKS, "Fog."]
    [folder] = set_aside_beside(left)
    assert b"Rain." in (folder / log.name).read_bytes()


@pytest.mark.parametrize("way", ["renamed", "copied"])
def test_a_window_under_which_it_was_replaced_saves_nothing_and_spoils_nothing(
    way: str, path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=DAY, text="Walk"))
        journal.backups.create(path.with_name("early.db"))
        journal.entries.write(Draft(day=DAY, text="Fog."))
    journal = Journal(path, clock)
    for text in ("Rain.", "Sun."):
        journal.entries.write(Draft(day=DAY, text=text))
    if way == "renamed":
        path.with_name("early.db").rename(path)
    else:
        shutil.copyfile(path.with_name("early.db"), path)
    put_there = path.read_bytes()
    with pytest.raises(JournalError, match="replaced while it was open"):
        journal.entries.write(Draft(day=DAY, text="Wind."))
    journal.close()
    assert path.read_bytes() == put_there
    assert b"Sun." in path.with_name("journal.db-wal").read_bytes()


@pytest.mark.usefixtures("window")
def test_after_a_replaced_window_is_gone_its_log_is_set_aside(path: Path, tmp_path: Path) -> None:
    left = left_by_a_kill(path, tmp_path / "killed")
    path.with_name("early.db").rename(left)
    assert texts(left) == WALKS
    assert len(set_aside_beside(left)) == 1
    assert_sound(left)


def test_both_that_were_set_aside_are_offered_and_the_words_of_the_log_come_back(
    window: Journal, path: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    left = left_by_a_kill(path, tmp_path / "killed")
    window.backups.create(left.with_name("based.db"))
    shutil.copyfile(path.with_name("early.db"), left)
    assert texts(left) == WALKS
    offered = {backup.reason: backup for backup in backups_of(left)}
    assert offered.keys() == {Reason.SET_ASIDE, Reason.LOG}
    assert offered[Reason.SET_ASIDE].entries == len(WALKS)
    log = offered[Reason.LOG].path
    with pytest.raises(JournalError, match="No backup has the state"):
        roll_back(left, log, clock().utc)
    (left.parent / "journal-backups").mkdir()
    left.with_name("based.db").rename(left.parent / "journal-backups" / "based.db")
    roll_back(left, log, clock().utc)
    assert texts(left) == [*WALKS, "Fog.", "Rain."]
    assert_sound(left)
    roll_back(left, offered[Reason.SET_ASIDE].path, clock().utc)
    assert texts(left) == WALKS
    assert not list(left.parent.glob(".tightrope-unfinished-*"))
