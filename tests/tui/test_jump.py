"""A letter on every pane."""

import pytest

from tightrope.journal import Journal
from tightrope.tui.screens.jump import JumpScreen
from tightrope.tui.widgets.editor.widget import Editor
from tui.opened import opened, screen_text


async def test_a_letter_stands_on_every_pane_and_goes_there(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        shown = screen_text(app)
        assert isinstance(app.screen, JumpScreen)
        for label in (" a calendar ", " s entries ", " d words ", " f ebb and flow "):
            assert label in shown
        await pilot.press("a")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "calendar"
        await pilot.press("ctrl+o", "f", "ctrl+o", "escape")
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.id == "chart"
        await pilot.press("ctrl+o", "d", "x", "y")
        await pilot.pause()
        assert app.screen.query_one(Editor).text.endswith("xy")


async def test_from_the_words_a_jump_keeps_them(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("n", *"kept", "ctrl+o", "s", "t")
        await pilot.pause()
        assert app.model.session is None
        assert app.model.selected is not None
        assert (app.model.selected.text, app.model.selected.together) == ("kept", True)


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
async def test_on_a_small_terminal_what_is_hidden_is_named_below_and_comes_to_the_front(
    kept: Journal, size: tuple[int, int]
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert screen_text(app).splitlines()[-1].strip() == "a calendar"
        await pilot.press("a")
        await pilot.pause()
        assert "November 2026" in screen_text(app)


async def test_on_other_screens_it_is_what_can_have_the_keys(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", *"days", "ctrl+o", "s", "j", "v")
        await pilot.pause()
        assert "1 selected" in screen_text(app)
        await pilot.press("escape", "f7", "ctrl+o")
        await pilot.pause()
        assert "one pane here" in screen_text(app)
