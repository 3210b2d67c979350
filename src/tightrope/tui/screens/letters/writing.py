"""Writing a letter: choosing what shall be in it, seeing it whole, and sealing it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tightrope import letters
from tightrope.domain.calendar import Period, month_of
from tightrope.domain.date_parser import read_period
from tightrope.domain.errors import TightropeError
from tightrope.domain.formatting import day_text, span_text
from tightrope.domain.printable import printable_line
from tightrope.journal import Journal
from tightrope.journal.results import Choosable
from tightrope.letters.choosing import Choice
from tightrope.letters.letter import Letter
from tightrope.paths import asset
from tightrope.reports.phrases import month_title
from tightrope.settings import Settings
from tightrope.tui import keys, letter_keys
from tightrope.tui.notify import run_or_show_error, show_message
from tightrope.tui.protocols import OfferedKeys
from tightrope.tui.screens.letters.asking import ask_line, ask_new_file
from tightrope.tui.widgets.letter_pane import LetterPane
from tightrope.tui.widgets.status_line import StatusLine
from tightrope.tui.widgets.vim_option_list import VimOptionList

Name = TypeVar("Name")

_ROOMY = 100  # columns from which the letter stands beside what is chosen


class Line(NamedTuple):
    """Something that can be chosen: its kind in a `Choice`, what names it there, and its words."""

    kind: str
    name: str
    words: str


class WritingScreen(Screen[None]):
    """What can be chosen, and beside or below it the letter as the other will see it."""

    CSS_PATH: ClassVar[CSSPathType | None] = asset("styles", "letters.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(letter_keys.WRITING)]

    def __init__(self, journal: Journal, settings: Settings) -> None:
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._choice = Choice(span=month_of(journal.now().day))
        self._lines: tuple[Line, ...] = ()
        self._letter: Letter | None = None
        self._keeps_copy = False

    def offered_keys(self) -> OfferedKeys:
        """Return the keys of the screen."""
        return [(letter_keys.WRITING, self)]

    def compose(self) -> ComposeResult:
        """Lay out the choice and the letter."""
        with Container(id="writing"):
            yield VimOptionList(markup=False)
            yield LetterPane()
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with this month, and nothing chosen."""
        groups = (letter_keys.WRITING, keys.ANYWHERE)
        self.query_one(StatusLine).keys = keys.line(groups, self._settings.keys)
        self.query_one(VimOptionList).border_title = "What shall be in it"
        self.query_one(LetterPane).border_title = "The letter, as the other will see it"
        self._arrange(self.app.size)
        run_or_show_error(self, self._read_choosable)

    def on_resize(self) -> None:
        """Lay out for the new size."""
        self._arrange(self.size)

    def _arrange(self, size: Size) -> None:
        self.set_class(size.width >= _ROOMY, "-roomy")

    def _read_choosable(self) -> str:
        span = self._choice.span
        self._lines = tuple(_lines(self._journal.letters.choosable(span)))
        self._show()
        return ""

    def _show(self) -> None:
        """Show what is chosen, and the letter that comes of it."""
        rows = self.query_one(VimOptionList)
        at = rows.highlighted or 0
        rows.set_options(Option(self._row(line)) for line in self._lines)
        rows.highlighted = min(at, len(self._lines) - 1)
        rows.border_subtitle = span_text(self._choice.span)
        pane = self.query_one(LetterPane)
        pane.border_subtitle = "you keep a copy" if self._keeps_copy else ""
        try:
            self._letter = self._journal.letters.compose(self._choice)
        except TightropeError as why:
            self._letter = None
            pane.show(str(why))
        else:
            pane.show(letters.text.as_text(self._letter, ascii=self._settings.ascii))

    def _row(self, line: Line) -> str:
        mark = "x" if is_chosen(self._choice, line) else " "
        return f" [{mark}] {line.words}"

    # Keys

    @on(OptionList.OptionSelected)
    def action_select(self) -> None:
        """Put the line under the cursor into the letter, or take it out."""
        at = self.query_one(VimOptionList).highlighted
        if at is not None and at < len(self._lines):
            self._choice = toggled(self._choice, self._lines[at])
            self._show()

    def action_ask_days(self) -> None:
        """Ask for other days."""

        def take(words: str) -> str:
            order, today = self._settings.date_order, self._journal.now().day
            first, _, last = words.partition(" to ")
            begin = read_period(first, today, order)
            end = read_period(last, today, order) if last else begin
            self._choice = Choice(span=Period(begin.first, end.last), name=self._choice.name)
            return self._read_choosable()

        ask_line(self, "About which days", "2026-11 · november · 2026-09 to 2026-11", take)

    def action_ask_name(self) -> None:
        """Ask for the name that the letter is signed with."""

        def take(words: str) -> str:
            self._choice = replace(self._choice, name=words.strip())
            self._show()
            return ""

        ask_line(self, "Signed", "a name, or nothing", take, value=self._choice.name)

    def action_toggle_copy(self) -> None:
        """Keep a copy of one's own when the letter is sealed, or none."""
        self._keeps_copy = not self._keeps_copy
        self._show()

    def action_seal(self) -> None:
        """Seal what is seen into a file."""
        if letter := self._sealable():

            def seal(target: Path) -> str:
                self._journal.letters.seal(letter, target)
                self._keep_copy(letter)
                return "Sealed; hand the file to the other."

            ask_new_file(self, "Seal into", letter.span.first.strftime("letter-%Y-%m"), seal)

    def action_promise(self) -> None:
        """Seal what is seen for an exchange, and show the promise to give."""

        def promise(letter: Letter) -> str:
            words = self._journal.letters.promise(letter)
            self._keep_copy(letter)
            self.query_one(LetterPane).show(
                f"Your letter is sealed, and waits. Give the other this promise:\n\n  {words}\n\n"
                "When you have theirs, x among the letters goes on."
            )
            return ""

        if letter := self._sealable():
            run_or_show_error(self, lambda: promise(letter))

    def action_read(self, pages: int) -> None:
        """Scroll the letter on or back."""
        self.query_one(LetterPane).turn(pages)

    def _sealable(self) -> Letter | None:
        """Return the letter that is seen, where it can be sealed; else say what is missing."""
        if self._letter is None:
            show_message(self, "Nothing is chosen, so there is no letter.")
            return None

        def look_for_key() -> str:
            self._journal.letters.keys.recipient()
            return ""

        return self._letter if run_or_show_error(self, look_for_key) else None

    def _keep_copy(self, letter: Letter) -> None:
        if self._keeps_copy:
            self._journal.letters.keep_own(letter)


def _lines(found: Choosable) -> Iterator[Line]:
    yield Line("figures", "", "marks and needs, by week")
    yield Line("days", "", "marks and needs, by day too")
    for note in found.notes:
        yield Line("notes", note.month.isoformat(), f"note of {month_title(note.month)}")
    for aim in found.aims:
        yield Line("aims", aim.id, f"aim: {printable_line(aim.title)}")
    for item in found.talk:
        line = printable_line(item.talk.line or item.entry.title)
        yield Line("talk", item.entry.id, f"to talk about: {line}")
    for entry in found.entries:
        title = printable_line(entry.title)
        yield Line("entries", entry.id, f"{day_text(entry.day)}  {title}")


def is_chosen(choice: Choice, line: Line) -> bool:
    """Return whether a line is in a choice."""
    match line.kind:
        case "figures":
            return choice.figures or choice.days
        case "days":
            return choice.days
        case "notes":
            return date.fromisoformat(line.name) in choice.notes
        case "talk":
            return line.name in choice.talk
        case "aims":
            return line.name in choice.aims
        case _:
            return line.name in choice.entries


def toggled(choice: Choice, line: Line) -> Choice:
    """Return a choice with a line more, or less."""
    match line.kind:
        case "figures":
            return replace(choice, figures=not is_chosen(choice, line), days=False)
        case "days":
            return replace(choice, figures=True, days=not choice.days)
        case "notes":
            return replace(choice, notes=_other(choice.notes, date.fromisoformat(line.name)))
        case "aims":
            return replace(choice, aims=_other(choice.aims, line.name))
        case "talk":
            return replace(choice, talk=_other(choice.talk, line.name))
        case _:
            return replace(choice, entries=_other(choice.entries, line.name))


def _other(names: tuple[Name, ...], name: Name) -> tuple[Name, ...]:
    """Return names with one more, or without it where it is among them."""
    without = tuple(each for each in names if each != name)
    return without if len(without) < len(names) else (*names, name)
