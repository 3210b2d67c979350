"""The colours of the chart, asked of the stylesheet once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tightrope.chart.ink import Ink
from tightrope.chart.picture import Colours, Picture, Role, read_run

CURSOR = "chart--cursor"
ON_TOGETHER = "chart--line-on-together"
ON_SPACE = "chart--line-on-space"
CLASSES = {*(f"chart--{role}" for role in Role if role is not Role.GROUND)}
CLASSES |= {CURSOR, ON_TOGETHER, ON_SPACE}

_LINE_ON = {
    Role.TOGETHER: ON_TOGETHER,
    Role.TOGETHER_IN_BAND: ON_TOGETHER,
    Role.SPACE: ON_SPACE,
    Role.SPACE_IN_BAND: ON_SPACE,
}
_DRAWN_OVER = {Role.LINE, Role.TURN}
_GROUND = f"chart--{Role.GROUND}"
_LIGHT = 0.25
_MANY = 5000  # segments to remember; a picture holds some thousands of few hundred kinds
_BEAM = {Ink.COLOUR: "│", Ink.PLAIN: "|", Ink.ASCII: "|"}


class _Segments(dict[str, Segment]):
    """The segment of each run, made when it is first asked for."""

    def __init__(self, style: Callable[[Colours], Style]) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, run: str) -> Segment:
        text, colours = read_run(run)
        segment = self[run] = Segment(text, self._style(colours))
        return segment


class ChartColours:
    """The `color` of each component class `chart--…` of a widget, as styles of cells.

    A role has one colour, whether it lies in front or behind. Build anew when styles change.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._segments = _Segments(self._style)
        self._styles: dict[Colours, Style] = {}
        self._lit_styles: dict[tuple[Style | None, Color | None], Style] = {}

    def rows(self, picture: Picture, width: int) -> Iterator[Strip]:
        """Yield a picture as Textual wants it, row by row; equal neighbours are one strip."""
        if len(self._segments) > _MANY:
            self._segments.clear()
        strip = Strip([])
        for number, line in enumerate(picture.lines):
            if number == 0 or line != picture.lines[number - 1]:
                strip = Strip(map(self._segments.__getitem__, picture.runs(number)), width)
            yield strip

    def _style(self, colours: Colours) -> Style:
        style = self._styles.get(colours)
        if style is None:
            front, back = colours
            name = _LINE_ON.get(back) if front in _DRAWN_OVER else None
            glyph, behind = self._colour(name or f"chart--{front}"), self._colour(f"chart--{back}")
            style = Style.from_color(glyph.rich_color, behind.rich_color)
            self._styles[colours] = style
        return style

    def spliced(self, strip: Strip, left: int, right: int, ink: Ink) -> Strip:
        """Return a row with the cursor on its cells from `left` until `right`.

        They are lighter, and have a beam in the middle where they are blank, which says without
        colour where the cursor is. Every glyph of the row is one cell wide.
        """
        segments = list(strip)
        ends = list(accumulate(map(len, map(itemgetter(0), segments))))
        first, last = bisect_right(ends, left), bisect_left(ends, right)
        touched = [
            (glyph, style) for text, style, _ in segments[first : last + 1] for glyph in text
        ]
        before, after = segments[first], segments[last]
        begin = left - (ends[first] - len(before.text))
        end = begin + right - left
        lit = [Segment(glyph, self._under(style)) for glyph, style in touched[begin:end]]
        middle = (right - left - 1) // 2
        if lit[middle].text == " ":
            lit[middle] = Segment(_BEAM[ink], self._under(touched[begin + middle][1], self._cursor))
        if begin:
            lit.insert(0, Segment(before.text[:begin], before.style))
        if rest := ends[last] - right:
            lit.append(Segment(after.text[-rest:], after.style))
        segments[first : last + 1] = lit
        return Strip(segments, strip.cell_length)

    def _under(self, style: Style | None, glyph: Color | None = None) -> Style:
        lit = self._lit_styles.get((style, glyph))
        if lit is None:
            front, back = (style.color, style.bgcolor) if style else (None, None)
            front = glyph.rich_color if glyph else self._blended(front)
            lit = self._lit_styles[style, glyph] = Style.from_color(front, self._blended(back))
        return lit

    def _blended(self, colour: RichColor | None) -> RichColor | None:
        if colour is None:
            return None
        return Color.from_rich_color(colour).blend(self._cursor, _LIGHT).rich_color

    @cached_property
    def _cursor(self) -> Color:
        return self._colour(CURSOR)

    @cached_property
    def _ground(self) -> Color:
        return self._widget.background_colors[1]

    def _colour(self, name: str) -> Color:
        if name == _GROUND:
            return self._ground
        return self._ground + self._widget.get_component_styles(name).color
