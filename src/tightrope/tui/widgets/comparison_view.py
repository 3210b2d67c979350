"""Two versions of an entry or a note: side by side where there is room, else line below line."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tightrope.domain.comparison import Line, LinePair
from tightrope.text_width import cells

_FOR_TWO_COLUMNS = 72
_BETWEEN = 2
_EDGE = 2  # cells of the sign before a line
_GONE, _COME = "$error strike", "$accent bold underline"


class ComparisonView(VerticalScroll, can_focus=False):
    """Shows which lines changed by `-` and `+` before them, and which words by how they look.

    `plain` puts these into signs too, `[-gone-]` and `{+come+}`, for where there are no colours.
    """

    def __init__(self, *, plain: bool = False) -> None:
        super().__init__()
        self._plain = plain
        self._pairs: Sequence[LinePair] = ()
        self._titles = ("", "")
        self._text = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Lay out one text."""
        yield self._text

    def show(self, pairs: Sequence[LinePair], before: str, after: str) -> None:
        """Show two versions, under a title for each, from their beginning."""
        self._pairs, self._titles = pairs, (before, after)
        self.scroll_home(animate=False, force=True, immediate=True)
        self._draw()

    def show_note(self, sentence: str) -> None:
        """Show a sentence in the place of versions."""
        self._pairs = ()
        self._text.update(Content(sentence))

    def turn(self, pages: int) -> None:
        """Scroll on by pages, or back where that is below 0, with two lines seen before."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if not (self._pairs and width):
            return
        lines = self._beside(width) if width >= _FOR_TWO_COLUMNS else self._below(width)
        self._text.update(Content("\n").join(lines))

    def _beside(self, width: int) -> Iterator[Content]:
        column = (width - _BETWEEN) // 2
        gap = " " * _BETWEEN
        yield _filled(Content.styled(self._titles[0], "bold"), column) + Content.assemble(
            gap, (self._titles[1], "bold")
        )
        for pair in self._pairs:
            sides = (self._lines(pair, pair.before, column), self._lines(pair, pair.after, column))
            for left, right in zip_longest(*sides, fillvalue=Content("")):
                yield _filled(left, column) + Content(gap) + right

    def _below(self, width: int) -> Iterator[Content]:
        for sign, title in zip("-+", self._titles, strict=True):
            yield Content.styled(f"{sign} {title}", "bold")
        for pair in self._pairs:
            if pair.is_changed:
                yield from self._lines(pair, pair.before, width)
            yield from self._lines(pair, pair.after, width)

    def _lines(self, pair: LinePair, line: Line | None, width: int) -> list[Content]:
        """Return a line of one version, broken to a width; none where the version lacks it."""
        if line is None:
            return []
        is_before = line is pair.before and pair.is_changed
        begin, end = ("[-", "-]") if is_before else ("{+", "+}")
        text = Content.assemble(
            *(
                (
                    f"{begin}{span.text}{end}" if self._plain else span.text,
                    _GONE if is_before else _COME,
                )
                if span.is_changed
                else (span.text, "")
                for span in line
            )
        )
        sign = ("- " if is_before else "+ ") if pair.is_changed else "  "
        parts = text.wrap(max(1, width - _EDGE)) or [Content("")]
        return [Content(sign) + part for part in parts]


def _filled(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - cells(line.plain)))
