"""A tour of four steps beside the panes that they tell of: write, mark, look back, find."""

import re
from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tightrope.domain.marks import State, sign
from tightrope.settings import Settings
from tightrope.tui import keys


class Step(NamedTuple):
    """One step: its title, what it says with ids of keys in braces, and the pane it tells of."""

    title: str
    text: str
    pane: str


STEPS = (
    Step(
        "Write",
        "A day without an entry opens ready to write; {entry.new} starts another entry. All is kept"
        " as you type, and {editor.done} leaves it. A #word becomes a tag. {entry.undo} takes back"
        " the last change, whatever it was, even after a restart.",
        "entries",
    ),
    Step(
        "Together and space",
        "{up} {entry.together} marks an entry together, {down} {entry.space} space; both may hold."
        " While you type, {editor.together} and {editor.space} do it. {entry.room}, {entry.content}"
        " and {entry.closer} say what you wanted. A day without words can be marked too.",
        "calendar",
    ),
    Step(
        "The ebb and flow",
        "The curve leans to where your days were, and the grey behind it says how sure that is; a"
        " gap is a gap. {view.chart} shows it full screen, {view.month} the month as one page, and"
        " {time.go_to} goes to any date, also to “3 weeks ago”.",
        "chart",
    ),
    Step(
        "Find, and take along",
        "{view.search} finds words in all entries, {view.read_through} reads on through time."
        " {view.export} writes everything into a file for other programs. {app.help} has every key,"
        " and ctrl+p every act by name, this tour too.",
        "entries",
    ),
)


def text_of(step: Step, settings: Settings) -> str:
    """Return what a step says, with the keys as this person has them."""
    named = {key.id: keys.every_press(key, settings.keys)[0] for key in keys.every_key()}
    named["up"] = sign(State.TOGETHER, ascii=settings.ascii)
    named["down"] = sign(State.SPACE, ascii=settings.ascii)
    return re.sub(r"\{([\w.]+)\}", lambda found: named[found[1]], step.text)


class TourScreen(ModalScreen[None]):
    """A card with one step, away from the pane that it tells of; `show` brings that forward."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.TOUR)]

    def __init__(self, settings: Settings, show: Callable[[str], None]) -> None:
        super().__init__()
        self._settings = settings
        self._show = show
        self._at = 0

    def compose(self) -> ComposeResult:
        """Yield the card."""
        with Vertical(id="step"):
            yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        """Begin with the first step."""
        self._tell()

    def action_step(self, steps: int) -> None:
        """Go on by a step, or back; behind the last one the tour is over."""
        self._at = max(0, self._at + steps)
        if self._at == len(STEPS):
            self.dismiss()
        else:
            self._tell()

    def _tell(self) -> None:
        step, keymap = STEPS[self._at], self._settings.keys
        self._show(step.pane)
        self.set_class(step.pane == "chart", "-above")
        card = self.query_one("#step")
        card.border_title = f"{self._at + 1} of {len(STEPS)} · {step.title}"
        on, end = (keys.press_of(each, keymap) for each in ("tour.on", "tour.close"))
        card.border_subtitle = f"{on} goes on · {end} ends"
        self.query_one("#told", Static).update(text_of(step, self._settings))
