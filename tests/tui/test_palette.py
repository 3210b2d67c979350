"""The palette offers by name what does something where one stands, and nothing else."""

from datetime import timedelta

from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tui.opened import opened, screen_text


def offered(app: TightropeApp) -> set[str]:
    return {command.title for command in app.get_system_commands(app.screen)}


ON_AN_ENTRY = {
    "Select",
    "Delete",
    "Move",
    "Star",
    "Tags",
    "Wanted space",
    "It was right",
    "History",
}


async def test_what_needs_an_entry_is_offered_where_there_is_one(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        assert ON_AN_ENTRY | {"New", "Together", "Space"} <= offered(app)
        app.model.show_day(app.model.today - timedelta(days=400))
        assert not ON_AN_ENTRY & offered(app)
        assert {"New", "Together", "Space", "Today", "Written after"} <= offered(app)
        assert "Written before" not in offered(app)
        app.model.show_day(app.model.today + timedelta(days=1))
        assert not {"Together", "Space", "Written after"} & offered(app)
        await pilot.pause()


async def test_undo_redo_and_the_way_back_are_offered_where_there_is_one(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("escape")
        ways = {"Undo", "Redo", "Back", "Forward", "Today", "Tick", "Words aside", "Read through"}
        assert not ways & offered(app)
        await pilot.press("t")
        assert {"Undo", "Read through"} <= offered(app)
        await pilot.press("u")
        assert "Redo" in offered(app)
        assert "Undo" not in offered(app)
        await pilot.press("colon", *"yesterday", "enter")
        await pilot.pause()
        assert {"Back", "Today"} <= offered(app)
        await pilot.press("left_parenthesis")
        assert "Forward" in offered(app)


async def test_the_pane_with_the_focus_adds_its_own(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        assert not {"A week on", "Fewer days", "Done"} & offered(app)
        await pilot.press("tab")
        assert "More days" in offered(app) or "A week on" in offered(app)
        await pilot.press("tab")
        await pilot.pause()
        assert {"More days", "How to read this"} <= offered(app) or "A week on" in offered(app)
        await pilot.press("e")
        await pilot.pause()
        assert "Done" in offered(app)
        assert not {"More days", "A week on"} & offered(app)


async def test_nothing_is_offered_to_be_brought_back_from_an_empty_trash(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("T")
        await pilot.pause()
        assert not {"Bring back", "Erase all"} & offered(app)
        await pilot.press("escape", "d", "T")
        await pilot.pause()
        assert {"Bring back", "Erase all"} <= offered(app)


async def test_the_palette_is_drawn_in_ascii_where_that_is_set(kept: Journal) -> None:
    async with opened(kept, settings=Settings(ascii=True)) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert screen_text(app).isascii()
        await pilot.press(*"zoom")
        await pilot.pause()
        assert screen_text(app).isascii()
