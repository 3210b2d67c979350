"""Shared aims: beginning them, what became of them, and what they were."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType

from tightrope.domain.aim import Aim, Outcome, as_one_line
from tightrope.domain.errors import BadEntryError
from tightrope.journal.results import ActionResult
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.aims.view import AimsList
from tightrope.tui.screens.dialogs import AskScreen, ask
from tightrope.tui.themes import read_styles
from tightrope.tui.undo_text import redone_text, undone_text, with_undo_key
from tightrope.tui.widgets.vim_option_list import VimOptionList


class AimsScreen(AimsList):
    """The aims with the keys of keys.AIMS; each change is one step of undo."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.AIMS)]

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the aims; their list opens the note of the chosen one."""
        return [(keys.AIMS[:1], self.query_one(VimOptionList)), (keys.AIMS[1:], self)]

    def action_begin(self) -> None:
        """Ask for the line of a new aim, and keep it, begun today."""

        def begin(title: str) -> str:
            return self.show(self.journal.aims.begin(title).id)

        self._ask_title("A new aim", "", begin)

    def action_rename(self) -> None:
        """Ask for another line for the chosen aim."""
        if aim := self.chosen:
            self._ask_title(
                "What you aim at",
                aim.title,
                lambda title: self._save(replace(aim, title=as_one_line(title)), "Kept"),
            )

    def action_end(self, outcome: str) -> None:
        """Say that the chosen aim was reached or let go today; the same again takes that back."""
        aim, ended = self.chosen, Outcome(outcome)
        if aim is None:
            return
        if aim.outcome is ended:
            changed, done = replace(aim, outcome=None, ended=None), "It goes on"
        else:
            # One that begins later than today, by the date of its own, ends where it begins.
            day = max(self.journal.now().day, aim.begun)
            changed, done = replace(aim, outcome=ended, ended=day), ended.value.capitalize()
        self._run(lambda: self._save(changed, done))

    def action_delete(self) -> None:
        """Move the chosen aim to the trash."""
        if aim := self.chosen:
            self._run(lambda: self._delete(aim))

    def action_undo(self) -> None:
        """Take back the last change of the journal."""
        self._run(lambda: self._follow(self.journal.undo.undo(), undone_text))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._run(lambda: self._follow(self.journal.undo.redo(), redone_text))

    def action_open_history(self) -> None:
        """Look at what the chosen aim was."""
        from tightrope.tui.screens.history import HistoryScreen  # noqa: PLC0415 - when wanted

        if (aim := self.chosen) and self.save_before_leaving():
            read_styles(self.app, HistoryScreen)
            history = HistoryScreen(self.journal, self.settings, aim.id)
            self.app.push_screen(history, lambda _: self._run(self.show))

    def action_back(self) -> None:
        """Go back to the journal, once the note is saved."""
        if self.save_before_leaving():
            self.dismiss(None)

    def _ask_title(self, heading: str, title: str, then: Callable[[str], str]) -> None:
        def understood(line: str) -> str:
            if not line.strip():
                raise BadEntryError("Write a line of words, or press Esc.")
            return "Enter keeps it."

        hint = "one line: what you two aim at"
        question = AskScreen(heading, understood, value=title, hint=hint)
        ask(self, question, lambda line: self._run(lambda: then(line)))

    def _save(self, aim: Aim, done: str) -> str:
        self.show(self.journal.aims.save(aim).id)
        return self._with_undo(done)

    def _delete(self, aim: Aim) -> str:
        self.journal.aims.remove([aim])
        self.show()
        return self._with_undo("Deleted")

    def _follow(self, act: ActionResult | None, told: Callable[[ActionResult | None], str]) -> str:
        self.show(act.aims[0].id if act and act.aims else "")
        return told(act)

    def _with_undo(self, done: str) -> str:
        return with_undo_key(done, keys.press_of("aims.undo", self.settings.keys))

    def _run(self, change: Callable[[], str]) -> None:
        run_or_show_error(self, change)
