"""The tide of a span by itself, by day or by week: its parts as columns, and as a picture."""

from collections.abc import Sequence
from itertools import pairwise

from tightrope.chart.cells import Picture
from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.tide import draw_tide, plot_width
from tightrope.chart.timeline import Column
from tightrope.domain.running import Running
from tightrope.domain.span_tide import TidePart


def draw_span(
    parts: Sequence[TidePart],
    height: int,
    width: int,
    *,
    glyphs: GlyphSet = GlyphSet.COLOUR,
    week_starts: int = 0,
) -> Picture:
    """Return the tide of a span, at least one part, in `height` rows of `width` cells.

    The ends of the axis are always 1, so that two of them can be looked at one above the other.
    """
    columns = span_columns(parts, plot_width(width, height))
    has_needs = any(part.need for part in parts)
    return draw_tide(
        columns, height, width, glyphs=glyphs, needs=has_needs, week_starts=week_starts
    )


def span_columns(parts: Sequence[TidePart], width: int) -> tuple[Column, ...]:
    """Return the parts of a span in so many cells, each where its days lie.

    Where there are more parts than cells, one cell stands for several: it has the mean of them.
    """
    if not parts or width < 1:
        return ()
    start, days = parts[0].first.toordinal(), _end(parts[-1]) - parts[0].first.toordinal()
    if len(parts) <= width:
        edges = [(part.first.toordinal() - start) * width // days for part in parts] + [width]
        return tuple(
            _column([part], left, right)
            for part, (left, right) in zip(parts, pairwise(edges), strict=True)
            if right > left
        )
    at = [cell * len(parts) // width for cell in range(width + 1)]
    return tuple(
        _column(parts[first:last], cell, cell + 1)
        for cell, (first, last) in enumerate(pairwise(at))
    )


def _column(parts: Sequence[TidePart], left: int, right: int) -> Column:
    number = len(parts)
    needs = [part.need for part in parts if part.need]
    most = max(needs, key=needs.count) if needs else None
    return Column(
        parts[0].first,
        parts[-1].last,
        left,
        right - left,
        sum(part.together for part in parts) / number,
        sum(part.space for part in parts) / number,
        _mean([part.running for part in parts if part.running]),
        most,
    )


def _mean(running: Sequence[Running]) -> Running | None:
    if not running:
        return None
    return Running(*(sum(each) / len(running) for each in zip(*running, strict=True)))


def _end(part: TidePart) -> int:
    return part.last.toordinal() + 1
