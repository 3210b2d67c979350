"""A conversion that is killed leaves one of two whole files."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.journal import Journal, JournalError
from tightrope.storage.conversion import converted
from tightrope.storage.encryption import FileKey

pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")

# Converts a journal, and kills itself just before a step.
_KILLED = """
import os, signal, sys
from pathlib import Path
from tightrope.storage import conversion
from tightrope.storage.encryption import FileKey

path, step, secret, salt = sys.argv[1:]
key = FileKey(bytes.fromhex(secret), bytes.fromhex(salt))

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

owner, name = {
    "copy": (conversion, "_copy"), "compare": (conversion, "_compare"),
    "replace": (Path, "replace"), "flush": (conversion, "fsync_folder"), "cut": (os, "ftruncate"),
}[step]
setattr(owner, name, die)
with conversion.converted(Path(path), None, key) as made:
    made.take_place()
"""


@pytest.fixture
def path(tmp_path: Path, clock: FrozenClock) -> Path:
    path = tmp_path / "journal.db"
    with Journal(path, clock) as journal:
        journal.entries.write(Draft(day=clock().day, text="A canary sang."))
    return path


def texts(path: Path, key: FileKey | None) -> list[str]:
    with Journal(path, key=key) as journal:
        sql = journal._database._connection
        assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [entry.text for entry in journal.entries.find()]


@pytest.mark.parametrize(
    ("step", "is_converted"),
    [("copy", False), ("compare", False), ("replace", False), ("flush", True), ("cut", True)],
)
def test_a_conversion_that_is_killed_leaves_the_old_file_or_the_new_one(
    path: Path, step: str, is_converted: bool
) -> None:
    key = FileKey.random()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), step, key.secret.hex(), key.salt.hex()],
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert texts(path, key if is_converted else None) == ["A canary sang."]


def test_a_file_that_is_not_put_in_place_is_gone(path: Path) -> None:
    with converted(path, None, FileKey.random()) as made:
        assert not made.opens_with(FileKey.random())
    assert list(path.parent.iterdir()) == [path]
    assert texts(path, None) == ["A canary sang."]


def test_there_and_back_again_is_the_same_journal(path: Path) -> None:
    first, second = FileKey.random(), FileKey.random()
    for key, new_key in ((None, first), (first, second), (second, None)):
        with converted(path, key, new_key) as made:
            assert made.opens_with(new_key)
            made.take_place()
        assert texts(path, new_key) == ["A canary sang."]


def test_a_damaged_journal_is_not_converted(path: Path) -> None:
    with Journal(path) as journal:
        sql = journal._database._connection
        (page,) = sql.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'entries'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(JournalError), converted(path, None, FileKey.random()):
        pass
    assert list(path.parent.iterdir()) == [path]
