"""A picture of the chart on standard output: in colours, or in the signs that a pipe takes."""

import os

from tightrope.chart.cells import Colours, Picture, Role, read_run, runs
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.cli.terminal import (
    QUIET,
    SPACE,
    STRONG,
    TOGETHER,
    has_colours,
    painted,
    say,
    stdout_is_terminal,
)

_REVERSED = "7"

_LOOKS = {
    **dict.fromkeys((Role.TOGETHER, Role.TOGETHER_AREA, Role.TOGETHER_AREA_SHADED), TOGETHER),
    **dict.fromkeys((Role.SPACE, Role.SPACE_AREA, Role.SPACE_AREA_SHADED), SPACE),
    Role.TOGETHER_LABEL: TOGETHER,
    Role.SPACE_LABEL: SPACE,
    Role.EVEN: STRONG,
    Role.SHADE: QUIET,
    Role.COMFORT: QUIET,
    Role.LABEL: QUIET,
}


def picture_glyphs(*, ascii: bool) -> GlyphSet:
    """Return what can be printed: pipes and files take no drawing, and dumb terminals none.

    `ascii` is the setting of that name.
    """
    is_drawn = stdout_is_terminal() and os.environ.get("TERM") != "dumb"
    # Areas of colour would need a ground that is known.
    return GlyphSet.PLAIN if is_drawn and not ascii else GlyphSet.ASCII


def print_picture(picture: Picture) -> None:
    """Print a picture, row by row."""
    for line in picture.lines:
        say("".join(_printed(*read_run(run)) for run in runs(line)).rstrip())


def _printed(text: str, colours: Colours) -> str:
    """Return a run of cells; what hangs is drawn by its ground, reversed, with colours or without.

    A row ends in blanks that are not printed, but no cell with a ground of its own is blank.
    """
    front, back = colours
    if back is Role.GROUND:
        return painted(text, _LOOKS.get(front, ""))
    look = f"{_LOOKS.get(back, '')};{_REVERSED}" if has_colours() else _REVERSED
    return f"\x1b[{look}m{text}\x1b[0m"
