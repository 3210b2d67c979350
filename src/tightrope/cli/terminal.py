"""The terminal: standard streams, width, colours (ECMA-48, SGR), and what is printed."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tightrope import libraries
from tightrope.domain.errors import TightropeError
from tightrope.domain.marks import State

if TYPE_CHECKING:
    from json import JSONEncoder


# Numbers of the 256 colours, equally readable on dark and on light. A sign or a place beside them
# always says the same.
TOGETHER = "38;5;166"
SPACE = "38;5;32"
QUIET = "2"
STRONG = "1"

OF_STATE = {
    State.TOGETHER: TOGETHER,
    State.SPACE: SPACE,
    State.BOTH: STRONG,
    State.UNMARKED: QUIET,
}


_USUAL_WIDTH = 80


def say(line: str = "") -> None:
    """Print a line of data."""
    if os.name == "nt" and stdout_is_terminal():
        libraries.click.echo(line)  # it knows the terminals of Windows
    else:
        sys.stdout.write(line + "\n")


@contextmanager
def telling_what_was_saved() -> Iterator[None]:
    """Print about what is saved by now; where that has no room, nobody shall save it again."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise TightropeError("It was saved, but this answer could not be printed.") from None


def note(line: str) -> None:
    """Print a line that is not data."""
    sys.stderr.write(line + "\n")


def print_json(document: object) -> None:
    """Print one JSON document."""
    say(json_encoder(indent=2).encode(document))


def json_encoder(indent: int | None = None) -> "JSONEncoder":
    """Return what writes JSON to standard output."""
    # JSON escapes some control characters and lets others through to the terminal.
    return libraries.json.JSONEncoder(ensure_ascii=stdout_is_terminal(), indent=indent)


def painted(text: str, look: str) -> str:
    """Return the text with one of the `looks`, where there is one and colours are wanted at all."""
    return f"\x1b[{look}m{text}\x1b[0m" if look and has_colours() else text


def has_colours() -> bool:
    """Whether to print colours: on a terminal that has them, unless NO_COLOR says otherwise."""
    return (
        stdout_is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def terminal_width() -> int:
    """Return the columns of the terminal, or the usual number where there is none."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isascii() and wanted.isdigit() and int(wanted):
        return int(wanted)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):
        return _USUAL_WIDTH


def stdin_is_terminal() -> bool:
    """Whether a person sits at standard input."""
    return sys.stdin.isatty()


def stdin_text() -> str:
    """Return all of standard input without a mark of byte order.

    Bytes that are not UTF-8 stay visible as such to the domain.
    """
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="surrogateescape")


def stdout_is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
