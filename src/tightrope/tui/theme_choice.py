"""Choosing a theme: seen while one moves through them, and there next time once it is chosen."""

from pathlib import Path
from typing import Any

from textual.app import App

from tightrope.settings import switching
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.screens import late


class ThemeChoice:
    """Asks for a theme, and keeps the chosen one in the settings.

    `config` is their file; None where nothing lasts, as in the demo.
    """

    def __init__(self, app: App[Any], config: Path | None) -> None:
        self._app = app
        self._config = config

    def ask(self) -> None:
        """Show the themes; the one under the cursor is in force until one is chosen."""
        before, config = self._app.theme, self._config

        def chosen(name: str | None) -> None:
            self._app.theme = name or before
            if name and config:
                run_or_show_error(self._app.screen, lambda: _keep(name, config))

        self._app.push_screen(late.ThemesScreen(before), chosen)


def _keep(theme: str, config: Path) -> str:
    switching.change_setting(config, "theme", to=theme)
    return f"The theme is {theme} from now on."
