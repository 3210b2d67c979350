"""The colours of the chart, asked of the stylesheet once."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from tightrope.chart.ink import Ink
from tightrope.chart.picture import Colours, Role

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
_GROUND = f"chart--{Role.GROUND}"
_LIGHT = 0.25
_BEAM = {Ink.COLOUR: "│", Ink.PLAIN: "|", Ink.ASCII: "|"}


class ChartColours:
    """The `color` of each component class `chart--…` of a widget, as styles of cells.

    A role has one colour, whether it lies in front or behind. Build anew when styles change.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._segments: dict[tuple[str, Colours], Segment] = {}
        self._styles: dict[Colours, Style] = {}
        self._lit_styles: dict[tuple[Style | None, Color | None], Style] = {}

    def segment(self, run: tuple[str, Colours]) -> Segment:
        """Return neighbouring cells of the same colours as Textual wants them."""
        segment = self._segments.get(run)
        if segment is None:
            text, colours = run
            segment = Segment(text, self._style(colours))
            if len(text) == 1:  # of which there are thousands, but few kinds
                self._segments[run] = segment
        return segment

    def _style(self, colours: Colours) -> Style:
        style = self._styles.get(colours)
        if style is None:
            front, back = colours
            name = _LINE_ON.get(back) if front is Role.LINE else None
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
        ends = list(accumulate(len(text) for text, _, _ in segments))
        first, last = bisect_right(ends, left), bisect_left(ends, right)
        touched = segments[first : last + 1]
        text = "".join(text for text, _, _ in touched)
        styles = [style for text, style, _ in touched for _ in text]
        before = ends[first] - len(segments[first].text)
        middle = (left + right - 1) // 2 - before
        lit = [
            Segment(_BEAM[ink], self._under(style, self._cursor))
            if at == middle and glyph == " "
            else Segment(glyph, self._under(style) if left <= at + before < right else style)
            for at, (glyph, style) in enumerate(zip(text, styles, strict=True))
        ]
        return Strip([*segments[:first], *lit, *segments[last + 1 :]], strip.cell_length)

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
