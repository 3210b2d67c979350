"""What goes on is told, and can be stopped at any moment, with nothing done."""

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft, Entry
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.progress import CancelledError
from tightrope.journal.transfer.sources import size_of

FIRST = date(2020, 1, 1)
MANY = 1_201  # more than a batch of an import, and no round number


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of many entries."""
    path = tmp_path_factory.mktemp("pool") / "journal.db"
    with Journal(path, FrozenClock()) as made:
        made.entries.write_all(
            Draft(
                day=FIRST + timedelta(days=n), time=time(9, 0), text=f"Day {n} " + "and so on " * 50
            )
            for n in range(MANY)
        )
        made.month_notes.save(FIRST, "A beginning.", read=None)
    return path


def stopping(after: int, reason: type[BaseException] = CancelledError) -> Callable[[int], None]:
    """Return a progress that stops what goes on when it is told for this time."""
    told = 0

    def stop(_done: int) -> None:
        nonlocal told
        told += 1
        if told == after:
            raise reason("Stopped.")

    return stop


def everything(journal: Journal) -> list[Entry]:
    return list(journal.entries.in_order(Query()))


def test_an_export_tells_how_many_entries_it_has_written(pool: Path, tmp_path: Path) -> None:
    with Journal(pool) as journal:
        for name in ("jsonl", "markdown", "dayone"):
            told: list[int] = []
            journal.transfer.export_entries(name, tmp_path / name, Query(), progress=told.append)
            assert told[-1] == MANY
            assert told == sorted(told)
            assert len(told) > 5
        told = []
        journal.transfer.export_entries(
            "json", tmp_path / "none.json", Query(starred=True), progress=told.append
        )
        assert told == [0]


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "markdown", "jrnl", "dayone"])
def test_an_import_tells_how_far_it_has_read(
    pool: Path, journal: Journal, tmp_path: Path, name: str
) -> None:
    source = tmp_path / "out"
    with Journal(pool) as full:
        full.transfer.export_entries(name, source, Query())
    told: list[int] = []
    brought = journal.transfer.import_entries(name, source, progress=told.append)
    assert brought.new == MANY
    assert told[-1] == size_of(source)
    assert len(told) > 1


def test_an_import_of_a_stream_tells_how_much_came(journal: Journal) -> None:
    told: list[int] = []
    lines = b"".join(b'{"day": "2026-11-01", "text": "%d"}\n' % n for n in range(50_000))
    assert (
        journal.transfer.import_entries("jsonl", BytesIO(lines), progress=told.append).new == 50_000
    )
    assert told[-1] == len(lines)
    assert all(earlier <= later for earlier, later in pairwise(told))


@pytest.mark.parametrize("reason", [CancelledError, KeyboardInterrupt])
@pytest.mark.parametrize("name", ["jsonl", "markdown", "dayone"])
@pytest.mark.parametrize("after", [1, 7])
def test_an_export_that_is_stopped_leaves_nothing(
    pool: Path, tmp_path: Path, name: str, after: int, reason: type[BaseException]
) -> None:
    with Journal(pool) as journal:
        with pytest.raises(reason):
            journal.transfer.export_entries(
                name, tmp_path / "out", Query(), progress=stopping(after, reason)
            )
        assert [*tmp_path.iterdir()] == []
        assert len(everything(journal)) == MANY


def test_an_export_that_is_stopped_leaves_what_was_there(pool: Path, tmp_path: Path) -> None:
    file, page = tmp_path / "out.jsonl", tmp_path / "pages" / "2020-01-01.md"
    file.write_text("mine")
    with Journal(pool) as journal:
        journal.transfer.export_entries("markdown", page.parent, Query(first=FIRST, last=FIRST))
        before = page.read_text()
        for name, target in (("jsonl", file), ("markdown", page.parent)):
            with pytest.raises(CancelledError):
                journal.transfer.export_entries(
                    name, target, Query(), force=True, progress=stopping(2)
                )
    assert file.read_text() == "mine"
    assert page.read_text() == before
    assert sorted(tmp_path.iterdir()) == [file, page.parent]


def _fresh(pool: Path, tmp_path: Path) -> Path:
    """Return an export whose entries are all new to the journal of the test."""
    with Journal(pool) as full:
        full.transfer.export_entries("jsonl", tmp_path / "all.jsonl", Query())
    return tmp_path / "all.jsonl"


@pytest.mark.parametrize("reason", [CancelledError, KeyboardInterrupt])
@pytest.mark.parametrize("dry_run", [True, False])
def test_an_import_that_is_stopped_anywhere_leaves_the_journal_as_it_was(
    pool: Path, journal: Journal, tmp_path: Path, dry_run: bool, reason: type[BaseException]
) -> None:
    source = _fresh(pool, tmp_path)
    journal.entries.write(Draft(day=FIRST, text="mine"))
    before = everything(journal)
    told: list[int] = []
    journal.transfer.import_entries("jsonl", source, dry_run=True, progress=told.append)
    # Behind the last byte the indexes are filled, and that can be stopped too.
    assert told.count(size_of(source)) > 3
    for after in (1, 2, len(told) // 2, len(told) - 1):
        with pytest.raises(reason):
            journal.transfer.import_entries(
                "jsonl", source, dry_run=dry_run, progress=stopping(after, reason)
            )
        assert everything(journal) == before
        assert not list(tmp_path.rglob("*-backups/*"))
    # And it works as before: it is indexed, and takes all of it.
    journal.entries.write(Draft(day=FIRST, text="afterwards"))
    assert journal.entries.search(Query(words="afterwards"), 10).count == 1
    assert journal.transfer.import_entries("jsonl", source).new == MANY
    assert journal.entries.search(Query(words='"Day 1200"'), 10).count == 1


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this platform has no such alarm")
def test_ctrl_c_stops_an_import_at_whatever_moment_it_comes(
    pool: Path, journal: Journal, tmp_path: Path
) -> None:
    source = _fresh(pool, tmp_path)
    # In a process of its own: an interrupt may also come while a measuring of coverage, which this
    # process may be under, holds a lock that it never lets go then.
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED, journal.path, source],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "10 times\n"), done.stderr
    assert everything(journal) == []
    assert journal.transfer.import_entries("jsonl", source).new == MANY


_INTERRUPTED = """
import signal, sys
from pathlib import Path
from tightrope.journal import Journal
signal.signal(signal.SIGALRM, signal.default_int_handler)
journal, times = Journal(Path(sys.argv[1])), 0
def take_in():
    journal.transfer.import_entries("jsonl", Path(sys.argv[2]), dry_run=True,
    progress=lambda _: None)
# Python itself swallows an interrupt that comes at the end of an import statement.
take_in()
for milliseconds in range(4, 34, 3):
    try:
        signal.setitimer(signal.ITIMER_REAL, milliseconds / 1000)
        while True:
            take_in()
    except KeyboardInterrupt:
        times += 1
print(times, "times")
"""


def test_what_a_watcher_raises_by_mistake_comes_out_as_it_is(
    pool: Path, journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError):
        journal.transfer.import_entries(
            "jsonl", _fresh(pool, tmp_path), progress=stopping(9, ZeroDivisionError)
        )
    assert everything(journal) == []


def test_what_an_export_would_hold_is_told_before(pool: Path) -> None:
    with Journal(pool) as journal:
        outlook = journal.transfer.preview_export("jsonl", Query())
        assert (outlook.count, outlook.first) == (MANY, FIRST)
        assert outlook.last == FIRST + timedelta(days=MANY - 1)
        assert [entry.text[:6] for entry in outlook.beginning] == ["Day 0 ", "Day 1 ", "Day 2 "]
        assert (outlook.notes, outlook.notes_left, outlook.caution) == (1, 0, "")
        jrnl = journal.transfer.preview_export("jrnl", Query())
        assert (jrnl.notes, jrnl.notes_left) == (0, 1)
        assert jrnl.caution
        some = journal.transfer.preview_export("jsonl", Query(words='"Day 77"'))
        assert (some.count, some.notes, some.notes_left) == (1, 0, 0)
        none = journal.transfer.preview_export("jsonl", Query(starred=True))
        assert (none.count, none.first, none.last, none.beginning) == (0, None, None, ())
        with pytest.raises(TightropeError):
            journal.transfer.preview_export("daylio", Query())


def test_an_import_tells_the_first_few_that_are_new(
    pool: Path, journal: Journal, tmp_path: Path
) -> None:
    source = _fresh(pool, tmp_path)
    tried = journal.transfer.import_entries("jsonl", source, dry_run=True)
    assert [entry.text[:6] for entry in tried.beginning] == ["Day 0 ", "Day 1 ", "Day 2 "]
    journal.transfer.import_entries("jsonl", source)
    assert journal.transfer.import_entries("jsonl", source, dry_run=True).beginning == ()
