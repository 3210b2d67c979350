"""Selecting many among what was found, and changing all of them."""

from textual.widgets import Input

from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tui.opened import opened, paste, screen_text


def number(kept: Journal, query: Query) -> int:
    return kept.entries.count(query)


async def test_what_is_selected_is_changed_in_one_step_of_undo(kept: Journal) -> None:
    tagged = Query(tags=("walks",), starred=True, need=Need.ROOM)
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "days before")
        await pilot.press("down", "v", "v", "v")
        await pilot.pause()
        assert "3 selected" in screen_text(app)
        await pilot.press("asterisk", "less_than_sign", "number_sign")
        await paste(pilot, "walks")
        await pilot.press("enter")
        await pilot.pause()
        assert number(kept, tagged) == 3
        assert "3 entries changed" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert number(kept, tagged) == 0
        assert number(kept, Query(starred=True, need=Need.ROOM)) == 3
        await pilot.press("asterisk")
        await pilot.pause()
        assert number(kept, Query(starred=True)) == 0


async def test_all_that_are_shown_are_deleted_and_brought_back(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "days before")
        await pilot.press("tab", "V", "d")
        await pilot.pause()
        assert number(kept, Query()) == 2
        assert "Nothing found" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert number(kept, Query()) == 42
        assert "40 found" in screen_text(app)


async def test_without_a_selection_the_chosen_one_is_changed_and_letters_stay_words(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press(
            "slash", "d", "a", "y", "s", "tab", "j", "t", "slash", "end", "space", "t"
        )
        await pilot.pause()
        assert app.screen.query_one(Input).value == "days t"
        assert number(kept, Query(together=True)) == 15


async def test_what_is_selected_goes_into_a_file(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "days before")
        await pilot.press("down", "v", "v", "f8")
        await pilot.pause()
        assert "selected: 2 entries" in screen_text(app)
