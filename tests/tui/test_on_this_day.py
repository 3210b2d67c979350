"""Earlier years of a day: on a key, to be read, opened, and let rest."""

from datetime import date, time

import pytest

from support import ZONE
from tightrope.domain.entry import Draft
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.on_this_day import OnThisDayScreen
from tightrope.tui.widgets.entry_list import EntryList
from tui.opened import opened, screen_text

TODAY = date(2026, 11, 21)


@pytest.fixture
def years(kept: Journal) -> Journal:
    """A journal with an evening on this day in each of three earlier years."""
    for year in (2021, 2024, 2025):
        kept.entries.write(
            Draft(
                day=TODAY.replace(year=year),
                time=time(21, 5),
                zone=ZONE,
                together=year != 2024,
                space=year == 2024,
                text=f"The [bold]evening[/] of {year}.\n\nAnd what came \x1b[31mafter {year}.",
            )
        )
    return kept


async def test_earlier_years_come_on_a_key_and_never_before(years: Journal) -> None:
    async with opened(years) as (app, pilot):
        assert "evening" not in screen_text(app)
        await pilot.press("o")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("of 2025") < shown.index("of 2024") < shown.index("of 2021")
        assert "21 November in earlier years" in shown
        assert "after 2025" in shown
        assert "after 2024" not in shown
        await pilot.press("j")
        await pilot.pause()
        assert "And what came ␛[31mafter 2024." in screen_text(app)
        assert "[bold]evening[/]" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert app.model.day == TODAY


async def test_enter_opens_the_entry_in_its_day(years: Journal) -> None:
    async with opened(years) as (app, pilot):
        await pilot.press("o", "j", "enter")
        await pilot.pause()
        assert app.model.day == TODAY.replace(year=2024)
        assert app.model.selected is not None
        assert "evening[/] of 2024" in app.model.selected.text
        assert isinstance(app.focused, EntryList)
        await pilot.press("o")
        await pilot.pause()
        shown = screen_text(app)
        assert "of 2021" in shown
        assert "of 2025" not in shown


async def test_the_palette_opens_the_chosen_entry_too(years: Journal) -> None:
    async with opened(years) as (app, pilot):
        await pilot.press("o", "j")
        commands = {each.title: each for each in app.get_system_commands(app.screen)}
        assert {"Open", "Let rest", "Back"} <= set(commands)
        await commands["Open"].callback()
        await pilot.pause()
        assert app.model.day == TODAY.replace(year=2024)


async def test_an_entry_that_was_let_rest_comes_up_no_more_until_that_is_undone(
    years: Journal,
) -> None:
    async with opened(years) as (app, pilot):
        await pilot.press("o", "j", "r")
        await pilot.pause()
        shown = screen_text(app)
        assert "of 2024" not in shown
        assert "after 2021" in shown
        assert "u in the journal takes that back" in shown
        await pilot.press("escape", "o")
        await pilot.pause()
        assert "of 2024" not in screen_text(app)
        (rested,) = years.entries.on(TODAY.replace(year=2024))
        assert rested.tags == (NO_RECALL_TAG,)
        await pilot.press("escape", "u")
        assert app.model.day == TODAY.replace(year=2024)
        await pilot.press("full_stop", "o")
        await pilot.pause()
        assert "of 2024" in screen_text(app)


async def test_when_all_rest_it_says_in_plain_words_that_nothing_is_here(years: Journal) -> None:
    async with opened(years, size=(60, 20)) as (app, pilot):
        await pilot.press("o", "r", "r", "r", "r", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OnThisDayScreen)
        shown = screen_text(app)
        assert "Nothing comes up from earlier years on 21 November." in shown
        assert "evening" not in shown


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_it_fits_each_size_and_ascii(years: Journal, size: tuple[int, int]) -> None:
    plain = Settings(ascii=True)
    async with opened(years, size=size, settings=plain) as (app, pilot):
        await pilot.press("o", "j", "j")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.replace("␛", "").isascii()
        for words in ("2025", "after 2021", "Sun 21 Nov 2021", "let rest", "back"):
            assert words in shown
