"""Reading a source twice: once to decide what it means, once to take it in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

# Bytes of a stream that are kept in memory; of more, all go into a file without a name.
_IN_MEMORY = 16 * 2**20


@contextmanager
def read_twice(
    source: BinaryIO, look: Callable[[Callable[[int], bytes]], None]
) -> Iterator[BinaryIO]:
    """Give a source, still to be read, after `look` was handed its `readline`.

    `look` reads as far as it wants. What it reads of a stream that cannot be wound back is kept
    for the second time, where nobody else can read it.
    """
    if source.seekable():
        start = source.tell()
        look(source.readline)
        source.seek(start)
        yield source
        return
    with SpooledTemporaryFile(_IN_MEMORY) as kept:

        def readline(size: int) -> bytes:
            line = source.readline(size)
            kept.write(line)
            return line

        look(readline)
        kept.seek(0)
        yield cast("BinaryIO", kept)
