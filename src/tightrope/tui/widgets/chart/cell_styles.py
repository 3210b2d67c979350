"""The colours of the chart, asked of the stylesheet once."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from tightrope.chart.cells import Colours, Picture, Role, read, read_run, runs
from tightrope.chart.glyph_sets import GlyphSet

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
_BEAM = {GlyphSet.COLOUR: "│", GlyphSet.PLAIN: "|", GlyphSet.ASCII: "|"}


class _Segments(dict[str, Segment]):
    """The segment of each run, made when it is first asked for."""

    def __init__(self, style: Callable[[Colours], Style]) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, run: str) -> Segment:
        text, colours = read_run(run)
        segment = self[run] = Segment(text, self._style(colours))
        return segment


def for_true_colours(filters: Sequence[LineFilter], theme: Theme) -> Sequence[LineFilter]:
    """Leave out what makes a terminal's own colours true ones, where a theme has none of them.

    A large chart has thousands of cells, and that looks at each.
    """
    if theme.ansi:
        return filters
    return [each for each in filters if not isinstance(each, ANSIToTruecolor)]


class CellStyles:
    """The `color` of each component class `chart--…` of a widget, as styles of cells.

    A role has one colour, whether it lies in front or behind. Build anew when styles change.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._segments = _Segments(self._style)
        self._styles: dict[Colours, Style] = {}
        self._lit_cells: dict[str, list[Segment]] = {}

    def rows(
        self,
        picture: Picture,
        width: int,
        *,
        lit: range = range(0),
        ink: GlyphSet = GlyphSet.COLOUR,
    ) -> Iterator[Strip]:
        """Yield a picture as Textual wants it, row by row; equal neighbours are one strip.

        The cells of the cursor are `lit`: they are lighter, and have a beam in the middle where
        they are blank, which says without colour where the cursor is.
        """
        if len(self._segments) > _MANY:
            self._segments.clear()
        strip, before = Strip([]), None
        for line in picture.lines:
            if line != before:
                before, strip = line, Strip(self._row(line, lit, ink), width)
            yield strip

    def _row(self, line: str, lit: range, ink: GlyphSet) -> Iterator[Segment]:
        segment = self._segments.__getitem__
        if not lit:
            return map(segment, runs(line))
        before, after = line[: lit.start], line[lit.stop :]
        cells = self._lit(line[lit.start : lit.stop], ink)
        return chain(map(segment, runs(before)), cells, map(segment, runs(after)))

    def _style(self, colours: Colours) -> Style:
        style = self._styles.get(colours)
        if style is None:
            front, back = colours
            name = _LINE_ON.get(back) if front in _DRAWN_OVER else None
            glyph, behind = self._colour(name or f"chart--{front}"), self._colour(f"chart--{back}")
            style = Style.from_color(glyph.rich_color, behind.rich_color)
            self._styles[colours] = style
        return style

    def _lit(self, cells: str, ink: GlyphSet) -> list[Segment]:
        """Return the cells of the cursor; a column has few kinds of them, however high it is."""
        if cells not in self._lit_cells:
            middle = (len(cells) - 1) // 2
            lit = []
            for place, (glyph, colours) in enumerate(map(read, cells)):
                is_beam = place == middle and glyph == " "
                style = self._under(self._style(colours), self._cursor if is_beam else None)
                lit.append(Segment(_BEAM[ink] if is_beam else glyph, style))
            self._lit_cells[cells] = lit
        return self._lit_cells[cells]

    def _under(self, style: Style, glyph: Color | None) -> Style:
        front = glyph.rich_color if glyph else self._blended(style.color)
        return Style.from_color(front, self._blended(style.bgcolor))

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
