"""What a journal is written to and read from: each format behind `Format`."""

from tightrope.formats.protocol import (
    BadFileError,
    BadRecord,
    BinaryWriter,
    BookWriter,
    FileFormat,
    FileWriter,
    FolderFormat,
    FolderWriter,
    Format,
    Page,
    Reader,
    Record,
    Uncarried,
    Writer,
)
from tightrope.formats.registry import format_named, reader_named, writer_named

__all__ = [
    "BadFileError",
    "BadRecord",
    "BinaryWriter",
    "BookWriter",
    "FileFormat",
    "FileWriter",
    "FolderFormat",
    "FolderWriter",
    "Format",
    "Page",
    "Reader",
    "Record",
    "Uncarried",
    "Writer",
    "format_named",
    "reader_named",
    "writer_named",
]
