"""Help: keys are found by the words of what they do."""

from datetime import timedelta

import pytest

from tightrope.journal import Journal
from tightrope.tui.screens.help import HelpScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tui.opened import opened, screen_text


async def test_a_key_is_found_by_words_and_letters_open_pages_until_then(kept: Journal) -> None:
    async with opened(kept, size=(100, 40)) as (app, pilot):
        await pilot.press("question_mark", "slash", *"star", "space", *"entry")
        await pilot.pause()
        assert "Set or clear the entry's star" in screen_text(app)
        assert "Move the entry to another day" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "How to read this" in screen_text(app)
        assert "Start an entry on the day in view" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)


async def test_a_key_is_run_from_the_page_by_enter_and_by_a_click(kept: Journal) -> None:
    async with opened(kept, size=(100, 40)) as (app, pilot):
        await pilot.press("question_mark", "slash", *"set or clear the entry", "enter")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.selected is not None
        assert app.model.selected.starred
        await pilot.press("question_mark")
        await pilot.pause()
        row = next(
            n for n, line in enumerate(screen_text(app).splitlines()) if "for yesterday" in line
        )
        await pilot.click(offset=(40, row))
        await pilot.pause()
        assert app.model.session is not None
        assert app.model.day == app.model.today - timedelta(days=1)


async def test_what_works_here_stands_first_with_the_ways_out(kept: Journal) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        await pilot.press("T", "f1")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("Save and leave, from anywhere") < shown.index("In the trash")
        assert "Blank the screen at once" in shown
        assert "In the trash" in shown
        assert "Start an entry" not in shown


async def test_a_key_of_another_place_says_where_it_works(kept: Journal) -> None:
    async with opened(kept, size=(100, 40)) as (app, pilot):
        await pilot.press("question_mark", "slash", *"turn before", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "Not from here · On the chart's screen" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_the_page_is_read_whole_in_small_terminals(
    kept: Journal, size: tuple[int, int]
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("question_mark", "slash", *"words too; one")
        await pilot.pause()
        shown = " ".join(screen_text(app).replace("│", " ").split())
        assert (
            "Another name for the tag, in words too; one that there is makes the two one" in shown
        )
