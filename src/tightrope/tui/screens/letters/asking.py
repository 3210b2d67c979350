"""What is asked for one line at a time where letters are: a file, a key, a promise, a name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tightrope.domain.errors import TightropeError
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.path_input import PathSuggester, free_path, is_taken, read_path
from tightrope.tui.screens.dialogs import AskScreen

Then = Callable[[str], str]
"""Does something with a line, and returns what to say of it; raises TightropeError."""


def ask_line(
    screen: Screen[Any],
    title: str,
    hint: str,
    then: Then,
    *,
    understood: str = " ",
    value: str = "",
) -> None:
    """Ask for one line, do something with it, and say what came of it, on the line of the screen.

    `understood` is what stands below it while one types.
    """

    def answered(line: str | None) -> None:
        if line is not None:
            run_or_show_error(screen, lambda: then(line))

    ask = AskScreen(title, lambda _: understood, hint=hint, value=value)
    screen.app.push_screen(ask, answered)


def ask_file_to_open(screen: Screen[Any], then: Callable[[Path], str]) -> None:
    """Ask for a file that is there."""

    def answered(line: str | None) -> None:
        if line is not None:
            run_or_show_error(screen, lambda: then(read_path(line)))

    def understood(line: str) -> str:
        if not read_path(line).is_file():
            raise TightropeError("There is no such file yet.")
        return "Enter opens it; nothing of it is kept unless you say so."

    ask = AskScreen("Open a letter", understood, hint="the file", suggester=PathSuggester())
    screen.app.push_screen(ask, answered)


def ask_new_file(
    screen: Screen[Any],
    title: str,
    stem: str,
    then: Callable[[Path], str],
    *,
    suffix: str = ".letter",
) -> None:
    """Ask for the path of a file that is not there yet; one with this stem is proposed."""

    def answered(line: str | None) -> None:
        if line is not None:
            run_or_show_error(screen, lambda: then(read_path(line)))

    def understood(line: str) -> str:
        if is_taken(read_path(line)):
            raise TightropeError("Something stands there already; choose another name.")
        return "Enter writes it there."

    ask = AskScreen(title, understood, value=free_path(stem, suffix), suggester=PathSuggester())
    screen.app.push_screen(ask, answered)
