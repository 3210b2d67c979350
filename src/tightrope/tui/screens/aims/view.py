"""The list of shared aims and the note of the chosen one: shown, written, saved."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.aim import Aim
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable_line
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.editing import Autosave
from tightrope.tui.note_sessions import KEPT_BOTH, AimNoteSession
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.widgets.editor.widget import Editor
from tightrope.tui.widgets.month_panes import MonthNotePane
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_NONE_YET = "No aim is kept yet; {new} begins one."
_NO_NOTE = "A few words about this aim. Nothing counts them, and nothing asks for them."


class AimsList(Screen[None]):
    """The list of aims, those that go on first, above the note of the chosen one.

    The note is saved while one types, and when the cursor leaves it.
    """

    AUTO_FOCUS = "VimOptionList"

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self._aims: tuple[Aim, ...] = ()
        self._session: AimNoteSession | None = None
        self._autosave = Autosave(self, self.save_before_leaving)

    def compose(self) -> ComposeResult:
        """Lay out the list, the note below it, and the line of keys."""
        yield VimOptionList(markup=False)
        yield MonthNotePane(placeholder=_NO_NOTE)
        yield StatusLine()

    def on_mount(self) -> None:
        """Show which aims there are."""
        run_or_show_error(self, self.show)
        self._show_keys()

    @property
    def chosen(self) -> Aim | None:
        """The aim that the cursor of the list is on."""
        at = self.query_one(VimOptionList).highlighted
        return self._aims[at] if at is not None and at < len(self._aims) else None

    def show(self, chosen: str = "") -> str:
        """Read the aims again; stay with the chosen one, or go to the one of this id."""
        wanted = chosen or (self.chosen.id if self.chosen else "")
        every = self.journal.aims.all()
        self._aims = tuple(sorted(every, key=lambda aim: (aim.ended is not None, aim.begun)))
        aims, ids = self.query_one(VimOptionList), [aim.id for aim in self._aims]
        at, count = aims.highlighted or 0, len(ids)
        with self.prevent(OptionList.OptionHighlighted):
            aims.set_options(Option(_line(aim), id=aim.id) for aim in self._aims)
            aims.highlighted = (
                ids.index(wanted) if wanted in ids else min(at, count - 1) if count else None
            )
        aims.border_title = "Shared aims"
        new = keys.press_of("aims.begin", self.settings.keys)
        aims.border_subtitle = count_text(count, "aim") if count else _NONE_YET.format(new=new)
        self._show_note()
        return ""

    def _show_note(self) -> None:
        aim, note = self.chosen, self.query_one(MonthNotePane)
        note.display = aim is not None
        if aim is None:
            self._session = None
            return
        if self._session is None or self._session.aim != aim:
            self._session = AimNoteSession(self.journal, aim)
        note.show(self._session.text)
        note.border_title = printable_line(aim.title)
        note.border_subtitle = _state(aim)

    @on(OptionList.OptionHighlighted)
    def _read(self) -> None:
        if self.save_before_leaving():
            self._show_note()

    @on(OptionList.OptionSelected)
    def _write(self) -> None:
        if self.chosen:
            self.set_focus(self.query_one(MonthNotePane))

    @on(MonthNotePane.Done)
    def _leave_note(self) -> None:
        self.set_focus(self.query_one(VimOptionList))

    @on(Editor.Edited)
    def _save_soon(self) -> None:
        self._autosave.schedule()

    def on_descendant_focus(self) -> None:
        """Save the note when the cursor leaves it; what is written next is a step of its own."""
        if not self._is_writing and self._session and self.save_before_leaving():
            self._session = None
            run_or_show_error(self, self.show)
        self._show_keys()

    @property
    def _is_writing(self) -> bool:
        return isinstance(self.focused, Editor)

    def _show_keys(self) -> None:
        group = keys.MONTH_NOTE if self._is_writing else keys.AIMS
        self.query_one(StatusLine).keys = keys.line((group,), self.settings.keys)

    def save_before_leaving(self) -> bool:
        """Save the note and return whether that could be done; else its words stay here."""
        self._autosave.cancel()
        return run_or_show_error(self, self._save_note)

    def _save_note(self) -> str:
        session = self._session
        if session is None:
            return ""
        session.update_text(self.query_one(MonthNotePane).text)
        has_met, saved = session.save(), session.aim
        self._aims = tuple(saved if aim.id == saved.id else aim for aim in self._aims)
        if not has_met:
            return ""
        self.query_one(MonthNotePane).show(session.text)
        return KEPT_BOTH

    def put_words_aside(self) -> Path | None:
        """Put the note into a file of its own, where it is not saved yet."""
        if self._session is None:
            return None
        self._session.update_text(self.query_one(MonthNotePane).text)
        return self._session.put_aside()


def _line(aim: Aim) -> Content:
    return Content.assemble(
        (f" {day_text(aim.begun):<15}  ", "$foreground 60%"),
        (printable_line(aim.title), "$foreground 70%" if aim.ended else ""),
        (f"  {_state(aim)}" if aim.ended else "", "$foreground 60%"),
    )


def _state(aim: Aim) -> str:
    if aim.ended is None or aim.outcome is None:
        return f"begun {day_text(aim.begun)}"
    return f"{aim.outcome.value} {day_text(aim.ended)}"
