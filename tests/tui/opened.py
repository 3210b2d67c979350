"""Opening the full-screen journal in a test, over a real journal file."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from pictures import ColouredCell
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp


@asynccontextmanager
async def opened(
    journal: Journal, *, size: tuple[int, int] = (100, 30), settings: Settings | None = None
) -> AsyncIterator[tuple[TightropeApp, Pilot[None]]]:
    """Open a journal full-screen, past its first paint."""
    folder = journal.path.parent
    locations = Locations(journal.path, folder / "config.toml", folder / "backups", folder / "logs")
    app = TightropeApp(journal, locations, settings or Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield app, pilot


async def eventually(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what happens by itself, or in a thread, within several seconds."""
    for _ in range(400):
        if holds():
            return
        await pilot.pause(0.02)
    pytest.fail("It did not happen.")


def screen_text(app: TightropeApp) -> str:
    """Return what stands on the screen, as text."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def screen_cells(app: TightropeApp) -> list[list[ColouredCell]]:
    """Return what stands on the screen, cell by cell, each with its colours in words."""
    return [
        [(glyph, str(segment.style)) for segment in strip for glyph in segment.text]
        for strip in app.screen._compositor.render_strips()
    ]
