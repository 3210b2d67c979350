"""Letters: those that were kept, and the ways to write, open, exchange and burn one."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope import letters
from tightrope.domain.printable import printable
from tightrope.journal import Journal
from tightrope.journal.progress import Progress
from tightrope.journal.results import ErasureResult, KeptLetter
from tightrope.paths import asset
from tightrope.settings import Settings
from tightrope.tui import keys, letter_keys
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.dialogs import ask_to_erase
from tightrope.tui.screens.erasing import ErasingScreen
from tightrope.tui.screens.letters.asking import ask_file_to_open, ask_line, ask_new_file
from tightrope.tui.screens.letters.opened import OpenedLetterScreen
from tightrope.tui.screens.letters.table import TableScreen
from tightrope.tui.screens.letters.writing import WritingScreen
from tightrope.tui.themes import read_styles
from tightrope.tui.widgets.letter_pane import LetterPane
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

_NONE_KEPT = "No letter is kept. Letters that you open are kept only if you say so."


class LettersScreen(Screen[None]):
    """The letters that were kept, the latest first, and below the chosen one, whole."""

    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "letters.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(letter_keys.LETTERS)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._kept: tuple[KeptLetter, ...] = ()

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(letter_keys.LETTERS, self)]

    def compose(self) -> ComposeResult:
        """Lay out the list above, the chosen one below."""
        yield VimOptionList(markup=False)
        yield LetterPane()
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what is there."""
        groups = (letter_keys.LETTERS, keys.ANYWHERE)
        self.query_one(StatusLine).keys = keys.line(groups, self._settings.keys)
        self.query_one(VimOptionList).border_title = "Letters"
        self._show()

    def on_screen_resume(self) -> None:
        """Show what was kept or burned meanwhile."""
        self._show()

    def _show(self) -> None:
        def read() -> str:
            self._kept = self._journal.letters.kept()
            return ""

        run_or_show_error(self, read)
        lines = self.query_one(VimOptionList)
        chosen = lines.highlighted
        lines.set_options(Option(_line(each)) for each in self._kept)
        lines.highlighted = min(chosen or 0, len(self._kept) - 1) if self._kept else None
        lines.border_subtitle = f"{len(self._kept)} kept" if self._kept else "none kept"
        if not self._kept:
            has_key = self._journal.letters.keys.own() is not None
            about = keys.presses(letter_keys.LETTERS[6], self._settings.keys)[0]
            self.query_one(LetterPane).show(_NONE_KEPT if has_key else _first_words(about))

    @on(OptionList.OptionHighlighted)
    def _read(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._kept):
            words = letters.text.as_text(
                self._kept[event.option_index].letter, ascii=self._settings.ascii
            )
            self.query_one(LetterPane).show(words)

    @property
    def _chosen(self) -> KeptLetter | None:
        at = self.query_one(VimOptionList).highlighted
        return self._kept[at] if at is not None and at < len(self._kept) else None

    # Keys

    def action_write(self) -> None:
        """Choose what shall be in a letter, see it whole, and seal it."""
        if run_or_show_error(self, self._make_key):
            self._push(WritingScreen(self._journal, self._settings))

    def action_open(self) -> None:
        """Open a letter in a file."""

        def read(path: Path) -> str:
            opened = self._journal.letters.open(path)
            self._push(OpenedLetterScreen(self._journal, self._settings, opened))
            return ""

        if run_or_show_error(self, self._make_key):
            ask_file_to_open(self, read)

    def action_table(self) -> None:
        """Lay the chosen letter and one's own side by side."""
        if (chosen := self._chosen) is None or chosen.is_own:
            show_message(self, "Choose a letter of the other's first.")
            return
        self._push(TableScreen(self._journal, self._settings, chosen.letter))

    def action_exchange(self) -> None:
        """Take the other's promise, and write one's own letter, to hand over."""

        def take(promise: str) -> str:
            letters.promise.read_promise(promise)
            ask_new_file(self, "Your letter", "to-hand-over", partial(write, promise))
            return ""

        def write(promise: str, target: Path) -> str:
            self._journal.letters.exchange(promise, target)
            return "Your letter is written; hand it over, and open theirs."

        ask_line(self, "The other's promise", "eight groups of four", take)

    def action_keys(self) -> None:
        """Show one's own key, and take the other's."""
        if run_or_show_error(self, self._make_key):
            self._show_keys()
            ask_line(self, "The other's key", "age1…, or Esc", self._keep_other, understood="Enter"
                     " keeps it; then compare the three words aloud.")  # fmt: skip

    def _keep_other(self, typed: str) -> str:
        kept = self._journal.letters.keys.keep_other(typed)
        self._show_keys()
        return f"Kept; its three words, to compare aloud: {kept.words}"

    def _make_key(self) -> str:
        self._journal.letters.keys.make()
        return ""

    def _show_keys(self) -> None:
        own, other = self._journal.letters.keys.own(), self._journal.letters.keys.other()
        told = [
            f"{whose} key\n\n  {each.key}\n  {each.words}"
            for whose, each in (("Your", own), ("The other's", other))
            if each
        ]
        self.query_one(LetterPane).show("\n\n".join(told))

    def action_burn(self) -> None:
        """Ask, with a number to be typed, and erase the chosen letter."""
        if (chosen := self._chosen) is None:
            return

        def burn(own: Journal, progress: Progress, *, backups: bool) -> ErasureResult:
            return own.letters.burn(chosen.name, backups=backups, progress=progress)

        def begin(backups: bool) -> None:
            work = partial(burn, backups=backups)
            self._push(
                ErasingScreen(
                    self._journal, self._settings, work, lambda _: "The letter is burned."
                )
            )

        ask_to_erase(self, "The letter", 1, begin)

    def action_about(self) -> None:
        """Show the page on letters, and on saying no."""
        text = asset("data", "help/letters.md").read_text(encoding="utf-8")
        self.query_one(LetterPane).show(text)

    def action_read(self, pages: int) -> None:
        """Scroll on or back."""
        self.query_one(LetterPane).turn(pages)

    def _push(self, screen: Screen[None]) -> None:
        read_styles(self.app, type(screen))
        self.app.push_screen(screen)


def _first_words(about: str) -> str:
    """Return what is said before the first letter; `about` is the key of the page behind it."""
    return "\n\n".join((*letters.notice.FIRST_USE, f"{about} shows it."))


def _line(kept: KeptLetter) -> str:
    whose = "yours " if kept.is_own else "theirs"
    return f" {whose}  {printable(letters.sections.heading(kept.letter))}"
