"""The ebb and flow, full screen: the curve, the turns in it, and the year in shapes."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tightrope.chart.glyph_sets import GlyphSet
from tightrope.chart.landmarks import Landmarks, legend, legend_in_two
from tightrope.chart.timeline import Timeline
from tightrope.chart.year import legend as legend_of_shapes
from tightrope.domain.formatting import count_text
from tightrope.paths import asset
from tightrope.reports.phrases import stretch_text
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.terminal import TerminalColours, terminal_colours
from tightrope.tui.widgets.chart.timeline import ChartPane
from tightrope.tui.widgets.chart.year import YearPane
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_NO_TURN = "There is no turn yet: the line has not gone one way and then the other."
_NO_TURN_THERE = {-1: "There is no turn before this day.", 1: "There is no turn after this day."}
LOOKS_EVERY = 1.0

_FOR_LIST_BESIDE = 140
_STYLES = asset("styles", "chart_screen.tcss")
_ROOMY = Size(60, 22)
_LEAST = Size(40, 12)


class ChartScreen(Screen[date | None]):
    """A timeline from end to end; answers with the day that was opened.

    `read` gives the timeline as it is now: whoever looks elsewhere draws it anew, and the screen
    follows.
    """

    AUTO_FOCUS = "ChartPane"
    CSS_PATH: ClassVar[CSSPathType | None] = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.CHART_SCREEN),
    ]

    def __init__(self, read: Callable[[], Timeline], day: date, settings: Settings) -> None:
        super().__init__()
        self._read = read
        self._timeline = read()
        self._landmarks = Landmarks.of(self._timeline)
        self._day = day
        self._settings = settings
        ascii_only, week_starts = settings.ascii, settings.week_starts

        def colours() -> TerminalColours:
            return terminal_colours(self.app)

        self._curve = ChartPane(
            terminal=colours, ascii=ascii_only, week_starts=week_starts, reads_out=True
        )
        self._shapes = YearPane(terminal=colours, ascii=ascii_only, week_starts=week_starts)
        self._turns = VimOptionList(markup=False, id="turns")
        self._glyphs = GlyphSet.ASCII if ascii_only else GlyphSet.COLOUR

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the view in front, and those of the screen."""
        front = keys.YEAR if self._front is self._shapes else keys.CHART
        return [(front, self._front), (keys.CHART_SCREEN, self)]

    def compose(self) -> ComposeResult:
        """Lay out curve or shapes, the turns, and what the signs stand for."""
        # Before there is anything in it that would have to be styled again.
        self._arrange(self.app.size)
        with Container(id="views"):
            yield from (self._curve, self._shapes, self._turns)
        yield Static(id="legend", markup=False)
        yield StatusLine()
        yield Static("Tightrope needs at least\n40 columns and 12 rows.", id="too-small")

    def _lines(self) -> list[Option]:
        """Return the stretches, the newest first; all but the oldest begin with a turn."""
        oldest, today = self._landmarks.stretches[:1], self._timeline.today
        return [
            Option(
                f"{' ' if each in oldest else self._glyphs.turn}"
                f" {stretch_text(each, today.year, today)}"
            )
            for each in reversed(self._landmarks.stretches)
        ]

    def on_mount(self) -> None:
        """Show the day in view."""
        self._turns.border_title = "Turns"
        self._show()
        self._point_at(self._day)
        self._show_keys()
        self.set_interval(LOOKS_EVERY, self._look_again)

    def _show(self) -> None:
        curve, shapes, turns = self._curve, self._shapes, self._turns
        curve.landmarks = self._landmarks
        curve.timeline = shapes.timeline = self._timeline
        count = len(self._landmarks.turns)
        turns.border_subtitle = count_text(count, "turn") if count else "none yet"
        chosen, before = turns.highlighted, turns.option_count
        turns.set_options(self._lines())
        if chosen is not None:
            # What is new is at the top.
            turns.highlighted = max(0, chosen + turns.option_count - before)

    def _look_again(self) -> None:
        """Show what was changed elsewhere, and a new day; the cursor stays where it is."""
        timeline = self._read()
        if timeline is self._timeline:
            return
        self._timeline = timeline
        self._landmarks = Landmarks.of(timeline)
        self._show()
        if self.focused is self._turns and not self._landmarks.stretches:
            self.set_focus(self._front)
        self._arrange(self.size)
        self._explain()
        self._show_keys()

    @property
    def _front(self) -> ChartPane | YearPane:
        return self._shapes if self.has_class("-shapes") else self._curve

    def _point_at(self, day: date) -> None:
        self._front.cursor = day

    def _show_keys(self) -> None:
        group: tuple[keys.Key, ...] = ()
        if self.focused is not self._turns:
            group = keys.YEAR if self._front is self._shapes else keys.CHART
        *most, back = keys.CHART_SCREEN
        line = keys.line((tuple(most), group, (back,)), self._settings.keys)
        self.query_one(StatusLine).keys = line

    def _explain(self) -> None:
        """Say what the signs stand for, in the room there is."""
        room = self.size.width - 2
        if self._front is self._shapes:
            text = legend_of_shapes(ascii_only=self._settings.ascii, room=room)
        elif self._timeline.is_empty:
            together, space = (
                keys.press_of(ident, self._settings.keys)
                for ident in ("entry.together", "entry.space")
            )
            text = f"In the journal {together} marks an entry together, {space} marks it space."
        else:
            is_roomy = self._timeline.has_needs and self.size.height >= _ROOMY.height
            tell = legend_in_two if is_roomy else legend
            text = tell(self._landmarks, self._glyphs, room=room)
        self.query_one("#legend", Static).update(text)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)
        self._explain()

    def _arrange(self, size: Size) -> None:
        """Put the list where there is room for it; years in shapes take all there is below."""
        width, height = size
        beside = ""
        if self._landmarks.stretches and width >= _FOR_LIST_BESIDE:
            beside = "-beside"
        elif self._landmarks.stretches and not self.has_class("-shapes"):
            beside = "-below" if width >= _ROOMY.width and height >= _ROOMY.height else ""
        for name in ("-beside", "-below"):
            self.set_class(name == beside, name)
        self.set_class(not beside and isinstance(self.focused, VimOptionList), "-instead")
        self.set_class(width < _LEAST.width or height < _LEAST.height, "-tiny")

    # Keys

    def action_shapes(self) -> None:
        """Change between the curve and the year in shapes."""
        day = self._front.cursor
        self.toggle_class("-shapes")
        self._front.cursor = day
        self._turn_to(self._front)
        self._explain()

    def action_turns(self) -> None:
        """Go to the list of turns, or back; where there is little room it takes the chart's."""
        if self._landmarks.stretches:
            self._turn_to(self._front if self.focused is self._turns else self._turns)
        else:
            show_message(self, _NO_TURN)

    def _turn_to(self, view: Widget) -> None:
        # At once, so that what is typed behind the key finds the view in front.
        self.set_focus(view)
        self._arrange(self.size)
        self._show_keys()

    def action_turn(self, turns: int) -> None:
        """Move the cursor to the next turn before or after it."""
        cursor = self._front.cursor or self._day
        if there := self._landmarks.turn_beside(cursor, turns):
            self._point_at(there)
        else:
            show_message(self, _NO_TURN_THERE[turns] if self._landmarks.turns else _NO_TURN)

    # Messages

    @on(OptionList.OptionHighlighted)
    def _show_turn(self, event: OptionList.OptionHighlighted) -> None:
        if self.focused is self._turns:
            self._point_at(self._landmarks.stretches[-1 - event.option_index].first)

    @on(OptionList.OptionSelected)
    def _go_to_turn(self, event: OptionList.OptionSelected) -> None:
        self._point_at(self._landmarks.stretches[-1 - event.option_index].first)
        self.action_turns()

    @on(ChartPane.DayChosen)
    @on(YearPane.DayChosen)
    def _open(self, event: ChartPane.DayChosen | YearPane.DayChosen) -> None:
        self.dismiss(event.day)
