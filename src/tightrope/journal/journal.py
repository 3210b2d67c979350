"""The journal: one open database, and the parts through which everything is done with it."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tightrope import clock, storage
from tightrope.clock import Moment
from tightrope.journal.parts import late
from tightrope.journal.parts.backups import Backups
from tightrope.journal.parts.entries import Entries
from tightrope.journal.parts.history import History
from tightrope.journal.parts.month_notes import MonthNotes
from tightrope.journal.parts.review import Reviews
from tightrope.journal.parts.screen_lock import ScreenLock
from tightrope.journal.parts.sync import Sync
from tightrope.journal.parts.tags import Tags
from tightrope.journal.parts.transfer import Transfer
from tightrope.journal.parts.trash import Trash
from tightrope.journal.parts.undo import Undo
from tightrope.journal.parts.unsaved import Unsaved
from tightrope.storage.connection import JournalDatabase

if TYPE_CHECKING:
    from tightrope.journal.parts.aims import Aims
    from tightrope.journal.parts.letters import Letters
    from tightrope.journal.parts.talk import TalkList
    from tightrope.storage.encryption import FileKey, Unlock


class Journal:
    """The journal in the file at `path`, made if nothing is there.

    `now` is asked for the times that a save is stamped with. A file that an earlier version wrote
    is copied into the folder of backups, and then brought up to date. Raises JournalError where
    the file cannot be opened; one that cannot be written is opened for reading. A journal belongs
    to the thread that opened it.

    With a `key` the journal is an encrypted one, which is opened or made. Without it, `passphrase`
    is asked for the passphrase of one that proves to be encrypted; what it raises ends the opening.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], Moment] = clock.now,
        *,
        key: "FileKey | None" = None,
        passphrase: Callable[[], str] | None = None,
    ) -> None:
        self._now = now
        self._database = database = JournalDatabase(
            path,
            lambda used: _back_up_to_migrate(path, now, used),
            key,
            _unlock(passphrase),
        )
        self.entries = Entries(database, now)
        self.month_notes = MonthNotes(database, now)
        self.history = History(database, now, self.entries, self.month_notes)
        self.trash = Trash(database, now)
        self.undo = Undo(database, now)
        self.tags = Tags(database, now)
        self.review = Reviews(database, now)
        self.backups = Backups(database, now)
        self.transfer = Transfer(database, now, self.backups)
        self.sync = Sync(database, now, self.backups)
        self.screen_lock = ScreenLock(database, now)
        self.unsaved = Unsaved(database, self.entries, self.month_notes, self.trash)

    @cached_property
    def aims(self) -> "Aims":
        """The shared aims."""
        return late.Aims(self._database, self._now)

    @cached_property
    def talk(self) -> "TalkList":
        """What is to be talked about."""
        return late.TalkList(self._database, self._now)

    @cached_property
    def letters(self) -> "Letters":
        """Letters to one other person, and theirs."""
        parts = late.JournalParts(
            self.entries, self.month_notes, lambda: self.aims, lambda: self.talk
        )
        return late.Letters(self._database, self._now, parts)

    @property
    def path(self) -> Path:
        """Where the journal's file is."""
        return self._database.path

    @property
    def key(self) -> "FileKey | None":
        """What opens the journal's file; None where it is a plain one."""
        return self._database.key

    @property
    def notice(self) -> str:
        """A sentence to tell the person about the file that was opened; mostly there is none."""
        return self._database.notice

    @property
    def read_only(self) -> str:
        """Why nothing can be changed, as a sentence; empty where the journal can be written."""
        return self._database.read_only

    def check_writable(self) -> None:
        """Raise JournalError where nothing can be changed now, or a change would be lost."""
        self._database.check_writable()

    def now(self) -> Moment:
        """Return the moment that this journal's clock shows."""
        return self._now()

    def opened_again(self) -> "Journal":
        """Open the same file once more, for another thread or process."""
        return Journal(self.path, self._now, key=self.key)

    def has_changed(self) -> bool:
        """Return whether another window or program saved something since this was last asked."""
        return self._database.has_changed()

    def is_busy(self) -> bool:
        """Return whether a save would have to wait for another program, or could not be made."""
        return self._database.is_busy()

    @property
    def generation(self) -> str:
        """What the journal's file was called when it was read here; a rollback renews it."""
        return self._database.generation

    def accept_generation(self) -> None:
        """Go on with what a rollback in another window brought back, once all is read again.

        Until then every save raises RolledBackError.
        """
        self._database.accept_generation()

    def another(self) -> "Journal":
        """Open this journal once more, for another thread; nobody is asked for its passphrase."""
        return Journal(self.path, self._now, key=self._database.key)

    def interrupt(self) -> None:
        """Stop the search that runs now; any thread may call this."""
        self._database.interrupt()

    def close(self) -> None:
        """Let go of the file; the journal cannot be used afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _unlock(passphrase: Callable[[], str] | None) -> "Unlock | None":
    if passphrase is None:
        return None
    return lambda salt: storage.encryption.FileKey.derive(passphrase(), salt)


def _back_up_to_migrate(path: Path, now: Callable[[], Moment], key: "FileKey | None") -> None:
    storage.backup.back_up(path, None, now().utc, key, storage.backup.Reason.MIGRATION)
