"""How far an export, an import or a sync has come, told on the way, and how it is stopped there."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, TypeVar

from tightrope.domain.errors import TightropeError

Progress = Callable[[int], None]
"""Is told how far one has come: entries that were exported, bytes up to where an import reads, or
thousandths of a sync.

Bytes go back where a source is read twice. What it raises stops everything: nothing is written, and
nothing changed; of a sync, what was done stands. It is called often enough to be answered at once,
and also while the number stays the same.
"""

ALL = 1000
"""A whole sync, in thousandths."""

_Thing = TypeVar("_Thing")

# Bytes that are read at once, and after which one is told: some hundred entries.
_PIECE = 2**18
# Files or entries of a sync between two looks at whether to go on.
_OFTEN = 50


class CancelledError(TightropeError):
    """The person stopped an export or import, and everything is as it was."""


def reporting(
    things: Iterable[_Thing], progress: Progress | None, *, first: int, last: int, count: int = 1
) -> Iterator[_Thing]:
    """Give `count` things on, and tell on the way how one comes from `first` to `last`."""
    for number, thing in enumerate(things):
        if progress and number % _OFTEN == 0:
            progress(first + (last - first) * number // count)
        yield thing


class ProgressReporter:
    """Tells how far one has come, and again while nothing seems to go on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._before = self._done = 0

    def to(self, done: int) -> None:
        """Tell that one has come so far in the present source."""
        self._done = self._before + done
        self._progress(self._done)

    def next_source(self, size: int) -> None:
        """Leave a source of so many bytes behind."""
        self._before += size

    def again(self) -> None:
        """Tell the same as before, to be stopped perhaps."""
        self._progress(self._done)


def reporting_reader(source: BinaryIO, forward: ProgressReporter) -> BinaryIO:
    """Return an open source that tells how far it was read."""
    return io.BufferedReader(_Told(source, forward), _PIECE)


class _Told(io.RawIOBase):
    def __init__(self, source: BinaryIO, forward: ProgressReporter) -> None:
        self._source = source
        self._forward = forward
        self._at = source.tell() if source.seekable() else 0

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        piece = self._source.read(len(room))
        room[: len(piece)] = piece
        self._at += len(piece)
        self._forward.to(self._at)
        return len(piece)

    def seekable(self) -> bool:
        return self._source.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = self._source.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at
