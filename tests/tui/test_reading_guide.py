"""The page that tells how the tide is read."""

import pytest
from textual.containers import VerticalScroll

from pictures import Pictures
from tightrope.journal import Journal
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui.screens.reading_guide import reading_text
from tui.opened import eventually, opened, screen_text

LAST_WORD = "good for you."


@pytest.mark.parametrize("ascii_only", [False, True])
async def test_how_to_read_this_is_one_screen_of_80_columns_with_a_picture(
    kept: Journal, pictures: Pictures, *, ascii_only: bool
) -> None:
    async with opened(kept, size=(80, 24), settings=Settings(ascii=ascii_only)) as (app, pilot):
        await pilot.press("f1", "b")
        await eventually(pilot, lambda: LAST_WORD in screen_text(app))
        assert app.screen.query_one("#guide", VerticalScroll).max_scroll_y == 0
        pictures.hold(f"guide-80x24{'-ascii' * ascii_only}.txt", screen_text(app))


async def test_in_60_columns_the_picture_is_whole_and_the_words_scroll(
    kept: Journal, pictures: Pictures
) -> None:
    async with opened(kept, size=(60, 20)) as (app, pilot):
        await pilot.press("f1", "b")
        await eventually(pilot, lambda: "How sure: days are few" in screen_text(app))
        pictures.hold("guide-60x20.txt", screen_text(app))
        await pilot.press("end")
        await eventually(pilot, lambda: LAST_WORD in screen_text(app))


def test_the_half_life_is_the_one_that_is_in_force() -> None:
    page = asset("data", "help/balance.md").read_text(encoding="utf-8")
    assert page.count("14 days") == 1
    assert "after 14 days a vote weighs half" in reading_text(14.0)[1]
    assert "after 3.5 days a vote weighs half" in reading_text(3.5)[1]
    assert "after 1 day a vote weighs half" in reading_text(1.0)[1]
