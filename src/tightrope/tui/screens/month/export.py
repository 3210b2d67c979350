"""Writing the page of a month into a file: where, whether with words, and over what."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tightrope.domain.calendar import month_key
from tightrope.domain.errors import TightropeError
from tightrope.domain.printable import printable
from tightrope.domain.review import Review
from tightrope.journal import Journal
from tightrope.journal.parts.review import Form
from tightrope.settings import Settings
from tightrope.tui.notify import run_or_show_error
from tightrope.tui.path_input import read_path
from tightrope.tui.screens.dialogs import AskScreen, ask

_FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "markdown", ".txt": "text"}
_NAMES: dict[Form, str] = {"html": "A page for a browser", "markdown": "Markdown", "text": "Text"}
_FIGURES_ONLY, _WITH_WORDS, _REPLACE = "figures", "words", "replace"


class BadAnswerError(TightropeError):
    """An answer that is none of those that were named."""


def ask_page(screen: Screen[Any], journal: Journal, review: Review, settings: Settings) -> None:
    """Ask where the page shall go and whether words go along, and write it there."""

    def write(target: Path, *, with_words: bool, force: bool) -> str:
        journal.review.write_page(
            review,
            target,
            form=_form(target),
            week_starts=settings.week_starts,
            with_words=with_words,
            force=force,
        )
        return f"The page is in {printable(str(target))}."

    def ask_words(target: Path) -> None:
        def answered(with_words: str) -> None:
            _before_replacing(
                screen,
                target,
                lambda force: run_or_show_error(
                    screen,
                    lambda: write(target, with_words=with_words == _WITH_WORDS, force=force),
                ),
            )

        meanings = {
            _FIGURES_ONLY: "The figures go along, and no word you wrote.",
            _WITH_WORDS: "Your note and every entry of the month go along.",
        }
        _ask(screen, f"{_FIGURES_ONLY} or {_WITH_WORDS}?", meanings, _FIGURES_ONLY, answered)

    name = f"tightrope-{month_key(review.month.first)}.html"
    _ask_target(screen, Path("~") / name, ask_words)


def _ask_target(screen: Screen[Any], usual: Path, then: Callable[[Path], None]) -> None:
    def understood(line: str) -> str:
        target = read_path(line)
        if not target.parent.is_dir():
            raise BadAnswerError("There is no such folder; choose another.")
        if target.is_dir():
            raise BadAnswerError("This is a folder; name a file inside it.")
        there = ", in place of the one there" if os.path.lexists(target) else ""
        return f"{_NAMES[_form(target)]}{there}."

    hint = "a file, .html, .md or .txt by its name"
    question = AskScreen("Export to", understood, value=str(usual), hint=hint)
    ask(screen, question, lambda line: then(read_path(line)))


def _before_replacing(screen: Screen[Any], target: Path, then: Callable[[bool], object]) -> None:
    if not os.path.lexists(target):
        then(False)
        return
    meanings = {_REPLACE: "What stands in the file will be gone."}
    hint = f"type {_REPLACE}, or press Esc to keep it"
    _ask(screen, "There is such a file already", meanings, "", lambda _: then(True), hint=hint)


def _ask(
    screen: Screen[Any],
    title: str,
    meanings: dict[str, str],
    usual: str,
    then: Callable[[str], object],
    *,
    hint: str = "",
) -> None:
    """Ask for one of a few words, each with what it comes to."""

    def understood(line: str) -> str:
        if line.strip().lower() not in meanings:
            raise BadAnswerError(f"Type {' or '.join(meanings)}, or press Esc.")
        return meanings[line.strip().lower()]

    question = AskScreen(title, understood, value=usual, hint=hint)
    ask(screen, question, lambda line: then(line.strip().lower()))


def _form(target: Path) -> Form:
    form = _FORMS.get(target.suffix.lower())
    if form is None:
        raise BadAnswerError(
            "End the name with .html, .md or .txt; that says how the page is written."
        )
    return form
