"""Selecting many, among what was found or in a day, and changing all of them."""

from datetime import date, timedelta

from textual.widgets import Input

from tightrope.domain.marks import Need
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tui.opened import opened, paste, screen_text

TODAY = date(2026, 11, 21)


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


OF_TODAY = Query(first=TODAY, last=TODAY)


async def test_in_a_day_what_is_selected_is_changed_in_one_step_of_undo(kept: Journal) -> None:
    both = Query(first=TODAY, last=TODAY, space=True, starred=True, tags=("walks",))
    async with opened(kept) as (app, pilot):
        await pilot.press("g", "v", "v")
        await pilot.pause()
        assert "2 entries · 2 selected" in screen_text(app)
        assert "+08:10" in screen_text(app)
        await pilot.press("s", "asterisk", "number_sign", *"walks", "enter")
        await pilot.pause()
        assert number(kept, both) == 2
        assert "2 entries changed · u takes it back" in screen_text(app)
        await pilot.press("u")
        assert number(kept, both) == 0
        await pilot.press("d")
        await pilot.pause()
        assert number(kept, OF_TODAY) == 0
        assert "2 entries deleted · u takes it back" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert number(kept, OF_TODAY) == 2
        assert "selected" not in screen_text(app)


async def test_a_whole_day_is_moved_at_once(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("V", "M", *"yesterday", "enter")
        await pilot.pause()
        assert len(kept.entries.on(TODAY - timedelta(days=1))) == 3
        assert app.model.day == TODAY - timedelta(days=1)
        await pilot.press("u")
    assert number(kept, OF_TODAY) == 2


async def test_of_a_day_what_is_selected_goes_into_a_file(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("V", "X")
        await pilot.pause()
        assert "selected: 2 entries" in screen_text(app)


async def test_esc_another_day_and_writing_select_nothing_any_more(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        for keys in (("escape",), ("left", "right"), ("e", "escape"), ("V",)):
            await pilot.press("V", *keys)
            await pilot.pause()
            assert "selected" not in screen_text(app)
        await pilot.press("G", "v", "v", "t")
        assert number(kept, Query(first=TODAY, last=TODAY, together=True)) == 2
        await pilot.press("h", "v", "l", "t")
    assert number(kept, Query(first=TODAY, last=TODAY, together=True)) == 1
