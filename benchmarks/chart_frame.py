"""How long the chart takes: twenty years, at every zoom, in a real pane, and over the screen."""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle

from rich.console import RenderableType
from textual import events
from textual.app import App, ComposeResult
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.screen import Screen

from editor_keys import Terminal
from floor import TURNS, Cost, Costs, Row, here, in_turns
from tightrope.chart.timeline import Timeline
from tightrope.chart.zoom import Zoom
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui.screens.chart import ChartScreen
from tightrope.tui.terminal import terminal_colours
from tightrope.tui.widgets.chart.timeline import ChartPane

FRAME_MS = 16.0
TIMELINE_MS = 2 * FRAME_MS  # once after each change, never for a zoom or a step
DAYS = 7300
TODAY = date(2026, 11, 22)
# What is pressed, again and again: each key changes what is drawn.
KEYS = {
    "zoom": ("minus", "minus", "minus", "plus", "plus", "plus"),
    "pan": ("shift+left", "shift+left", "shift+right", "shift+right"),
}
BETWEEN_KEYS_SECONDS = 0.02
SIZES = ((80, 24, 0.5), (120, 40, 0.5), (250, 70, 1.0))


def twenty_years(seed: int = 7) -> Iterator[Day]:
    """Yield made-up written days, two of three, that lean now here and now there."""
    chance = random.Random(seed)
    lean = 0.5
    for back in range(DAYS - 1, -1, -1):
        lean = min(max(lean + chance.gauss(0, 0.04), 0.1), 0.9)
        if chance.random() < 2 / 3:
            together, both = chance.random() < lean, chance.random() < 0.15
            need = chance.choice([None, *Need])
            day = TODAY - timedelta(days=back)
            yield Day(day, 1, 150, together or both, not together or both, need)


class ChartApp(App[None]):
    """The chart, and nothing else."""

    CSS = (
        asset("styles", "chart.tcss").read_text()
        + "ChartPane { height: 1fr; border: none; padding: 0; }"
    )

    def compose(self) -> ComposeResult:
        """Show the pane."""
        yield ChartPane(terminal=lambda: terminal_colours(self))


class ScreenApp(App[None]):
    """The chart over the whole screen; tells when what a key changed has been painted."""

    CSS = asset("styles", "app.tcss").read_text() + asset("styles", "chart.tcss").read_text()

    def __init__(self, timeline: Timeline) -> None:
        super().__init__(driver_class=Terminal)
        self.painted = asyncio.Event()
        self._timeline = timeline
        self._before: tuple[object, ...] = ()

    def get_default_screen(self) -> Screen[date | None]:
        """Open on the chart."""
        return ChartScreen(lambda: self._timeline, TODAY, Settings())

    def _view(self) -> tuple[object, ...]:
        pane = self.query_one(ChartPane)
        return pane.zoom, pane.end

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        try:
            if self._view() != self._before:
                self.painted.set()
        except NoMatches:
            return

    async def press(self, key: str) -> Cost:
        """Press a key, and wait until what it changes is on the screen."""
        await asyncio.sleep(BETWEEN_KEYS_SECONDS)
        self._before = self._view()
        self.painted.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        self.post_message(events.Key(key, None))
        await self.painted.wait()
        return Cost(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def measure() -> list[Row]:
    """Return what a timeline, a frame at the slowest zoom, a step of the cursor and a key cost."""
    days = list(twenty_years())
    (building,) = in_turns(here(lambda: Timeline.of(days, TODAY)))
    timeline = Row.of(
        "chart: timeline of 20 years", building, "two frames", _just(TIMELINE_MS), 1.0
    )
    twenty = Timeline.of(days, TODAY)
    return [timeline, *asyncio.run(_frames(twenty)), *asyncio.run(_keys(twenty))]


async def _frames(timeline: Timeline) -> list[Row]:
    rows = []
    for width, height, limit in SIZES:
        app = ChartApp()
        async with app.run_test(size=(width, height)):
            pane = app.query_one(ChartPane)
            pane.timeline = timeline
            for name, cost, share in _costs(pane):
                what = f"chart: {name}, {width}x{height}"
                rows.append(Row.of(what, cost, "a frame", _just(FRAME_MS), limit * share))
    return rows


async def _keys(timeline: Timeline) -> list[Row]:
    """Return what zooming and panning cost from the key to the bytes that the terminal is sent."""
    rows = []
    for width, height, _ in SIZES[:2]:
        app = ScreenApp(timeline)
        async with app.run_test(headless=False, size=(width, height)) as pilot:
            await pilot.pause()
            for name, keys in KEYS.items():
                costs = [await app.press(key) for _ in range(TURNS) for key in keys]
                what = f"chart screen: key to frame, {name}, {width}x{height}"
                rows.append(Row.of(what, Costs(costs), "a frame", _just(FRAME_MS), 1.0))
    return rows


def _costs(pane: ChartPane) -> Iterator[tuple[str, Costs, float]]:
    """Yield what costs how much, and how many times the limit it may: Textual has its own part."""
    # Never twice the same, so that nothing of a frame was drawn but what one panned over.
    ends = cycle(TODAY - timedelta(days=back) for back in range(1, 3000, 29))
    cursors = cycle(TODAY - timedelta(days=back) for back in range(3, 40))

    def rows() -> None:
        for y in range(pane.size.height):
            pane.render_line(y)

    def frame() -> None:
        pane.end = next(ends)
        rows()

    def whole_frame() -> None:
        pane.end = next(ends)
        pane.render_lines(Region(0, 0, *pane.outer_size))  # as Textual asks for it, border and all

    def step() -> None:
        pane.cursor = next(cursors)
        rows()

    for name, act, share in (("frame", frame, 1), ("frame and Textual's part", whole_frame, 3)):
        yield name, max((_at(pane, zoom, act) for zoom in Zoom), key=lambda cost: cost.cpu), share
    yield "cursor", _at(pane, Zoom.TWELVE_WEEKS, step), 1


def _at(pane: ChartPane, zoom: Zoom, act: Callable[[], None]) -> Costs:
    pane.zoom = zoom
    (cost,) = in_turns(here(act, times=3))
    return cost


def _just(milliseconds: float) -> Cost:
    return Cost(milliseconds, milliseconds)
