"""Two themes of our own, the two poles in every theme, and the stylesheets of screens.

The poles have the colours of the tide (`chart.palettes`): equally strong on any ground, and apart
in hue for the colour blind.
"""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.theme import Theme

from tightrope.chart import palettes
from tightrope.tui.terminal import ColourDepth

DARK = Theme(
    name="tightrope-dark",
    primary="#8FA3B0",
    secondary="#6F8290",
    accent="#C9B88A",
    warning="#E0B050",
    error="#D98080",
    success="#8FA3B0",
    foreground="#DDE2E6",
    background="#14181C",
    surface="#181D22",
    panel="#232A31",
    dark=True,
    variables={
        "border": "#3A444D",
        "border-blurred": "#2C343B",
        "footer-key-foreground": "#C9B88A",
        "input-selection-background": "#6F8290 40%",
    },
)

LIGHT = Theme(
    name="tightrope-light",
    primary="#4A5C68",
    secondary="#7B8B96",
    accent="#7A6420",
    warning="#8A6100",
    error="#A33A3A",
    success="#4A5C68",
    foreground="#20262B",
    background="#FAF8F4",
    surface="#F4F1EB",
    panel="#E8E4DC",
    dark=False,
    variables={
        "border": "#B8B2A6",
        "border-blurred": "#D5D0C6",
        "footer-key-foreground": "#7A6420",
        "input-selection-background": "#7B8B96 40%",
    },
)


def own_variables(depth: ColourDepth, theme: Theme) -> dict[str, str]:
    """Return the colours that are ours in all themes alike: those of the poles, in signs and words.

    Where a light theme is shown in a terminal's own 16 colours, what would become yellow is blue:
    yellow is not seen on a light ground. There the poles are in the colour of text.
    """
    if depth is ColourDepth.TERMINAL:
        if theme.dark:
            together, space = _BRIGHT[theme.ansi]
            return {"together-text": together, "space-text": space}
        in_text = "ansi_default" if theme.ansi else theme.foreground or "#000000"
        poles = {"together-text": in_text, "space-text": in_text}
        return poles if theme.ansi else poles | dict.fromkeys(_ACCENTS, _BLUE)
    edges = palettes.edges(dark=theme.dark, cube=depth is ColourDepth.CUBE)
    together, space = (f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in edges)
    return {"together-text": together, "space-text": space}


# Bright yellow and cyan, as such or as what becomes of them on 16 colours.
_BRIGHT = {
    True: ("ansi_bright_yellow", "ansi_bright_cyan"),
    False: ("#ffff55", "#55ffff"),
}
_ACCENTS = ("accent", "warning", "footer-key-foreground")
_BLUE = "#0000aa"


def register(app: App[Any]) -> None:
    """Make both of our themes known."""
    for theme in (DARK, LIGHT):
        app.register_theme(theme)


def begin_in(app: App[Any], theme: str) -> None:
    """Set the theme as an assignment would, but before the styles are read: they are read once."""
    app.set_reactive(App.theme, theme)
    app.stylesheet.set_variables(app.get_css_variables())
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.set_class(not app.current_theme.dark, "-light-mode", update=False)
    app.add_class(f"-theme-{theme}", update=False)


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
