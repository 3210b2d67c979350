"""How a plain SQLite database begins, by which it is told from an encrypted or a damaged one.

The fields are those of https://www.sqlite.org/fileformat.html#the_database_header.
"""

import struct
from pathlib import Path

from tightrope.storage import open_files

_NAME = b"SQLite format 3\0"
# Size of a page, versions, room left in a page, fractions, format of the schema, encoding of text,
# and what is reserved.
_FIELDS = struct.Struct(">16xH6B20xI8xI12x20s8x")
_LATEST_SCHEMA_FORMAT = 4

SIZE = _FIELDS.size
"""Bytes of it."""
SMALLEST = 512
"""Bytes of the smallest page there is; SQLite takes a shorter file for an empty database."""


def is_plain(beginning: bytes) -> bool:
    """Return whether bytes are how a plain database begins, damaged or not."""
    return beginning.startswith(_NAME)


def is_plain_file(path: Path) -> bool:
    """Return whether a file begins as a plain database does. Raises OSError.

    Only for a file that this process has not opened: closing it drops the locks of all connections
    to it.
    """
    with path.open("rb") as file:
        return is_plain(file.read(len(_NAME)))


def has_sound_header(header: bytes) -> bool:
    """Return whether a plain database can begin so (SIZE bytes), as far as SQLite needs it."""
    if not is_plain(header) or len(header) != SIZE:
        return False
    page_size, *fixed, schema_format, encoding, reserved = _FIELDS.unpack(header)
    return all(
        (
            page_size == 1 or (page_size >= SMALLEST and page_size & (page_size - 1) == 0),
            fixed[0] == fixed[1] and fixed[0] in {1, 2},
            fixed[2:] == [0, 64, 32, 32],
            schema_format <= _LATEST_SCHEMA_FORMAT,
            encoding in {0, 1},
            not any(reserved),
        )
    )


def begins_soundly(path: Path) -> bool:
    """Return whether a file has a sound header, also one that is open here. Raises OSError."""
    return has_sound_header(open_files.read_at(path, 0, SIZE))
