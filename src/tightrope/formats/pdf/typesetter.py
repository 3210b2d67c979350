"""Setting of one part of a book, in a process of its own, so that its memory goes with it.

Run as a module: the markup comes on standard input, the PDF goes to standard output. Nothing of it
touches the disk.
"""

import subprocess
import sys
from typing import BinaryIO

from tightrope.domain.errors import TightropeError

_MODULE = "tightrope.formats.pdf.typesetter"
_MISSING = 3


class TypesettingError(TightropeError):
    """A book cannot be set: the extra is missing, or what sets it failed."""


def set_pages(markup: str, out: BinaryIO) -> None:
    """Write the PDF of a piece of markup. Raises TypesettingError."""
    done = subprocess.run(  # noqa: S603 - Python itself, with a module of ours
        [sys.executable, "-m", _MODULE],
        input=markup.encode(),
        stdout=out,
        stderr=subprocess.DEVNULL,  # it would quote what someone wrote
        check=False,
    )
    if done.returncode == _MISSING:
        raise TypesettingError(
            "To write PDF, install the extra tightrope[pdf]; `export html` and a browser's print"
            " make a book too."
        )
    if done.returncode:
        raise TypesettingError(
            "A part of the book could not be set; choose a shorter span, or export it as html."
        )


def main() -> int:
    """Set what comes on standard input; return the exit code."""
    try:
        import typst  # noqa: PLC0415 - an extra, told apart from other faults
    except ImportError:
        return _MISSING
    sys.stdout.buffer.write(typst.compile(sys.stdin.buffer.read()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
