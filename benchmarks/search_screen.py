"""The search on its screen: from each key of a word to the bytes that show what it finds."""

import asyncio
from functools import partial

import corpus
from floor import Cost, Costs, Row, table
from month import Timed
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui.screens.search import SearchScreen

LIMIT = Cost(30.0, 30.0)
SIZES = ((100, 30, 1.0), (200, 60, 2.0))
TIMES = 9
ENTRIES = 100_000
BETWEEN_KEYS_SECONDS = 0.15


def measure() -> list[Row]:
    """Return what the last key of a word costs, until its first hits are painted."""
    return [row for size in SIZES for row in asyncio.run(_rows(*size))]


async def _rows(width: int, height: int, limit: float) -> list[Row]:
    path = corpus.journal(ENTRIES)
    folder = path.parent
    lies = Locations(path, folder / "config.toml", folder / "backups", folder / "logs")
    with Journal(path) as journal:
        app = Timed(journal, lies, Settings())
        async with app.run_test(headless=False, size=(width, height)) as pilot:
            await pilot.pause(1)
            await pilot.press("escape", "slash")
            await pilot.pause(1)
            names = {
                "the commonest word": "the",
                "a frequent word": corpus.FREQUENT,
                "a rare word": corpus.RARE,
                "a tag": "#walks",
            }
            rows = []
            for name, word in names.items():
                costs = []
                for _ in range(TIMES):
                    for at, letter in enumerate(word, 1):
                        is_shown = partial(_shows, app, word[:at])
                        cost = await app.press(letter, is_shown)
                        await asyncio.sleep(BETWEEN_KEYS_SECONDS if at == len(word) else 0.02)
                    costs.append(cost)
                    await app.press("ctrl+u", partial(_shows, app, ""))
                where = f"100 k, {width}x{height}"
                row = f"search screen, last key of {name} to its hits, {where}"
                rows.append(Row.of(row, Costs(costs), "30 ms", LIMIT, limit))
    return rows


def _shows(app: Timed, words: str) -> bool:
    """Return whether the screen shows what these words find."""
    screen = app.screen
    return isinstance(screen, SearchScreen) and screen.words == words


if __name__ == "__main__":
    print(table(measure()))
