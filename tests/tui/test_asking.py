"""Tags, filters, help pages and the mouse."""

import re
from datetime import date, timedelta

import pytest
from textual.widgets import Input

from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens import search as search_screen
from tightrope.tui.screens.dialogs import AskScreen
from tightrope.tui.screens.search import SearchScreen
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.entry_list import EntryList
from tightrope.tui.widgets.status_line import StatusLine
from tui.opened import opened, paste, screen_text

TODAY = date(2026, 11, 21)


async def test_tags_are_asked_for_and_set(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("number_sign")
        assert isinstance(app.screen, AskScreen)
        await pilot.press("space")
        await paste(pilot, "Walks together")
        await pilot.press("enter")
        await pilot.pause()
    entry = kept.entries.on(TODAY)[-1]
    assert entry.tags == ("books", "walks")
    assert entry.together


async def test_a_tag_that_is_none_is_a_sentence_and_the_question_stays(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("number_sign")
        await paste(pilot, " " + "x" * 61)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        assert "visible characters" in " ".join(screen_text(app).split())
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].tags == ("books",)


async def test_the_search_filters_by_marks_and_star_without_a_word(kept: Journal) -> None:
    kept.entries.write(
        Draft(day=TODAY, together=True, space=True, starred=True, text="Only this one")
    )
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", "f2", "f3", "f7")
        await pilot.pause()
        assert "1 found" in screen_text(app)
        assert "Only this one" in screen_text(app)
        await pilot.press("f6")
        await pilot.pause()
        assert "only unmarked" in screen_text(app)
        assert "Nothing found" in screen_text(app)


async def test_moving_into_the_hits_and_opening_one(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "second")
        await pilot.press("down", "j", "enter")
        await pilot.pause()
        assert app.model.day == date(2026, 11, 18)


async def test_a_screenful_is_found_at_once_and_the_rest_and_its_numbers_a_moment_later(
    kept: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_screen, "IDLE_SECONDS", 60)
    for days in range(100):
        kept.entries.write(Draft(day=date(2025, 1, 1) + timedelta(days=days), text="happened"))
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", *"happened")
        search = app.screen
        assert isinstance(search, SearchScreen)
        assert search.words == "happened"
        assert 20 <= len(search.hits) < 30
        await pilot.press("tab")
        await pilot.pause()
        shown = screen_text(app)
        assert "140 found, the newest 100 shown · Wed 1 Jan 2025 to Fri 20 Nov 2026" in shown
        assert "And a second line." in shown


async def test_who_goes_down_among_the_hits_at_once_finds_all_of_them(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", *"happened", "down", "G", "enter")
        assert app.model.day == date(2026, 10, 12)


async def test_the_search_goes_on_where_an_entry_was_opened(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "second")
        await pilot.press("down", "enter", "slash")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "second"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.model.day == date(2026, 11, 18)
        await pilot.press("slash", "b", "escape")
        await pilot.press("slash")
        await pilot.pause()
        assert app.screen.query_one(Input).value == ""


def lines_of_hits(app: TightropeApp, word: str) -> list[str]:
    """Return the lines below the words that begin with a day and have this word."""
    return [
        line
        for line in screen_text(app).splitlines()
        if re.match(r"│ +\w{3} \d", line) and word in line
    ]


async def test_a_match_far_along_its_line_is_in_sight_on_a_narrow_terminal(kept: Journal) -> None:
    kept.entries.write(Draft(day=TODAY, text=f"{'words before it, ' * 20}heron {'and on ' * 9}"))
    kept.entries.write(Draft(day=TODAY, text=f"{'京' * 38} heron"))
    async with opened(kept, size=(60, 20)) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "heron")
        await pilot.pause()
        assert len(lines_of_hits(app, "heron")) == 2
        await pilot.resize_terminal(44, 20)
        await pilot.pause()
        assert len(lines_of_hits(app, "heron")) == 2


@pytest.mark.parametrize(("size", "is_beside"), [((120, 24), True), ((80, 24), False)])
async def test_the_entry_stands_beside_what_was_found_or_below(
    kept: Journal, size: tuple[int, int], is_beside: bool
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        await pilot.press("slash")
        await paste(pilot, "second")
        await pilot.press("down")
        await pilot.pause()
        (hit,) = [line for line in screen_text(app).splitlines() if "What happened 2 " in line]
        assert ("2026" in hit) is is_beside
        await pilot.press("slash")
        await paste(pilot, "nowhere at all")
        await pilot.pause()
        assert "What happened" not in screen_text(app)


async def test_words_filter_while_they_are_typed(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("slash", "number_sign", "b", "o")
        await pilot.pause()
        assert "1 found" in screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert "Nothing found" in screen_text(app)
        app.screen.query_one(Input).value = "second together: on:2026-11 need:"
        await pilot.pause()
        assert "6 found" in screen_text(app)
        app.screen.query_one(Input).value = "from:2026 to:2025"
        await pilot.pause()
        assert "swap the two dates" in screen_text(app)


async def test_the_help_opens_pages_to_read(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("f1", "s")
        await pilot.pause()
        await pilot.pause()
        assert "Safety, and talking to someone" in screen_text(app)
        await pilot.press("escape", "b")
        await pilot.pause()
        await pilot.pause()
        assert "How to read this" in screen_text(app)
        await pilot.press("escape", "j", "k", "escape")
        await pilot.pause()
        assert "Today" in screen_text(app)


@pytest.mark.parametrize("way", [("tab", "tab"), ("c",), ("c", "v"), ("c", "tab")], ids=" ".join)
async def test_the_chart_opens_the_help_with_how_to_read_it(
    kept: Journal, way: tuple[str, ...]
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press(*way)
        await pilot.pause()
        before = app.screen
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.pause()
        assert "a day together (half: both)" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert re.search("b +How to read this", screen_text(app))
        await pilot.press("escape")
        assert app.screen is before


async def test_how_to_read_the_chart_is_one_screen(kept: Journal) -> None:
    async with opened(kept, size=(100, 30)) as (app, pilot):
        await pilot.press("f1", "b")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
    assert "How to read this" in shown
    assert "not what is good for you." in shown


async def test_how_to_read_the_chart_has_a_picture_that_is_whole_on_a_small_terminal(
    kept: Journal,
) -> None:
    async with opened(kept, size=(60, 20)) as (app, pilot):
        await pilot.press("f1", "b")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
    assert "a turn" in shown
    assert "day of space" in shown


async def test_how_to_read_the_chart_is_ascii_where_that_is_set(kept: Journal) -> None:
    async with opened(kept, settings=Settings(ascii=True)) as (app, pilot):
        await pilot.press("f1", "b")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
    assert shown.isascii()


async def test_elsewhere_the_help_opens_with_the_keys(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert re.search("b +How to read this", screen_text(app))


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_the_key_of_the_help_also_closes_a_page_of_it(kept: Journal, key: str) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("f1", "b", key)
        await pilot.pause()
        assert re.search("b +How to read this", screen_text(app))


async def test_the_mouse_chooses_an_entry_and_leafs_through_the_months(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.click(EntryList, offset=(20, 1))
        await pilot.pause()
        assert app.model.open_entry is not None
        assert app.model.open_entry.text == "Coffee on the balcony"
        await pilot.press("escape")
        await pilot.click(CalendarPane, offset=(4, 4), times=2)
        await pilot.pause()
        assert app.model.day == date(2026, 11, 9)
        assert app.focused is app.query_one(EntryList)


async def test_a_click_on_the_key_line_presses_the_key(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.click(StatusLine, offset=(2, 0))
        await pilot.pause()
        assert app.model.session is not None
