import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from stat import S_IMODE
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.query import Query
from tightrope.journal import InterruptedReadError, Journal, JournalError
from tightrope.safe_files import rename_unless_taken
from tightrope.storage.errors import translated
from tightrope.storage.open_database import VERSION
from tightrope.storage.row_mapping import last_of_slot

SATURDAY = date(2026, 11, 21)
WALK = Draft(day=SATURDAY, text="Walked home.")
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def kept(path: Path) -> Path:
    """A journal with one entry in it."""
    with Journal(path) as journal:
        journal.entries.write(WALK)
    return path


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def sentence(path: Path) -> str:
    """What is said instead of opening this."""
    with pytest.raises(JournalError) as trouble:
        Journal(path).close()
    return str(trouble.value)


def test_a_new_journal_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Journal(tmp_path / "new" / "journal.db") as journal:
            journal.entries.write(WALK)
            files = list((tmp_path / "new").iterdir())
            assert [mode(file) for file in files] == [0o600] * len(files)
            assert len(files) == 3
            assert mode(tmp_path / "new") == 0o700
    finally:
        os.umask(before)


def test_folders_on_the_way_to_a_new_journal_are_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Journal(tmp_path / "share" / "tightrope" / "journal.db").close()
    finally:
        os.umask(before)
    assert mode(tmp_path / "share") == 0o700
    assert mode(tmp_path / "share" / "tightrope") == 0o700


def test_modes_that_became_too_wide_are_mended(tmp_path: Path) -> None:
    path = tmp_path / "tightrope" / "journal.db"
    with Journal(path) as journal:
        journal.entries.write(WALK)
        for name in ("journal.db", "journal.db-wal", "journal.db-shm"):
            (path.parent / name).chmod(0o644)
        path.parent.chmod(0o755)
        with Journal(path):
            assert {mode(file) for file in path.parent.iterdir()} == {0o600}
            assert mode(path.parent) == 0o700


def test_a_folder_that_is_not_ours_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    with Journal(shared / "journal.db"):
        assert mode(shared) == 0o755


def test_a_journal_behind_a_link_is_opened_where_it_is(kept: Path, tmp_path: Path) -> None:
    link, loose = tmp_path / "link.db", tmp_path / "loose.db"
    link.symlink_to(kept)
    loose.symlink_to(tmp_path / "elsewhere" / "journal.db")
    with Journal(link) as journal:
        assert len(journal.entries.on(SATURDAY)) == 1
    with Journal(loose) as journal:
        journal.entries.write(WALK)
    assert mode(tmp_path / "elsewhere" / "journal.db") == 0o600


def test_nothing_but_the_journal_is_left_behind(kept: Path) -> None:
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    assert "is a folder" in sentence(tmp_path)


def test_a_file_in_the_folders_place(kept: Path) -> None:
    assert "could not be made" in sentence(kept / "journal.db")


def test_an_empty_file(path: Path) -> None:
    path.touch()
    assert "is empty" in sentence(path)
    assert path.stat().st_size == 0


@pytest.mark.parametrize("content", [b"x", b"Dear diary,\n" * 1000, bytes(5000)])
def test_a_file_that_is_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "is not a journal" in sentence(path)
    assert path.read_bytes() == content


def test_another_programs_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title)")
    before = path.read_bytes()
    assert "belongs to another program" in sentence(path)
    assert path.read_bytes() == before


def test_a_journal_of_a_newer_version(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as newer:
        newer.execute("PRAGMA user_version = 1000")
    assert "newer Tightrope" in sentence(kept)


def test_an_older_journal_is_brought_up_to_date(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as older:
        older.execute("PRAGMA user_version = 0")
    with Journal(kept) as journal:
        assert len(journal.entries.on(SATURDAY)) == 1
        sql = journal._database._connection
        assert sql.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_journal_that_lost_its_beginning(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(bytes(100) + whole[100:])
    assert "beginning is damaged" in sentence(kept)


def test_a_hidden_character_in_a_path_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb.db"
    path.write_bytes(b"no journal at all")
    assert "\x1b" not in sentence(path)


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Nothing is forbidden to root, so root becomes somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "wanted"),
    [
        (0o700, 0o000, "may not be read"),
        (0o700, 0o200, "may not be read"),
    ],
)
def test_a_journal_that_may_not_even_be_read(
    folder_mode: int,
    file_mode: int,
    wanted: str,
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        Journal(folder / "journal.db").close()
        for path, chosen in ((folder / "journal.db", file_mode), (folder, folder_mode)):
            os.chown(path, NOBODY if os.geteuid() == 0 else -1, -1)
            path.chmod(chosen)
        with as_somebody_without_rights():
            said = sentence(folder / "journal.db")
        folder.chmod(0o700)
    assert wanted in said


def test_a_folder_where_nothing_may_be_made() -> None:
    with TemporaryDirectory() as name:
        os.chown(name, NOBODY if os.geteuid() == 0 else -1, -1)
        Path(name).chmod(0o500)
        with as_somebody_without_rights():
            said = sentence(Path(name) / "journal.db")
        Path(name).chmod(0o700)
    assert "could not be made" in said


def test_a_full_disk_loses_nothing_and_is_said(kept: Path) -> None:
    with Journal(kept) as journal:
        sql = journal._database._connection
        (pages,) = sql.execute("PRAGMA page_count").fetchone()
        sql.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(JournalError, match="disk is full"):
            journal.entries.write(Draft(day=SATURDAY, text="word " * 50_000))
        assert [entry.text for entry in journal.entries.on(SATURDAY)] == [WALK.text]
        sql.execute(f"PRAGMA max_page_count = {pages + 1000}")
        journal.entries.write(Draft(day=SATURDAY, text="word " * 50_000))
        assert len(journal.entries.on(SATURDAY)) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Make a disk of a size, or change the one that is there, and give its folder."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def sized(size: str) -> Path:
        again = "remount," if disk.is_mount() else ""
        mount = ["mount", "-t", "tmpfs", "-o", f"{again}size={size}", "tmpfs", str(disk)]
        try:
            subprocess.run(mount, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("nobody but root may make a small disk")
        return disk

    yield sized
    if disk.is_mount():
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("kib", [4, 40, 80, 100, 120, 140, 160])
def test_a_journal_made_on_a_full_disk_is_well_once_there_is_room(
    small_disk: Callable[[str], Path],
    kib: int,
) -> None:
    path = small_disk(f"{kib}k") / "journal.db"
    said = ""
    try:
        with Journal(path) as journal:
            journal.entries.write(WALK)
    except JournalError as trouble:
        said = str(trouble)
    assert "full" in said or "No space left" in said
    assert not list(path.parent.glob(".*"))
    small_disk("20m")
    with Journal(path) as journal:
        journal.entries.write(WALK)
        assert len(journal.entries.on(SATURDAY)) == 1


def test_a_journal_that_appears_is_whole_in_its_one_file(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def look(unfinished: Path, place: Path) -> bool:
        assert list(path.parent.iterdir()) == [unfinished]
        return rename_unless_taken(unfinished, place)

    monkeypatch.setattr("tightrope.storage.open_database.rename_unless_taken", look)
    Journal(path).close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_journal_that_could_not_be_made_leaves_nothing(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(connection: sqlite3.Connection) -> None:
        (_, _, file), *_ = connection.execute("PRAGMA database_list")
        for ending in ("-journal", "-wal", "-shm"):
            Path(file + ending).touch()
        raise ZeroDivisionError

    monkeypatch.setattr("tightrope.storage.open_database.bring_up_to_date", fail)
    with pytest.raises(ZeroDivisionError):
        Journal(path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(("saves", "said"), [(True, "not saved"), (False, "could not be used")])
def test_a_disk_too_full_for_the_files_beside_the_journal_is_called_full(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    saves: bool,
    said: str,
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    with pytest.raises(JournalError, match="did not answer"), translated(path, saves=saves):
        raise error
    full = SimpleNamespace(f_blocks=50, f_bavail=1, f_frsize=4096)
    monkeypatch.setattr(os, "statvfs", lambda _: full)
    with pytest.raises(JournalError, match=f"disk is full.*{said}"), translated(path, saves=saves):
        raise error


def test_another_program_that_holds_the_file_is_named(kept: Path) -> None:
    with Journal(kept) as journal, Journal(kept) as other:
        other._database._connection.execute("PRAGMA busy_timeout = 1")
        with journal._database.writing(), pytest.raises(JournalError, match="busy"):
            other.entries.write(WALK)
        assert len(other.entries.on(SATURDAY)) == 1


def test_a_search_that_was_stopped_says_so(kept: Path) -> None:
    with Journal(kept) as journal:
        # As if `interrupt` had been called from another thread at the first chance.
        journal._database._connection.set_progress_handler(lambda: 1, 1)
        with pytest.raises(InterruptedReadError):
            journal.entries.search(Query(words="walked"), 10)
        journal._database._connection.set_progress_handler(None, 1)
        journal.interrupt()
        assert journal.entries.search(Query(words="walked"), 10).count == 1


def test_a_moment_that_holds_no_more_entries_is_named(kept: Path) -> None:
    with Journal(kept) as journal:
        sql = journal._database._connection
        sql.execute("UPDATE entries SET place = ?", (last_of_slot(SATURDAY, None),))
        with pytest.raises(JournalError, match="another time"):
            journal.entries.write(WALK)


def test_a_fault_of_ours_is_not_taken_for_damage(kept: Path) -> None:
    with (
        Journal(kept) as journal,
        pytest.raises(sqlite3.OperationalError),
        journal._database.reading() as sql,
    ):
        sql.execute("SELEKT")


@pytest.fixture(scope="module")
def long_journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal; the same ones in every run, as far as they matter."""
    path = tmp_path_factory.mktemp("long") / "journal.db"
    lines = (
        f'{{"day": "2026-11-{number % 28 + 1:02}", "text": "{"words " * 80}", "tags": ["walks"],'
        f' "id": "7b6f2c1e-0000-4000-8000-{number:012}"}}'
        for number in range(80)
    )
    with Journal(path, FrozenClock()) as journal:
        journal.transfer.import_entries("jsonl", BytesIO("\n".join(lines).encode()))
        for entry in journal.entries.find(Query(), 20):
            journal.trash.remove([journal.entries.revise(entry.reworded("fewer words"))])
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_met_with_a_sentence(path: Path, long_journal: bytes, seed: int) -> None:
    chance, damaged = Random(seed), bytearray(long_journal)
    for _ in range(chance.randint(1, 30)):
        start, length = chance.randrange(len(damaged)), chance.choice([1, 2, 8, 60])
        damaged[start : start + length] = chance.choice([bytes(length), chance.randbytes(length)])
    if chance.random() < 0.1:
        del damaged[chance.randrange(len(damaged)) :]
    path.write_bytes(damaged)
    # Anything but a sentence fails the test.
    with suppress(JournalError), Journal(path, FrozenClock()) as journal:
        list(journal.entries.in_order(Query()))
        list(journal.entries.find(Query(words="words", tags=("walks",))))
        journal.entries.search(Query(words="-words"), 10)
        journal.entries.days()
        journal.entries.span()
        journal.trash.contents()
        journal.entries.write(WALK)
