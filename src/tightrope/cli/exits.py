"""Exit codes, and how the program ends: the one place where an error becomes a sentence."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, TextIO

from tightrope import domain, libraries
from tightrope.cli import late
from tightrope.domain.errors import TightropeError

_SIGNALLED = 128  # what a shell adds to the number of a signal


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a closed terminal or a `kill` end the block as an exit would, clearing up behind it."""

    def end(number: int, _frame: object) -> NoReturn:
        raise SystemExit(_SIGNALLED + number)

    signals = libraries.signal
    # Windows knows one of them, and `nohup` wants the other to be ignored.
    numbers = [getattr(signals, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signals, name)]
    ours = [number for number in numbers if signals.getsignal(number) is signals.SIG_DFL]
    for number in ours:
        signals.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signals.signal(number, signals.SIG_DFL)


DONE, COULD_NOT, INTERRUPTED = 0, 1, 130


def run_to_exit_code(work: Callable[[], int]) -> int:
    """Do the work, which returns an exit code; say on standard error whatever goes wrong."""
    code = _told(work)
    # What could not be written until now would fail again while Python ends, which makes the
    # exit code 120.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _silence(stream)
    return code


def _told(work: Callable[[], int]) -> int:
    try:
        _fill_gaps()
        _speak_unicode()
        code = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except TightropeError as trouble:
        return _could_not(str(trouble))
    except OSError as error:
        return _could_not_speak(error)
    except Exception as error:  # noqa: BLE001 - the last net: nobody shall see a traceback
        return _unforeseen(error)
    return code


def _fill_gaps() -> None:
    """Put nothing in the place of a stream that whoever called us has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Open until the end, and imported nowhere before it is known what is asked for.
            nothing = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end; pathlib is slow
            setattr(sys, name, nothing)


def _speak_unicode() -> None:
    """Make pipes and files UTF-8 with line ends as they are, and terminals never choke."""
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            # A path that is not valid UTF-8 goes out as the bytes it came in as.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def _could_not(sentence: str) -> int:
    # What was done before stands, and is told even where the rest could not be.
    try:
        sys.stdout.flush()
    except OSError:
        _silence(sys.stdout)
    tell(sentence)
    return COULD_NOT


def _could_not_speak(error: OSError) -> int:
    if _is_closed_pipe(error):
        _silence(sys.stdout)
        return DONE
    if error.errno == errno.ENOSPC:
        _silence(sys.stdout)
        return _could_not("There is no space left to write this; make room and try again.")
    if error.errno in {errno.EMFILE, errno.ENFILE}:
        # Nothing more can be opened, not even the log of faults or what would write to it.
        return _could_not("Too many files are open; close some, or raise the limit (ulimit -n).")
    return _unforeseen(error)


def _is_closed_pipe(error: OSError) -> bool:
    # Windows says EINVAL when whoever was reading is gone.
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def _silence(stream: TextIO) -> None:
    """Point a stream at nothing, so that what is left in its buffer fails no more."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _unforeseen(error: Exception) -> int:

    return _could_not(late.log_crash(error, late.locate().logs, late.clock.now().utc))


def tell(sentence: str) -> None:
    """Say on standard error what went wrong."""
    say(f"tightrope: {sentence}")


def say(line: str) -> None:
    """Print a line on standard error, if that can be."""
    with suppress(OSError):
        sys.stderr.write(domain.printable.printable(line) + "\n")
        sys.stderr.flush()
