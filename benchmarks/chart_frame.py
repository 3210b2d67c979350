"""How long the chart takes to draw: twenty years, at every zoom, in a real pane."""

import asyncio
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle

from textual.app import App, ComposeResult
from textual.geometry import Region

from floor import Cost, Row, here, in_turns
from tightrope.assets import asset
from tightrope.chart.scale import Timeline, Zoom
from tightrope.domain.day import Day
from tightrope.domain.marks import Need
from tightrope.tui.themes import poles
from tightrope.tui.widgets.chart import ChartPane

FRAME_MS = 16.0
TIMELINE_MS = 25.0
DAYS = 7300
TODAY = date(2026, 11, 22)
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
        yield ChartPane()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Know the colours of the poles."""
        return poles(dark=True)


def measure() -> list[Row]:
    """Return what a new timeline, a frame at the slowest zoom and a step of the cursor cost."""
    days = list(twenty_years())
    (building,) = in_turns(here(lambda: Timeline.of(days, TODAY)))
    timeline = Row.of("chart: timeline of 20 years", building, "25 ms", _just(TIMELINE_MS), 1.0)
    return [timeline, *asyncio.run(_frames(Timeline.of(days, TODAY)))]


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


def _costs(pane: ChartPane) -> Iterator[tuple[str, Cost, float]]:
    """Yield what costs how much, and how many times the limit it may: Textual has its own part."""
    ends = cycle(TODAY - timedelta(days=back) for back in (1, 2))
    cursors = cycle(TODAY - timedelta(days=back) for back in range(3, 40))

    def rows() -> None:
        for y in range(pane.size.height):
            pane.render_line(y)

    def frame() -> None:
        pane.end = next(ends)
        rows()

    def whole_frame() -> None:
        pane.end = next(ends)
        pane.render_lines(Region(0, 0, *pane.size))

    def step() -> None:
        pane.cursor = next(cursors)
        rows()

    for name, act, share in (("frame", frame, 1), ("frame and Textual's part", whole_frame, 3)):
        yield name, max((_at(pane, zoom, act) for zoom in Zoom), key=lambda cost: cost.cpu), share
    yield "cursor", _at(pane, Zoom.TWELVE_WEEKS, step), 1


def _at(pane: ChartPane, zoom: Zoom, act: Callable[[], None]) -> Cost:
    pane.zoom = zoom
    (cost,) = in_turns(here(act, times=3))
    return cost


def _just(milliseconds: float) -> Cost:
    return Cost(milliseconds, milliseconds)
