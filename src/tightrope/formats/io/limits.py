"""How much of a file is read: the limits that bound memory and time, and a look at how it begins.

An entry of this size holds two and a half million words.
"""

import io
from typing import BinaryIO

# Bytes of one entry in a file, or of one file of a folder, whatever the format.
LONGEST_RECORD = 16 * 2**20
# Objects, arrays and other values in the JSON of one entry: each takes up to a hundred bytes.
MOST_VALUES = 500_000
# Blank lines in a row, and lines of one entry in a text: nobody has written so many.
MOST_LINES = 250_000
# Folders in one another: a journal has years, months and days in it.
DEEPEST_FOLDER = 100
# Bytes of a page before its text: what a YAML parser is given.
LONGEST_FRONT_MATTER = 1 * 2**20
# Values in it, keys counted too; each takes a parser some ten microseconds.
MOST_FRONT_VALUES = 100_000
# Bytes of the list of files in a zip; each costs a few times that in memory.
LARGEST_LIST = 8 * 2**20
# Bytes that the files read from a zip unpack to, and how many times their packed size that may be:
# diaries pack to a third, JSON of empty entries to a hundredth, bombs to a thousandth.
LARGEST_UNPACKED = 4 * 2**30
MOST_TIMES_UNPACKED = 200


def size_text(size: int) -> str:
    """Return a number of bytes as people say it: `16 MB`."""
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size} bytes"


class UnreadablePageError(ValueError):
    """A page of a folder that is too long or no text; its words say which and what to do."""


def read_page(source: BinaryIO, called: str = "page") -> str:
    """Return the text of a page that is read whole; `called` is what a person calls it.

    Raises UnreadablePageError.
    """
    content = source.read(LONGEST_RECORD + 1)
    if len(content) > LONGEST_RECORD:
        longest = size_text(LONGEST_RECORD)
        raise UnreadablePageError(f"this {called} is longer than {longest}; split it.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadablePageError(f"this {called} is not UTF-8; save it as UTF-8.") from None


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
