"""A journal that cannot be written is read all the same, and nothing beside it changes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

DRAFT = Draft(day=date(2026, 11, 21), text="Words to be read")
# Whoever runs the tests as root may write everywhere; without capabilities modes count again.
AS_OTHERS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="there are no modes of this kind"),
    pytest.mark.skipif(IS_ROOT and not shutil.which("setpriv"), reason="root may write everywhere"),
]


@pytest.fixture
def path(tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A journal in a folder of its own, which can be written again in the end."""
    path = tmp_path / "folder" / "journal.db"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with Journal(path, clock) as journal:
        journal.entries.write(DRAFT)
    yield path
    path.parent.chmod(0o700)


def run(path: Path, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tightrope", "--journal", str(path), *arguments]
    return subprocess.run(
        [*(AS_OTHERS if IS_ROOT else ()), *command],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def state(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def leave_log(path: Path) -> None:
    """Leave a log beside the journal with an entry that is not in it yet, as a killed program."""
    script = (
        "import os, sys; from datetime import date; from pathlib import Path\n"
        "from tightrope.domain.entry import Draft; from tightrope.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "journal.entries.write(Draft(day=date(2026, 11, 20), text='Only in the log'))\n"
        "os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert path.with_name("journal.db-wal").stat().st_size


def test_a_file_that_may_only_be_read_is_listed_and_a_change_is_refused(path: Path) -> None:
    path.chmod(0o400)
    before = state(path.parent)
    assert "Words to be read" in run(path, "list").stdout
    refused = run(path, "add", "-", stdin="New words")
    assert refused.returncode == 1
    assert "may only be read, so nothing can be changed in it" in refused.stderr
    assert path.with_name("unsaved.md").read_text().endswith("New words")
    path.with_name("unsaved.md").unlink()
    assert state(path.parent) == before
    assert not any((path.parent.parent / "temporary").iterdir())


def test_a_folder_that_may_only_be_read_gives_what_stands_in_the_log_too(
    path: Path, tmp_path: Path
) -> None:
    leave_log(path)
    path.parent.chmod(0o500)
    before = state(path.parent)
    assert "Only in the log" in run(path, "search", "log").stdout
    assert run(path, "export", "jsonl", str(tmp_path / "out.jsonl")).returncode == 0
    assert "Only in the log" in (tmp_path / "out.jsonl").read_text()
    path.parent.chmod(0o700)
    path.with_name("journal.db-shm").unlink()
    path.parent.chmod(0o500)
    assert "Only in the log" in run(path, "search", "log").stdout
    assert {name: before[name] for name in state(path.parent)} == state(path.parent)


@pytest.fixture
def closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal, of which the system says that it may not be written."""
    usual = os.access
    monkeypatch.setattr(
        os, "access", lambda asked, mode: mode & os.W_OK == 0 and usual(asked, mode)
    )
    return path


def test_everything_that_reads_works_and_everything_that_writes_says_why_not(
    closed: Path, clock: FrozenClock
) -> None:
    with Journal(closed, clock) as journal:
        assert "may only be read" in journal.read_only
        (entry,) = journal.entries.find()
        assert journal.entries.on(entry.day) == (entry,)
        with pytest.raises(TightropeError, match="may only be read"):
            journal.entries.revise(entry.reworded("Other"))
        with pytest.raises(TightropeError, match="may only be read"):
            journal.trash.remove([entry])
        with pytest.raises(TightropeError, match="may only be read"):
            journal.undo.undo()


def test_a_journal_of_an_earlier_version_is_read_from_a_copy_that_is_up_to_date(
    closed: Path, clock: FrozenClock
) -> None:
    with closing(sqlite3.connect(closed)) as sql:
        sql.execute("PRAGMA user_version = 0")
        sql.commit()
    before = closed.read_bytes()
    with Journal(closed, clock) as journal:
        assert [each.text for each in journal.entries.find()] == [DRAFT.text]
    assert closed.read_bytes() == before


def test_a_full_disk_that_has_no_room_for_a_log_keeps_nobody_from_reading(
    path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("tightrope.storage.open_database._check_journal", fail)
    with Journal(path, clock) as journal:
        assert "disk is full" in journal.read_only
        assert [each.text for each in journal.entries.find()] == [DRAFT.text]
