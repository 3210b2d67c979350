"""Finding out what an import is, before it is read."""

from collections.abc import Callable
from pathlib import Path

from tightrope.domain.printable import printable
from tightrope.formats.detect import format_of_file, format_of_folder
from tightrope.formats.registry import read_formats
from tightrope.journal.transfer.sources import SourceError, files_in, reading


def detect_format(source: Path, look: Callable[[], object] | None = None) -> str:
    """Return the name of the format that a file or folder is in.

    `look` is called on the way through a folder, and what it raises ends that.

    Raises SourceError where that cannot be told or the path not be read, and BadFileError for a zip
    that is damaged or dangerous.
    """
    with reading(source):
        if source.is_dir():
            name = format_of_folder([path.relative_to(source) for path in files_in(source, look)])
        elif source.is_fifo():
            # What was looked at is gone from it, and would be missed without a word.
            raise SourceError(
                f"{printable(str(source))} can be read only once; name its format,"
                f" one of {', '.join(read_formats())}."
            )
        else:
            with source.open("rb") as file:
                name = format_of_file(file, printable(source.name))
    if name is None:
        raise SourceError(
            f"It cannot be told what {printable(str(source))} is; name its format,"
            f" one of {', '.join(read_formats())}."
        )
    return name
