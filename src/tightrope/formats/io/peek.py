"""A look at how a file begins, for formats of more than one shape."""

import io
from typing import BinaryIO

_MARK = b"\xef\xbb\xbf"
_LOOK = 256


def beginning(source: BinaryIO, size: int) -> bytes:
    """Return up to `size` of the first bytes, which are still to be read afterwards.

    A stream that cannot be wound back shows at least one byte, unless it is empty.
    """
    if source.seekable():
        start = source.tell()
        seen = source.read(size)
        source.seek(start)
        return seen
    return source.peek(size)[:size] if isinstance(source, io.BufferedReader) else b""


def first_sign(source: BinaryIO) -> bytes:
    """Return the first byte of a file that is not blank, as far as a short look can tell."""
    return beginning(source, _LOOK).removeprefix(_MARK).lstrip()[:1]
