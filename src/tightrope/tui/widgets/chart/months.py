"""The tide of one month, and twelve months below each other with their balances."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tightrope.chart.descriptions import legend
from tightrope.chart.strip import HEAD, draw_strip
from tightrope.chart.tide import draw_empty, draw_tide, plot_width
from tightrope.chart.timeline import month_columns
from tightrope.domain.balance import Balance, days_marked
from tightrope.domain.calendar import Period
from tightrope.domain.review import Review
from tightrope.reports.phrases import figures, short_month_title
from tightrope.tui.widgets.chart.cell_canvas import CORNERS, CellCanvas

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
        self.border_subtitle = legend(
            self._glyphs, room=self.outer_size.width - CORNERS, is_by_day=True
        )

    def _rows(self) -> Iterable[Strip]:
        width, height = self.size
        review = self.review
        if review is None:
            return ()
        picture = draw_empty(height, width)
        if any(review.running) or review.balance.voted:
            picture = draw_tide(
                month_columns(review.month, review.days, review.running, plot_width(width, height)),
                height,
                width,
                glyphs=self._glyphs,
                scale=review.axis_end,
                needs=any(review.needs.values()),
                turns=[each.first for each in review.turns],
                comfort=review.comfort.band,
            )
        return self._styles.rows(picture, width, glyphs=self._glyphs)


_NOTHING = "Nothing is marked here."
_FOR_FIGURES = 60
_FOR_DAYS = 84
_FIGURES = 24  # what the longest take


class MonthsPane(CellCanvas):
    """Draws the months it is given; a click on one posts `MonthPicked`."""

    months: reactive[Sequence[tuple[Period, Balance]]] = reactive((), init=False)

    class MonthPicked(Message):
        """The person wants to see a month; `day` is its first."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def on_click(self, event: events.Click) -> None:
        """Ask for the month under the mouse."""
        offset = event.get_content_offset(self)
        if offset and (month := self.month_at(offset.y)):
            self.post_message(self.MonthPicked(month))

    def month_at(self, y: int) -> date | None:
        """Return the month drawn at a row of the content, None beside the months."""
        at, shown = (y - HEAD) // self._apart, self._shown
        return shown[at][0].first if y >= HEAD and at < len(shown) else None

    @property
    def _apart(self) -> int:
        """How many rows a month takes: two where there is room."""
        return 1 + (self.size.height > 2 * len(self.months) + HEAD)

    @property
    def _shown(self) -> Sequence[tuple[Period, Balance]]:
        """The months that fit: the latest of them."""
        return self.months[-max(1, self.size.height - HEAD) :]

    def watch_months(self) -> None:
        """Draw other months."""
        self._redraw()

    def _rows(self) -> Iterable[Strip]:
        """Draw the months, or say in words that there is none to draw."""
        width = self.size.width
        if not any(balance.voted for _, balance in self.months):
            message = Strip([Segment(_NOTHING[:width], self.rich_style)])
            return (*[self._blank] * HEAD, message.adjust_cell_length(width, self.rich_style))
        picture = draw_strip(
            [(short_month_title(period.first), balance) for period, balance in self._shown],
            width,
            beside=self._beside(),
            apart=self._apart,
            glyphs=self._glyphs,
        )
        return self._styles.rows(picture, width)

    def _beside(self) -> list[str]:
        """Return the figures of each month where there is room for them."""
        if self.size.width < _FOR_FIGURES:
            return []
        balances = [balance for _, balance in self._shown]
        if self.size.width < _FOR_DAYS:
            return [f"{figures(balance):<{_FIGURES}}" for balance in balances]
        days = [days_marked(balance) if balance.voted else "" for balance in balances]
        wide = max(map(len, days), default=0)
        return [
            f"{figures(balance):<{_FIGURES}} {count:>{wide}}"
            for balance, count in zip(balances, days, strict=True)
        ]
