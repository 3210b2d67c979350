"""Words that could not be saved: read them, take them back, or refuse them."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope.domain.entry import EntryFields
from tightrope.domain.formatting import day_text, utc_text
from tightrope.domain.printable import printable, printable_line
from tightrope.journal import Journal
from tightrope.journal.results import UnsavedWords
from tightrope.settings import Settings
from tightrope.tui import keys
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.widgets.markdown_view import MarkdownView
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList


class UnsavedScreen(Screen[date | None]):
    """What lies aside, oldest first; answers with the day of words that were taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.UNSAVED)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._keymap = settings.keys
        self._found: tuple[UnsavedWords, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of this screen; its list takes back what is chosen."""
        return [(keys.UNSAVED[:1], self.query_one(VimOptionList)), (keys.UNSAVED[1:], self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above, the chosen words below."""
        yield VimOptionList(markup=False)
        yield MarkdownView(id="reading")
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(StatusLine).keys = keys.line((keys.UNSAVED,), self._keymap)
        self._show()

    def _show(self) -> None:
        self._found = self._journal.unsaved.find()
        aside = self.query_one(VimOptionList)
        aside.clear_options()
        aside.add_options(
            Option(Content.assemble((f" {_place(each)} ", "$foreground 60%"), _title(each)))
            for each in self._found
        )
        aside.border_title = "Words that could not be saved"
        aside.border_subtitle = str(len(self._found)) if self._found else ""
        aside.highlighted = 0 if self._found else None
        if not self._found:
            self.query_one(MarkdownView).show("*Nothing lies aside.*")

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._found):
            self.query_one(MarkdownView).show(printable(self._found[event.option_index].text))

    @on(OptionList.OptionSelected)
    def _take_back(self, event: OptionList.OptionSelected) -> None:
        words = self._found[event.option_index]
        days: list[date] = []

        def restore() -> str:
            days.append(self._journal.unsaved.restore(words, self._journal.now()))
            return ""

        if run_or_show_error(self, restore):
            self.dismiss(days[0])

    def action_refuse(self) -> None:
        """Move the chosen words to the trash."""
        chosen = self.query_one(VimOptionList).highlighted
        if chosen is None:
            return
        words = self._found[chosen]

        def refuse() -> str:
            self._journal.unsaved.refuse(words, self._journal.now())
            return "In the trash, as an entry."

        run_or_show_error(self, refuse)
        self._show()

    def action_read(self, pages: int) -> None:
        """Scroll long words on or back."""
        self.query_one(MarkdownView).turn(pages)


def _place(words: UnsavedWords) -> str:
    if isinstance(words.page, EntryFields):
        return day_text(words.page.day)
    if words.page is not None:
        return f"note of {words.page.month:%Y-%m}"
    return utc_text(words.when)


def _title(words: UnsavedWords) -> str:
    return printable_line(words.title)
