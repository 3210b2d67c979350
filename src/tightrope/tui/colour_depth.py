"""How many colours the terminal shows."""

from enum import Enum
from typing import Any

from textual.app import App


class ColourDepth(Enum):
    """As many colours as one wants, 256, a terminal's own 16, or none."""

    TRUE = "true"
    CUBE = "256"
    TERMINAL = "16"
    NONE = "none"


def colour_depth(app: App[Any]) -> ColourDepth:
    """Return what the terminal shows, as its environment and the theme say."""
    if app.no_color:
        return ColourDepth.NONE
    if app.native_ansi_color or app.console.color_system in {"standard", "windows"}:
        return ColourDepth.TERMINAL
    return ColourDepth.CUBE if app.console.color_system == "256" else ColourDepth.TRUE
