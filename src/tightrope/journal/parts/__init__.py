"""The parts of a journal, and what they share: one open database, and one clock."""

from collections.abc import Callable, Sized

from tightrope import storage
from tightrope.clock import Moment
from tightrope.storage.connection import JournalDatabase


class JournalPart:
    """One part of a journal, over the database that all its parts share.

    `now` gives the moment that a save is stamped with.
    """

    def __init__(self, database: JournalDatabase, now: Callable[[], Moment]) -> None:
        self._database = database
        self._now = now

    def _copy_before(self, changes: Sized) -> None:
        """Make a backup before a change to more than ten records at once.

        For inside its transaction, until whose end a copy shows the journal as it was. Raises
        JournalError.
        """
        if len(changes) > MANY:
            database = self._database
            storage.backup.back_up(
                database.path, None, self._now().utc, database.key, storage.backup.Reason.CHANGE
            )


MANY = 10
"""Entries that may change at once without a backup before."""
