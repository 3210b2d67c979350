"""A program in a pseudo-terminal, as a person starts it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from floor import Cost

COLUMNS, LINES = 120, 40
# The first screenful is there when so many bytes came, all of it when no more came for a while.
_SCREENFUL = 1500
_QUIET_SECONDS = 0.25
_PATIENCE_SECONDS = 30

BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
TIGHTROPE = (str(Path(sys.executable).with_name("tightrope")),)


class Terminal:
    """A program with 120 by 40 cells to paint on; it is killed when the block is left."""

    def __init__(self, command: tuple[str, ...], env: Mapping[str, str]) -> None:
        self._command = command
        self._env = env

    def __enter__(self) -> Self:
        self._start = time.perf_counter()
        self.pid, self._screen = pty.fork()
        if not self.pid:
            os.execve(self._command[0], self._command, self._env)
        size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, size)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._screen)
        os.waitpid(self.pid, 0)

    def painted(self) -> tuple[Cost, Cost]:
        """Wait for the screen; return what the first screenful and the last stroke of it took."""
        seen, first, last = 0, None, Cost(0, 0)
        while time.perf_counter() - self._start < _PATIENCE_SECONDS:
            if select.select([self._screen], [], [], _QUIET_SECONDS)[0]:
                seen += len(os.read(self._screen, 1 << 16))
                last = Cost(1000 * (time.perf_counter() - self._start), self.cpu())
                if seen > _SCREENFUL:
                    first = first or last
            elif first:
                return first, last
        raise RuntimeError(f"{self._command[0]} painted only {seen} bytes")

    def let_be(self, seconds: float) -> None:
        """Let it run for a while, as a terminal does that takes what is painted."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._screen], [], [], left)[0]:
                os.read(self._screen, 1 << 16)

    def cpu(self) -> float:
        """Return the milliseconds of processor time that it used so far."""
        # The clock of a process is named by its number: see clock_getcpuclockid(3).
        return time.clock_gettime_ns(~self.pid << 3 | 2) / 1e6

    def resident(self) -> float:
        """Return the megabytes of memory that it holds."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
