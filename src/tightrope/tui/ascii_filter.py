"""Frames, bars and arrows in ASCII, for terminals that draw ambiguous signs two cells wide."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

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
