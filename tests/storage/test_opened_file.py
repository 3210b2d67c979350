"""A journal's file that is moved, deleted, replaced or closed to writing while it is open."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copy, rmtree

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")

DRAFT = Draft(day=date(2026, 11, 21), text="Words")


def move(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def replace(path: Path) -> None:
    copy(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)


def delete_folder(path: Path) -> None:
    rmtree(path.parent)


def delete_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "journal.db"


@pytest.mark.parametrize(
    ("happens", "sentence"),
    [
        (move, "was moved or deleted while the journal was open"),
        (Path.unlink, "was moved or deleted while the journal was open"),
        (replace, "was replaced while it was open"),
        (delete_folder, "The folder of .* was moved or deleted"),
        (delete_log, "journal.db-wal, which belongs to"),
    ],
)
def test_nothing_is_saved_into_a_file_that_is_not_at_its_path(
    path: Path, clock: FrozenClock, happens: Callable[[Path], object], sentence: str
) -> None:
    with Journal(path, clock) as journal:
        journal.entries.write(DRAFT)
        happens(path)
        with pytest.raises(TightropeError, match=sentence):
            journal.entries.write(DRAFT)
        assert len(list(journal.entries.find())) == 1


def test_a_file_that_comes_back_is_written_again(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock) as journal:
        move(path)
        with pytest.raises(TightropeError):
            journal.entries.write(DRAFT)
        path.with_name("elsewhere.db").rename(path)
        journal.entries.write(DRAFT)
    with Journal(path, clock) as journal:
        assert len(list(journal.entries.find())) == 1


def test_a_link_that_leads_elsewhere_now_is_noticed(path: Path, clock: FrozenClock) -> None:
    link, other = path.with_name("link.db"), path.with_name("other.db")
    Journal(path, clock).close()
    Journal(other, clock).close()
    link.symlink_to(path)
    with Journal(link, clock) as journal:
        link.unlink()
        link.symlink_to(other)
        with pytest.raises(TightropeError, match="was replaced"):
            journal.entries.write(DRAFT)


def test_closing_the_window_of_a_replaced_file_leaves_the_log_of_the_new_one(
    path: Path, clock: FrozenClock
) -> None:
    window = Journal(path, clock)
    window.entries.write(DRAFT)
    for name in ("journal.db", "journal.db-wal", "journal.db-shm"):
        path.with_name(name).rename(path.with_name(f"old-{name}"))
    with Journal(path, clock) as other:
        other.entries.write(DRAFT)
        window.close()
        assert path.with_name("journal.db-wal").exists()
        other.entries.write(DRAFT)
    with Journal(path, clock) as other:
        assert len(list(other.entries.find())) == 2


def test_what_was_saved_before_a_file_was_moved_is_in_the_moved_file(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock) as journal:
        journal.entries.write(DRAFT)
        move(path)
    with Journal(path.with_name("elsewhere.db"), clock) as journal:
        assert len(list(journal.entries.find())) == 1


@pytest.mark.parametrize("closed", ["journal.db", "."])
def test_what_may_only_be_read_now_is_not_written(
    path: Path, clock: FrozenClock, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may write everywhere, so the system is made to answer as to others.
    usual = os.access
    with Journal(path, clock) as journal:
        forbidden = (path.parent / closed).resolve()
        monkeypatch.setattr(
            os, "access", lambda asked, mode: asked != forbidden and usual(asked, mode)
        )
        with pytest.raises(TightropeError, match="may only be read now"):
            journal.entries.write(DRAFT)
