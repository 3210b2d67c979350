"""Where a passphrase comes from: a file, a descriptor, or the terminal; never from an argument."""

import os
import sys

from tightrope import libraries
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable

_LONGEST = 4096  # bytes


class NoPassphraseError(TightropeError):
    """A passphrase is needed, and none could be had."""


def passphrase_from_file(path: str) -> str:
    """Return the first line of a file. Raises NoPassphraseError."""
    try:
        number = os.open(os.path.expanduser(path), os.O_RDONLY)  # noqa: PTH111 - pathlib is slow
    except OSError as error:
        raise NoPassphraseError(
            f"The passphrase could not be read from {printable(path)} ({error.strerror});"
            " name a file that you may read."
        ) from None
    try:
        return _first_line(number, printable(path))
    finally:
        os.close(number)


def passphrase_from_descriptor(number: int) -> str:
    """Return the first line of an open descriptor. Raises NoPassphraseError."""
    return _first_line(number, f"descriptor {number}")


def ask_passphrase(prompt: str) -> str:
    """Return what a person types at the terminal, which does not show it.

    Standard input may be something else meanwhile. Raises NoPassphraseError where there is no
    terminal, or nothing was typed.
    """
    if not _has_terminal():
        raise NoPassphraseError(
            "A passphrase is needed (or the journal's beginning is damaged: see `tightrope"
            " rollback`), and there is no terminal to type it at;"
            " name a file with --passphrase-file, or a descriptor with --passphrase-fd."
        )
    sys.stdout.flush()
    try:
        return _not_empty(libraries.getpass.getpass(prompt), "the terminal")
    except EOFError:
        raise NoPassphraseError("No passphrase was typed, so nothing was done.") from None


def _has_terminal() -> bool:
    if os.name == "nt":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _first_line(number: int, shown: str) -> str:
    read = b""
    try:
        while b"\n" not in read and len(read) <= _LONGEST:
            if not (piece := os.read(number, _LONGEST)):
                break
            read += piece
    except OSError as error:
        raise NoPassphraseError(
            f"The passphrase could not be read from {shown} ({error.strerror});"
            " name a file or descriptor that you may read."
        ) from None
    line = read.partition(b"\n")[0].removesuffix(b"\r")
    if len(line) > _LONGEST:
        raise NoPassphraseError(
            f"The first line of {shown} is longer than a passphrase may be"
            f" ({_LONGEST} bytes); write the passphrase there alone."
        )
    return _not_empty(line.decode(errors="surrogateescape"), shown)


def _not_empty(passphrase: str, shown: str) -> str:
    if not passphrase:
        raise NoPassphraseError(f"No passphrase came from {shown}, so nothing was done.")
    return passphrase
