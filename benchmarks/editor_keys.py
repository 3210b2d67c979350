"""Key to screen: from a key in the editor to the bytes that the terminal is sent for it."""

import asyncio
import random
import time
from collections.abc import Iterator
from statistics import median, quantiles

from rich.console import RenderableType
from textual import events
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from floor import Cost, Row, table
from tightrope.tui.widgets.editor.widget import Editor

FRAME = Cost(16.0, 16.0)
SIZE = (120, 40)
KEYS = 120
BETWEEN_KEYS_SECONDS = 0.02
ENGLISH = "read side by each our own book then a long talk about the spring and whether we go"
SCRIPTS = {
    "Japanese": "日本語のテキスト、 一緒に 本を 読む。 それから 長い 話をした。",
    "Arabic": "قرأنا جنبا إلى جنب، كل في كتابه، ثم تحدثنا طويلا.",
    "emoji": f"{ENGLISH} 👩\u200d👩\u200d👧 🇩🇪 ❤\ufe0f, cafe\u0301",
}


class Terminal(HeadlessDriver):
    """A terminal that takes what it is sent and shows it to nobody."""

    @property
    def is_headless(self) -> bool:
        """Whether the app may leave the bytes unmade. It may not."""
        return False


class EditorApp(App[None]):
    """The editor, and nothing else; tells when a key that was typed has been painted."""

    def __init__(self) -> None:
        super().__init__(driver_class=Terminal)
        self.painted = asyncio.Event()
        self._before = ""

    def compose(self) -> ComposeResult:
        """Show the editor."""
        yield Editor()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.query_one(Editor).text != self._before:
            self.painted.set()

    async def type(self, character: str) -> Cost:
        """Press a key, and wait until it is on the screen."""
        self._before = self.query_one(Editor).text
        self.painted.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        self.post_message(events.Key("space" if character == " " else character, character))
        await self.painted.wait()
        return Cost(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def measure() -> list[Row]:
    """Return median and p95 for pages of several lengths and scripts."""
    return [row for name, text in _pages() for row in _rows(name, text)]


def _pages() -> Iterator[tuple[str, str]]:
    for length in (1_000, 20_000, 100_000):
        prose = _prose(ENGLISH, length)
        paragraphs = "\n\n".join(prose[at : at + 500] for at in range(0, length, 500))
        yield f"{length // 1000} k", paragraphs
        yield f"{length // 1000} k, one paragraph", prose
    for script, words in SCRIPTS.items():
        yield f"100 k, one paragraph, {script}", _prose(words, 100_000)


def _prose(words: str, length: int) -> str:
    """Return the words in any order, which is what makes rows end anywhere."""
    chance = random.Random(11)
    return (" " * (words != SCRIPTS["Japanese"])).join(chance.choices(words.split(), k=length))[
        :length
    ]


def _rows(name: str, text: str) -> Iterator[Row]:
    costs = asyncio.run(_costs(text))
    walls, cpus = [cost.wall for cost in costs], [cost.cpu for cost in costs]
    middle = Cost(median(walls), median(cpus))
    slow = Cost(quantiles(walls, n=20)[-1], quantiles(cpus, n=20)[-1])
    yield Row.of(f"key to screen: {name}, median", middle, "a frame", FRAME, 1.0)
    yield Row.of(f"key to screen: {name}, p95", slow, "a frame", FRAME, 2.0)


async def _costs(text: str) -> list[Cost]:
    """Type words into the middle of a page, as fast as somebody fast."""
    app = EditorApp()
    async with app.run_test(headless=False, size=SIZE) as pilot:
        editor = app.query_one(Editor)
        editor.load(text)
        row = editor.document.line_count // 2
        editor.move_cursor((row, len(editor.document[row]) // 2))
        await pilot.pause()
        costs = []
        for at in range(KEYS + 5):
            costs.append(await app.type("and so "[at % 7]))
            await asyncio.sleep(BETWEEN_KEYS_SECONDS)
    return costs[5:]


if __name__ == "__main__":
    print(table(measure()))
