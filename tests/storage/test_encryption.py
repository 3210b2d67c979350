"""Encrypted journals: what opens them, what does not, and what their files give away."""

import os
import sqlite3
import sys
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from support import FrozenClock
from tightrope.domain.entry import Draft
from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal, JournalError
from tightrope.storage import driver
from tightrope.storage.driver import connect
from tightrope.storage.encryption import FileKey, salt_of
from tightrope.storage.errors import (
    PassphraseNeededError,
    WrongPassphraseError,
    translated,
)

pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")

WORDS = "a canary sang in the coal mine"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a key, or for the answer to a wrong one."""
    monkeypatch.setattr("tightrope.storage.encryption.COST", 2)
    monkeypatch.setattr("tightrope.storage.open_database.WRONG_SECONDS", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def write_one(path: Path, clock: FrozenClock, key: FileKey | None) -> None:
    with Journal(path, clock, key=key) as journal:
        journal.entries.write(Draft(day=clock().day, text=WORDS, tags=("yellow",)))


def test_an_encrypted_journal_opens_with_its_passphrase_alone(
    path: Path, clock: FrozenClock
) -> None:
    write_one(path, clock, FileKey.derive("sesame"))
    with Journal(path, clock, passphrase=lambda: "sesame") as journal:
        assert [entry.text for entry in journal.entries.find()] == [WORDS]
    with pytest.raises(WrongPassphraseError, match="wrong, or"):
        Journal(path, clock, passphrase=lambda: "open")
    with pytest.raises(PassphraseNeededError):
        Journal(path, clock)


def test_no_file_of_an_encrypted_journal_shows_a_word(path: Path, clock: FrozenClock) -> None:
    with Journal(path, clock, key=FileKey.random()) as journal:
        journal.entries.write(Draft(day=clock().day, text=WORDS, tags=("yellow",)))
        backup = journal.backups.create()
        files = [file for file in path.parent.rglob("*") if file.is_file()]
        assert {backup, path, path.with_name("journal.db-wal")} <= set(files)
        for file in files:
            content = file.read_bytes()
            assert b"canary" not in content
            assert b"yellow" not in content
            assert b"SQLite" not in content


def test_a_backup_of_an_encrypted_journal_opens_with_the_same_key(
    path: Path, clock: FrozenClock
) -> None:
    key = FileKey.random()
    with Journal(path, clock, key=key) as journal:
        journal.entries.write(Draft(day=clock().day, text=WORDS))
        backup = journal.backups.create()
    assert salt_of(backup) == key.salt
    with Journal(backup, clock, key=key) as copy:
        assert [entry.text for entry in copy.entries.find()] == [WORDS]


def test_a_thread_of_ones_own_opens_the_journal_again_without_asking(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock, key=FileKey.random()) as journal, journal.another() as other:
        other.entries.write(Draft(day=clock().day, text=WORDS))
        assert journal.has_changed()
        assert journal.tags.counts() == ()


def test_a_plain_file_is_never_taken_for_an_encrypted_one(path: Path, clock: FrozenClock) -> None:
    write_one(path, clock, None)
    content = bytearray(path.read_bytes())
    content[0] ^= 1
    path.write_bytes(content)

    def never() -> str:
        raise AssertionError

    with pytest.raises(JournalError, match="its beginning is damaged"):
        Journal(path, clock, passphrase=never)


def test_errors_of_both_drivers_are_the_same_to_whoever_catches_them(
    path: Path, clock: FrozenClock
) -> None:
    with Journal(path, clock, key=FileKey.random()) as journal:
        sql = journal._database._connection
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            sql.execute("SELECT * FROM absent")
        sql.execute("PRAGMA max_page_count = 1")
        with pytest.raises(JournalError, match="disk is full"):
            journal.entries.write(Draft(day=clock().day, text=WORDS * 100_000))


def test_a_copy_that_fills_the_disk_is_not_taken_for_damage(path: Path, clock: FrozenClock) -> None:
    key = FileKey.random()
    write_one(path, clock, key)
    copy = path.with_name("copy.db")
    with closing(connect(path, key)) as source, closing(connect(copy, key)) as target:
        target.execute("PRAGMA max_page_count = 2")
        with pytest.raises(JournalError, match="disk is full"), translated(copy, saves=True):
            source.backup(target)


def test_without_the_extra_one_sentence_says_what_to_install(
    path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_one(path, clock, FileKey.random())
    monkeypatch.setattr(driver, "_sqlcipher", cache(driver._sqlcipher.__wrapped__))
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)

    def never() -> str:
        raise AssertionError

    with pytest.raises(TightropeError, match=r"pip install 'tightrope\[encryption\]'"):
        Journal(path, clock, passphrase=never)


def test_a_letter_with_an_accent_may_be_typed_either_way() -> None:
    salt = os.urandom(16)
    assert FileKey.derive("caf\u00e9", salt) == FileKey.derive("cafe\u0301", salt)
    assert FileKey.derive("caf\u00e9", salt).is_of("cafe\u0301")
    assert not FileKey.derive("caf\u00e9", salt).is_of("cafe")
    assert "secret" not in repr(FileKey.derive("caf\u00e9", salt))
