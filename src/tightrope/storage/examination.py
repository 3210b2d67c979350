"""Looking at a journal's file as it is, without opening it as a journal: nothing is changed."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tightrope.storage import aims, identity, integrity, talk, write_ahead_log
from tightrope.storage.driver import connect
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.file_header import begins_soundly
from tightrope.storage.open_database import APPLICATION_ID, VERSION
from tightrope.storage.write_ahead_log import Verdict

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

LATEST_VERSION = VERSION
"""The version of the layout that this program writes."""


class Examined(NamedTuple):
    """What a file is: `damage` has lines of SQLite's check; `version` is that of its layout.

    `version` is None where it is no journal or cannot be read at all. `is_in_step` says so of the
    search index, None where that could not be asked. `log_is_foreign` says that the log beside it
    follows another state, which opening the journal sets aside.
    """

    version: int | None
    damage: tuple[str, ...]
    is_in_step: bool | None
    log_is_foreign: bool


def examine(path: Path, key: "FileKey | None") -> Examined:
    """Look at the file of a journal. Raises JournalError where it is busy, and OSError."""
    real = Path(os.path.realpath(path))
    if key is None and not begins_soundly(real):
        return Examined(None, ("the beginning of the file is damaged",), None, log_is_foreign=False)
    if write_ahead_log.verdict(real) in {Verdict.FOREIGN, Verdict.UNREADABLE}:
        return Examined(None, (), None, log_is_foreign=True)
    with translated(path), closing(connect(real, key)) as sql:
        if found := tuple(integrity.damage(sql)):
            return Examined(None, found, None, log_is_foreign=False)
        (owner,) = sql.execute("PRAGMA application_id").fetchone()
        (version,) = sql.execute("PRAGMA user_version").fetchone()
        if owner != APPLICATION_ID:
            return Examined(None, ("it is no journal",), None, log_is_foreign=False)
        in_step = integrity.index_is_in_step(sql)
        return Examined(version, (), in_step, log_is_foreign=False)


class SharedRecords(NamedTuple):
    """How many aims, and things to talk about, a journal holds, those in the trash among them.

    `unreadable` ones are no such records as the program writes; `without_entry` are things to talk
    about whose entry is neither in the journal nor in the trash, as where a sync has yet to bring
    it.
    """

    aims: int
    talk: int
    unreadable: int
    without_entry: int


def shared_records(path: Path, key: "FileKey | None") -> SharedRecords:
    """Read every aim and all talk of a journal of the latest layout. Raises JournalError."""
    with translated(path), closing(connect(path, key)) as sql:
        read = [
            _count(aims.TABLE.where(sql, "TRUE")),
            _count(talk.TABLE.where(sql, "removed IS NULL")),
        ]
        (without_entry,) = sql.execute(_WITHOUT_ENTRY).fetchone()
    (good_aims, bad_aims), (good_talk, bad_talk) = read
    return SharedRecords(good_aims, good_talk, bad_aims + bad_talk, without_entry)


def _count(records: Iterator[object]) -> tuple[int, int]:
    """Return how many records can be read, and how many cannot."""
    good = bad = 0
    while True:
        try:
            next(records)
            good += 1
        except StopIteration:
            return good, bad
        except JournalError:
            bad += 1


_WITHOUT_ENTRY = """
SELECT count(*) FROM talk WHERE removed IS NULL
AND entry NOT IN (SELECT id FROM entries UNION ALL SELECT id FROM trash)
"""


def rebuild_index(path: Path, key: "FileKey | None") -> None:
    """Make the search index anew from the entries. Raises JournalError."""
    with translated(path, saves=True), closing(connect(path, key)) as sql:
        sql.execute("BEGIN IMMEDIATE")
        integrity.rebuild_index(sql)
        identity.renew_save(sql)
        sql.execute("COMMIT")
