"""A journal that is open: what reading, keeping and exchanging share."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tightrope import clock
from tightrope.domain.moment import Moment
from tightrope.storage.connection import JournalDatabase


class Opened:
    """The journal in the file at `path`, made if nothing is there.

    `now` is asked for the times that a save is stamped with. A file that an earlier version wrote
    is copied into the folder of backups, and then brought up to date. Raises JournalError where
    the file cannot be opened. A journal belongs to the thread that opened it.
    """

    def __init__(self, path: Path, now: Callable[[], Moment] = clock.now) -> None:
        self._now = now
        self._file = JournalDatabase(path, lambda: _back_up(path, now))

    @property
    def path(self) -> Path:
        """Where the journal's file is."""
        return self._file.path

    def now(self) -> Moment:
        """Return the moment that this journal's clock shows."""
        return self._now()

    def close(self) -> None:
        """Let go of the file; the journal cannot be used afterwards."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _back_up(path: Path, now: Callable[[], Moment]) -> None:
    from tightrope.storage.backup import back_up  # noqa: PLC0415 - once for each new version

    back_up(path, None, now().utc)
