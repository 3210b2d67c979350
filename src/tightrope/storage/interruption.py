"""Stopping what runs in SQLite from what is called on the way."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tightrope.storage.errors import InterruptedReadError

# Steps of SQLite's machine, which are a millisecond or two.
_STEPS = 10_000


@contextmanager
def interruptible(connection: sqlite3.Connection, look: Callable[[], None]) -> Iterator[None]:
    """Call `look` now and then while statements run; what it raises stops them and all this.

    What runs inside is to be `translated`.
    """
    reasons: list[BaseException] = []

    def may_stop() -> bool:
        if reasons:
            return False  # taking back what was done is not to be stopped
        try:
            look()
        except BaseException as reason:  # noqa: BLE001 - SQLite would swallow it; see below
            reasons.append(reason)
        return bool(reasons)

    connection.set_progress_handler(may_stop, _STEPS)
    try:
        yield
    except InterruptedReadError:
        if reasons:
            raise reasons[0] from None
        # Nobody else stops what is watched: ctrl+c came just as SQLite was calling us, and
        # SQLite kept what that raised to itself.
        raise KeyboardInterrupt from None
    finally:
        connection.set_progress_handler(None, 0)
