"""Hiding: from its key to a terminal without a word of an entry, on each screen, as a person sees it.

The program runs in a pseudo-terminal. What it writes is put together as a terminal does, and the
screen is hidden when no word of the entries is left on it.
"""

import os
import select
import time
from collections.abc import Iterator

import pyte

import corpus
from floor import Cost, Costs, Row, table
from terminal import COLUMNS, LINES, TIGHTROPE, Terminal

LIMIT = Cost(100.0, 100.0)
TIMES = 7
_WORD = "zwetschge"
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


class _Seen(Terminal):
    """A terminal that is read."""

    def open(self) -> None:
        """Put an empty screen there."""
        self._shown = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._shown)

    def press(self, keys: str) -> None:
        """Press keys, and let what they ask for be painted."""
        os.write(self._screen, keys.encode())
        self._read_for(_READS_FOR)

    def hidden(self) -> Cost:
        """Press the key to hide, and wait until nothing is left but the way back."""
        wall, cpu = time.perf_counter(), self.cpu()
        os.write(self._screen, _HIDE.encode())
        while sum(not sign.isspace() for row in self._shown.display for sign in row) > len("Enter"):
            self._read_for(0.002)
        return Cost(1000 * (time.perf_counter() - wall), self.cpu() - cpu)

    def _read_for(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._screen], [], [], left)[0]:
                return
            self._stream.feed(os.read(self._screen, 1 << 16))


def measure() -> list[Row]:
    """Return what hiding takes on each screen."""
    return list(_rows())


def _rows() -> Iterator[Row]:
    env = os.environ | {"TIGHTROPE_JOURNAL": str(corpus.journal(1_000)), "TERM": "xterm-256color"}
    with _Seen(TIGHTROPE, env) as terminal:
        terminal.open()
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
