"""`encrypt`, `decrypt` and `passphrase`, and where a passphrase comes from."""

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from tightrope.domain.entry import EntryFields
from tightrope.journal import Journal
from tightrope.storage.conversion import ConvertedFile
from tightrope.storage.encryption import salt_of

pytest.importorskip("sqlcipher3", reason="the extra tightrope[encryption] is not installed")

Call = Callable[..., Result]
WORDS = "A canary sang."
# Has a journal open until its standard input ends.
HOLD = """
import sqlite3, sys
sql = sqlite3.connect(sys.argv[1])
sql.execute("SELECT count(*) FROM entries").fetchone()
sys.stdout.write("open"); sys.stdout.flush(); sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a key, or for the answer to a wrong one."""
    monkeypatch.setattr("tightrope.storage.encryption.COST", 2)
    monkeypatch.setattr("tightrope.storage.open_database.WRONG_SECONDS", 0)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the terminal, in this order; it must all have been asked for."""
    lines: list[str] = []
    monkeypatch.setattr("tightrope.cli.passphrases._has_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: lines.pop(0))
    return lines


def passphrase_in(folder: Path, words: str) -> str:
    path = folder / f"passphrase of {words}"
    path.write_text(f"{words}\n")
    return str(path)


def test_an_encrypted_journal_works_in_every_command_with_its_passphrase(
    call: Call, typed: list[str], tmp_path: Path
) -> None:
    assert call("add", WORDS, "-t").exit_code == 0
    typed += ["sesame", "sesame"]
    assert call("encrypt").exit_code == 0
    named = ("--passphrase-file", passphrase_in(tmp_path, "sesame"))
    for arguments in (
        ["list", "--json"],
        ["search", "canary"],
        ["stats", "--by", "month"],
        ["add", "Another."],
        ["export", "jsonl", str(tmp_path / "out.jsonl")],
        ["import", "jsonl", str(tmp_path / "out.jsonl")],
        ["sync", str(tmp_path / "synced")],
        ["backup"],
        ["review"],
    ):
        answer = call(*arguments, *named)
        assert answer.exit_code == 0, (arguments, answer.output)
    assert typed == []
    assert "Another." in call("list", *named).stdout


def test_encrypting_names_what_is_plain_and_encrypts_each_backup(
    call: Call, typed: list[str], database: Path, tmp_path: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    backup = Path(call("backup").stdout.strip())
    assert call("sync", str(tmp_path / "synced")).exit_code == 0
    (database.parent / "unsaved.md").write_text("kept")
    typed += ["sesame", "sesame"]
    answer = call("encrypt")
    for path in (database, backup, tmp_path / "synced", database.parent / "unsaved.md"):
        assert str(path) in answer.stderr
    assert "A lost passphrase means a lost journal" in answer.stderr
    assert answer.stdout.endswith("1 backup encrypted.\n")
    assert [path.name for path in database.parent.glob("unsaved*")] == ["unsaved.sealed"]
    assert salt_of(backup) == salt_of(database)
    assert not [path for path in database.parent.glob("**/*.db*") if b"canary" in path.read_bytes()]
    with Journal(backup, passphrase=lambda: "sesame") as copy:
        assert [entry.text for entry in copy.entries.find()] == [WORDS]


def test_a_passphrase_that_is_typed_otherwise_again_changes_nothing(
    call: Call, typed: list[str], database: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    typed += ["sesame", "sesamy"]
    answer = call("encrypt")
    assert answer.exit_code == 1
    assert "were not the same, so nothing was changed" in answer.stderr
    assert list(database.parent.iterdir()) == [database]
    assert WORDS in call("list", "-l", "1").stdout


def test_a_wrong_passphrase_and_damage_get_the_same_answer(
    call: Call, typed: list[str], database: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    typed += ["sesame", "sesame"]
    assert call("encrypt").exit_code == 0
    typed += ["open"]
    wrong = call("list", "-l", "1")
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    typed += ["sesame"]
    damaged = call("list", "-l", "1")
    assert wrong.exit_code == damaged.exit_code == 1
    assert wrong.stderr == damaged.stderr
    assert re.search("wrong, or .* is damaged; `tightrope rollback`", wrong.stderr)


def test_another_passphrase_opens_journal_and_backups_after_the_change(
    call: Call, database: Path, tmp_path: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    backup = Path(call("backup").stdout.strip())
    old, new = (passphrase_in(tmp_path, words) for words in ("sesame", "barley"))
    assert call("encrypt", "--passphrase-file", old).exit_code == 0
    stranger = backup.with_name("journal-20200101T000000Z.db")
    stranger.write_bytes(os.urandom(8192))
    answer = call("passphrase", "--passphrase-file", old, "--new-passphrase-file", new)
    assert answer.exit_code == 0
    assert f"Left as it is: {stranger}: it has a passphrase of its own" in answer.stderr
    assert call("list", "-l", "1", "--passphrase-file", old).exit_code == 1
    for path in (database, backup):
        with Journal(path, passphrase=lambda: "barley") as journal:
            assert [entry.text for entry in journal.entries.find()] == [WORDS]


def test_words_that_lie_aside_go_along_with_every_change_of_the_key(
    call: Call, database: Path, tmp_path: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    (database.parent / "unsaved.md").write_text("Kept aside.")
    old, new = (passphrase_in(tmp_path, words) for words in ("sesame", "barley"))
    for arguments, named in (
        (["encrypt", "--passphrase-file", old], old),
        (["passphrase", "--passphrase-file", old, "--new-passphrase-file", new], new),
        (["decrypt", "--passphrase-file", new], new),
    ):
        assert call(*arguments).exit_code == 0
        assert "Kept aside." in call("unsaved", "--passphrase-file", named).stdout
    assert (database.parent / "unsaved.md").read_text() == "Kept aside."


def test_a_decrypted_journal_is_what_it_was(call: Call, tmp_path: Path) -> None:
    assert call("add", WORDS, "--tag", "birds").exit_code == 0
    before = call("list", "--json").stdout
    named = ("--passphrase-file", passphrase_in(tmp_path, "sesame"))
    assert call("encrypt", *named).exit_code == 0
    assert call("decrypt", *named).exit_code == 0
    assert call("list", "--json").stdout == before
    assert call("search", "birds", "--json").stdout == before
    assert call("decrypt", *named).exit_code == 1


def test_an_encryption_that_was_cut_short_is_finished_by_the_next_one(
    call: Call, typed: list[str], database: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    backup = Path(call("backup").stdout.strip())
    content = backup.read_bytes()
    typed += ["sesame", "sesame"]
    assert call("encrypt").exit_code == 0
    backup.write_bytes(content)
    typed += ["sesame"]
    assert call("encrypt").stdout == "1 backup encrypted.\n"
    assert salt_of(backup) == salt_of(database)


def test_a_passphrase_comes_from_a_file_a_descriptor_or_a_variable(
    call: Call, typed: list[str], tmp_path: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    typed += ["sesame", "sesame"]
    assert call("encrypt").exit_code == 0
    path = passphrase_in(tmp_path, "sesame")
    number = os.open(path, os.O_RDONLY)
    try:
        assert WORDS in call("list", "--passphrase-fd", str(number)).stdout
    finally:
        os.close(number)
    assert WORDS in call("--passphrase-file", path, "list", "-l", "1").stdout
    empty = tmp_path / "empty"
    empty.touch()
    for bad in (str(empty), str(tmp_path / "none"), "/dev/zero"):
        answer = call("list", "--passphrase-file", bad)
        assert answer.exit_code == 1
        assert "Traceback" not in answer.stderr


def test_a_journal_that_is_open_elsewhere_is_not_encrypted(
    call: Call, database: Path, tmp_path: Path
) -> None:
    assert call("add", WORDS).exit_code == 0
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=-1, stdout=-1
    ) as other:
        assert other.stdout
        assert other.stdout.read(4) == b"open"
        answer = call("encrypt", "--passphrase-file", passphrase_in(tmp_path, "sesame"))
        other.communicate()
    assert answer.exit_code == 1
    assert "is open in another window" in answer.stderr
    assert call("list", "-l", "1").exit_code == 0


def test_a_lock_code_is_set_changed_and_removed(
    call: Call, typed: list[str], database: Path
) -> None:
    typed += ["1234", "1234"]
    answer = call("lock-code")
    assert "the file stays readable to anyone who can open your files" in answer.stderr
    with Journal(database) as journal:
        question = journal.screen_lock.question()
        assert question
        assert question.is_right("1234")
        assert not question.is_right("1235")
    typed += ["12", "13"]
    assert call("lock-code").exit_code == 1
    assert call("lock-code", "--remove").exit_code == 0
    with Journal(database) as journal:
        assert journal.screen_lock.question() is None


def test_an_encrypted_journal_takes_no_lock_code(call: Call, tmp_path: Path) -> None:
    assert call("add", WORDS).exit_code == 0
    named = ("--passphrase-file", passphrase_in(tmp_path, "sesame"))
    assert call("encrypt", *named).exit_code == 0
    answer = call("lock-code", *named)
    assert answer.exit_code == 1
    assert "asks for its passphrase" in answer.stderr


def test_words_of_an_encrypted_journal_go_to_an_editor_in_memory_or_not_at_all(
    call: Call, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = ("--passphrase-file", passphrase_in(tmp_path, "sesame"))
    id_ = call("add", WORDS).stdout.split(" · ")[-1].strip()
    assert call("encrypt", *named).exit_code == 0
    editor = tmp_path / "editor"
    editor.write_text(
        f'#!/bin/sh\necho "$1" > {tmp_path / "seen"}\nls -A {database.parent} > {tmp_path}/beside\n'
        'echo And more. >> "$1"\n'
    )
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    memory, mounts = tmp_path / "memory", tmp_path / "mounts"
    memory.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))
    monkeypatch.setattr("tightrope.journal.external_editor._MOUNTS", mounts)
    mounts.write_text("/dev/disk / ext4 rw 0 0\n")
    refused = call("edit", id_, *named)
    assert refused.exit_code == 1
    assert "go to none; write in the full-screen journal" in refused.stderr
    mounts.write_text(f"/dev/disk / ext4 rw 0 0\ntmpfs {memory} tmpfs rw 0 0\n")
    assert call("edit", id_, *named).exit_code == 0
    assert (tmp_path / "seen").read_text().startswith(str(memory))
    assert ".writing" not in (tmp_path / "beside").read_text()
    assert "And more." in call("show", id_, *named).stdout
    assert list((memory / "tightrope").iterdir()) == []


def test_words_aside_come_along_to_another_passphrase_and_into_a_plain_journal(
    call: Call, database: Path, tmp_path: Path
) -> None:
    old, new = (passphrase_in(tmp_path, words) for words in ("sesame", "barley"))
    assert call("encrypt", "--passphrase-file", old).exit_code == 0
    put_words_aside(database, "sesame")
    answer = call("passphrase", "--passphrase-file", old, "--new-passphrase-file", new)
    assert answer.exit_code == 0
    assert WORDS in call("unsaved", "--passphrase-file", new).stdout
    assert call("decrypt", "--passphrase-file", new).exit_code == 0
    assert [path.name for path in database.parent.glob("unsaved*")] == ["unsaved.md"]
    assert WORDS in call("unsaved").stdout


@pytest.mark.parametrize("moment", ["before", "after"])
def test_words_aside_open_whenever_a_change_of_the_passphrase_is_cut_short(
    moment: str, call: Call, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = (passphrase_in(tmp_path, words) for words in ("sesame", "barley"))
    assert call("encrypt", "--passphrase-file", old).exit_code == 0
    put_words_aside(database, "sesame")
    taken = ConvertedFile.take_place

    def cut_short(made: ConvertedFile) -> None:
        if moment == "after":
            taken(made)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(ConvertedFile, "take_place", cut_short)
    assert call("passphrase", "--passphrase-file", old, "--new-passphrase-file", new).exit_code == 1
    listed = call("unsaved", "--passphrase-file", new if moment == "after" else old)
    assert WORDS in listed.stdout
    assert "passphrase of its own" not in listed.stderr


def test_words_aside_with_a_passphrase_of_their_own_are_named_and_opened_with_it(
    call: Call, typed: list[str], database: Path, tmp_path: Path
) -> None:
    old, new = (passphrase_in(tmp_path, words) for words in ("sesame", "barley"))
    assert call("encrypt", "--passphrase-file", old).exit_code == 0
    aside = put_words_aside(database, "sesame")
    content = aside.read_bytes()
    assert call("passphrase", "--passphrase-file", old, "--new-passphrase-file", new).exit_code == 0
    for path in database.parent.glob("unsaved*"):
        path.unlink()
    aside.write_bytes(content)  # as where the change was killed before the words came along
    listed = call("unsaved", "--passphrase-file", new)
    assert WORDS not in listed.output
    assert "unsaved.sealed has a passphrase of its own" in listed.stderr
    typed += ["barley", "sesame"]
    restore = ("unsaved", "--restore", "unsaved.sealed", "--passphrase-file", new)
    assert call(*restore).exit_code == 1
    assert call(*restore).exit_code == 0
    assert WORDS in call("list", "--passphrase-file", new).stdout
    assert not aside.exists()


def put_words_aside(database: Path, passphrase: str) -> Path:
    with Journal(database, passphrase=lambda: passphrase) as journal:
        return journal.unsaved.put_aside(EntryFields(day=date(2026, 11, 21), text=WORDS))
