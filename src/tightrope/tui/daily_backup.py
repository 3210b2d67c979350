"""The backup of the day, made beside one's work once something was saved."""

from contextlib import suppress
from typing import Any

from textual.app import App

from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal

_LOOKS_EVERY_SECONDS = 20.0


class DailyBackup:
    """Looks now and then whether the backup of the day is due, and makes it in a thread.

    `limit` is how many MB such backups may take together, 0 for none.
    """

    def __init__(self, app: App[Any], journal: Journal, limit: int) -> None:
        self._app = app
        self._journal = journal
        self._limit = limit
        self._is_at_work = False

    def start(self) -> None:
        """Look from now on."""
        if self._limit:
            self._app.set_interval(_LOOKS_EVERY_SECONDS, self.look)

    def look(self) -> None:
        """Make the backup if it is due."""
        if not self._is_at_work and self._journal.backups.are_due():
            self._is_at_work = True
            self._app.run_worker(self._make, thread=True)

    def _make(self) -> None:
        try:
            # Nobody is interrupted for it; `doctor` and the list of backups tell.
            with suppress(TightropeError, OSError), self._journal.opened_again() as own:
                own.backups.catch_up(self._limit)
        finally:
            self._is_at_work = False
