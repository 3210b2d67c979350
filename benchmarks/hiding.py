"""Hiding: from its key to a terminal without a word of an entry, on each screen of the program.

The program runs in a pseudo-terminal. It is hidden once the terminal was told to be blank; no word
may be written to it afterwards.
"""

import os
import select
import time
from collections.abc import Iterator

import corpus
from floor import Cost, Costs, Row, table
from terminal import TIGHTROPE, Terminal

LIMIT = Cost(100.0, 100.0)
TIMES = 7
_WORD = "zwetschge"
_BLANK, _WAY_BACK = b"\x1b[2J", b"Enter"
_SCREENS = {
    "the journal": "",
    "the editor": "e",
    "the month": "m",
    "the chart": "c",
    "the search": f"/{_WORD}",
    "the history": "H",
    "the palette": "\x10",
}
_HIDE, _SHOW, _LEAVE = "\x0c", "\r", "\x1b"
_READS_FOR = 1.0  # seconds between two keys, in which everything has been painted


class _Read(Terminal):
    """A terminal that is read."""

    def press(self, keys: str) -> None:
        """Press keys, and let what they ask for be painted."""
        os.write(self._screen, keys.encode())
        self.let_be(_READS_FOR)

    def hidden(self) -> Cost:
        """Press the key to hide, and wait for a blank screen and the way back on it."""
        wall, cpu = time.perf_counter(), self.cpu()
        os.write(self._screen, _HIDE.encode())
        written, hidden = b"", None
        while _WAY_BACK not in written.rpartition(_BLANK)[2] or hidden is None:
            select.select([self._screen], [], [])
            written += os.read(self._screen, 1 << 16)
            if hidden is None and _BLANK in written:
                hidden = Cost(1000 * (time.perf_counter() - wall), self.cpu() - cpu)
        if _WORD.encode() in written.rpartition(_BLANK)[2]:
            raise RuntimeError("a word was painted after the screen was blank")
        return hidden


def measure() -> list[Row]:
    """Return what hiding takes on each screen."""
    return list(_rows())


def _rows() -> Iterator[Row]:
    env = os.environ | {"TIGHTROPE_JOURNAL": str(corpus.journal(1_000)), "TERM": "xterm-256color"}
    with _Read(TIGHTROPE, env) as terminal:
        terminal.press(f"n{_WORD}")
        terminal.press(_LEAVE)
        for name, keys in _SCREENS.items():
            costs = []
            for _ in range(TIMES):
                terminal.press(keys)
                costs.append(terminal.hidden())
                for key in (_SHOW, _LEAVE, _LEAVE):
                    terminal.press(key)
            yield Row.of(f"hiding {name}", Costs(costs), "100 ms", LIMIT, 1.0)


if __name__ == "__main__":
    print(table(measure()))
