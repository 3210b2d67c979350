"""Work that goes on after a command has ended, in a process of its own that nobody waits for."""

import os
import sys
from collections.abc import Callable

from tightrope import libraries

_NICENESS = 10


def go_on_in_background(work: Callable[[], object], arguments: list[str]) -> None:
    """Do something after this process has ended, quietly, at low priority, come what may.

    Where processes cannot fork, the program is started anew with these arguments instead. For
    after everything was said: what the terminal or a pipe is told then comes from nobody.
    """
    if not hasattr(os, "fork"):
        _start_anew(arguments)
        return
    try:
        if os.fork():
            return
    except OSError:
        return  # no room for another process; the next command tries again
    try:
        # A terminal that closes takes nothing along, and a pipe ends with the command.
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.nice(_NICENESS)
        work()
    finally:
        os._exit(0)


def _start_anew(arguments: list[str]) -> None:
    subprocess = libraries.subprocess
    flags = getattr(subprocess, "DETACHED_PROCESS", 0)
    subprocess.Popen(
        [sys.executable, "-m", "tightrope", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )
