"""Record the demo in a pseudo-terminal, as the asciinema file (version 2) that the guide links.

Run it from an environment of `make test`: `.venv/bin/python docs/pictures/record.py`. The pace
is the script's, not the machine's: each act waits until its words are on the screen, and takes
the time that is written beside it, in seconds. It holds what changed on the screen at each step,
as a terminal is told it, rather than all that the program sent, which is many times as much.
"""

import json
import os
import sys
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import pexpect
import pyte
from pyte.screens import Char, Cursor

COLUMNS, ROWS = 100, 30
RECORDING = Path(__file__).with_name("tightrope.cast")
PROGRAM = Path(sys.executable).with_name("tightrope")
PATIENCE = 25.0  # how long an act may take on a busy machine
SETTLE = 1.5  # after an act, until its screen is whole
TYPING = 0.07  # between two letters


class Act(NamedTuple):
    """Keys, what the screen shows after them, and how long one looks at it."""

    keys: list[str]
    shows: str
    seconds: float


ESC, F2 = "\x1b", "\x1bOQ"
ACTS = [
    Act(["n"], "what I wanted", 1.5),
    Act(list("Walked home along the river, slowly. #walks"), "slowly. #walks", 1.5),
    Act([F2], "together", 1.5),
    Act([ESC], "3 entries", 2.5),
    Act(["{"], "1 entry", 2.0),
    Act(["."], "3 entries", 1.5),
    Act(["c"], "12 weeks", 3.5),
    Act(["-"], "6 months", 3.0),
    Act(["v"], "2026", 3.0),
    Act([ESC], "3 entries", 1.0),
    Act(["m"], "Twelve months", 4.0),
    Act(["["], "October 2026", 3.0),
    Act([ESC], "3 entries", 1.0),
    Act(["/"], "the newest entries", 1.0),
    Act(list("night train"), "night train", 3.0),
    Act([ESC], "3 entries", 1.5),
]


def styled(cell: Char, before: Char | None) -> str:
    """Return the sequence that makes a terminal go on in the style of a cell after another's."""
    if before is None or letters(cell) != letters(before) or loses_colour(cell, before):
        codes, drawn = ["0", *letters(cell)], ("default", "default")
    else:
        codes, drawn = [], (before.fg, before.bg)
    for kind, colour, was in zip(("38", "48"), (cell.fg, cell.bg), drawn, strict=True):
        if colour != was:
            codes += [kind, "2", *(str(int(colour[at : at + 2], 16)) for at in (0, 2, 4))]
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def loses_colour(cell: Char, before: Char) -> bool:
    """Return whether a cell has the terminal's own colour where the one before has another."""
    pairs = ((cell.fg, before.fg), (cell.bg, before.bg))
    return any(colour == "default" != was for colour, was in pairs)


def letters(cell: Char) -> list[str]:
    """Return the codes of a cell's style but for its colours."""
    styles = {"1": cell.bold, "3": cell.italics, "4": cell.underscore, "7": cell.reverse}
    return [code for code, is_on in styles.items() if is_on]


def frame(screen: pyte.Screen) -> list[list[Char]]:
    """Return the cells of a screen, row by row; the second half of a wide sign has no data."""
    return [[plain_blank(screen.buffer[y][x]) for x in range(COLUMNS)] for y in range(ROWS)]


def plain_blank(cell: Char) -> Char:
    """Return a cell, a blank without the style that nobody can see on it."""
    return Char(" ", bg=cell.bg) if cell.data == " " and not letters(cell) else cell


def as_after(cell: Char, before: Char | None) -> Char:
    """Return a cell, a blank with the style of the one before where that draws the same."""
    if before is None or cell.data != " " or letters(cell) or {"4", "7"} & set(letters(before)):
        return cell
    return before._replace(data=" ", bg=cell.bg)


def difference(before: list[list[Char]], after: list[list[Char]], cursor: Cursor) -> str:
    """Return what a terminal that shows one frame must be sent to show the next."""
    sent: list[str] = []
    style: Char | None = None
    for y, row in enumerate(after):
        place = -1
        for x, cell in enumerate(row):
            if cell == before[y][x] or not cell.data:
                continue
            if place != x:
                sent.append(f"\x1b[{y + 1};{x + 1}H")
            drawn = as_after(cell, style)
            sent += [styled(drawn, style), drawn.data]
            style, place = drawn, x + 1
    shown = "l" if cursor.hidden else "h"
    return "".join(sent) + f"\x1b[{cursor.y + 1};{cursor.x + 1}H\x1b[?25{shown}"


class Recorder:
    """The demo in a pseudo-terminal, and what changed on its screen, step by step with its time."""

    def __init__(self, home: str) -> None:
        environment = {
            **{name: os.environ[name] for name in ("PATH",)},
            "HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
        }
        self.child = pexpect.spawn(
            str(PROGRAM), ["demo"], env=environment, dimensions=(ROWS, COLUMNS), encoding="utf-8"
        )
        self.child.delaybeforesend = None
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.screen)
        self.frame = frame(self.screen)
        self.pieces: list[tuple[float, str]] = []  # seconds since the step before, what changed

    def read(self, pause: float, shows: str, settle: float) -> None:
        """Follow the screen until the screen shows the words, and for `settle` seconds."""
        began = monotonic()
        while not self._shows(shows) or monotonic() - began < settle:
            if monotonic() - began > PATIENCE:
                screen = "\n".join(self.screen.display)
                raise SystemExit(f"The screen never showed {shows!r}:\n{screen}")
            try:
                piece = self.child.read_nonblocking(65536, timeout=0.1)
            except pexpect.TIMEOUT:
                continue
            self.stream.feed(piece)
        earlier, self.frame = self.frame, frame(self.screen)
        self.pieces.append((pause, difference(earlier, self.frame, self.screen.cursor)))

    def _shows(self, words: str) -> bool:
        return words in "\n".join(self.screen.display)

    def play(self, act: Act, pause: float) -> None:
        """Press the keys of an act one after the other."""
        for place, key in enumerate(act.keys):
            self.child.send(key)
            last = place == len(act.keys) - 1
            wait = TYPING if place else pause
            if last:
                self.read(wait, act.shows, SETTLE)
            else:
                self.read(wait, "", TYPING)


def record() -> list[tuple[float, str]]:
    """Play every act, and give what changed, with seconds between."""
    with TemporaryDirectory() as home:
        recorder = Recorder(home)
        recorder.read(0.5, "how sure", 2 * SETTLE)
        pause = 3.0
        for act in ACTS:
            recorder.play(act, pause)
            pause = act.seconds
        recorder.pieces.append((pause, ""))
        recorder.child.send("q")
        recorder.child.expect(pexpect.EOF, timeout=PATIENCE)
        return recorder.pieces


def main() -> None:
    """Write the recording beside this script."""
    pieces = record()
    times = accumulate(pause for pause, _ in pieces)
    header = {
        "version": 2,
        "width": COLUMNS,
        "height": ROWS,
        "title": "Tightrope: a made-up journal",
    }
    lines = [
        header,
        *([round(at, 2), "o", piece] for at, (_, piece) in zip(times, pieces, strict=True)),
    ]
    RECORDING.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    print(f"{RECORDING.name}: {RECORDING.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
