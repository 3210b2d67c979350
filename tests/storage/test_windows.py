"""Several windows on one journal, as programs of their own."""

import json
import subprocess
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.storage.encryption import FileKey

_WRITER = """
import sys
from datetime import date
from pathlib import Path
from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.storage.encryption import FileKey

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
key = FileKey(*map(bytes.fromhex, sys.argv[4:])) if sys.argv[4:] else None
with Journal(path, key=key) as journal:
    for number in range(count):
        # Reads before it writes, as every save of a window does.
        journal.entries.on(date(2026, 11, 21))
        entry = journal.entries.write(Draft(day=date(2026, 11, 21), text=f"{name} {number}"))
        entry = journal.entries.revise(entry.reworded(f"{name} {number}, kept"))
        print(entry.id, flush=True)
"""


def writer(path: Path, name: str, count: int, key: FileKey | None) -> "subprocess.Popen[str]":
    opened_with = (key.secret.hex(), key.salt.hex()) if key else ()
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), name, str(count), *opened_with],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def test_two_programs_that_make_and_fill_one_journal_lose_nothing(
    path: Path, key: FileKey | None
) -> None:
    writers = [writer(path, name, 60, key) for name in ("one", "other")]
    said = [each.communicate(timeout=120)[0].split() for each in writers]
    assert [each.returncode for each in writers] == [0, 0]
    with Journal(path, key=key) as journal:
        kept = {entry.id: entry.text for entry in journal.entries.in_order(Query())}
        assert kept.keys() == {id_ for ids in said for id_ in ids}
        assert all(text.endswith("kept") for text in kept.values())
        assert journal.entries.days()[0].entries == len(kept) == 120
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_was_saved_survives_a_program_that_is_killed(path: Path, key: FileKey | None) -> None:
    for name in ("one", "other"):
        killed = writer(path, name, 100_000, key)
        assert killed.stdout
        saved = [killed.stdout.readline().strip() for _ in range(25)]
        killed.kill()
        saved += killed.communicate()[0].split()
        with Journal(path, key=key) as journal:
            # The last line may have been cut by the end of the program.
            for id_ in filter(lambda id_: len(id_) == len(saved[0]), saved):
                assert journal.entries.get(id_).text.endswith("kept")
            assert journal.entries.days(last=date(2026, 11, 21))[0].entries >= 25
            sql = journal._database._connection
            assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            sql.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize("is_good", [True, False])
def test_an_import_gives_its_room_back_while_another_window_stays_open(
    path: Path, tmp_path: Path, is_good: bool
) -> None:
    lines = tmp_path / "many.jsonl"
    line = json.dumps({"day": "2026-11-21", "text": "so it went on " * 6_000})
    text = "".join(f"{line.replace('so', str(number), 1)}\n" for number in range(520))
    lines.write_text(text + ("" if is_good else "no entry\n"))
    wal = path.with_name("journal.db-wal")
    with Journal(path) as window:
        window.entries.write(Draft(day=date(2026, 11, 21), text="Before."))
        with Journal(path) as journal:
            with nullcontext() if is_good else pytest.raises(TightropeError):
                journal.transfer.import_entries("jsonl", lines)
            assert wal.stat().st_size > 2**24
        assert wal.stat().st_size == 0
        window.entries.write(Draft(day=date(2026, 11, 21), text="After."))
        assert window.entries.count(Query()) == (522 if is_good else 2)
