"""The actions of the keys that open what keeps entries safe: files, backups, trash and history."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import day_text
from tightrope.tui.notify import show_message
from tightrope.tui.screens import late
from tightrope.tui.screens.journal.opening import OpensScreens

if TYPE_CHECKING:
    from tightrope.domain.kept import Versioned


class KeepingActions(OpensScreens):
    """Taking entries out and in, and bringing back what was."""

    def action_open_export(self) -> None:
        """Write entries into a file: those that are selected are proposed, else all."""
        from tightrope.tui.screens.export import Chosen, ExportScreen  # noqa: PLC0415 - when wanted

        if self.run(self.model.close_editor):
            ids = list(self.model.selection)
            found = Chosen.selected(ids) if ids else None
            day = self.model.day
            self.open_screen(ExportScreen(self.model.journal, self.settings, day, found))

    def action_open_import(self) -> None:
        """Take entries in from a file."""
        # What is open is saved before: nothing can be while an import writes.
        if self.run(self.model.close_editor):
            self.open_screen(late.ImportScreen(self.model.journal, self.settings))

    def action_open_backups(self) -> None:
        """Look at the backups."""
        # What is open is saved before, into what is saved before going back.
        if self.run(self.model.close_editor):
            self.open_screen(
                late.BackupsScreen(self.model.journal, self.settings), partial(_tell, self)
            )

    def action_open_trash(self) -> None:
        """Look at what was deleted."""
        self.open_screen(late.TrashScreen(self.model.journal, self.settings), self.go_to_restored)

    def action_open_unsaved(self) -> None:
        """Look at words that could not be saved."""

        def come_back(day: date | None) -> None:
            self.go_to_day(day)
            if day is not None:
                show_message(self, f"Taken back · {day_text(day)}.")

        self.open_screen(late.UnsavedScreen(self.model.journal, self.settings), come_back)

    def action_open_history(self) -> None:
        """Look at what the selected entry was."""
        self.run(self.model.close_editor)
        if entry := self.model.selected:
            history = late.HistoryScreen(self.model.journal, self.settings, entry.id)
            self.open_screen(history, self._go_to_version)
        else:
            self.run(lambda: self.changes.no_entry)

    def _go_to_version(self, version: "Versioned | None") -> None:
        if isinstance(version, Entry):
            self.go_to_restored(version)


def _tell(screen: KeepingActions, sentence: str | None) -> None:
    if sentence:
        show_message(screen, sentence)
