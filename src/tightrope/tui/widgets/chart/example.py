"""The small picture that shows how the tide is read, and what its parts are."""

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from tightrope.chart.example import DAYS, TURNS, example_columns
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.tide import GUTTER, draw_tide
from tightrope.tui.terminal import TerminalColours
from tightrope.tui.widgets.chart.cell_canvas import CellCanvas

_HEIGHT, _WIDTH = 9, DAYS + GUTTER
_FOR_SENTENCES = 30  # cells beside the picture


def _notes(glyphs: GlyphSet, *, is_wide: bool) -> list[tuple[str, str]]:
    """Return what stands beside each row of the picture, and in which style."""
    (day, balance, shade), turn = glyphs.legend, glyphs.turn
    if not is_wide:
        return [
            (f"{day} a day", "$together-text"), ("  together", "$together-text"),
            (f"{shade} how sure", ""), (f"{balance} balance", ""), ("", ""),
            (f"{turn} a turn", ""), ("", ""), (f"{day} day of space", "$space-text"),
        ]  # fmt: skip
    return [
        (f"{day} a day together (half: both)", "$together-text"),
        (f"{shade} how sure: four times of five", ""),
        ("  it lies somewhere in there", ""),
        (f"{balance} the balance is the edge", ""),
        ("  no height is even", ""),
        (f"{turn} a turn, with its date", ""),
        ("  blank: the line rests", ""),
        (f"{day} a day of space (half: both)", "$space-text"),
    ]


class ExampleTide(CellCanvas):
    """Draws a made-up month with every part that a tide has."""

    def _rows(self) -> Iterable[Strip]:
        width, height = self.size
        picture = draw_tide(example_columns(), height, width, glyphs=self._glyphs, turns=TURNS)
        return self._styles.rows(picture, width, glyphs=self._glyphs)

    @property
    def glyphs(self) -> GlyphSet:
        """What it is drawn with."""
        return self._glyphs


class TideExplained(Horizontal):
    """The picture, and beside each row what is seen in it: a sentence where there is room."""

    def __init__(self, *, terminal: Callable[[], TerminalColours], ascii: bool = False) -> None:
        super().__init__()
        self._picture = ExampleTide(terminal=terminal, ascii=ascii)
        self._beside = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Lay both out."""
        self.styles.height = _HEIGHT
        self._picture.styles.width, self._picture.styles.height = _WIDTH, _HEIGHT
        self._beside.styles.width, self._beside.styles.height = "1fr", _HEIGHT
        yield self._picture
        yield self._beside

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        room = self.size.width - _WIDTH - 1
        notes = _notes(self._picture.glyphs, is_wide=room >= _FOR_SENTENCES)
        self._beside.update(
            Content("\n").join(Content.styled(f" {note}", style) for note, style in notes)
        )
