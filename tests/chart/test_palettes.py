"""Both poles are equally strong in every palette (WCAG 2.2, "contrast ratio")."""

from collections.abc import Iterator
from itertools import product

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.console import Console
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tightrope.chart.cells import Role
from tightrope.chart.palettes import (
    LIT,
    Rgb,
    colours,
    edges,
    mixed,
    terminal_colours,
)
from tightrope.tui import themes
from tightrope.tui.terminal import ColourDepth

MOST_UNEQUAL = 0.15
LEAST_SEEN = 3.0  # WCAG 2.2, success criterion 1.4.11, for what is needed to read a picture
PARTS = (
    (Role.TOGETHER, Role.SPACE),
    (Role.TOGETHER_AREA, Role.SPACE_AREA),
    (Role.TOGETHER_AREA_SHADED, Role.SPACE_AREA_SHADED),
)

# What terminals make of their own colours: xterm, and the text mode of VGA.
OWN = {
    "xterm": {0: (0, 0, 0), 8: (127, 127, 127), 11: (255, 255, 0), 14: (0, 255, 255)},
    "vga": {0: (0, 0, 0), 8: (85, 85, 85), 11: (255, 255, 85), 14: (85, 255, 255)},
}


def every_theme() -> Iterator[Theme]:
    """Yield our own themes and those of Textual that have colours of their own."""
    yield from (themes.DARK, themes.LIGHT)
    yield from (theme for theme in BUILTIN_THEMES.values() if not theme.ansi)


def luminance(colour: Rgb) -> float:
    """Return how light a colour is, as WCAG says."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def inequality(together: Rgb, space: Rgb, behind: Rgb) -> float:
    """Return by how much of the stronger pole the other one is weaker."""
    weaker, stronger = sorted((contrast(together, behind), contrast(space, behind)))
    return (stronger - weaker) / stronger


@pytest.mark.parametrize("theme", [*every_theme()], ids=lambda theme: theme.name)
@pytest.mark.parametrize("cube", [False, True], ids=["true", "256"])
def test_the_poles_are_equally_strong_in_every_theme(theme: Theme, *, cube: bool) -> None:
    names = theme.to_color_system().generate()
    ground, foreground = (Color.parse(names[name]).rgb for name in ("background", "foreground"))
    shown = colours(ground, foreground, dark=theme.dark, cube=cube)
    under_cursor = {role: mixed(colour, foreground, LIT) for role, colour in shown.items()}
    for together, space in PARTS:
        for behind in (shown[Role.GROUND], shown[Role.SHADE], under_cursor[Role.GROUND]):
            assert inequality(shown[together], shown[space], behind) <= MOST_UNEQUAL
        lit = (under_cursor[role] for role in (together, space, Role.GROUND))
        # Of 256 colours those of the poles stay as they are under the cursor.
        assert cube or inequality(*lit) <= MOST_UNEQUAL


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("cube", [False, True], ids=["true", "256"])
def test_the_edge_is_seen_on_the_ground_and_on_the_shade(theme: Theme, *, cube: bool) -> None:
    ground, foreground = (
        Color.parse(each or "").rgb for each in (theme.background, theme.foreground)
    )
    shown = colours(ground, foreground, dark=theme.dark, cube=cube)
    for edge, behind in product((Role.TOGETHER, Role.SPACE), (Role.GROUND, Role.SHADE)):
        assert contrast(shown[edge], shown[behind]) >= LEAST_SEEN


@pytest.mark.parametrize("terminal", OWN)
def test_the_poles_are_equally_strong_in_a_terminals_own_colours(terminal: str) -> None:
    own, number_of = OWN[terminal], terminal_colours(dark=True)
    for together, space in PARTS:
        for behind in (own[0], own[number_of[Role.SHADE]]):
            one, other = (own[number_of[role]] for role in (together, space))
            assert inequality(one, other, behind) <= MOST_UNEQUAL


def test_on_a_linux_console_words_and_signs_are_in_the_two_colours_of_the_edge() -> None:
    console = Console(force_terminal=True, _environ={"TERM": "linux"})
    assert console.color_system == "standard"
    words = themes.own_variables(ColourDepth.TERMINAL, themes.DARK)
    numbers = terminal_colours(dark=True)
    for name, role in (("together-text", Role.TOGETHER), ("space-text", Role.SPACE)):
        shown = RichColor.parse(words[name]).downgrade(ColorSystem.STANDARD)
        assert shown.number == numbers[role]
        # Seen on the black of the console, and on the shade.
        for behind in (0, numbers[Role.SHADE]):
            assert contrast(OWN["vga"][numbers[role]], OWN["vga"][behind]) >= LEAST_SEEN


def test_on_a_light_ground_a_terminals_own_colours_are_left_out() -> None:
    assert terminal_colours(dark=False) == {}


@pytest.mark.parametrize("dark", [False, True])
def test_without_colour_the_poles_are_nearly_the_same_grey(*, dark: bool) -> None:
    together, space = (Color(*edge).monochrome.rgb for edge in edges(dark=dark))
    ground = (20, 24, 28) if dark else (250, 248, 244)
    assert inequality(together, space, ground) <= MOST_UNEQUAL
