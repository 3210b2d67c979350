"""Every key of the table, and every line of the palette, calls a method that is there."""

import inspect
from functools import partial

import pytest
from textual.actions import parse
from textual.dom import DOMNode
from textual.widgets import OptionList

from tightrope.journal import Journal
from tightrope.tui import keys
from tightrope.tui.app import TightropeApp
from tightrope.tui.screens.aims.screen import AimsScreen
from tightrope.tui.screens.backups import BackupsScreen
from tightrope.tui.screens.chart import ChartScreen
from tightrope.tui.screens.erasing import ErasingScreen
from tightrope.tui.screens.export import ExportScreen
from tightrope.tui.screens.help import HelpScreen
from tightrope.tui.screens.history import HistoryScreen
from tightrope.tui.screens.import_ import ImportScreen
from tightrope.tui.screens.journal.screen import JournalScreen
from tightrope.tui.screens.month.screen import MonthScreen
from tightrope.tui.screens.on_this_day import OnThisDayScreen
from tightrope.tui.screens.reading import ReadingScreen
from tightrope.tui.screens.search import SearchScreen
from tightrope.tui.screens.settings import SettingsScreen
from tightrope.tui.screens.tags import TagsScreen
from tightrope.tui.screens.tour import TourScreen
from tightrope.tui.screens.trash import TrashScreen
from tightrope.tui.screens.unsaved import UnsavedScreen
from tightrope.tui.screens.why_asked import WhyAskedScreen
from tightrope.tui.widgets.calendar import CalendarPane
from tightrope.tui.widgets.chart.timeline import ChartPane
from tightrope.tui.widgets.chart.year import YearPane
from tightrope.tui.widgets.month_panes import MonthNotePane
from tightrope.tui.widgets.talk_pane import TalkPane
from tightrope.tui.widgets.vim_option_list import VimOptionList
from tui.opened import opened, screen_text

# Who has the actions of each group of keys. A list brings what is selected, for its screen.
WHO: dict[str, tuple[type[DOMNode], ...]] = {
    "Entries": (JournalScreen,),
    "Time": (JournalScreen,),
    "Views": (JournalScreen,),
    "In a list": (VimOptionList,),
    "In the calendar": (CalendarPane,),
    "In the chart": (ChartPane,),
    "On the chart's screen": (ChartScreen,),
    "In a year in shapes": (YearPane,),
    "In a month": (MonthScreen,),
    "In what to talk about": (TalkPane,),
    "In a note of a month or aim": (MonthNotePane,),
    "While typing": (JournalScreen,),
    "In the search": (SearchScreen,),
    "Among what was found": (SearchScreen,),
    "In an export": (ExportScreen,),
    "In an import": (ImportScreen,),
    "Reading through time": (ReadingScreen,),
    "On this day": (OnThisDayScreen,),
    "Among the tags": (TagsScreen, OptionList),
    "Among the aims": (AimsScreen, OptionList),
    "In the settings": (SettingsScreen, OptionList),
    "In the trash": (TrashScreen, OptionList),
    "Among words aside": (UnsavedScreen, OptionList),
    "In a history": (HistoryScreen,),
    "In the tour": (TourScreen,),
    "While erasing": (ErasingScreen,),
    "Why it is asked": (WhyAskedScreen,),
    "In the backups": (BackupsScreen, OptionList),
    "Anywhere": (TightropeApp,),
    "Leaving": (TightropeApp,),
}


def test_every_group_of_keys_is_told_whose_it_is() -> None:
    assert WHO.keys() == keys.PLACES.keys()


@pytest.mark.parametrize("group", WHO)
def test_every_key_names_an_action_that_is_there_and_takes_what_it_gives(group: str) -> None:
    for key in keys.PLACES[group]:
        owner, name, given = parse(key.action)
        whose = (TightropeApp,) if owner == "app" else WHO[group]
        actions = [getattr(who, f"action_{name}", None) for who in whose]
        found = next((action for action in actions if action is not None), None)
        assert found is not None, f"{key.id}: nobody in {group} has action_{name}"
        inspect.signature(found).bind(None, *given)


async def test_every_line_of_the_palette_goes_to_who_can_do_it(kept: Journal) -> None:
    ways = ["c", "m", "slash", "o", "T", "H", "B", "X", "I", "R", "f7", "comma"]
    async with opened(kept) as (app, pilot):
        for way in ["", *ways]:
            if way:
                await pilot.press(way)
                await pilot.pause()
            for command in app.get_system_commands(app.screen):
                if command.title in {"Theme", "Lock code", "Other journal"}:
                    continue
                assert isinstance(command.callback, partial)
                action, node = command.callback.args
                owner, name, _ = parse(action)
                assert hasattr(app if owner == "app" else node, f"action_{name}"), action
            if way:
                await pilot.press("escape")
                await pilot.pause()
        assert isinstance(app.screen, JournalScreen)


async def test_what_works_anywhere_works_from_the_palette(kept: Journal) -> None:
    async with opened(kept) as (app, pilot):
        help_ = next(each for each in app.get_system_commands(app.screen) if each.title == "Help")
        await help_.callback()
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "On safety" in screen_text(app)
