"""The real program in a real terminal, seen as a person sees it."""

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte

# What pyte does not know and would print: the kitty keyboard protocol and mode requests.
_UNKNOWN = re.compile(r"\x1b\[[<>=?]?[\d;]*(?:u|\$p)|\x1b\[>[\d;]*[a-z]")
# How long a machine may be busy with something else before a test gives up.
_PATIENCE_SECONDS = 60


class Terminal:
    """A terminal of 100 by 30 cells with the program in it."""

    def __init__(self, program: "pexpect.spawn[str]") -> None:
        self.program = program
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.Stream(self._screen)

    def type(self, text: str) -> None:
        """Send keys."""
        self.program.send(text)

    @property
    def cursor(self) -> tuple[int, int] | None:
        """The row and column of the cursor, None where the terminal hides it."""
        cursor = self._screen.cursor
        return None if cursor.hidden else (cursor.y, cursor.x)

    def forget(self) -> None:
        """Empty the screen, so that only what is drawn from now on is on it."""
        self._screen.reset()

    def wait_for(self, shown: str) -> str:
        """Wait until something is on the screen, and return all of it."""
        return self.wait_until(lambda screen: shown in screen)

    def wait_until(self, is_there: Callable[[str], bool]) -> str:
        """Wait until the screen is as wanted, and return it."""
        give_up_at = time.monotonic() + _PATIENCE_SECONDS
        while not is_there(screen := "\n".join(self._screen.display)):
            if time.monotonic() > give_up_at:
                raise AssertionError(screen)
            try:
                read = self.program.read_nonblocking(100_000, timeout=0.1)
            except pexpect.TIMEOUT:
                continue
            self._stream.feed(_UNKNOWN.sub("", read))
        return screen


@contextmanager
def started(journal: Path) -> Iterator[Terminal]:
    """Start the program on a journal, and end it somehow."""
    program = pexpect.spawn(
        sys.executable,
        ["-m", "tightrope", "--journal", str(journal)],
        dimensions=(30, 100),
        encoding="utf-8",
        timeout=_PATIENCE_SECONDS,
    )
    try:
        yield Terminal(program)
    finally:
        # Waited for as long as a busy machine takes, which `close` would give up on.
        program.kill(signal.SIGKILL)
        program.wait()
        program.close()
