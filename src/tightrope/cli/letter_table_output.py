"""The table for two on the command line: two tides one above the other, and the words below."""

from typing import TYPE_CHECKING

from tightrope import letters
from tightrope.chart.span import draw_span
from tightrope.cli.chart_output import picture_glyphs, print_picture
from tightrope.cli.terminal import QUIET, STRONG, painted, say, terminal_width
from tightrope.domain.printable import printable

if TYPE_CHECKING:
    from tightrope.letters.table import Table
    from tightrope.settings import Settings

_HEIGHT = 11


def print_table(settings: "Settings", table: "Table") -> None:
    """Print the two tides, and below them the rest of the table."""
    glyphs = picture_glyphs(ascii=settings.ascii)
    for side, parts in zip(table.sides, table.tides, strict=True):
        if any(part.running for part in parts):
            say(painted(printable(side.called), STRONG))
            print_picture(
                draw_span(
                    parts,
                    _HEIGHT,
                    terminal_width(),
                    glyphs=glyphs,
                    week_starts=settings.week_starts,
                )
            )
            say()
    if any(table.tides):
        by = "day" if table.by_day else "week"
        say(painted(f"by {by}: up is together, down is space, behind it how sure it is", QUIET))
        say()
    words = letters.text.table_as_text(table, ascii=settings.ascii)
    say(words.rstrip("\n"))
