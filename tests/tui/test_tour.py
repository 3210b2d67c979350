"""The tour of four steps."""

import pytest

from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.tour import STEPS, TourScreen, text_of
from tui.opened import opened, screen_text


async def test_an_empty_journal_offers_it_beside_the_empty_entry_and_never_over_it(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        assert isinstance(app.screen, JournalScreen)
        assert "i a tour; `tightrope demo`" in " ".join(screen_text(app).split())
        await pilot.press("i", "t", "escape")
        await pilot.pause()
        assert journal.entries.on(app.model.today)[0].text == "it"
        assert "a tour" not in screen_text(app)


async def test_it_goes_through_four_steps_back_and_ends(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("escape")
        await pilot.press("i")
        for at, step in enumerate(STEPS, 1):
            await pilot.pause()
            assert f"{at} of 4 · {step.title}" in screen_text(app)
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "n starts an entry" in screen_text(app)
        await pilot.press("i", "space", "left", "left", "right", "escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)


async def test_the_palette_has_it_and_what_is_being_written_is_kept_first(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        tour = next(each for each in app.get_system_commands(app.screen) if each.title == "Tour")
        await pilot.press("n", *"kept")
        await tour.callback()
        await pilot.pause()
        assert isinstance(app.screen, TourScreen)
        assert kept.entries.on(app.model.today)[-1].text == "kept"


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20), (40, 12)])
async def test_every_step_is_seen_whole_with_the_pane_that_it_tells_of(
    kept: Journal, size: tuple[int, int]
) -> None:
    settings = Settings()
    async with opened(kept, size=size, settings=settings) as (app, pilot):
        await pilot.press("tab", "i")
        for step in STEPS:
            await pilot.pause()
            x, y, width, height = app.screen.query_one("#told").region
            rows = screen_text(app).splitlines()[y : y + height]
            words = " ".join(row[x : x + width] for row in rows)
            assert " ".join(words.split()) == text_of(step, settings)
            assert app.screen_stack[0].query_one(f"#{step.pane}").region
            await pilot.press("enter")


def test_it_names_the_keys_as_they_are_mapped() -> None:
    told = text_of(STEPS[0], Settings(keys={"entry.new": "a"}))
    assert "a starts another entry" in told
    ids = {key.id for key in keys.every_key()}
    assert "view.tour" in ids
