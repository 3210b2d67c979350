"""What was deleted: read it, bring it back, or erase it for good."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.errors import BadEntryError
from tightrope.domain.formatting import day_text
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.journal.values import Trashed
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.screens.ask import AskScreen
from tightrope.tui.speaking import attempt
from tightrope.tui.widgets.entries import line_of
from tightrope.tui.widgets.key_line import KeyLine
from tightrope.tui.widgets.read_list import ReadList
from tightrope.tui.widgets.reading import Reading


class TrashScreen(Screen[Entry | None]):
    """The trash, newest removal first; answers with an entry that was brought back."""

    ACTS = (keys.TRASH,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.TRASH),
    ]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._trashed: tuple[Trashed, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list above, the chosen one below."""
        yield ReadList(markup=False)
        yield Reading(id="reading")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(KeyLine).keys = keys.line((keys.TRASH,), self._keymap)
        self._show()

    def _show(self) -> None:
        self._trashed = self._journal.trash()
        trash = self.query_one(ReadList)
        trash.clear_options()
        trash.add_options(
            Option(
                Content.assemble(
                    (f" {day_text(each.entry.day)} ", "$foreground 60%"),
                    line_of(each.entry, ascii=self._ascii),
                )
            )
            for each in self._trashed
        )
        count = len(self._trashed)
        trash.border_title = "Trash"
        trash.border_subtitle = f"{count} deleted" if count else "empty"
        trash.highlighted = 0 if count else None
        if not count:
            self.query_one(Reading).show("*Nothing was deleted.*")

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._trashed):
            self.query_one(Reading).show(printable(self._trashed[event.option_index].entry.text))

    @on(OptionList.OptionSelected)
    def _bring_back(self, event: OptionList.OptionSelected) -> None:
        entry = self._trashed[event.option_index].entry

        def restore() -> str:
            self._journal.restore([entry.id])
            return ""

        if attempt(self, restore):
            self.dismiss(entry)

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(Reading).turn(pages)

    def action_erase(self) -> None:
        """Ask, with the number of entries to be typed, and erase."""
        if not (count := len(self._trashed)):
            return

        def understood(line: str) -> str:
            if line.strip() != str(count):
                raise BadEntryError(f"Type {count} to erase them for good, or Esc to keep them.")
            return f"{count} will be gone for good. Enter erases."

        def answered(line: str | None) -> None:
            if line is not None:
                attempt(self, lambda: f"Erased {self._journal.empty_trash()} for good.")
                self._show()

        ask = AskScreen("Erase for good", understood, hint=f"type {count}: the number of entries")
        self.app.push_screen(ask, answered)
