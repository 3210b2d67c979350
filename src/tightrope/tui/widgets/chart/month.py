"""The tide of a single month."""

from collections.abc import Iterable

from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.descriptions import legend
from tightrope.chart.month import month_columns
from tightrope.chart.tide import draw_empty, draw_tide, plot_width
from tightrope.domain.review import Review
from tightrope.tui.widgets.border_titles import CORNERS
from tightrope.tui.widgets.chart.cell_canvas import CellCanvas

TITLE = "Ebb and flow"


class MonthTide(CellCanvas):
    """Draws the days of the month under review, with the line as it stands today."""

    review: reactive[Review | None] = reactive(None, init=False)

    def watch_review(self) -> None:
        """Draw another month."""
        self._redraw()

    def _redraw(self) -> None:
        super()._redraw()
        self.border_title = TITLE
        self.border_subtitle = legend(self._glyphs, room=self.outer_size.width - CORNERS)

    def _rows(self) -> Iterable[Strip]:
        width, height = self.size
        review = self.review
        if review is None:
            return ()
        picture = draw_empty(height, width)
        if any(review.running) or review.balance.voted:
            picture = draw_tide(
                month_columns(review.month, review.days, review.running, plot_width(width)),
                height,
                width,
                glyphs=self._glyphs,
                scale=review.axis_end,
                needs=any(review.needs.values()),
                turns=[each.first for each in review.turns],
                comfort=review.comfort.band,
            )
        return self._styles.rows(picture, width, glyphs=self._glyphs)
