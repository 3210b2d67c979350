"""What was deleted: read it, bring it back, or erase it for good."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import ErasureResult, Trashed
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.dialogs import ask_to_erase
from tightrope.tui.screens.erasing import ErasingScreen
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.entry_list import line_of
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList


class TrashScreen(Screen[Entry | None]):
    """The trash, newest removal first; answers with an entry that was brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.TRASH),
    ]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._settings = settings
        self._trashed: tuple[Trashed, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the trash; its list brings back what is chosen."""
        return [(keys.TRASH[:1], self.query_one(VimOptionList)), (keys.TRASH[1:], self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above, the chosen one below."""
        yield VimOptionList(markup=False)
        yield MarkdownView(id="reading")
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(StatusLine).keys = keys.line((keys.TRASH,), self._keymap)
        self._show()

    def _show(self) -> None:
        self._trashed = self._journal.trash.contents()
        trash = self.query_one(VimOptionList)
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
            self.query_one(MarkdownView).show("*Nothing was deleted.*")

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._trashed):
            self.query_one(MarkdownView).show(
                printable(self._trashed[event.option_index].entry.text)
            )

    @on(OptionList.OptionSelected)
    def _bring_back(self, event: OptionList.OptionSelected) -> None:
        entry = self._trashed[event.option_index].entry

        def restore() -> str:
            self._journal.trash.restore([entry.id])
            return ""

        if run_or_show_error(self, restore):
            self.dismiss(entry)

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(MarkdownView).turn(pages)

    def action_erase(self) -> None:
        """Ask, with the number of entries to be typed, and erase."""
        if not (count := len(self._trashed)):
            return

        def erase(own: Journal, progress: Progress, *, backups: bool) -> ErasureResult:
            return own.trash.empty(backups=backups, progress=progress)

        def begin(backups: bool) -> None:
            read_styles(self.app, ErasingScreen)
            work = partial(erase, backups=backups)
            erasing = ErasingScreen(self._journal, self._settings, work, _erased)
            self.app.push_screen(erasing, lambda _: self._show())

        ask_to_erase(self, count_text(count, "entry", "entries"), count, begin)


def _erased(count: int) -> str:
    return f"{count_text(count, 'entry', 'entries')} erased for good."
