"""Files that are private from their first byte, and whole or not there at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from stat import S_IMODE
from threading import Event, Timer

import filelock
import pytest

from tightrope import safe_files
from tightrope.safe_files import (
    close_to_others,
    create_private,
    lock,
    locked_folder,
    make_private_folder,
    make_temp_folder,
    rename_unless_taken,
    replace_atomically,
    replace_text_atomically,
    temp_file,
    wait_for_temp_files,
    write_atomically,
    write_private,
)

DAY = 24 * 60 * 60
Put = Callable[[Path, bytes], None]
# Writes half a file and waits with its lock, as an export of a large journal does.
WRITER = """
import sys
from pathlib import Path
from tightrope.safe_files import replace_atomically
with replace_atomically(Path(sys.argv[1])) as out:
    out.write(b"half")
    out.flush()
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """Let this machine's usual modes be open to everybody."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def writer(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Give another process that is in the middle of writing `tmp_path / "theirs"`."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "theirs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        yield process
        process.kill()


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def age(path: Path, *, days: float) -> None:
    """Let a file look as if it had changed that long ago."""
    then = path.stat().st_mtime - days * DAY
    os.utime(path, (then, then))


def stream(target: Path, words: bytes) -> None:
    with replace_atomically(target) as out:
        out.write(words)


def write(target: Path) -> None:
    write_atomically(target, b"new")


both_ways = pytest.mark.parametrize("put", [write_atomically, stream])


def test_a_file_is_its_owners_alone_before_a_word_is_in_it(tmp_path: Path) -> None:
    with replace_atomically(tmp_path / "page") as out:
        [unfinished] = tmp_path.iterdir()
        assert mode(unfinished) == 0o600
        out.write(b"words")
    assert mode(tmp_path / "page") == 0o600
    write_atomically(tmp_path / "other", b"words")
    write_private(tmp_path / "third", b"words")
    assert [mode(tmp_path / "other"), mode(tmp_path / "third")] == [0o600, 0o600]
    with create_private(tmp_path / "fourth"):
        assert mode(tmp_path / "fourth") == 0o600
    with temp_file(tmp_path) as path:
        assert mode(path) == 0o600


def test_folders_on_the_way_are_their_owners_alone(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    make_private_folder(tmp_path / "a" / "b")
    assert [mode(tmp_path / "a"), mode(tmp_path / "a" / "b")] == [0o700, 0o700]
    assert mode(make_temp_folder(tmp_path)) == 0o700


def test_what_others_may_do_is_taken_away_and_what_is_gone_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "open").touch()
    close_to_others(tmp_path / "open")
    close_to_others(tmp_path / "none")
    assert mode(tmp_path / "open") == 0o600


def test_a_file_takes_its_place_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "page"
    target.write_text("old")
    with replace_text_atomically(target) as out:
        out.write("new\r\nü\n")
        out.flush()
        assert target.read_text() == "old"
    assert target.read_bytes() == "new\r\nü\n".encode()
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt()], ids=repr)
def test_an_error_in_the_middle_leaves_all_as_it_was(tmp_path: Path, error: BaseException) -> None:
    def write_half(target: Path) -> None:
        with replace_atomically(target) as out:
            out.write(b"new")
            raise error

    target = tmp_path / "page"
    target.write_text("old")
    with pytest.raises(type(error)):
        write_half(target)
    assert target.read_text() == "old"
    assert [*tmp_path.iterdir()] == [target]


@both_ways
def test_a_disk_that_does_not_keep_it_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Put
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "page").write_text("old")
    with pytest.raises(OSError, match="No space"):
        put(tmp_path / "page", b"new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@both_ways
def test_a_link_is_kept_and_what_it_leads_to_is_replaced(tmp_path: Path, put: Put) -> None:
    (tmp_path / "place").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "place" / "page")
    put(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "place" / "page").read_bytes() == b"new"


def test_a_new_file_is_never_written_through_what_lies_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        create_private(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


def test_a_temporary_file_goes_with_what_sqlite_put_beside_it(tmp_path: Path) -> None:
    with temp_file(tmp_path) as path:
        for ending in ("-journal", "-wal", "-shm"):
            path.with_name(path.name + ending).touch()
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_name_that_is_taken_stays_with_what_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    if not has_links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    for words in ("first", "second"):
        with temp_file(tmp_path) as path:
            path.write_text(words)
            assert rename_unless_taken(path, tmp_path / "page") is (words == "first")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["first"]


def test_a_lock_is_held_until_the_file_is_closed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    first, second = (os.open(tmp_path / "file", os.O_RDWR) for _ in range(2))
    assert [lock(first), lock(second)] == [True, False]
    os.close(first)
    assert lock(second) is True
    os.close(second)


def on_a_system_without_locks(*_: object, **__: object) -> bool:
    raise OSError(95, "Operation not supported")


def test_where_there_are_no_locks_nothing_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filelock, "lock_descriptor", on_a_system_without_locks)
    with locked_folder(tmp_path) as is_ours:
        assert is_ours is None


@pytest.mark.parametrize("can_be_opened", [True, False])
def test_a_folder_is_one_writers_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_be_opened: bool
) -> None:
    # As on Windows, which opens no folders.
    monkeypatch.setattr(safe_files, "_FOLDERS_CAN_BE_OPENED", can_be_opened)
    with locked_folder(tmp_path) as mine:
        with locked_folder(tmp_path) as theirs:
            assert (mine, theirs) == (True, False)
        with locked_folder(tmp_path) as theirs:
            assert theirs is False
    with locked_folder(tmp_path) as mine:
        assert mine is True
    assert not [*tmp_path.iterdir()]


def test_what_a_running_process_writes_is_let_be_however_old_it_looks(
    tmp_path: Path, writer: "subprocess.Popen[str]"
) -> None:
    [unfinished] = tmp_path.iterdir()
    age(unfinished, days=2)
    write(tmp_path / "mine")
    assert unfinished.exists()
    writer.communicate("go on")
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "theirs"}


def test_what_a_killed_process_left_goes_after_a_day(
    tmp_path: Path, writer: "subprocess.Popen[str]"
) -> None:
    [unfinished] = tmp_path.iterdir()
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    write(tmp_path / "first")
    assert unfinished.exists()
    age(unfinished, days=1.1)
    write(tmp_path / "second")
    assert {path.name for path in tmp_path.iterdir()} == {"first", "second"}


def left_by_a_killed_process(folder: Path, *, days: float) -> list[Path]:
    """Return a file, what SQLite puts beside one, and a folder with something in it."""
    paths = [
        folder / ".tightrope-unfinished-00112233445566ff",
        folder / ".tightrope-unfinished-00112233445566ff-journal",
        folder / ".tightrope-unfinished-a_b2c3d4",
    ]
    for path in paths[:2]:
        path.write_text("half an ent")
    paths[2].mkdir()
    (paths[2] / "2026-11-21.md").write_text("words")
    for path in paths:
        age(path, days=days)
    return paths


def test_files_and_folders_that_were_left_go(tmp_path: Path) -> None:
    left_by_a_killed_process(tmp_path, days=2)
    write(tmp_path / "page")
    left_by_a_killed_process(tmp_path, days=2)
    with temp_file(tmp_path) as path:
        assert {*tmp_path.iterdir()} == {path, tmp_path / "page"}


def test_what_is_younger_than_a_day_or_not_ours_stays(tmp_path: Path) -> None:
    young = left_by_a_killed_process(tmp_path, days=0.9)
    link = tmp_path / ".tightrope-unfinished-ffffffffffffffff"
    link.symlink_to(tmp_path / "mine")
    others = [
        tmp_path / name
        for name in (".tightrope-unfinished-lock", ".tightrope-unfinished-0011", "page.tmp")
    ]
    for path in others:
        path.touch()
    for path in (link, *others):
        os.utime(path, (0, 0), follow_symlinks=False)
    write(tmp_path / "page")
    assert {*tmp_path.iterdir()} == {*young, link, *others, tmp_path / "page"}


def test_where_there_are_no_locks_nothing_that_was_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filelock, "lock_descriptor", on_a_system_without_locks)
    left = left_by_a_killed_process(tmp_path, days=2)
    write(tmp_path / "page")
    assert {*tmp_path.iterdir()} == {*left, tmp_path / "page"}


def test_whoever_wants_every_file_waits_for_one_that_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / f"{safe_files.TEMP_PREFIX}{0:016x}"
    path.touch()
    number = os.open(path, os.O_RDWR)
    assert lock(number)
    wait_for_temp_files(tmp_path, 0)  # not for ever
    released = Event()

    def release() -> None:
        released.set()
        os.close(number)

    Timer(0.1, release).start()
    wait_for_temp_files(tmp_path, 30)
    assert released.is_set()
