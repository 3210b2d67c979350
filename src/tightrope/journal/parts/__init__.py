"""The parts of a journal, and what they share: one open database, and one clock."""

from collections.abc import Callable

from tightrope.clock import Moment
from tightrope.storage.connection import JournalDatabase


class JournalPart:
    """One part of a journal, over the database that all its parts share.

    `now` gives the moment that a save is stamped with.
    """

    def __init__(self, database: JournalDatabase, now: Callable[[], Moment]) -> None:
        self._database = database
        self._now = now
