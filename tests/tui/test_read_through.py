"""Going and reading through time: written days, the places one was at, and entry after entry."""

from datetime import date, time, timedelta

from tightrope.domain.entry import Draft
from tightrope.journal import Journal
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.reading import EntryOnPage, ReadingScreen
from tui.opened import opened, paste, screen_text

TODAY = date(2026, 11, 21)


async def test_braces_go_from_written_day_to_written_day(journal: Journal) -> None:
    days = [date(2024, 2, 29), date(2026, 5, 1), TODAY]
    for day in days:
        journal.entries.write(Draft(day=day, text="Written"))
    async with opened(journal) as (app, pilot):
        await pilot.press("left_curly_bracket")
        assert app.model.day == days[1]
        await pilot.press("left", "left_curly_bracket")
        assert app.model.day == days[0]
        await pilot.press("left_curly_bracket")
        await pilot.pause()
        assert "Nothing is written before this day" in screen_text(app)
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        assert app.model.day == TODAY


async def test_back_and_forward_lead_through_the_places_that_were_left_by_a_jump(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        chosen = app.model.selected_id
        await pilot.press("colon")
        await paste(pilot, "2026-10-20")
        await pilot.press("enter", "right", "left_curly_bracket")
        assert app.model.day == date(2026, 10, 20)
        await pilot.press("left_parenthesis")
        assert app.model.day == date(2026, 10, 21), "where one was when one left"
        await pilot.press("ctrl+left")
        assert (app.model.day, app.model.selected_id) == (TODAY, chosen)
        await pilot.press("left_parenthesis")
        await pilot.pause()
        assert "There is no place to go back to" in screen_text(app)
        await pilot.press("right_parenthesis", "ctrl+right")
        assert app.model.day == date(2026, 10, 20)
        await pilot.press("full_stop", "right_parenthesis")
        assert app.model.day == TODAY, "a new jump leaves no way forward"


async def test_the_page_begins_with_the_selected_entry_and_reads_on_to_the_last(
    kept: Journal,
) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        await pilot.press("left", "left", "R")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.splitlines()[0].strip().startswith("Thu 19 Nov 2026  20:02")
        assert shown.index("2 days before") < shown.index("1 days before") < shown.index("Coffee")
        for _ in range(6):
            await pilot.press("space")
            await pilot.pause()
        assert "side by side" in screen_text(app)
        assert "This is the last entry" in screen_text(app)
        await pilot.press("q")
        assert isinstance(app.screen, JournalScreen)


async def test_reading_back_brings_what_came_before_and_enter_opens_what_is_at_the_top(
    kept: Journal,
) -> None:
    async with opened(kept, size=(80, 24)) as (app, pilot):
        await pilot.press("R")
        await pilot.pause()
        for before in range(1, 4):
            await pilot.press("left_curly_bracket")
            await pilot.pause()
            await pilot.pause()
            assert (
                screen_text(app)
                .splitlines()[0]
                .strip()
                .startswith(f"{TODAY - timedelta(days=before - 1):%a %d Nov %Y}")
            )
        await pilot.press("b")
        await pilot.pause()
        assert "4 days before" in screen_text(app)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert app.model.day == TODAY - timedelta(days=2)


async def test_only_what_is_near_comes_onto_the_page(journal: Journal) -> None:
    journal.entries.write_all(
        Draft(day=TODAY - timedelta(days=back), time=time(8), text=f"Day {back}")
        for back in range(1000)
    )
    async with opened(journal, size=(80, 24)) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, "2025-01-01")
        await pilot.press("enter", "R", "space")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert len(app.screen.query(EntryOnPage)) <= 24


async def test_a_journal_without_an_entry_is_an_empty_page(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await pilot.press("escape", "R", "space", "b", "enter", "right_curly_bracket", "escape")
        assert isinstance(app.screen, JournalScreen)
