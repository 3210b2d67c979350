"""The one way from a key to a change: run it on the model, show the refusal, draw the result."""

from collections.abc import Callable
from datetime import date
from math import inf

from textual.message import Message
from textual.screen import Screen

from tightrope.settings import Settings
from tightrope.tui.day_model import DayModel
from tightrope.tui.entry_changes import EntryChanges, UndoSteps
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.place_history import Place, PlaceHistory
from tightrope.tui.screens.journal.view import MainView

ALONE = "-alone"
"""The class of the screen while the open entry is all that it shows."""


class ModelScreen(Screen[None]):
    """A screen over a DayModel, drawn in a MainView; what its actions do goes through `run`.

    `open_since` is the time, as messages carry it, since which what has the keys has had them; keys
    wait while that is never yet.
    """

    def __init__(self, model: DayModel, settings: Settings, view: MainView, classes: str) -> None:
        super().__init__(classes=classes)
        self.model = model
        self.changes = EntryChanges(model)
        self.undo_steps = UndoSteps(model)
        self.view = view
        self.settings = settings
        self.open_since = inf
        self.places = PlaceHistory()

    @property
    def is_open(self) -> bool:
        """Whether the model is drawn, so that a person sees what they act on."""
        return self.open_since < inf

    @property
    def is_writing(self) -> bool:
        """Whether the cursor is in the editor."""
        return self.focused is not None and self.focused.id == "editor"

    def run(self, change: Callable[[], str]) -> bool:
        """Change the model, show what came of it, and return whether it could be done.

        `change` returns a sentence to show, or nothing; a TightropeError is shown as its sentence.
        It acts on what was selected last, be it a moment ago, and on every word typed so far.
        """
        session = self.model.session
        if session is None:
            run_or_show_error(self, lambda: self.view.apply_pending_selection(self.model))
        else:
            session.update_text(self.view.editor_text)
        is_done = run_or_show_error(self, change)
        self.view.show(self.model)
        self.view.show_saved_time(self.model)
        if self.model.session is None:
            if session is not None and (self.focused is None or self.is_writing):
                self.view.focus_pane("entries")
        elif self.model.session is not session:
            self.view.focus_pane("editor")
            self.open_since = Message().time
        self.call_after_refresh(self.view.show_chart, self.model)
        return is_done

    def show_day(self, day: date, selected_id: str | None = None) -> None:
        """Bring a day into view, and perhaps select one of its entries."""
        self.run(lambda: self.model.show_day(day, selected_id))

    def leave_focus(self) -> None:
        """Show everything again, where the entry was alone on the screen."""
        self.remove_class(ALONE)

    @property
    def place(self) -> Place:
        """The day in view, and the entry that is chosen."""
        return Place(self.model.day, self.model.selected_id)

    def jump(self, change: Callable[[], str]) -> bool:
        """Run a change that may go to another day, and keep the way back."""
        place = self.place
        is_done = self.run(change)
        if self.model.day != place.day:
            self.places.leave(place)
        return is_done

    def go_to(self, day: date, selected_id: str | None = None) -> None:
        """Bring a day into view, with the keys on its entries."""
        self.jump(lambda: self.model.show_day(day, selected_id))
        self.view.focus_pane("entries")
