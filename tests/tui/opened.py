"""Opening the full-screen journal in a test, over a real journal file."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from pictures import ColouredCell
from tightrope.journal import Journal
from tightrope.paths import Locations
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.app import TightropeApp

# From the main screen to where each group of keys is meant.
GO_THERE = {
    keys.LISTS: (), keys.ENTRIES: (), keys.TIME: (), keys.VIEWS: (), keys.ANYWHERE: (),
    keys.CALENDAR: ("tab",), keys.CHART: ("tab", "tab"), keys.EDITOR: ("e",),
    keys.CHART_SCREEN: ("c",), keys.YEAR: ("c", "v"),
    keys.SEARCH: ("slash",), keys.FOUND: ("slash", "f2", "down"),
    keys.TRASH: ("T",), keys.BACKUPS: ("B",), keys.LEAVING: (),
    keys.TAGS: ("f7",), keys.SETTINGS: ("comma",),
    keys.ON_THIS_DAY: ("o",), keys.UNSAVED: ("W",), keys.EXPORT: ("X",), keys.HISTORY: ("H",),
    keys.ERASING: ("d", "T", "E", "1", "enter"),
    keys.IMPORT: ("I",), keys.MONTH: ("m",), keys.MONTH_NOTE: ("m", "e"),
    keys.READING: ("R",), keys.TOUR: ("i",), keys.AIMS: ("A",),
    keys.TALK: ("exclamation_mark", "enter", "m", "exclamation_mark"),
    keys.WHY_ASKED: ("n", "f8", "f8", "f8", "f8", "f10"),
}  # fmt: skip


@asynccontextmanager
async def opened(
    journal: Journal,
    *,
    size: tuple[int, int] = (100, 30),
    settings: Settings | None = None,
    writing: bool = False,
) -> AsyncIterator[tuple[TightropeApp, Pilot[None]]]:
    """Open a journal full-screen, past its first paint.

    One with entries is left by Esc where it opens in the editor, unless the test is `writing`.
    """
    folder = journal.path.parent
    locations = Locations(journal.path, folder / "config.toml", folder / "backups", folder / "logs")
    app = TightropeApp(journal, locations, settings or Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        if app.model.session and app.model.days and not writing:
            await pilot.press("escape")
        yield app, pilot


async def eventually(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for what happens by itself, or in a thread, within several seconds."""
    for _ in range(400):
        if holds():
            return
        await pilot.pause(0.02)
    pytest.fail("It did not happen.")


async def paste(pilot: Pilot[None], words: str) -> None:
    """Give words to what has the focus in one piece, as a terminal hands over what is pasted."""
    pilot.app.post_message(Paste(words))
    await pilot.pause()


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen, as text."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def screen_cells(app: App[Any]) -> list[list[ColouredCell]]:
    """Return what stands on the screen, cell by cell, each with its colours in words."""
    return [
        [(glyph, str(segment.style)) for segment in strip for glyph in segment.text]
        for strip in app.screen._compositor.render_strips()
    ]
