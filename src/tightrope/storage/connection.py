"""The connection to a journal's file: transactions, and what other windows changed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tightrope import storage
from tightrope.storage import identity, interruption
from tightrope.storage.errors import JournalError, OnlyReadableError, translated
from tightrope.storage.open_database import WAL, BackUp, is_among_backups, open_database
from tightrope.storage.opened_file import OpenedFile, leave_open

if TYPE_CHECKING:
    from tightrope.storage.encryption import FileKey, Unlock
    from tightrope.storage.open_read_only import CopyFolder

_WRITE = "BEGIN IMMEDIATE"
_IS_UNFINISHED = "SELECT 1 FROM erased WHERE step < 2 LIMIT 1"
# Bytes of a WAL that everyday writing never comes to; SQLite begins it anew after 4 MB.
_LARGE = 2**24


class JournalDatabase:
    """One connection to a journal at `path`; it belongs to the thread that opened it.

    `back_up` copies the file, and is called where an earlier version wrote it and it has to grow.
    `key` opens an encrypted file, or makes it; without it, `unlock` is asked for the key where the
    file proves to be encrypted. Raises JournalError where the file cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        back_up: BackUp,
        key: "FileKey | None" = None,
        unlock: "Unlock | None" = None,
    ) -> None:
        self.path = path
        self.read_only = ""  # why nothing can be changed, as a sentence
        self._copy: CopyFolder | None = None
        try:
            opened = open_database(path, back_up, key, unlock)
        except OnlyReadableError as reason:
            self.read_only = str(reason)
            opened, self._copy = storage.open_read_only.open_read_only(path, key, unlock)
        self._connection, self.key, self.notice = opened
        self._file = OpenedFile(path)
        self._has_saved = self._is_in_wal = False
        try:
            if not self.read_only:
                self._finish_erasing()
            self._seen = self._changes_elsewhere()
            with self.reading() as sql:
                self.generation = identity.generation(sql)
        except BaseException:
            self.close()
            raise

    @property
    def has_saved(self) -> bool:
        """Whether anything was saved through this connection, also after it was closed."""
        return self._has_saved

    @property
    def parts(self) -> tuple[Path, ...]:
        """Every file that the journal may be made of, there or not."""
        real = self.path.resolve()
        endings = ("", "-wal", "-shm", "-journal")
        return tuple(real.with_name(real.name + ending) for ending in endings)

    def close(self) -> None:
        """Let go of the file."""
        if self.read_only:
            self._connection.close()
            self._file.let_go()
            if self._copy:
                self._copy.remove()
            return
        if self._file.was_replaced():
            leave_open(self._connection)
            return
        if self._file.is_moved():
            # SQLite would leave what was saved in the log, from which a moved file is parted.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            leave_open(self._connection)
            return
        # Statistics for the query planner are worth nothing to whoever waits for the prompt.
        with suppress(sqlite3.Error):
            if self._has_saved:
                self._optimize()
        self._give_room_back()
        self._connection.close()
        self._file.let_go()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for single questions. Raises JournalError."""
        with translated(self.path):
            yield self._connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for questions that all see one state. Raises JournalError."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one change: all of it is saved, or nothing.

        Raises JournalError, also where what was opened is not at its place any more, or may only be
        read now; RolledBackError where the journal went back to a backup since it was opened, or
        `accept_generation` was called.
        """
        self.check_writable()
        # A deferred transaction that reads before it writes fails at once when another program
        # wrote in between; this one waits for its turn.
        with self._transaction(_WRITE) as connection:
            identity.check_generation(connection, self.generation)
            before = connection.total_changes
            yield connection
            if has_changed := connection.total_changes != before:
                identity.renew_save(connection)
            self._file.check(self.path)
        self._has_saved |= has_changed

    def check_writable(self) -> None:
        """Raise JournalError where nothing can be changed now, or a change would be lost."""
        if self.read_only:
            raise JournalError(self.read_only)
        self._file.check(self.path)

    def is_busy(self) -> bool:
        """Return whether nothing can be saved at this moment, as while another program saves."""
        with _without_waiting(self._connection):
            try:
                self._connection.execute(_WRITE)
            except sqlite3.Error:
                return True
            self._connection.rollback()
        return False

    def accept_generation(self) -> None:
        """Save on to what came back with a rollback; for whoever has read all of it again."""
        with self.reading() as sql:
            self.generation = identity.generation(sql)

    def wipe(self, stage: Callable[[str], None]) -> None:
        """Erase what purging the rows leaves: words in the index, in old pages and in the log.

        `stage` is told what begins: `index`, `file` or `log`. Raises JournalError, also where
        another window reads or writes at this moment; the next opening finishes that.
        """
        with self.reading() as sql:
            storage.wipe.wipe(sql, self.path.resolve().parent, stage)

    @contextmanager
    def dry_run(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for a change that is only tried: nothing of it is saved.

        Raises JournalError.
        """
        self.check_writable()
        with self._transaction(_WRITE, "ROLLBACK") as connection:
            yield connection

    @contextmanager
    def interruptible(self, look: Callable[[], None]) -> Iterator[None]:
        """Call `look` now and then while statements run; what it raises stops them and all this."""
        with interruption.interruptible(self._connection, look):
            yield

    def has_changed(self) -> bool:
        """Return whether another connection saved something since the last call, or opening."""
        before, self._seen = self._seen, self._changes_elsewhere()
        return before != self._seen

    def interrupt(self) -> None:
        """Stop the question that runs now; any thread may call this."""
        self._connection.interrupt()

    def _optimize(self) -> None:
        """Renew the statistics of the query planner where they are out of date."""
        sql = self._connection
        if sql.execute("PRAGMA optimize(0xffff)").fetchall():  # tells what would be done
            with self._transaction(_WRITE):
                sql.execute("PRAGMA optimize")
                identity.renew_save(sql)

    def _finish_erasing(self) -> None:
        """Finish an erasure that was interrupted, or blocked by another window, if that can be."""
        if is_among_backups(self.path):
            return  # looking into one does not change it
        with self.reading() as sql:
            if sql.execute(_IS_UNFINISHED).fetchone() is None:
                return
        with (
            suppress(JournalError),
            self.interruptible(lambda: None),
            _without_waiting(self._connection),
        ):
            self.wipe(lambda _: None)

    def _give_room_back(self) -> None:
        """Empty a WAL that an import made large, also one that failed.

        The last window removes it; until then it would take that room for nothing, perhaps the last
        there is.
        """
        with suppress(OSError, sqlite3.Error):
            if self.parts[1].stat().st_size > _LARGE:
                # Whoever reads just now delays this until the next window is closed.
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _transaction(self, begin: str, end: str = "COMMIT") -> Iterator[sqlite3.Connection]:
        with translated(self.path, saves=begin == _WRITE):
            if begin == _WRITE and not self._is_in_wal:
                self._connection.execute(WAL)
                self._is_in_wal = True
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute(end)
            except BaseException:
                self._connection.rollback()
                raise

    def _changes_elsewhere(self) -> int:
        with self.reading() as sql:
            (version,) = sql.execute("PRAGMA data_version").fetchone()
        return int(version)


@contextmanager
def _without_waiting(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what meets another program fail at once."""
    (usual,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {usual}")
