"""The screens that open from the main one, imported when they are first opened."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.tui.screens.aims.screen import AimsScreen as AimsScreen
    from tightrope.tui.screens.backups import BackupsScreen as BackupsScreen
    from tightrope.tui.screens.chart import ChartScreen as ChartScreen
    from tightrope.tui.screens.export import ExportScreen as ExportScreen
    from tightrope.tui.screens.help import HelpScreen as HelpScreen
    from tightrope.tui.screens.history import HistoryScreen as HistoryScreen
    from tightrope.tui.screens.import_ import ImportScreen as ImportScreen
    from tightrope.tui.screens.jump import JumpScreen as JumpScreen
    from tightrope.tui.screens.letters.kept import LettersScreen as LettersScreen
    from tightrope.tui.screens.lock_code import LockCodeScreen as LockCodeScreen
    from tightrope.tui.screens.month.screen import MonthScreen as MonthScreen
    from tightrope.tui.screens.on_this_day import OnThisDayScreen as OnThisDayScreen
    from tightrope.tui.screens.reading import ReadingScreen as ReadingScreen
    from tightrope.tui.screens.search import SearchScreen as SearchScreen
    from tightrope.tui.screens.settings import SettingsScreen as SettingsScreen
    from tightrope.tui.screens.tags import TagsScreen as TagsScreen
    from tightrope.tui.screens.themes import ThemesScreen as ThemesScreen
    from tightrope.tui.screens.tour import TourScreen as TourScreen
    from tightrope.tui.screens.trash import TrashScreen as TrashScreen
    from tightrope.tui.screens.unsaved import UnsavedScreen as UnsavedScreen
    from tightrope.tui.screens.why_asked import WhyAskedScreen as WhyAskedScreen
else:
    __getattr__ = late_imports(
        "tightrope.tui.screens",
        names={
            "AimsScreen": "tightrope.tui.screens.aims.screen",
            "BackupsScreen": "tightrope.tui.screens.backups",
            "ChartScreen": "tightrope.tui.screens.chart",
            "ExportScreen": "tightrope.tui.screens.export",
            "HelpScreen": "tightrope.tui.screens.help",
            "HistoryScreen": "tightrope.tui.screens.history",
            "ImportScreen": "tightrope.tui.screens.import_",
            "JumpScreen": "tightrope.tui.screens.jump",
            "LettersScreen": "tightrope.tui.screens.letters.kept",
            "LockCodeScreen": "tightrope.tui.screens.lock_code",
            "MonthScreen": "tightrope.tui.screens.month.screen",
            "OnThisDayScreen": "tightrope.tui.screens.on_this_day",
            "ReadingScreen": "tightrope.tui.screens.reading",
            "SearchScreen": "tightrope.tui.screens.search",
            "SettingsScreen": "tightrope.tui.screens.settings",
            "TagsScreen": "tightrope.tui.screens.tags",
            "ThemesScreen": "tightrope.tui.screens.themes",
            "TourScreen": "tightrope.tui.screens.tour",
            "TrashScreen": "tightrope.tui.screens.trash",
            "UnsavedScreen": "tightrope.tui.screens.unsaved",
            "WhyAskedScreen": "tightrope.tui.screens.why_asked",
        },
    )
