"""What a journal is written to and read from: one module a format, each behind `Format`."""

from tightrope.formats.protocol import (
    BadFile,
    BadRecord,
    FileFormat,
    FolderFormat,
    Format,
    Page,
    Record,
    Uncarried,
)
from tightrope.formats.registry import NAMES, format_named

__all__ = [
    "NAMES",
    "BadFile",
    "BadRecord",
    "FileFormat",
    "FolderFormat",
    "Format",
    "Page",
    "Record",
    "Uncarried",
    "format_named",
]
