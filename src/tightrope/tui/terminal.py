"""The terminal: whether there is one, or it was closed, its colours, and our signs in ASCII."""

import os
import select
import sys
from enum import Enum
from typing import Any, NamedTuple

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter


def is_shown() -> bool:
    """Whether there is a terminal that a person sees, rather than a test or a pipe."""
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())


def is_gone() -> bool:
    """Whether the terminal was closed; not every one that closes sends the signal for it.

    It is never said to be gone on systems that cannot be asked.
    """
    if sys.__stdin__ is None or not hasattr(select, "poll"):
        return False
    asked = select.poll()
    asked.register(sys.__stdin__.fileno(), 0)
    return any(events & select.POLLHUP for _, events in asked.poll(0))


# What the program itself draws. Letters of any script are the writer's and stay.
_PLAIN = {
    **dict.fromkeys(map(ord, "─━▔"), "-"),
    **dict.fromkeys(map(ord, "│┃▎▊▌"), "|"),
    **dict.fromkeys(map(ord, "╭╮╰╯"), "+"),
    **dict.fromkeys(map(ord, "▁▂▃▄▅▆▇█▀"), "#"),
    **dict.fromkeys(map(ord, "░"), "."),
    **dict.fromkeys(map(ord, "○"), "o"),
    **dict.fromkeys(map(ord, "·"), "."),
    **dict.fromkeys(map(ord, "•"), "*"),
    ord("☐"): "_",
    ord("☑"): "x",
    **dict.fromkeys(map(ord, "…"), "~"),
}


class AsciiFilter(LineFilter):
    """Puts an ASCII sign in the place of each sign that the program draws."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with their signs replaced, cell by cell."""
        del background
        return [
            Segment(text.translate(_PLAIN), style, control) for text, style, control in segments
        ]


class ColourDepth(Enum):
    """As many colours as one wants, 256, a terminal's own 16, or none."""

    TRUE = "true"
    CUBE = "256"
    TERMINAL = "16"
    NONE = "none"


class TerminalColours(NamedTuple):
    """What decides how our own colours are mixed: how many there are, the ground, and the text."""

    depth: ColourDepth
    is_dark: bool
    foreground: Color


def terminal_colours(app: App[Any]) -> TerminalColours:
    """Return what the terminal shows in the theme of now."""
    foreground = Color.parse(app.theme_variables["foreground"])
    return TerminalColours(colour_depth(app), app.current_theme.dark, foreground)


def colour_depth(app: App[Any]) -> ColourDepth:
    """Return what the terminal shows, as its environment and the theme say."""
    if app.no_color:
        return ColourDepth.NONE
    if app.native_ansi_color or app.console.color_system in {"standard", "windows"}:
        return ColourDepth.TERMINAL
    return ColourDepth.CUBE if app.console.color_system == "256" else ColourDepth.TRUE
