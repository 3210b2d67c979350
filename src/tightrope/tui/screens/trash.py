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

from tightrope.domain.aim import Aim
from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_text
from tightrope.domain.printable import printable, printable_line
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import ErasureResult
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
    """The trash, newest removal first, entries before aims; answers with an entry brought back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.TRASH),
    ]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._settings = settings
        self._trashed: tuple[Entry | Aim, ...] = ()

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
        self._trashed = (
            *(each.entry for each in self._journal.trash.contents()),
            *(each.record for each in self._journal.aims.in_trash()),
        )
        trash, count = self.query_one(VimOptionList), len(self._trashed)
        trash.clear_options()
        trash.add_options(Option(_line(each, ascii=self._ascii)) for each in self._trashed)
        trash.border_title = "Trash"
        trash.border_subtitle = f"{count} deleted" if count else "empty"
        trash.highlighted = 0 if count else None
        if not count:
            self.query_one(MarkdownView).show("*Nothing was deleted.*")

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._trashed):
            self.query_one(MarkdownView).show(printable(self._trashed[event.option_index].text))

    @on(OptionList.OptionSelected)
    def _bring_back(self, event: OptionList.OptionSelected) -> None:
        chosen = self._trashed[event.option_index]
        if isinstance(chosen, Aim):
            run_or_show_error(self, lambda: self._bring_aim_back(chosen))
            return

        def restore() -> str:
            self._journal.trash.restore([chosen.id])
            return ""

        if run_or_show_error(self, restore):
            self.dismiss(chosen)

    def _bring_aim_back(self, aim: Aim) -> str:
        """Bring an aim back; the trash stays open, since aims stand on no day."""
        self._journal.aims.restore([aim.id])
        self._show()
        return "Brought back among the aims."

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(MarkdownView).turn(pages)

    def action_erase(self) -> None:
        """Ask, with the number of entries and aims to be typed, and erase."""
        if not (count := len(self._trashed)):
            return

        def erase(own: Journal, progress: Progress, *, backups: bool) -> ErasureResult:
            return own.trash.empty(backups=backups, progress=progress)

        def begin(backups: bool) -> None:
            read_styles(self.app, ErasingScreen)
            work = partial(erase, backups=backups)
            erasing = ErasingScreen(self._journal, self._settings, work, _erased)
            self.app.push_screen(erasing, lambda _: self._show())

        aims = sum(isinstance(each, Aim) for each in self._trashed)
        entries = count - aims
        counted = [count_text(entries, "entry", "entries")] if entries else []
        counted += [count_text(aims, "aim")] if aims else []
        ask_to_erase(self, " and ".join(counted), count, begin)


def _line(trashed: Entry | Aim, *, ascii: bool) -> Content:
    if isinstance(trashed, Aim):
        day, words = trashed.begun, Content(f"aim  {printable_line(trashed.title)}")
    else:
        day, words = trashed.day, line_of(trashed, ascii=ascii)
    return Content.assemble((f" {day_text(day)} ", "$foreground 60%"), words)


def _erased(count: int) -> str:
    return f"{count:,} erased for good."
