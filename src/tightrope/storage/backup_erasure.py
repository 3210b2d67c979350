"""Taking out of a backup what was erased from its journal: the backup is rewritten as a whole."""

import glob
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope.domain.printable import printable
from tightrope.safe_files import fsync_folder, temp_file
from tightrope.storage import aims, entries, entry_history, erased, month_notes, talk, trash
from tightrope.storage.backup import folder_of
from tightrope.storage.driver import connect
from tightrope.storage.encryption import salt_of
from tightrope.storage.erased import ErasedStates
from tightrope.storage.errors import JournalError, translated
from tightrope.storage.interruption import interruptible
from tightrope.storage.open_database import open_database
from tightrope.storage.wipe import rewrite

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey

# Pages that are copied between two looks at whether to go on.
_PAGES = 2000
_MONTH_LENGTH = len("2026-11")


def backups_of(journal: Path) -> tuple[Path, ...]:
    """Return the files in the folder of a journal's backups that may be some, in order."""
    return tuple(sorted(folder_of(journal).glob("*.db")))


def set_aside_of(journal: Path) -> tuple[Path, ...]:
    """Return the folders in which a log that was not the journal's was set aside, in order."""
    return tuple(sorted(journal.parent.glob(f"{glob.escape(journal.stem)}-set-aside-*")))


def erase_in_backup(
    backup: Path,
    journal: sqlite3.Connection,
    key: "FileKey | None",
    look: Callable[[], None],
) -> bool:
    """Take what was erased from a journal out of a backup of it; return whether it held any.

    `key` is the journal's; a backup that is encrypted with another is left as it is.

    The backup is copied into a temporary file, which takes its place when it has been rewritten and
    verified; its time stays. `look` is called now and then, and what it raises stops that. Raises
    JournalError, and OSError where the folder cannot be written.
    """
    about = backup.stat()
    used = key if salt_of(backup) else None
    with temp_file(backup.parent, is_long=True) as unfinished:
        try:
            _copy(backup, unfinished, used, look)
            if not _rewritten(unfinished, journal, used, look):
                return False
        except JournalError as trouble:
            sentence = str(trouble).replace(printable(str(unfinished)), printable(str(backup)))
            raise JournalError(sentence) from None
        unfinished.chmod(about.st_mode & 0o700)
        os.utime(unfinished, ns=(about.st_atime_ns, about.st_mtime_ns))
        unfinished.replace(backup)
        fsync_folder(backup.parent)
    return True


def _copy(backup: Path, unfinished: Path, key: "FileKey | None", look: Callable[[], None]) -> None:
    with (
        closing(connect(backup, key)) as source,
        closing(connect(unfinished, key)) as copy,
        translated(backup),
    ):
        if source.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            # Somebody opened it to write; what lies beside it must not outlive it.
            source.execute("PRAGMA journal_mode = DELETE")
        source.backup(copy, pages=_PAGES, progress=lambda *_: look())


def _rewritten(
    unfinished: Path,
    journal: sqlite3.Connection,
    key: "FileKey | None",
    look: Callable[[], None],
) -> bool:
    """Rewrite a copy of a backup without what was erased, unless it holds none of it."""
    connection, *_ = open_database(unfinished, lambda _: None, key)
    with (
        closing(connection) as copy,
        interruptible(copy, look),
        translated(unfinished, saves=True),
    ):
        if not _erase(copy, journal):
            return False
        rewrite(copy, unfinished.parent, lambda _: look())
        copy.execute("INSERT INTO entries_fts (entries_fts, rank) VALUES ('integrity-check', 1)")
        if copy.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise JournalError(
                f"{printable(str(unfinished))} is damaged, so it was left as it is;"
                " delete it yourself where its words must go."
            )
        # One file that opens from any disk, also one that may only be read.
        copy.execute("PRAGMA journal_mode = DELETE")
    return True


def _erase(copy: sqlite3.Connection, journal: sqlite3.Connection) -> bool:
    """Take what is due out of the tables of a copy; return whether any of it was there."""
    copy.execute("BEGIN IMMEDIATE")
    copy.execute(
        "CREATE TEMP TABLE due"
        " (name TEXT, first INTEGER, last INTEGER, instead INTEGER, moment TEXT)"
    )
    rows = journal.execute("SELECT name, first, last, instead, moment FROM erased ORDER BY number")
    copy.executemany("INSERT INTO due VALUES (?, ?, ?, ?, ?)", rows)
    # A backup that was made after an erasure was finished has the record of it, and no word.
    copy.execute(f"DELETE FROM due WHERE EXISTS ({_TOLD} AND step = 2)")
    if not copy.execute(_HAS_ANY).fetchone()[0]:
        copy.execute("ROLLBACK")
        return False
    copy.execute("CREATE TEMP TABLE gone AS SELECT name FROM due WHERE instead IS NULL")
    erased.delete_entries(copy)
    states = copy.execute(
        "SELECT name, first, last, instead FROM due WHERE instead IS NOT NULL ORDER BY rowid"
    ).fetchall()
    for each in states:
        _replace_states(copy, journal, ErasedStates(*each))
    copy.execute("UPDATE erased SET step = 2")
    copy.execute(
        "INSERT INTO erased (name, first, last, instead, moment, step)"
        f" SELECT name, first, last, instead, moment, 2 FROM due WHERE NOT EXISTS ({_TOLD})"
    )
    copy.execute("COMMIT")
    return True


_TOLD = """
SELECT 1 FROM main.erased AS told WHERE told.name = due.name
AND (told.first, told.last, told.moment) IS (due.first, due.last, due.moment)
"""
_HAS_ANY = """
SELECT EXISTS (SELECT 1 FROM erased WHERE step < 2) OR EXISTS (
    SELECT 1 FROM due WHERE name IN (
        SELECT id FROM entries UNION ALL SELECT id FROM versions
        UNION ALL SELECT month FROM month_notes UNION ALL SELECT month FROM month_note_versions
        UNION ALL SELECT id FROM aims UNION ALL SELECT id FROM aim_versions
        UNION ALL SELECT name FROM letters
    )
)
"""


def _replace_states(
    copy: sqlite3.Connection, journal: sqlite3.Connection, states: ErasedStates
) -> None:
    """Delete states of an entry or note, and put a later one in the place of what stands."""
    assert states.instead is not None
    if len(states.name) == _MONTH_LENGTH:
        month = date.fromisoformat(f"{states.name}-01")
        note = month_notes.get(copy, month)
        erased.delete_states(copy, states)
        later_note = month_notes.first_since(journal, month, states.instead)
        if note and later_note and _is_erased(states, note.revision):
            month_notes.put(copy, later_note)
        return
    if aim := next(aims.TABLE.where(copy, "id = :id", id=states.name), None):
        later_aim = aims.TABLE.first_since(journal, states.name, states.instead)
        if later_aim and _is_erased(states, aim.revision):
            aims.TABLE.put(copy, later_aim)
        erased.delete_states(copy, states)
        return
    if states.last is None:
        _replace_talk(copy, journal, states.name)
    trashed, present = trash.get(copy, states.name), entries.get(copy, states.name)
    later = entry_history.first_since(journal, states.name, states.instead)
    if present and later and _is_erased(states, present.revision):
        entries.overwrite(copy, later)
    elif trashed and later and _is_erased(states, trashed.entry.revision):
        copy.execute("DELETE FROM trash WHERE id = :id", {"id": later.id})
        entries.insert(copy, later)
        trash.put(copy, later, trashed.removed)
    erased.delete_states(copy, states)


def _replace_talk(copy: sqlite3.Connection, journal: sqlite3.Connection, entry: str) -> None:
    """Put what is noted now about talking about an entry in the place of what a backup has."""
    if not next(talk.TABLE.where(copy, "entry = :entry", entry=entry), None):
        return
    copy.execute("DELETE FROM talk WHERE entry = :entry", {"entry": entry})
    if later := talk.TABLE.get(journal, entry):
        talk.TABLE.put(copy, later)


def _is_erased(states: ErasedStates, revision: int) -> bool:
    """Whether a state that stands in a backup is one of those that were erased."""
    return states.first <= revision and (states.last is None or revision <= states.last)
