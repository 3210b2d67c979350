"""Moving through time and between the panes, and what each size shows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key

from tightrope.domain.errors import TightropeError
from tightrope.journal import Journal
from tightrope.paths import locate
from tightrope.settings import Settings, read_settings
from tightrope.tui import keys
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.dialogs import AskScreen
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.chart.timeline import ChartPane
from tightrope.tui.widgets.entry_list import EntryList
from tui.opened import GO_THERE, opened, paste, screen_text

TODAY = date(2026, 11, 21)


async def test_brackets_and_arrows_turn_the_day_and_the_full_stop_returns(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("left_square_bracket", "left", "h")
        assert app.model.day == date(2026, 11, 18)
        await pilot.press("right")
        assert app.model.day == date(2026, 11, 19)
        await pilot.press("full_stop")
        assert app.model.day == TODAY


async def test_a_date_in_words_is_understood_while_it_is_typed(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, "last monday")
        assert "Mon 16 Nov 2026" in screen_text(app)
        await pilot.press("enter")
        assert app.model.day == date(2026, 11, 16)


async def test_a_date_that_does_not_exist_is_a_sentence_and_the_question_stays(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, "2026-02-30")
        await pilot.press("enter")
        assert isinstance(app.screen, AskScreen)
        assert "2026-02-30" in screen_text(app)
        await pilot.press("escape")
        assert app.model.day == TODAY


async def test_n_on_a_day_that_has_not_come_starts_one_today(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("right", "n")
        await pilot.pause()
        assert "has not come yet" in screen_text(app)
        await pilot.press("x", "escape")
    assert kept.entries.on(TODAY)[-1].text == "x"


async def test_the_calendar_ends_with_the_years_that_exist(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("colon")
        await paste(pilot, "0001-01-01")
        await pilot.press("enter", "left", "tab", "pageup", "up")
        assert app.model.day == date.min
        await pilot.press("colon")
        await paste(pilot, "9999-12-31")
        await pilot.press("enter", "right", "pagedown", "down")
        assert app.model.day == date.max


async def test_the_calendar_moves_by_weeks_and_months_and_opens_the_day(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("tab")
        assert isinstance(app.focused, CalendarPane)
        await pilot.press("up", "left", "pageup")
        assert app.model.day == date(2026, 10, 13)
        await pilot.press("enter")
        assert app.focused is not None
        assert app.focused.id == "entries"


async def test_a_click_in_the_calendar_picks_the_day(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.click(CalendarPane, offset=(4, 4))
        assert app.model.day == date(2026, 11, 9)


async def test_weeks_start_as_the_settings_say(kept: Journal) -> None:
    async with opened(kept, settings=Settings(week_starts=6)) as (app, _):
        assert "Su  Mo  Tu  We  Th  Fr  Sa" in screen_text(app)
        assert app.query_one(CalendarPane).grid.weeks(TODAY)[0] == [1, 2, 3, 4, 5, 6, 7]


async def test_enter_in_the_chart_opens_the_day_under_the_cursor(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        await pilot.press("tab", "tab", "left", "left")
        assert isinstance(app.focused, ChartPane)
        assert app.model.day == date(2026, 11, 19)
        await pilot.press("enter")
        assert isinstance(app.focused, EntryList)
        assert app.model.day == date(2026, 11, 19)


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (200, 60)])
async def test_all_panes_stand_side_by_side_where_there_is_room(
    kept: Journal, size: tuple[int, int]
) -> None:
    async with opened(kept, size=size) as (app, _):
        shown = screen_text(app)
        for words in ("November 2026", "Coffee on the balcony", "side by side", "Ebb and flow"):
            assert words in shown


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (79, 30), (120, 21)])
async def test_a_small_terminal_shows_one_pane_at_a_time_above_a_line_of_the_tide(
    kept: Journal, size: tuple[int, int]
) -> None:
    async with opened(kept, size=size) as (app, pilot):
        panes = []
        for _ in range(3):
            shown = screen_text(app)
            panes.append([name for name in ("2 entries", "Mo  Tu", "─ ▀") if name in shown])
            await pilot.press("tab")
            await pilot.pause()
        assert panes == [["2 entries"], ["Mo  Tu"], ["─ ▀"]]


@pytest.mark.parametrize("size", [(39, 30), (100, 11), (10, 5)])
async def test_a_terminal_that_is_too_small_says_so(kept: Journal, size: tuple[int, int]) -> None:
    async with opened(kept, size=size) as (app, _):
        assert "needs" in screen_text(app)


async def test_nothing_is_wider_than_the_screen(kept: Journal) -> None:
    for size in [(40, 12), (60, 20), (80, 24), (97, 31), (200, 60)]:
        async with opened(kept, size=size) as (app, _):
            for widget in app.screen.query("#panes *"):
                if widget.display and widget.region and not widget.is_scrollable:
                    assert app.screen.region.contains_region(widget.region), (size, widget)


def test_every_place_of_the_key_table_is_known_to_these_tests() -> None:
    assert set(GO_THERE) == set(keys.PLACES.values())


@pytest.mark.parametrize("place", keys.PLACES)
async def test_every_key_does_its_act_where_it_is_meant(
    kept: Journal, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = keys.PLACES[place]
    acts = {key.action for key in keys.every_key()}
    done: list[object] = []
    usual = TightropeApp.run_action

    async def run_action(app: TightropeApp, action: Any, *where: Any, **named: Any) -> bool:
        if action in acts:
            done.append(action)
            return True
        return await usual(app, action, *where, **named)

    async with opened(kept) as (_, pilot):
        await pilot.press(*GO_THERE[group])
        await pilot.pause()
        monkeypatch.setattr(TightropeApp, "run_action", run_action)
        for key in group:
            for press in keys.presses(key, {}):
                done.clear()
                await pilot.press(press)
                assert done == [key.action], press
        monkeypatch.undo()


async def test_a_key_can_be_remapped_by_its_id(kept: Journal) -> None:
    async with opened(kept, settings=Settings(keys={"entry.new": "a"})) as (app, pilot):
        await pilot.press("n")
        assert app.model.session is None
        await pilot.press("a")
        assert app.model.session is not None
        await pilot.press("escape")
        assert " a new" in screen_text(app)


@pytest.mark.parametrize(
    ("mistake", "named"),
    [
        ('theme = "purple"', "line 1: theme"),
        ('[keys]\n"entry.gnu" = "a"', "line 2: keys.entry.gnu"),
    ],
)
def test_a_theme_or_key_that_is_none_is_named_with_its_line(
    kept: Journal, tmp_path: Path, mistake: str, named: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(mistake)
    with pytest.raises(TightropeError, match=named):
        TightropeApp(kept, locate(config=str(config)), read_settings(config))


async def test_the_palette_offers_every_act_but_no_screenshot(kept: Journal) -> None:
    async with opened(kept) as (app, _):
        names = [command.title for command in app.get_system_commands(app.screen)]
    assert "Screenshot" not in names
    assert {"New", "Together", "Space", "Go to", "Search", "Quit", "Theme"} <= set(names)
    assert len(names) == len(set(names))


async def test_letters_in_the_same_breath_as_the_key_that_opens_the_editor_are_typed(
    kept: Journal,
) -> None:
    async with opened(kept) as (app, pilot):
        for letter in "nhold":
            app.post_message(Key(letter, letter))
        await pilot.pause()
        await pilot.press("escape")
    assert kept.entries.on(TODAY)[-1].text == "hold"
