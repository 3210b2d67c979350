"""The actions of the keys that open what is looked at, and what each screen comes back with."""

import gc
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from tightrope.domain.entry import Entry
from tightrope.tui import keys
from tightrope.tui.idle_tasks import prerender_screen
from tightrope.tui.notify import show_message
from tightrope.tui.screens import late
from tightrope.tui.screens.journal.opening import OpensScreens
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.entry_view import EntryView

if TYPE_CHECKING:
    from tightrope.chart.timeline import Timeline
    from tightrope.tui.screens.month.screen import MonthScreen
    from tightrope.tui.screens.search import LastSearch

# Those that take a few milliseconds each to import, before those that need them.
_PARTS_OF_MONTH = (
    "domain.balance_course",
    "domain.review",
    "reports.phrases",
    "tui.screens.month.view",
    "tui.screens.month.screen",
)


class ScreenActions(OpensScreens):
    """Each screen is given what it needs and answers with the day or entry to go to, or None."""

    _month: "MonthScreen | None" = None
    _last_search: "LastSearch | None" = None

    def action_open_search(self) -> None:
        """Look for words in all entries, or on among those that the last entry was opened from."""

        def go_to_found(last: "LastSearch | None") -> None:
            self._last_search = last
            self.go_to_entry(last.entry if last else None)

        search = late.SearchScreen(self.model.journal, self.settings, self._last_search)
        self.open_screen(search, go_to_found)

    def action_open_month(self) -> None:
        """Look at the month of the day in view, as one page."""
        if timeline := self._whole_timeline():
            month = self._month_screen()
            month.begin(timeline.course)
            self.open_screen(month, self._come_back_from_month)

    def action_open_chart(self) -> None:
        """Look at the ebb and flow, full screen."""
        if timeline := self._whole_timeline():
            chart = self.view.chart
            # Drawn anew where something changes; the first one stands where that cannot be.
            chart_screen = late.ChartScreen(
                lambda: chart.timeline or timeline, self.model.day, self.settings
            )
            self.open_screen(chart_screen, self.go_to_day)

    def action_open_on_this_day(self) -> None:
        """Look at what was written on the day in view in earlier years."""
        self.run(lambda: "")  # the day in view is the one that was selected a moment ago
        earlier = late.OnThisDayScreen(self.model.journal, self.settings, self.model.day)
        self.open_screen(earlier, self.go_to_entry)

    def action_open_reading(self) -> None:
        """Read on through time from the selected entry, or from the day in view."""
        if self.run(self.model.close_editor):
            reading = late.ReadingScreen(
                self.model.journal, self.settings, self.model.day, self.model.selected
            )
            self.open_screen(reading, self.go_to_entry)

    def action_open_tags(self) -> None:
        """Look at the tags, and at the entries of one."""

        def come_back(entry: Entry | None) -> None:
            # A tag may have another name now, in the words too.
            self.run(lambda: self.model.show_day(self.model.day, self.model.selected_id))
            self.go_to_entry(entry)

        if self.run(self.model.close_editor):
            self.open_screen(late.TagsScreen(self.model.journal, self.settings), come_back)

    def action_open_aims(self) -> None:
        """Look at the shared aims."""
        if self.run(self.model.close_editor):
            self.open_screen(
                late.AimsScreen(self.model.journal, self.settings), self._read_day_again
            )

    def _read_day_again(self, _: None) -> None:
        # Undo there may have taken back a change of an entry.
        self.run(lambda: self.model.show_day(self.model.day, self.model.selected_id))

    def action_open_tour(self) -> None:
        """Show what there is here, in four steps; what is being written is kept and left first."""

        def come_back(_: None) -> None:
            self.view.focus_pane("entries")
            new = keys.press_of("entry.new", self.settings.keys)
            show_message(self, f"{new} starts an entry.")

        if self.run(self.model.close_editor):
            self.view.focus_pane("entries")
            self.open_screen(late.TourScreen(self.settings, self.view.focus_pane), come_back)

    def preload(self) -> Iterator[None]:
        """Make ready what may be wanted next, a small step at a time.

        Of the screens that is the month, which is opened most and takes long at first; what the
        others would save is not worth their memory.
        """
        for page in self.query(EntryView):  # none where the person has left already
            page.preload_editor()
            yield
        for part in _PARTS_OF_MONTH:
            import_module(f"tightrope.{part}")
            yield
        read_styles(self.app, late.MonthScreen)
        yield
        # Somebody who was quicker has it already.
        if self._month is None and (timeline := self.view.chart.timeline):
            month = self._month_screen()
            yield
            month.begin(timeline.course)
            yield
            if not month.is_running:
                yield from prerender_screen(self.app, month)
        # All of it stays to the end. To look through decades of days for what can be freed takes
        # longer than a few frames, and comes in the middle of a key.
        gc.freeze()

    def _month_screen(self) -> "MonthScreen":
        """Return the one page of a month: making it anew would take as long as all its figures."""
        if self._month is None:
            self._month = late.MonthScreen(self.model, self.settings, self.app.size)
            self.app.install_screen(self._month, "month")
        return self._month

    def _whole_timeline(self) -> "Timeline | None":
        """Return all days as the chart has them; None where they cannot be read."""
        self.run(self.model.load_all_days)
        self.view.show_chart(self.model)
        return self.view.chart.timeline

    def _come_back_from_month(self, day: date | None) -> None:
        if day is None:
            self._read_day_again(None)  # what is to be talked about may have been ticked there
        self.go_to_day(day)
