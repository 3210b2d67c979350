"""How the text in the editor is laid out on rows and cells, and how a row looks."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset
from textual.strip import Strip

from tightrope.domain.printable import CONTEXT, printable
from tightrope.text_width import clusters, grapheme_after, is_simple
from tightrope.tui._textual.text_area import DocumentNavigator, Location, MeasuredDocument
from tightrope.tui.widgets.editor.wrapping import NO_TABS, Change, Tabs, breaks, mended


class Row(NamedTuple):
    """A row on the screen: a part of one paragraph, as it is shown."""

    line: int
    start: int
    end: int
    text: str
    is_last: bool


class Paragraph(NamedTuple):
    """A line of the document, as it is shown, its breaks and the widths of its tabs."""

    line: str
    text: str
    breaks: list[int]
    tabs: Tabs


class Layout(MeasuredDocument):
    """The stock wrapped document, measured by what readers see and mended, not made again.

    Locations count the characters of the document. What is hidden in it is measured and shown by
    its sign, which is one character too, so that columns are the same in both.
    """

    _paragraphs: list[Paragraph]
    _tops: list[int]

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Lay out everything afresh."""
        self.row_width = width
        self.tab_width = tab_width or self.tab_width
        self._paragraphs = [self._laid_out(line) for line in self.document.lines]
        self._count_rows()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Lay out again what changed between `start` and an end that moved."""
        old, lines = self._paragraphs, self.document.lines
        below = max(0, min(len(lines) - new_end[0], len(old) - old_end[0]) - 1)
        top = min(start[0], len(lines) - 1, len(old) - 1)
        bottom = len(old) - below - 1
        new = lines[top : len(lines) - below]
        changed = [self._mended(new[0], old[top])]
        changed += [self._laid_out(line) for line in new[1:-1]]
        if len(new) > 1:
            changed.append(self._mended(new[-1], old[bottom]))
        old[top : bottom + 1] = changed
        self._count_rows()

    def _laid_out(self, line: str) -> Paragraph:
        text = printable(line)
        if len(text) < self.row_width and is_simple(text):
            return Paragraph(line, text, [], NO_TABS)
        tabs = _tabs_of(text, self.tab_width)
        return Paragraph(line, text, breaks(text, self.row_width, tabs), tabs)

    def _mended(self, line: str, old: Paragraph) -> Paragraph:
        change = Change.between(old.line, line)
        text = _visible_again(line, old, change)
        if "\t" in text or old.tabs:
            return self._laid_out(line)
        return Paragraph(line, text, mended(text, self.row_width, old.breaks, change), NO_TABS)

    def _count_rows(self) -> None:
        heights = (len(paragraph.breaks) + 1 for paragraph in self._paragraphs)
        self._tops = list(accumulate(heights, initial=0))

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    def get_offsets(self, line_index: int) -> list[int]:
        """Return the columns at which the rows of a line start, but for the first."""
        return self._paragraphs[line_index].breaks

    def row(self, y: int) -> Row | None:
        """Return the row at a height, or nothing below the text."""
        if not 0 <= y < self.height:
            return None
        line = bisect_right(self._tops, y) - 1
        return self._section(line, y - self._tops[line])

    def _section(self, line: int, index: int) -> Row:
        _, text, starts, _ = self._paragraphs[line]
        start = starts[index - 1] if index else 0
        is_last = index == len(starts)
        end = len(text) if is_last else starts[index]
        return Row(line, start, end, text[start:end], is_last)

    def cells(self, row: Row) -> Iterator[tuple[int, int]]:
        """Yield the column of each character in a row and how many cells it takes."""
        tabs, column = self._paragraphs[row.line].tabs, row.start
        for cluster in clusters(row.text):
            yield column, tabs.get(column, 0) or cell_len(cluster)
            column += len(cluster)

    def drawn(self, line: int, start: int, end: int) -> str:
        """Return a part of a line as it is drawn, tabs as blanks."""
        _, text, _, tabs = self._paragraphs[line]
        part = text[start:end]
        if "\t" not in part:
            return part
        return "".join(
            " " * tabs[column] if char == "\t" else char for column, char in enumerate(part, start)
        )

    def location_to_offset(self, location: Location) -> Offset:
        """Return the cell at which a location is shown, or the nearest if it is gone."""
        line = min(max(0, location[0]), len(self._paragraphs) - 1)
        column = location[1]
        index = bisect_right(self._paragraphs[line].breaks, column)
        row = self._section(line, index)
        return Offset(cell_len(self.drawn(line, row.start, column)), self._tops[line] + index)

    def offset_to_location(self, offset: Offset) -> Location:
        """Return the location of the character shown at a cell, or the nearest."""
        x, y = offset
        row = self.row(min(max(0, y), self.height - 1))
        assert row is not None
        return row.line, self._column_at(row, x)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Return the column of the character shown at a cell of a line's row."""
        rows = len(self._paragraphs[line_index].breaks) + 1
        return self._column_at(self._section(line_index, y_offset % rows), x_offset)

    def _column_at(self, row: Row, x: int) -> int:
        column = row.start
        for column, width in self.cells(row):
            x -= width
            if x < 0:
                return column
        return row.end if row.is_last else column


class Navigator(DocumentNavigator):
    """Moves over rows as they are shown, whatever widths their characters have."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(layout)
        self.layout = layout

    def get_location_above(self, location: Location) -> Location:
        """Return the location a row higher, or the start of the text."""
        x, y = self.layout.location_to_offset(location)
        if y == 0:
            return 0, 0
        return self.layout.offset_to_location(Offset(max(x, self.last_x_offset), y - 1))

    def get_location_below(self, location: Location) -> Location:
        """Return the location a row lower, or the end of the text."""
        x, y = self.layout.location_to_offset(location)
        if y == self.layout.height - 1:
            return self.layout.document.end
        return self.layout.offset_to_location(Offset(max(x, self.last_x_offset), y + 1))


def _visible_again(line: str, old: Paragraph, change: Change) -> str:
    """Return what is visible of a changed line, looking only at what changed and its neighbours."""
    if line.isprintable():
        return line
    left = max(0, change.kept_before - CONTEXT)
    right = max(0, change.kept_behind - CONTEXT)
    start, stop = max(0, left - CONTEXT), len(line) - max(0, right - CONTEXT)
    signs = printable(line[start:stop])
    changed = signs[left - start : len(line) - right - start]
    return old.text[:left] + changed + old.text[len(old.text) - right :]


def _tabs_of(text: str, tab_width: int) -> Tabs:
    if "\t" not in text:
        return NO_TABS
    widths: dict[int, int] = {}
    column = 0
    for before, width in get_tab_widths(text, tab_width):
        column += len(before)
        if width:
            widths[column] = width
            column += 1
    return widths


class Mark(NamedTuple):
    """A style that lies over a part of a line: the selection, the cursor."""

    start: int
    end: int
    style: Style


class Look(NamedTuple):
    """All that decides how a row is seen. Equal looks are drawn once."""

    pieces: tuple[tuple[str, Style], ...]
    width: int
    style: Style


class Offer(NamedTuple):
    """Words that are offered in front of a column, and are no part of the text."""

    column: int
    text: str
    style: Style


def look_of(
    row: Row,
    layout: Layout,
    marks: Sequence[Mark],
    width: int,
    style: Style,
    *,
    offer: Offer | None = None,
) -> Look:
    """Return the look of a row whose line carries marks, with room for the cursor at its end.

    What is offered pushes the words behind it on; what has no room then is not seen.
    """
    end = row.end + row.is_last
    bounds = {bound for mark in marks for bound in mark[:2] if row.start < bound < end}
    is_offered = offer is not None and row.start <= offer.column < end
    if offer and is_offered:
        bounds.add(offer.column)
    pieces = []
    for left, right in pairwise(sorted({row.start, *bounds, end})):
        over = [mark.style for mark in marks if mark.start <= left and right <= mark.end]
        text = layout.drawn(row.line, left, right) + " " * (right > row.end)
        if offer and is_offered and left == offer.column:
            # The cursor is on the first sign of what is offered.
            first = grapheme_after(offer.text, 0)
            pieces.append((offer.text[:first], Style.combine([style, offer.style, *over])))
            pieces.append((offer.text[first:], style + offer.style))
            over = []
        pieces.append((text, Style.combine([style, *over])))
    return Look(tuple(pieces), width, style)


def drawn(look: Look) -> Strip:
    """Draw a row in its full width."""
    strip = Strip([Segment(text, style) for text, style in look.pieces])
    return strip.extend_cell_length(look.width, look.style).crop(0, look.width)
