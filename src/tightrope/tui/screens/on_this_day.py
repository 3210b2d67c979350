"""What was written on this day in earlier years; it comes when it is asked for, and never else."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import Entry
from tightrope.domain.formatting import count_text, day_of_year_text, day_text
from tightrope.domain.printable import printable
from tightrope.domain.tags import NO_RECALL_TAG
from tightrope.journal import Journal
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.widgets.entry_list import line_of
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList


class OnThisDayScreen(Screen[Entry | None]):
    """A day in earlier years, newest year first; answers with the entry that is to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.ON_THIS_DAY),
    ]

    def __init__(self, journal: Journal, settings: Settings, day: date) -> None:
        super().__init__()
        self._journal = journal
        self._ascii = settings.ascii
        self._keymap = settings.keys
        self._day = day
        self._entries: tuple[Entry, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(keys.ON_THIS_DAY, self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above, the chosen entry below."""
        yield VimOptionList(markup=False)
        yield MarkdownView(id="reading")
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one(StatusLine).keys = keys.line((keys.ON_THIS_DAY,), self._keymap)
        run_or_show_error(self, self._show)

    def _show(self, at: int = 0) -> str:
        self._entries = self._journal.entries.on_this_day(self._day)
        entries, count = self.query_one(VimOptionList), len(self._entries)
        entries.clear_options()
        entries.add_options(
            Option(
                Content.assemble(
                    (f" {entry.day:%Y} ", "$foreground"), line_of(entry, ascii=self._ascii)
                ),
                id=entry.id,
            )
            for entry in self._entries
        )
        name = day_of_year_text(self._day)
        entries.border_title = f"{name} in earlier years"
        entries.border_subtitle = count_text(count, "entry", "entries") if count else ""
        entries.highlighted = min(at, count - 1) if count else None
        if not count:
            reading = self.query_one(MarkdownView)
            reading.border_title = ""
            reading.show(f"*Nothing comes up from earlier years on {name}.*")
        return ""

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if entry := self._entry(event.option_id):
            reading = self.query_one(MarkdownView)
            reading.border_title = day_text(entry.day)
            reading.show(printable(entry.text))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if entry := self._entry(event.option_id):
            self.dismiss(entry)

    def _entry(self, id_: str | None) -> Entry | None:
        # What was chosen a moment ago may have been let rest since.
        return next((entry for entry in self._entries if entry.id == id_), None)

    def action_select(self) -> None:
        """Open the chosen entry, from the palette as from the list."""
        self.query_one(VimOptionList).action_select()

    def action_let_rest(self) -> None:
        """Keep the chosen entry from coming up here again."""
        at = self.query_one(VimOptionList).highlighted
        if at is None:
            return
        entry = self._entries[at]

        def let_rest() -> str:
            self._journal.entries.revise(entry.tagged([NO_RECALL_TAG]))
            undo = keys.press_of("entry.undo", self._keymap)
            return f"It rests, tagged #{NO_RECALL_TAG}; {undo} in the journal takes that back."

        run_or_show_error(self, let_rest)
        run_or_show_error(self, lambda: self._show(at))

    def action_read(self, pages: int) -> None:
        """Scroll a long entry on or back."""
        self.query_one(MarkdownView).turn(pages)
