"""Dialogs: questions of one line, answered while one types with what was understood."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tightrope import reports
from tightrope.domain.date_parser import read_day, read_period
from tightrope.domain.entry import Entry, EntryFields
from tightrope.domain.errors import BadDateError, BadEntryError, TightropeError
from tightrope.domain.formatting import day_text
from tightrope.domain.tags import split_tags
from tightrope.tui.widgets.tag_suggester import TagSuggester


class AskScreen(ModalScreen[str | None]):
    """Asks for one line; answers with it, or with None where the person turned back.

    `understood` returns what a line means, in words, or raises TightropeError with what to write.
    `suggester` completes what is typed; Tab or the right arrow takes that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
        Binding("tab", "complete", "complete", priority=True),
    ]

    def __init__(
        self,
        title: str,
        understood: Callable[[str], str],
        *,
        value: str = "",
        hint: str = "",
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._understood = understood
        self._value = value
        self._hint = hint
        self._suggester = suggester

    def compose(self) -> ComposeResult:
        """One line to write in, one that answers."""
        with Vertical(id="ask") as box:
            box.border_title = self._title
            yield Input(
                self._value,
                placeholder=self._hint,
                select_on_focus=False,
                suggester=self._suggester,
            )
            yield Static(" ", id="understood", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood so far."""
        self.query_one("#understood", Static).update(self._answer(event.value)[0])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the line, if it means something."""
        words, is_understood = self._answer(event.value)
        self.query_one("#understood", Static).update(words)
        if is_understood:
            self.dismiss(event.value)

    def action_complete(self) -> None:
        """Take what is offered."""
        line = self.query_one(Input)
        line.action_end()
        line.action_cursor_right()

    def _answer(self, line: str) -> tuple[str, bool]:
        try:
            return self._understood(line) or " ", True
        except TightropeError as trouble:
            return (str(trouble) if line.strip() else " "), False


def ask(screen: Screen[Any], question: AskScreen, then: Callable[[str], object]) -> None:
    """Ask for a line and hand it on; where the person turns back, nothing is done."""

    def answered(line: str | None) -> None:
        if line is not None:
            then(line)

    screen.app.push_screen(question, answered)


def ask_date(
    screen: Screen[Any], today: date, order: str | None, then: Callable[[date], None]
) -> None:
    """Ask for a date, in figures or words, and hand it on."""
    question = AskScreen(
        "Go to",
        lambda words: day_text(read_day(words, today, order)),
        hint="2026-11-21 · yesterday · last friday · 3 weeks ago",
    )
    ask(screen, question, lambda words: then(read_day(words, today, order)))


def ask_move(
    screen: Screen[Any],
    entry: Entry,
    today: date,
    order: str | None,
    then: Callable[[date, time | None], object],
) -> None:
    """Ask for the day or time to move an entry to, or both, and hand both on."""

    def place(words: str) -> tuple[date, time | None]:
        return read_place(words, entry, today, order)

    def understood(words: str) -> str:
        day, clock = place(words)
        return f"{day_text(day)}, {clock:%H:%M}" if clock else f"{day_text(day)}, without a time"

    hint = "yesterday · 21:15 · 12 nov 21:15 · no time"
    ask(screen, AskScreen("Move to", understood, hint=hint), lambda words: then(*place(words)))


def read_place(
    words: str, entry: EntryFields, today: date, order: str | None
) -> tuple[date, time | None]:
    """Return the day and time that these words name; what they leave out is as it is.

    Raises BadDateError for what is neither, or a day that has not come.
    """
    clock, rest = entry.time, words.strip()
    if found := _CLOCK.search(rest):
        clock, rest = _clock(*found.groups()), rest[: found.start()].strip()
    day = read_day(rest, today, order) if rest or not found else entry.day
    if day > today:
        raise BadDateError(f"{day_text(day)} has not come yet; name a day that has.")
    return day, clock


_CLOCK = re.compile(r"(?:^|\s)(?:(\d{1,2}):(\d{2})|no time)$", re.IGNORECASE)


def _clock(hour: str | None, minute: str | None) -> time | None:
    try:
        return time(int(hour), int(minute)) if hour and minute else None
    except ValueError:
        raise BadDateError("There is no such time of day; write it like 21:15.") from None


def ask_month(
    screen: Screen[Any], today: date, order: str | None, then: Callable[[date], None]
) -> None:
    """Ask for a month, in figures or words, and hand on its first day; a year's is its January."""

    def first(words: str) -> date:
        return read_period(words, today, order).first.replace(day=1)

    question = AskScreen(
        "Go to a month",
        lambda words: reports.phrases.month_title(first(words)),
        hint="2026-11 · november · november 2025",
    )
    ask(screen, question, lambda words: then(first(words)))


def ask_tags(
    screen: Screen[Any],
    tags: tuple[str, ...],
    known: Iterable[str],
    then: Callable[[list[str]], object],
) -> None:
    """Ask for tags, with blanks or commas between them, and hand them on.

    `known` are the tags that there are, in the order in which they are offered while one types.
    """
    question = AskScreen(
        "Tags",
        lambda words: " ".join(f"#{tag}" for tag in split_tags(words)),
        value=" ".join(tags),
        hint="words, with blanks or commas between them",
        suggester=TagSuggester(known),
    )
    ask(screen, question, lambda words: then(list(split_tags(words))))


def ask_talk(screen: Screen[Any], then: Callable[[str], object]) -> None:
    """Ask for a line of one's own about what is to be talked about, or none, and hand it on."""
    question = AskScreen(
        "To talk about",
        lambda _: "Enter puts the entry on the list.",
        hint="a line of your own, or none",
    )
    ask(screen, question, then)


_REPLACE = "replace"


def ask_to_replace(screen: Screen[Any], then: Callable[[], object]) -> None:
    """Ask for a word before what stands somewhere is replaced."""

    def understood(line: str) -> str:
        if line.strip().lower() != _REPLACE:
            raise BadEntryError(f"Type {_REPLACE} to write in its place, or press Esc to keep it.")
        return "What stands there will be gone; in a folder, the pages of an earlier export."

    hint = f"type {_REPLACE}, or press Esc to keep it"
    ask(screen, AskScreen("Already there", understood, hint=hint), lambda _: then())


_BACKUPS = "backups"


def ask_to_erase(
    screen: Screen[Any], what: str, number: int, then: Callable[[bool], object]
) -> None:
    """Ask for a number before something is erased, and hand on whether out of backups too."""

    def understood(line: str) -> str:
        typed, *more = line.split() or [""]
        if typed != str(number) or more not in ([], [_BACKUPS]):
            raise BadEntryError(
                f"Type {number} to erase for good, or {number} {_BACKUPS}; Esc keeps it."
            )
        if more:
            return f"{what} will be gone for good, also out of the backups. Enter erases."
        return f"{what} will be gone for good; backups stay as they are. Enter erases."

    hint = f"type {number}, or {number} {_BACKUPS} to rewrite the backups too"
    question = AskScreen("Erase for good", understood, hint=hint)
    ask(screen, question, lambda line: then(line.split()[1:] == [_BACKUPS]))
