"""What a journal is written to and read from: each format behind `Format`."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.formats import fields as fields
    from tightrope.formats.protocol import BadFileError as BadFileError
    from tightrope.formats.protocol import BadRecord as BadRecord
    from tightrope.formats.protocol import BinaryWriter as BinaryWriter
    from tightrope.formats.protocol import BookWriter as BookWriter
    from tightrope.formats.protocol import FileAtHand as FileAtHand
    from tightrope.formats.protocol import FileFormat as FileFormat
    from tightrope.formats.protocol import FileWriter as FileWriter
    from tightrope.formats.protocol import FolderFormat as FolderFormat
    from tightrope.formats.protocol import FolderWriter as FolderWriter
    from tightrope.formats.protocol import Format as Format
    from tightrope.formats.protocol import MadeId as MadeId
    from tightrope.formats.protocol import Page as Page
    from tightrope.formats.protocol import Reader as Reader
    from tightrope.formats.protocol import Record as Record
    from tightrope.formats.protocol import Uncarried as Uncarried
    from tightrope.formats.protocol import Writer as Writer
    from tightrope.formats.registry import format_named as format_named
    from tightrope.formats.registry import reader_named as reader_named
    from tightrope.formats.registry import writer_named as writer_named
else:
    __getattr__ = late_imports(
        __name__,
        ("fields",),
        dict.fromkeys(
            (
                "BadFileError",
                "BadRecord",
                "BinaryWriter",
                "BookWriter",
                "FileAtHand",
                "FileFormat",
                "FileWriter",
                "FolderFormat",
                "FolderWriter",
                "Format",
                "MadeId",
                "Page",
                "Reader",
                "Record",
                "Uncarried",
                "Writer",
            ),
            "tightrope.formats.protocol",
        )
        | dict.fromkeys(
            ("format_named", "reader_named", "writer_named"), "tightrope.formats.registry"
        ),
    )
