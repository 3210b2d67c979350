"""The month screen: from its key to the bytes that the terminal is sent for the whole page."""

import asyncio
import time
from collections.abc import Callable
from functools import partial

from rich.console import RenderableType
from textual import events
from textual.screen import Screen

import corpus
from editor_keys import Terminal
from floor import Cost, Costs, Row, table
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.widgets.month_panes import MonthSummary

LIMIT = Cost(50.0, 50.0)
# Somebody reads for a moment before asking for the month, which is made ready meanwhile. Whoever
# asks at once waits for its modules and looks too.
READING_SECONDS = 3
# Four times the cells take longer to paint, whatever is on them.
SIZES = ((100, 30, 1.0), (200, 60, 2.0))
TIMES = 15
ENTRIES = 100_000


class Timed(TightropeApp):
    """The journal; tells when something that was asked for has been painted."""

    def __init__(self, journal: Journal, locations: Locations, settings: Settings) -> None:
        super().__init__(journal, locations, settings)
        self.driver_class = Terminal
        self.painted = asyncio.Event()
        self.is_shown: Callable[[], bool] = lambda: False

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if self.is_shown():
            self.painted.set()

    async def press(self, key: str, is_shown: Callable[[], bool]) -> Cost:
        """Press a key, and wait until what it asks for is on the screen."""
        self.is_shown = is_shown
        self.painted.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        self.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.painted.wait()
        self.is_shown = lambda: False
        return Cost(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def measure() -> list[Row]:
    """Return what the page of a month costs, opened and leafed to, at 100,000 entries."""
    return [row for size in SIZES for row in asyncio.run(_rows(*size))]


async def _rows(width: int, height: int, limit: float) -> list[Row]:
    path = corpus.journal(ENTRIES)
    folder = path.parent
    lies = Locations(path, folder / "config.toml", folder / "backups", folder / "logs")
    with Journal(path) as journal:
        app = Timed(journal, lies, Settings())
        async with app.run_test(headless=False, size=(width, height)) as pilot:
            await pilot.pause(READING_SECONDS)
            opening, leafing = [], []
            for _ in range(TIMES):
                opening.append(await app.press("m", partial(_shows_month, app, 0)))
                await pilot.pause(0.1)
                leafing.append(
                    await app.press("left_square_bracket", partial(_shows_month, app, -1))
                )
                await pilot.pause(0.1)
                await pilot.press("escape")
                await pilot.pause(0.1)
    first, *again = opening
    where = f"100 k, {width}x{height}"
    return [
        Row.of(f"month screen, key to paint, {where}", Costs(again), "50 ms", LIMIT, limit),
        Row.of(
            f"month screen, the first time, {READING_SECONDS} s after the start, {where}",
            first,
            "50 ms",
            LIMIT,
            limit,
        ),
        Row.of(f"month screen, leafing, {where}", Costs(leafing), "50 ms", LIMIT, limit),
    ]


def _shows_month(app: TightropeApp, months: int) -> bool:
    """Return whether the figures of the month in view are shown, or of one so many from it."""
    if not app.screen.query(MonthSummary):
        return False
    shown = app.screen.query_one(MonthSummary).review
    day = app.model.day
    return shown is not None and months == (
        (shown.month.first.year - day.year) * 12 + shown.month.first.month - day.month
    )


if __name__ == "__main__":
    print(table(measure()))
