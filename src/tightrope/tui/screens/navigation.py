"""Navigation: the screens that open from the main screen, and what each comes back with."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import Screen

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.settings import Settings
from tightrope.tui.day_model import DayModel
from tightrope.tui.idle_tasks import draw_covered
from tightrope.tui.notify import show_message
from tightrope.tui.screens import late
from tightrope.tui.screens.main_view import MainView
from tightrope.tui.stylesheets import read_styles

if TYPE_CHECKING:
    from tightrope.chart.timeline import Timeline
    from tightrope.tui.screens.month.screen import MonthScreen

# Those that take a few milliseconds each to import, before those that need them.
_PARTS_OF_MONTH = (
    "domain.balance_course",
    "domain.review",
    "reports.phrases",
    "tui.screens.month.view",
    "tui.screens.month.screen",
)


class Arrive(Protocol):
    """Brings a day, and perhaps one of its entries, into view on the main screen."""

    def __call__(self, day: date, chosen: str | None = None) -> None:
        """Turn to it."""
        ...


class Navigator:
    """A method for each screen that the main screen leads to.

    `act` does something to the desk and says what came of it; `arrive` is where one comes back.
    """

    def __init__(
        self,
        screen: Screen[Any],
        desk: DayModel,
        settings: Settings,
        panes: MainView,
        *,
        act: Callable[[Callable[[], str]], bool],
        arrive: Arrive,
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._settings = settings
        self._panes = panes
        self._act = act
        self._arrive = arrive
        self._month: MonthScreen | None = None

    def search(self) -> None:
        """Look for words in all entries."""
        self._push(late.SearchScreen(self._desk.journal, self._settings), self._found)

    def on_this_day(self) -> None:
        """Look at what was written on the day in view in earlier years."""
        self._settle()
        earlier = late.OnThisDayScreen(self._desk.journal, self._settings, self._desk.day)
        self._push(earlier, self._found)

    def trash(self) -> None:
        """Look at what was deleted."""
        self._push(late.TrashScreen(self._desk.journal, self._settings), self._restored)

    def month(self) -> None:
        """Look at the month of the day in view, as one page."""
        if timeline := self._timeline():
            month = self._the_month()
            month.begin(timeline.values)
            self._push(month, self._chosen)

    def _the_month(self) -> "MonthScreen":
        """Return the one page of a month: making it anew would take as long as all its figures."""
        if self._month is None:
            self._month = late.MonthScreen(self._desk, self._settings, self._screen.app.size)
            self._screen.app.install_screen(self._month, "month")
        return self._month

    def make_ready(self) -> Iterator[None]:
        """Make ready what is opened most and takes long at first, a small step at a time.

        That is the month; what the others would save is not worth their memory.
        """
        for part in _PARTS_OF_MONTH:
            import_module(f"tightrope.{part}")
            yield

        read_styles(self._screen.app, late.MonthScreen)
        yield
        # Somebody who was quicker has it already.
        if self._month is None and (timeline := self._panes.chart.timeline):
            month = self._the_month()
            yield
            month.begin(timeline.values)
            yield
            if not month.is_running:
                yield from draw_covered(self._screen.app, month)

    def chart(self) -> None:
        """Look at the ebb and flow, full screen."""
        if timeline := self._timeline():
            chart = self._panes.chart
            # Drawn anew where something changes; the first one stands where that cannot be.
            chart_screen = late.ChartScreen(
                lambda: chart.timeline or timeline, self._desk.day, self._settings
            )
            self._push(chart_screen, self._chosen)

    def export(self) -> None:
        """Write entries into a file."""
        if self._act(self._desk.finish):
            self._push(late.ExportScreen(self._desk.journal, self._settings, self._desk.day))

    def bring_in(self) -> None:
        """Take entries in from a file."""
        # What is open is saved before: nothing can be while an import writes.
        if self._act(self._desk.finish):
            self._push(late.ImportScreen(self._desk.journal, self._settings))

    def _push(self, screen: Screen[Any], come_back: Callable[[Any], None] | None = None) -> None:
        read_styles(self._screen.app, type(screen))
        self._screen.app.push_screen(screen, come_back)

    def _settle(self) -> None:
        """Let what was chosen last be chosen, be it a moment ago."""
        self._act(lambda: "")

    def _timeline(self) -> "Timeline | None":
        """Return all days as the chart has them; None where they cannot be read."""
        self._act(self._desk.look_further)
        self._panes.show_figures(self._desk)
        return self._panes.chart.timeline

    def _chosen(self, day: date | None) -> None:
        if day is not None:
            self._arrive(day)

    def _found(self, found: Entry | None) -> None:
        if found is not None:
            self._arrive(found.day, found.id)

    def _restored(self, restored: Entry | None) -> None:
        self._found(restored)
        if restored is not None:
            show_message(self._screen, f"Brought back · {day_text(restored.day)}.")
