"""What is asked for one line at a time where letters are: a file, a key, a promise, a name."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tightrope.domain.errors import TightropeError
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.path_input import PathSuggester, free_path, is_taken, read_path
from tightrope.tui.screens.dialogs import AskScreen, ask

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
    question = AskScreen(title, lambda _: understood, hint=hint, value=value)
    ask(screen, question, lambda line: run_or_show_error(screen, lambda: then(line)))


def ask_file_to_open(screen: Screen[Any], then: Callable[[Path], str]) -> None:
    """Ask for a file that is there."""

    def understood(line: str) -> str:
        if not read_path(line).is_file():
            raise TightropeError("There is no such file yet.")
        return "Enter opens it; nothing of it is kept unless you say so."

    question = AskScreen("Open a letter", understood, hint="the file", suggester=PathSuggester())
    _ask_path(screen, question, then)


def ask_new_file(
    screen: Screen[Any],
    title: str,
    stem: str,
    then: Callable[[Path], str],
    *,
    suffix: str = ".letter",
) -> None:
    """Ask for the path of a file that is not there yet; one with this stem is proposed."""

    def understood(line: str) -> str:
        if is_taken(read_path(line)):
            raise TightropeError("Something stands there already; choose another name.")
        return "Enter writes it there."

    usual = free_path(stem, suffix)
    question = AskScreen(title, understood, value=usual, suggester=PathSuggester())
    _ask_path(screen, question, then)


def _ask_path(screen: Screen[Any], question: AskScreen, then: Callable[[Path], str]) -> None:
    ask(screen, question, lambda line: run_or_show_error(screen, lambda: then(read_path(line))))
