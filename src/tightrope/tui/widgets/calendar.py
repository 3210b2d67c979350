"""The calendar: where each day stands in rows and cells, and its state by shape and colour."""

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tightrope.domain.balance import balance_of, days_marked
from tightrope.domain.calendar import month_of
from tightrope.domain.day import Day, counted_period
from tightrope.domain.formatting import weekday_names
from tightrope.domain.marks import State, sign
from tightrope.tui.keys import CALENDAR, bindings
from tightrope.tui.widgets.drawn_rows import DrawnRows

CELL = 4
WIDTH = 7 * CELL
LEGEND_ROWS = 3
WEEKS = 6
_MONTH_ROWS = WEEKS + 3  # the month's name, the weekdays and a blank row around the weeks

_Piece = tuple[str, str]
"""A text, and the name of its style in the calendar."""

_STYLE = itemgetter(1)


def month_before(day: date, months: int) -> date | None:
    """Return the first day of the month so many months before, None before the year 1."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    return date(year, month + 1, 1) if MINYEAR <= year <= MAXYEAR else None


class CalendarGrid(NamedTuple):
    """The month of a day, and as many before it as `height` rows have room for.

    `first_weekday` is that of a week, 0 for Monday.
    """

    day: date
    height: int
    first_weekday: int

    @property
    def months(self) -> list[date]:
        """The first days of the months that fit, in order; the last is that of the day."""
        fitting = max(1, (self.height - LEGEND_ROWS + 1) // _MONTH_ROWS)
        shown = (month_before(self.day, back) for back in reversed(range(fitting)))
        return [month for month in shown if month is not None]

    @property
    def has_several(self) -> bool:
        """Whether there is more than one month, so that each has its name above it."""
        return len(self.months) > 1

    def weeks(self, month: date) -> list[list[int]]:
        """Return the weeks of a month as days of the month, 0 for days of its neighbours."""
        return calendar.Calendar(self.first_weekday).monthdayscalendar(month.year, month.month)

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day at a cell of the content, None between days."""
        months = self.months
        if not months or not 0 <= x < WIDTH:
            return None
        head_rows, month_rows = (2, _MONTH_ROWS) if self.has_several else (1, self.height)
        month, row = months[min(y // month_rows, len(months) - 1)], y % month_rows
        weeks, week = self.weeks(month), row - head_rows
        number = weeks[week][x // CELL] if 0 <= week < len(weeks) else 0
        return month.replace(day=number) if number else None


class CalendarPane(Widget, can_focus=True):
    """The month of the day in view, and as many months before it as there is room for.

    `days` holds the written days; others are unwritten. `since` is the day of the journal's first
    entry, None where there is none. Moving posts `DayPicked`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "calendar--month",
        "calendar--weekday",
        "calendar--plain",
        "calendar--coming",
        "calendar--written",
        "calendar--together",
        "calendar--space",
        "calendar--both",
        "calendar--today",
        "calendar--selected",
        "calendar--legend",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CALENDAR)]

    day: reactive[date] = reactive(date.min)
    today: reactive[date] = reactive(date.min)
    days: reactive[Mapping[date, Day]] = reactive({})
    since: reactive[date | None] = reactive(None)

    class DayPicked(Message):
        """The person moved to a day; `to_open` where they want its entries."""

        def __init__(self, day: date, *, to_open: bool = False) -> None:
            super().__init__()
            self.day = day
            self.to_open = to_open

    class EndReached(Message):
        """The person wanted to go beyond the first or last year that there is."""

    def __init__(self, *, week_starts: int = 0, ascii: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._week_starts = week_starts
        self._ascii = ascii

    def on_mount(self) -> None:
        """Count the marked days of the month whenever what they are counted from changes."""
        for name in ("day", "today", "days", "since"):
            self.watch(self, name, self._count)

    # What is asked

    def action_week(self, weeks: int) -> None:
        """Move by whole weeks."""
        self._move(lambda: self.day + timedelta(weeks=weeks))

    def action_month(self, months: int) -> None:
        """Move by whole months, to the last day of a shorter one."""

        def there() -> date:
            first = month_before(self.day, -months)
            if first is None:
                raise OverflowError
            last = calendar.monthrange(first.year, first.month)[1]
            return first.replace(day=min(self.day.day, last))

        self._move(there)

    def step(self, days: int) -> None:
        """Move by days."""
        self._move(lambda: self.day + timedelta(days=days))

    def action_open_day(self) -> None:
        """Ask for the entries of the day."""
        self.post_message(self.DayPicked(self.day, to_open=True))

    def _move(self, there: Callable[[], date]) -> None:
        try:
            # At once, so that the next key moves on from there.
            self.day = there()
        except OverflowError:
            self.post_message(self.EndReached())
        else:
            self.post_message(self.DayPicked(self.day))

    def on_click(self, event: events.Click) -> None:
        """Pick the day under the mouse; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is not None and (day := self.grid.day_at(offset.x, offset.y)) is not None:
            self.day = day
            self.post_message(self.DayPicked(day, to_open=event.chain > 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Leaf on."""
        event.stop()
        self.action_month(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Leaf back."""
        event.stop()
        self.action_month(-1)

    # What is drawn

    @property
    def grid(self) -> CalendarGrid:
        """Where each day stands in the room there is."""
        return CalendarGrid(self.day, self.content_size.height, self._week_starts)

    def watch_day(self, day: date) -> None:
        """Name the month in view in the border."""
        self.border_title = f"{day:%B} {day.year:04}"

    def render(self) -> DrawnRows:
        """Draw the months and, below them, what the one in view comes to."""
        grid = self.grid
        rows = [row for month in grid.months for row in self._month(grid, month)]
        legend = self._legend()
        if (spare := self.content_size.height - len(rows) - len(legend)) >= 0:
            rows += [Strip([])] * spare + legend
        return DrawnRows(rows)

    def _month(self, grid: CalendarGrid, month: date) -> Iterator[Strip]:
        if grid.has_several:
            yield self._row([(f" {month:%B} {month.year:04}", "month")])
        names = weekday_names(self._week_starts)
        yield self._row([("".join(f" {name} " for name in names), "weekday")])
        weeks = grid.weeks(month)
        for week in weeks:
            yield self._row(self._week(month, week))
        if grid.has_several:
            yield from [Strip([])] * (WEEKS - len(weeks) + 1)

    def _week(self, month: date, week: Sequence[int]) -> Iterator[_Piece]:
        """Yield the days of a week; the selected one is whole in brackets, its sign beside it."""
        blank = lead = " ", "plain"
        for number in week:
            if number and month.replace(day=number) == self.day:
                yield f"[{number:2d}]", "selected"
                lead = self._sign(self.day)
            else:
                yield lead
                yield from self._day(month.replace(day=number)) if number else [blank] * (CELL - 1)
                lead = blank
        yield lead

    def _day(self, day: date) -> Iterator[_Piece]:
        ground = "coming" if day > self.today else "today" if day == self.today else "plain"
        if day in self.days and ground == "plain":
            ground = "written"
        yield f"{day.day:2d}", ground
        yield self._sign(day)

    def _sign(self, day: date) -> _Piece:
        state = self.days[day].state if day in self.days else State.UNWRITTEN
        return sign(state, ascii=self._ascii), _SIGN_STYLES.get(state, "plain")

    def _legend(self) -> list[Strip]:
        """Return how many days of the month were what."""
        counted = counted_period(month_of(self.day), self.since, self.today) or ()
        states = [self.days[day].state for day in counted if day in self.days]
        told = [
            f"{sign(state, ascii=self._ascii)} {state.value:<8} {states.count(state):<2}"
            for state in (State.TOGETHER, State.BOTH, State.SPACE, State.UNMARKED)
        ]
        return [self._row([(f" {left} {right}", "legend")]) for left, right in (told[:2], told[2:])]

    def _row(self, pieces: Iterable[_Piece]) -> Strip:
        """Return pieces of text beside each other, each in a style of the calendar."""
        return Strip(
            Segment(
                "".join(text for text, _ in run), self.get_component_rich_style(f"calendar--{name}")
            )
            for name, run in groupby(pieces, key=_STYLE)
        )

    def _count(self) -> None:
        """Say in the border how many days of the month are marked; how sure is said elsewhere."""
        counted = counted_period(month_of(self.day), self.since, self.today) or ()
        days = (self.days[day] for day in counted if day in self.days)
        self.border_subtitle = days_marked(balance_of(days, len(counted))) if counted else ""


_SIGN_STYLES = {
    State.TOGETHER: "together",
    State.SPACE: "space",
    State.BOTH: "both",
    State.UNMARKED: "written",
}
