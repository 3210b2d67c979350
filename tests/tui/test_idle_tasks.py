"""What is made ready while nobody types: as it would be when it is opened, and never in the way."""

import gc
from itertools import islice

import pytest
from textual.pilot import Pilot

from tightrope.journal import Journal
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.month.screen import MonthScreen
from tightrope.tui.widgets.month_panes import MonthSummary
from tui.opened import opened, screen_text

SCREENS = ("month", "chart", "search", "trash", "on_this_day", "export", "import")


async def _made_ready(app: TightropeApp, pilot: Pilot[None]) -> MonthScreen:
    """Take every step at once, and return the month that waits under the journal."""
    assert isinstance(app.screen, JournalScreen)
    app._idle_tasks.stop()  # or they would take the same steps on a slow machine
    for _ in app.screen.preload():
        await pilot.pause()
    waiting = app.get_screen("month")
    assert isinstance(waiting, MonthScreen)
    return waiting


async def test_a_month_made_ready_is_laid_out_under_the_journal(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        before = screen_text(app)
        month = await _made_ready(app, pilot)
        assert month.size == app.size
        assert month.query_one(MonthSummary).review is not None
        assert isinstance(app.screen, JournalScreen)
        assert app.focused is not None
        assert app.focused.id == "entries"
        assert screen_text(app) == before


async def test_a_month_made_ready_opens_as_one_that_was_not(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        asked_for = screen_text(app)
    async with opened(kept) as (app, pilot):
        month = await _made_ready(app, pilot)
        await pilot.press("m")
        await pilot.pause()
        assert app.screen is month
        assert screen_text(app) == asked_for


async def test_a_month_made_ready_shows_what_changed_since(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await _made_ready(app, pilot)
        await pilot.press("s", "m")
        await pilot.pause()
        review = app.screen.query_one(MonthSummary).review
        assert review is not None
        assert review.days[review.today].space


async def test_a_month_made_ready_in_other_colours_opens_in_those_of_now(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        month = await _made_ready(app, pilot)
        dark = month.styles.background
        app.theme = "tightrope-light"
        await pilot.press("m")
        await pilot.pause()
        assert month.styles.background == app.screen_stack[0].styles.background != dark


async def test_who_opened_the_month_before_finds_it_as_it_was(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("m", "left_square_bracket")
        shown = app.screen
        journal = app.screen_stack[0]
        assert isinstance(journal, JournalScreen)
        for _ in journal.preload():
            await pilot.pause()
        assert app.screen is shown
        assert "October 2026" in screen_text(app)


@pytest.mark.parametrize("steps", range(1, 24))
async def test_who_leaves_in_the_middle_leaves_in_peace(kept: Journal, steps: int) -> None:
    async with opened(kept) as (app, _):
        assert isinstance(app.screen, JournalScreen)
        # Without a pause: what a step began is on its way when the program ends.
        for _ in islice(app.screen.preload(), steps):
            pass
    assert not (kept.path.parent / "logs").exists()


@pytest.mark.parametrize("screen", SCREENS)
async def test_who_leaves_while_a_screen_opens_leaves_in_peace(kept: Journal, screen: str) -> None:
    async with opened(kept) as (app, _):
        assert isinstance(app.screen, JournalScreen)
        await app.run_action(f"open_{screen}", app.screen)
        app.exit()
    assert app.return_code == 0
    assert not (kept.path.parent / "logs").exists()


async def test_what_was_made_ready_is_not_looked_through_for_what_can_be_freed(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        before = gc.get_freeze_count()
        await _made_ready(app, pilot)
        assert gc.get_freeze_count() > before
    gc.unfreeze()


async def test_who_leaves_before_all_is_read_leaves_in_peace(kept: Journal) -> None:
    async with opened(kept) as (app, _):
        left = app.screen
        assert isinstance(left, JournalScreen)
    left.view._chart = None  # as on a slow machine, where it was not made yet
    left._finish_opening()
