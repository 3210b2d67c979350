"""One erasure: rows, the journal's own files, what was put aside, backups where asked for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tightrope import storage
from tightrope.journal.erasure.put_aside import PutAsideWords
from tightrope.journal.progress import ALL, CancelledError, Progress
from tightrope.journal.unsaved.words import Owner
from tightrope.safe_files import remove_abandoned_temp_files, wait_for_temp_files
from tightrope.storage import sync_state
from tightrope.storage.connection import JournalDatabase
from tightrope.storage.erased import ErasedStates
from tightrope.storage.errors import JournalError

# Thousandths at which each stage begins, where backups take no part, or the last third.
_BEGINS = {"rows": 0, "index": 150, "file": 550, "log": 950}
_WITHOUT_BACKUPS = 0.65
_LONGEST_BACKUP = 30.0  # seconds that are waited for one that another program makes just now


class LeftBackup(NamedTuple):
    """A backup that could not be rewritten, and why, in a sentence."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """What was erased for good, and what was not.

    `count` is of entries and aims out of the trash, or of former versions. `unfinished` says why
    the journal's own files may still hold words, which the next opening mends; it is empty where
    they hold none. `put_aside` are files beside the journal that held words of it. `rewritten`
    counts backups that held any and do not any more, `left` are those that could not be rewritten,
    `kept` counts those that were not looked into. `synced` are folders that the journal was synced
    with, `set_aside` those in which a log that was not the journal's lies, with the file it was
    found at.
    """

    count: int
    unfinished: str
    put_aside: tuple[Path, ...]
    rewritten: int
    left: tuple[LeftBackup, ...]
    kept: int
    synced: tuple[str, ...]
    set_aside: tuple[Path, ...]


def erase(
    database: JournalDatabase,
    states: ErasedStates | None,
    now: datetime,
    *,
    backups: bool,
    progress: Progress | None = None,
) -> ErasureResult:
    """Erase former states of an entry or a note, or, where `states` is None, all of the trash.

    `now` is in UTC. `progress` is told thousandths; what it raises before the rows are gone leaves
    all as it was, and what it raises later leaves the rest to the next opening and to the next
    erasure in backups. Raises JournalError where the rows cannot be deleted.
    """
    run = _Erasure(database, progress, with_backups=backups)
    count = run.delete_rows(states, now)
    put_aside, unfinished = run.clean_files()
    if backups:
        # One that was begun before is among them: the backup of the day, made beside the work.
        folder = storage.backup.folder_of(database.path)
        wait_for_temp_files(folder, _LONGEST_BACKUP)
    paths = storage.backup_erasure.backups_of(database.path)
    rewritten, left = run.clean_backups(paths) if backups else (0, ())
    return ErasureResult(
        count=count,
        unfinished=unfinished,
        put_aside=put_aside,
        rewritten=rewritten,
        left=left,
        kept=0 if backups else len(paths),
        synced=run.synced_folders(),
        set_aside=storage.backup_erasure.set_aside_of(database.path),
    )


class _Erasure:
    """One erasure on its way, and how far it has come."""

    def __init__(
        self, database: JournalDatabase, progress: Progress | None, *, with_backups: bool
    ) -> None:
        self._database = database
        self._progress = progress
        self._share = _WITHOUT_BACKUPS if with_backups else 1.0
        self._done = 0
        self._folder = database.path.resolve().parent
        owner = Owner(database.path, database.key, database.generation)
        self._put_aside = PutAsideWords(owner)

    def delete_rows(self, states: ErasedStates | None, now: datetime) -> int:
        """Delete the rows and remember that, and what of them was put aside; return how many."""
        erased = storage.erased
        self._look()
        with self._database.interruptible(self._look), self._database.writing() as sql:
            if states is None:
                self._put_aside.find(erased.texts_of_trash(sql))
                erased.record_trash(sql, now)
                count = erased.delete_trash(sql)
            else:
                self._put_aside.find(erased.texts_of_states(sql, states))
                erased.record(sql, states, now)
                count = erased.delete_states(sql, states)
            self._put_aside.spare(erased.all_texts(sql))
        return count

    def clean_files(self) -> tuple[tuple[Path, ...], str]:
        """Clean what lies beside the journal, then its own file; return which, and what hinders."""
        remove_abandoned_temp_files(self._folder)
        put_aside, hindrances = tuple[Path, ...](), list[str]()
        try:
            put_aside = self._put_aside.erase()
        except OSError as error:
            hindrances.append(f"What was put aside could not be rewritten ({error.strerror}).")
        try:
            with self._database.interruptible(self._look):
                self._database.wipe(self._stage)
        except (JournalError, CancelledError) as trouble:
            hindrances.append(str(trouble))
        return put_aside, " ".join(hindrances)

    def clean_backups(self, paths: tuple[Path, ...]) -> tuple[int, tuple[LeftBackup, ...]]:
        """Rewrite backups; return how many held something, and those that could not be."""
        rewritten, left = 0, list[LeftBackup]()
        for number, path in enumerate(paths):
            begin = round(ALL * self._share)
            self._done = begin + (ALL - begin) * number // len(paths)
            try:
                remove_abandoned_temp_files(path.parent)
                with self._database.reading() as sql:
                    key = self._database.key
                    rewritten += storage.backup_erasure.erase_in_backup(path, sql, key, self._look)
            except (JournalError, CancelledError) as trouble:
                left.append(LeftBackup(path, str(trouble)))
            except OSError as error:
                left.append(LeftBackup(path, f"It could not be rewritten ({error.strerror})."))
        return rewritten, tuple(left)

    def synced_folders(self) -> tuple[str, ...]:
        """Return the folders that the journal was synced with."""
        with self._database.reading() as sql:
            return tuple(sync_state.folders(sql))

    def _stage(self, name: str) -> None:
        self._done = round(_BEGINS[name] * self._share)
        self._look()

    def _look(self) -> None:
        if self._progress:
            self._progress(self._done)
