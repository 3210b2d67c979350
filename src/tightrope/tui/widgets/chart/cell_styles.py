"""The colours of pictures made of cells, on the terminal that there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.strip import Strip
from textual.widget import Widget

from tightrope.chart import palettes
from tightrope.chart.cells import Cell, Colours, Picture, Role, read, read_run, runs
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.tui.terminal import ColourDepth, TerminalColours

_MANY = 5000  # segments to remember; a picture holds some thousands of few hundred kinds
_OPEN = frozenset({Role.GROUND, Role.SHADE, Role.COMFORT})
_POLES = frozenset(
    {Role.TOGETHER, Role.TOGETHER_AREA, Role.TOGETHER_AREA_SHADED}
    | {Role.SPACE, Role.SPACE_AREA, Role.SPACE_AREA_SHADED}
)
_BEAM = {GlyphSet.COLOUR: "│", GlyphSet.PLAIN: "│", GlyphSet.ASCII: "|"}


def for_own_colours(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Leave out what makes a terminal's own colours true ones: here they are meant as they are.

    It also looks at each of the thousands of cells that a large picture has.
    """
    return [each for each in filters if not isinstance(each, ANSIToTruecolor)]


class _Segments(dict[str, Segment]):
    """The segment of each run, made when it is first asked for."""

    def __init__(self, style: Callable[[Colours], Style]) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, run: str) -> Segment:
        text, colours = read_run(run)
        segment = self[run] = Segment(text, self._style(colours))
        return segment


class CellStyles:
    """The colours of the roles on a widget's ground, as styles of cells.

    Build anew when styles change. `terminal` is asked once, when the first cell is drawn.
    """

    def __init__(self, widget: Widget, terminal: Callable[[], TerminalColours]) -> None:
        self._widget = widget
        self._ask_terminal = terminal
        self._segments = _Segments(self._style)
        self._styles: dict[Colours, Style] = {}
        self._lit_cells: dict[str, list[Segment]] = {}

    def rows(
        self,
        picture: Picture,
        width: int,
        *,
        lit: range = range(0),
        glyphs: GlyphSet = GlyphSet.COLOUR,
    ) -> Iterator[Strip]:
        """Yield a picture as Textual wants it, row by row; equal neighbours are one strip.

        The cells of the cursor are `lit`: where colours allow it they are lighter, and a beam goes
        through the middle of what is neither area nor edge, which says without colour where it is.
        """
        if len(self._segments) > _MANY:
            self._segments.clear()
        strip, before = Strip([]), None
        for line in picture.lines:
            if line != before:
                before, strip = line, Strip(self._row(line, lit, glyphs), width)
            yield strip

    def _row(self, line: str, lit: range, glyphs: GlyphSet) -> Iterator[Segment]:
        segment = self._segments.__getitem__
        if not lit:
            return map(segment, runs(line))
        before, after = line[: lit.start], line[lit.stop :]
        cells = self._lit(line[lit.start : lit.stop], glyphs)
        return chain(map(segment, runs(before)), cells, map(segment, runs(after)))

    def _lit(self, cells: str, glyphs: GlyphSet) -> list[Segment]:
        """Return the cells of the cursor; a column has few kinds of them, however high it is."""
        if cells not in self._lit_cells:
            middle = (len(cells) - 1) // 2
            lit = []
            for index, each in enumerate(map(read, cells)):
                under = each
                if index == middle and _OPEN.issuperset(each.colours):
                    under = Cell(_BEAM[glyphs], Colours(Role.LINE, each.back))
                lit.append(Segment(under.glyph, self._under(under.colours)))
            self._lit_cells[cells] = lit
        return self._lit_cells[cells]

    def _under(self, colours: Colours) -> Style:
        """Return the style of a cell under the cursor, which is lighter."""
        style = self._style(colours)
        if self.glyphs is GlyphSet.PLAIN:
            return style
        front, back = (
            colour if self._keeps(role) else self._lighter(colour)
            for role, colour in zip(colours, (style.color, style.bgcolor), strict=True)
        )
        return Style.from_color(front, back)

    def _keeps(self, role: Role) -> bool:
        """Whether a colour stays as it is: of 256, the lighter ones would not be equally strong."""
        return self._depth is ColourDepth.CUBE and role in _POLES

    def _lighter(self, colour: RichColor | None) -> RichColor | None:
        if colour is None:
            return None
        return Color.from_rich_color(colour).blend(self._foreground, palettes.LIT).rich_color

    def _style(self, colours: Colours) -> Style:
        style = self._styles.get(colours)
        if style is None:
            # In ASCII a turn is not cut out of the edge, but stands in its place.
            shown = Colours(Role.LINE) if colours == Colours(Role.TURN) else colours
            front, back = (self._colour(role) for role in shown)
            if self.glyphs is GlyphSet.PLAIN and colours.back is not Role.GROUND:
                # What hangs is drawn by its ground, and needs no colour to be seen.
                style = Style(color=back, bgcolor=self._colour(Role.GROUND), reverse=True)
            else:
                style = Style.from_color(front, back)
            self._styles[colours] = style
        return style

    def _colour(self, role: Role) -> RichColor:
        if role is Role.GROUND:
            return self._ground.rich_color
        known = self._known.get(role)
        return self._foreground.rich_color if known is None else known

    @property
    def glyphs(self) -> GlyphSet:
        """What can be told apart by its colour alone, and what cannot."""
        is_enough = self._depth in {ColourDepth.TRUE, ColourDepth.CUBE}
        return GlyphSet.COLOUR if is_enough else GlyphSet.PLAIN

    @cached_property
    def _terminal(self) -> TerminalColours:
        return self._ask_terminal()

    @property
    def _depth(self) -> ColourDepth:
        return self._terminal.depth

    @cached_property
    def _known(self) -> Mapping[Role, RichColor]:
        """The roles that have a colour of their own."""
        is_dark = self._terminal.is_dark
        if self._depth is ColourDepth.TERMINAL:
            own = palettes.terminal_colours(dark=is_dark)
            return {role: RichColor.from_ansi(number) for role, number in own.items()}
        of_roles = palettes.colours(
            self._ground.rgb,
            self._foreground.rgb,
            dark=is_dark,
            cube=self._depth is ColourDepth.CUBE,
        )
        if self._depth is ColourDepth.NONE:
            # The shade is dots there, and has to be stronger than a whole ground.
            greys = {**of_roles, Role.SHADE: of_roles[Role.LABEL]}
            of_roles = {role: greys[role] for role in greys.keys() - palettes.OF_POLES}
        return {role: RichColor.from_rgb(*colour) for role, colour in of_roles.items()}

    @property
    def _foreground(self) -> Color:
        return self._terminal.foreground

    @cached_property
    def _ground(self) -> Color:
        return self._widget.background_colors[1]
