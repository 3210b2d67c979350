"""The full-screen journal in terminals of its own, typed into and read as a person would."""

import codecs
import os
import re
import select
import signal
import termios
import time
from contextlib import suppress
from pathlib import Path

import pyte

from forks import Forks

_ROWS, _COLUMNS = 30, 100
# What pyte does not know and would print: the kitty keyboard protocol and mode requests.
_UNKNOWN = re.compile(r"\x1b\[[<>=?]?[\d;]*(?:u|\$p)|\x1b\[>[\d;]*[a-z]")
_LONGEST = 60.0  # seconds: what takes longer hangs


class Window:
    """One window of the full-screen journal, and when which word was typed and seen in it."""

    def __init__(self, server: Forks, folder: Path, words: list[str]) -> None:
        self._server = server
        self._ours, its = os.openpty()
        termios.tcsetwinsize(its, (_ROWS, _COLUMNS))
        self._program = server.start("program", words, folder, os.ttyname(its))
        os.close(its)
        self._screen = pyte.Screen(_COLUMNS, _ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._printed = ""
        self.gone: float | None = None
        self.typed: dict[str, float] = {}
        self.seen: dict[str, float] = {}

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    @property
    def is_gone(self) -> bool:
        """Whether the program has left the terminal."""
        return self.gone is not None

    @property
    def complained(self) -> bool:
        """Whether a fault was printed."""
        return "Traceback" in self._printed or "a fault in the program" in self._printed

    def press(self, keys: str) -> None:
        """Press keys that write no word."""
        with suppress(OSError):
            os.write(self._ours, keys.encode())

    def type(self, word: str) -> None:
        """Type a word that nobody else types, and a space."""
        self.typed[word] = time.monotonic()
        self.press(f"{word} ")

    def look(self, seconds: float) -> None:
        """Read what is drawn in the next moments, and note the words that appear."""
        until = time.monotonic() + seconds
        while not self.is_gone and (left := until - time.monotonic()) > 0:
            if not select.select([self._ours], [], [], left)[0]:
                return
            try:
                drawn = os.read(self._ours, 100_000)
            except OSError:
                drawn = b""  # nobody has it open any more
            if not drawn:
                self.gone = time.monotonic()
            self._draw(self._decoder.decode(drawn))

    def _draw(self, drawn: str) -> None:
        self._printed = (self._printed + drawn)[-10_000:]
        self._stream.feed(_UNKNOWN.sub("", drawn))
        now = time.monotonic()
        shown = self.shown
        for word in self.typed.keys() - self.seen.keys():
            if word in shown:
                self.seen[word] = now

    def wait_for(self, text: str) -> bool:
        """Wait until something is on the screen; return False where the program ended before."""
        until = time.monotonic() + _LONGEST
        while text not in self.shown and not self.is_gone and time.monotonic() < until:
            self.look(0.05)
        return text in self.shown

    def end(self, number: signal.Signals | None) -> int:
        """Send a signal, or hang up where there is none; return how the program ended."""
        if number is None:
            self.close()
        else:
            self._program.send(number)
            self._read_to_the_end()
        code = self._server.wait(self._program, _LONGEST)
        self.close()
        return code

    def _read_to_the_end(self) -> None:
        until = time.monotonic() + _LONGEST
        while not self.is_gone and time.monotonic() < until:
            self.look(0.05)

    def close(self) -> None:
        """Close the terminal, as a person closes its window."""
        with suppress(OSError):
            os.close(self._ours)
        self.gone = self.gone or time.monotonic()
