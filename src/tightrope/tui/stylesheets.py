"""Loading of a screen's stylesheet, just before the first such screen is pushed."""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen


def read_styles(app: App[Any], kind: type[Screen[Any]]) -> None:
    """Read how a kind of screen looks, before one of it is pushed; its CSS_PATH is a file or None.

    Textual would parse every style of the app again, and apply them to the screens below, which
    these do not concern: that takes longer than a page.
    """
    if kind.CSS_PATH is None:
        return
    styles = Path(str(kind.CSS_PATH))
    if not app.stylesheet.has_source(str(styles)):
        app.stylesheet.read(styles)
        app.stylesheet.parse()
