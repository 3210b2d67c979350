"""The note of the month in view: when it is saved, and the keys that write in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual import on
from textual.screen import Screen

from tightrope.domain.calendar import month_key
from tightrope.settings import Settings
from tightrope.tui.day_model import DayModel
from tightrope.tui.editing import Autosave
from tightrope.tui.note_sessions import KEPT_BOTH, MonthNoteSession
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.screens.month.view import MonthView
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.month_panes import MonthNotePane


class NoteActions(Screen[date | None]):
    """A screen with a note session; `session` is of the month that the note is of."""

    def __init__(self, model: DayModel, settings: Settings, view: MonthView) -> None:
        super().__init__()
        self.model = model
        self.settings = settings
        self.view = view
        self.session = MonthNoteSession(model.journal, model.day.replace(day=1))
        self._autosave = Autosave(self, self.save_before_leaving)
        self._is_shown = False

    @property
    def is_writing(self) -> bool:
        """Whether the cursor is in the note."""
        return isinstance(self.focused, Editor)

    def show_note(self, saved: str = "") -> None:
        """Show the note as it stands, and when it was saved."""
        self.view.show_note(self.session, saved)
        self._is_shown = True

    def start_session(self, month: date) -> None:
        """Begin a session before the note of this month is shown."""
        self.session = MonthNoteSession(self.model.journal, month)
        self._is_shown = False

    def open_note(self, month: date) -> bool:
        """Begin a session, a step of undo of its own, and return whether the note can be read."""

        def read() -> str:
            self.session = MonthNoteSession(self.model.journal, month)
            return ""

        return run_or_show_error(self, read)

    def save_before_leaving(self) -> bool:
        """Save the note and return whether that could be done; else its words stay here."""
        self._autosave.cancel()
        return run_or_show_error(self, self._save_note)

    def put_words_aside(self) -> Path | None:
        """Put the note into a file of its own, where it is not saved yet."""
        if not self._is_shown:
            return None
        self.session.update_text(self.view.note.text)
        return self.session.put_aside()

    def _save_note(self) -> str:
        if not self._is_shown:
            return ""  # what stands in the editor is another note, or none yet
        self.session.update_text(self.view.note.text)
        if self.session.is_saved:
            return ""
        has_met = self.session.save()
        self.show_note(f"saved {self.model.journal.now().time:%H:%M}")
        return KEPT_BOTH if has_met else ""

    def after_saving(self, act: Callable[[], object]) -> None:
        """Do something if the note could be saved."""
        if self.save_before_leaving():
            act()

    def action_write_note(self) -> None:
        """Put the cursor into the note."""
        # At once, so that what is typed behind the key goes there.
        self.set_focus(self.view.note)

    def action_open_history(self) -> None:
        """Look at what the note of the month was."""
        self.after_saving(lambda: run_or_show_error(self, self._open_history))

    def _open_history(self) -> str:
        from tightrope.tui.screens.history import HistoryScreen  # noqa: PLC0415 - when wanted

        past = self.model.journal.history.of(month_key(self.session.month))
        history = HistoryScreen(self.model.journal, self.settings, past.name)
        self.app.push_screen(history, lambda _: self._show_note_again())
        return ""

    def _show_note_again(self) -> None:
        if self.open_note(self.session.month):
            self.show_note()

    @on(MonthNotePane.Done)
    def _leave_note(self) -> None:
        self.set_focus(self.view.calendar)

    @on(Editor.Edited)
    def _save_soon(self) -> None:
        self._autosave.schedule()

    def on_descendant_focus(self) -> None:
        """Save the note when the cursor leaves it; what is written next is a step of its own."""
        if not self.is_writing and self.save_before_leaving():
            self.open_note(self.session.month)
            # What another window saved over it must not be lost to what still stands here.
            self.view.note.show(self.session.text)
